using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Rewrites.Gradients;

/// <content>Folds of axes, of the rows and of the steps.</content>
internal sealed partial class ReversePass
{
    private void PassFold(Node fold, Contribution adjoint)
    {
        var operand = fold.Operands[0];
        adjoint = AddUp(fold, adjoint);
        if (fold.Reduction == Reduction.Minimum || fold.Reduction == Reduction.Maximum)
            adjoint = ToExtremes(fold, adjoint);
        else if (fold.Reduction == Reduction.Product)
            adjoint = adjoint with { Value = _algebra.Multiply(adjoint.Value, OtherFactors(fold), operand.Axes) };
        else if (fold.Reduction != Reduction.Sum)
            return;
        _table.Add(operand, adjoint);
    }

    /// <summary>What all rows, or all steps, contribute to the one result that they share.</summary>
    private Contribution AddUp(Node fold, Contribution adjoint)
    {
        if (fold.Kind == NodeKind.Reduce)
            return adjoint;
        var value = _algebra.Plain(adjoint, fold.Axes);
        var guard = adjoint.Guard;
        var isOnce = fold.Rows is not null && overTime && fold.IsTimeless;
        if (fold.Kind == NodeKind.ReduceTime || isOnce)
        {
            value = graph.ReduceTime(Reduction.Sum, value);
            guard = guard is null ? null : graph.ReduceTime(Reduction.Any, guard);
        }

        if (fold.Kind == NodeKind.ReduceTime)
            return new Contribution(value, guard);
        value = graph.ReduceRowsLike(fold, Reduction.Sum, value);
        guard = guard is null ? null : graph.ReduceRowsLike(fold, Reduction.Any, guard);
        // Rows have steps of their own number: what is folded once for all steps takes its share back at the first.
        return new Contribution(value, isOnce ? _algebra.And(guard, graph.IsFirstStep(), fold.Axes) : guard);
    }

    /// <summary>The rows at the two places that a quantile lies between share its adjoint as they share in its value.</summary>
    private void PassQuantileRows(Node node, Contribution adjoint)
    {
        var operand = node.Operands[0];
        adjoint = AddUp(node, adjoint);
        var one = graph.Constant(1);
        var place = graph.Multiply(graph.Constant(node.Value), graph.Subtract(graph.RowCount(operand, node.Rows!.Value), one));
        var below = graph.Unary(UnaryFunction.Floor, place);
        var share = graph.Subtract(place, below);
        var rank = graph.AlongRows(NodeKind.RankRows, operand, node.Rows.Value);
        void Add(Node at, Node part)
        {
            var guard = _algebra.And(adjoint.Guard, graph.Binary(BinaryFunction.Equal, rank, at), operand.Axes);
            _table.Add(operand, new Contribution(_algebra.Multiply(adjoint.Value, part, operand.Axes), guard));
        }

        Add(below, graph.Subtract(one, share));
        Add(graph.Add(below, one), share);
    }

    /// <summary>The smallest, or largest, elements share the adjoint evenly.</summary>
    private Contribution ToExtremes(Node fold, Contribution adjoint)
    {
        var operand = fold.Operands[0];
        var isExtreme = graph.Binary(BinaryFunction.Equal, operand, fold);
        var count = Fold(fold, Reduction.Sum, graph.ToNumber(isExtreme));
        var (value, axes) = (adjoint.Value, operand.Axes);
        var share = _algebra.Multiply(value, graph.Divide(graph.Constant(1), count), axes);
        return new Contribution(share, _algebra.And(adjoint.Guard, isExtreme, axes));
    }

    /// <summary>The product of the other factors, with one factor 0, several, or none.</summary>
    private Node OtherFactors(Node fold)
    {
        var operand = fold.Operands[0];
        var (zero, one) = (graph.Constant(0), graph.Constant(1));
        var isZero = graph.Binary(BinaryFunction.Equal, operand, zero);
        var zeros = Fold(fold, Reduction.Sum, graph.ToNumber(isZero));
        var rest = Fold(fold, Reduction.Product, graph.Select(isZero, one, operand));
        return graph.Select(
            isZero,
            graph.Select(graph.Binary(BinaryFunction.Equal, zeros, one), rest, zero),
            graph.Select(graph.Binary(BinaryFunction.Equal, zeros, zero), graph.Divide(rest, operand), zero));
    }

    /// <summary>Folds a value over what <paramref name="like"/> folds.</summary>
    private Node Fold(Node like, Reduction reduction, Node value) => like.Kind switch
    {
        NodeKind.ReduceRows => graph.ReduceRowsLike(like, reduction, value),
        NodeKind.ReduceTime => graph.ReduceTime(reduction, value),
        _ => graph.Reduce(reduction, value, like.ReducedAxes!),
    };
}
