using RewardLang.Builtins;
using RewardLang.Ir;
using RewardLang.Semantics;

namespace RewardLang.Rewrites.Gradients;

/// <summary>
/// Carries adjoints from the results of a graph to its inputs, from users to operands: one rule for each kind of node, for
/// pointwise functions the derivative of their table.
/// </summary>
/// <param name="graph">The graph, which the pass extends.</param>
/// <param name="active">The nodes whose adjoint is wanted: those on a way from a wanted input.</param>
/// <param name="weighted">The contributions of terms, in each of which a weight of 0 turns the term off.</param>
/// <param name="overTime">True for whole trajectories.</param>
internal sealed partial class ReversePass(GraphBuilder graph, HashSet<Node> active, HashSet<Node> weighted, bool overTime)
{
    private readonly AdjointAlgebra _algebra = new(graph);
    private readonly AdjointTable _table = new(graph, new AdjointAlgebra(graph));

    /// <summary>Adds to the adjoint of a node from outside. Where that is 0 nothing flows, whatever the derivatives behind it are.</summary>
    public void Seed(Node node, Node value)
    {
        if (!active.Contains(node))
            return;
        var guard = value.Kind == NodeKind.Constant ? null : graph.Not(graph.Binary(BinaryFunction.Equal, value, graph.Constant(0)));
        _table.Add(node, new Contribution(value, guard));
    }

    /// <summary>The adjoint of a node and where it counts, before the two are put together.</summary>
    public Contribution? GuardedAdjointOf(Node node) => _table.Find(node);

    /// <summary>The adjoint of a node that <see cref="Run"/> has reached, with the node's axes; null when nothing flows to it.</summary>
    public Node? AdjointOf(Node node) =>
        _table.Find(node) is { } adjoint ? graph.Expand(_algebra.Plain(adjoint, node.Axes), node.Axes) : null;

    /// <summary>Visits nodes from the last to the first.</summary>
    public void Run(IReadOnlyList<Node> nodes)
    {
        for (var i = nodes.Count - 1; i >= 0; i--)
            if (nodes[i].Operands.Any(active.Contains) && _table.Find(nodes[i]) is { } adjoint)
                Propagate(nodes[i], adjoint);
    }

    private void Propagate(Node node, Contribution adjoint)
    {
        switch (node.Kind)
        {
            case NodeKind.Unary:
                if (node.Unary!.Derivative is { } derivative)
                    Pass(node, 0, adjoint, derivative(graph, node.Operands[0], node));
                break;
            case NodeKind.Binary:
                PassBinary(node, adjoint);
                break;
            case NodeKind.Select:
                PassSelect(node, adjoint);
                break;
            case NodeKind.Expand:
                Pass(node, 0, adjoint);
                break;
            case NodeKind.Reduce or NodeKind.ReduceRows or NodeKind.ReduceTime:
                PassFold(node, adjoint);
                break;
            case NodeKind.QuantileRows:
                PassQuantileRows(node, adjoint);
                break;
            case NodeKind.SortRows:
                throw new DerivativeNotSupportedException($"'sort' over: {node.Rows!.Value.ToString().ToLowerInvariant()} has no derivative; 'quantile' and 'rank' have one");
            case NodeKind.ModelCall:
                throw new DerivativeNotSupportedException("the derivative of a model is known only to torch, once the host has bound it");
            case NodeKind.Stack:
                PassStack(node, adjoint);
                break;
            case NodeKind.Slice:
                PassSlice(node, adjoint);
                break;
            case NodeKind.CumulativeSum:
                PassCumulativeSum(node, adjoint);
                break;
            case NodeKind.Sort:
                PassSort(node, adjoint);
                break;
            case NodeKind.Rank or NodeKind.RankRows or NodeKind.ArgMax or NodeKind.StopGradient or NodeKind.ToNumber or NodeKind.ToTruth:
                break;
            default:
                throw new InvalidOperationException($"No derivative of {node.Kind}.");
        }
    }

