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
    private Contribution AddUp(Node fold, Contribution adjoint) => fold.Kind switch
    {
        NodeKind.ReduceRows => new Contribution(
            graph.ReduceRows(Reduction.Sum, _algebra.Plain(adjoint, fold.Axes), fold.Rows!.Value),
            adjoint.Guard is null ? null : graph.ReduceRows(Reduction.Any, adjoint.Guard, fold.Rows!.Value)),
        NodeKind.ReduceTime => new Contribution(
            graph.ReduceTime(Reduction.Sum, _algebra.Plain(adjoint, fold.Axes)),
            adjoint.Guard is null ? null : graph.ReduceTime(Reduction.Any, adjoint.Guard)),
        _ => adjoint,
    };

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
        NodeKind.ReduceRows => graph.ReduceRows(reduction, value, like.Rows!.Value),
        NodeKind.ReduceTime => graph.ReduceTime(reduction, value),
        _ => graph.Reduce(reduction, value, like.ReducedAxes!),
    };
}