    private void PassBinary(Node node, Contribution adjoint)
    {
        var (left, right) = (node.Operands[0], node.Operands[1]);
        if (node.Binary == BinaryFunction.Multiply && left == right)
        {
            // The adjoint often has fewer elements than the operand: it is what is doubled.
            Pass(node, 0, adjoint with { Value = graph.Multiply(graph.Constant(2), adjoint.Value) }, left);
            return;
        }

        PassBinary(node, 0, adjoint, node.Binary!.LeftDerivative);
        PassBinary(node, 1, adjoint, node.Binary.RightDerivative);
    }

    private void PassBinary(Node node, int operand, Contribution adjoint, BinaryDerivative? derivative)
    {
        if (derivative is null || !active.Contains(node.Operands[operand]))
            return;
        var local = derivative(graph, node.Operands[0], node.Operands[1], node);
        Pass(node, operand, adjoint with { Guard = _algebra.And(adjoint.Guard, local.Guard, node.Axes) }, local.Factor);
    }

    private void PassSelect(Node node, Contribution adjoint)
    {
        var condition = node.Operands[0];
        if (WeightOf(node) is { } weight)
        {
            PassWeighted(node, weight, adjoint);
            return;
        }

        Pass(node, 1, adjoint with { Guard = _algebra.And(adjoint.Guard, condition, node.Axes) });
        Pass(node, 2, adjoint with { Guard = _algebra.And(adjoint.Guard, graph.Not(condition), node.Axes) });
    }

    /// <summary>
    /// A weight times a value, which is 0 where the weight is 0 even for a value that is not finite. There too it changes with the
    /// weight: one that is learned may start at 0.
    /// </summary>
    private void PassWeighted(Node node, Node weight, Contribution adjoint)
    {
        var (isZero, product) = (node.Operands[0], node.Operands[2]);
        if (product == weight)
        {
            Pass(node, 2, adjoint);
            return;
        }

        if (product.Unary == UnaryFunction.Negate)
        {
            Pass(product, 0, adjoint, graph.Constant(-1));
            return;
        }

        var place = product.Operands[0] == weight ? 0 : 1;
        var value = product.Operands[1 - place];
        if (active.Contains(value))
            Pass(product, 1 - place, adjoint with { Guard = _algebra.And(adjoint.Guard, graph.Not(isZero), node.Axes) }, weight);
        if (!active.Contains(weight))
            return;
        var isFinite = graph.Binary(BinaryFunction.Less, graph.Unary(UnaryFunction.Absolute, value), graph.Constant(double.PositiveInfinity));
        var counts = graph.Binary(BinaryFunction.Or, graph.Not(isZero), isFinite);
        Pass(product, place, adjoint with { Guard = _algebra.And(adjoint.Guard, counts, node.Axes) }, value);
    }

    /// <summary>
    /// w, for a contribution <c>if w == 0 then 0 else w * v</c>, also where v is 1 or -1 and the product has become w or -w; null for any
    /// other choice.
    /// </summary>
    private Node? WeightOf(Node select)
    {
        var (condition, product) = (select.Operands[0], select.Operands[2]);
        if (!weighted.Contains(select) || condition.Binary != BinaryFunction.Equal || !select.Operands[1].IsConstant(0))
            return null;
        var weight = condition.Operands[0].IsConstant(0) ? condition.Operands[1] : condition.Operands[1].IsConstant(0) ? condition.Operands[0] : null;
        var isProduct = product == weight || product.Operands.Contains(weight) && (product.Binary == BinaryFunction.Multiply || product.Unary == UnaryFunction.Negate);
        return isProduct && AxisSet.Contains(product.Axes, select.Axes) ? weight : null;
    }

    /// <summary>Hands a multiple of an adjoint to an operand of a pointwise node.</summary>
    private void Pass(Node node, int operand, Contribution adjoint, Node factor) =>
        Pass(node, operand, adjoint with { Value = _algebra.Multiply(adjoint.Value, factor, node.Axes) });

    private void Pass(Node node, int operand, Contribution contribution)
    {
        var target = node.Operands[operand];
        if (active.Contains(target))
            _table.Add(target, _algebra.Narrow(contribution, node.Axes, target.Axes));
    }
}
