using RewardLang.Builtins;
using RewardLang.Ir;
using RewardLang.Semantics;

namespace RewardLang.Rewrites.Gradients;

/// <summary>
/// Arithmetic on guarded values that repeat over the axes they lack. Two values whose axes do not nest are first repeated over
/// <c>axes</c>, those of the node that they belong to.
/// </summary>
internal sealed class AdjointAlgebra(GraphBuilder graph)
{
    public Node Multiply(Node left, Node right, IReadOnlyList<Axis> axes)
    {
        Align(ref left, ref right, axes);
        return graph.Multiply(left, right);
    }

    /// <summary>The value itself where the guard holds, 0 elsewhere.</summary>
    public Node Plain(Contribution contribution, IReadOnlyList<Axis> axes)
    {
        var (value, guard) = (contribution.Value, contribution.Guard);
        if (guard is null || IsZero(value) || IsZeroOutside(value, guard))
            return value;
        Align(ref value, ref guard, axes);
        return graph.Select(guard, value, graph.Constant(0));
    }

    public Node? And(Node? left, Node? right, IReadOnlyList<Axis> axes)
    {
        if (left is null || right is null || left == right)
            return left ?? right;
        Align(ref left, ref right, axes);
        return graph.Binary(BinaryFunction.And, left, right);
    }

    /// <summary>All contributions to one value as one.</summary>
    public Contribution Sum(IReadOnlyList<Contribution> contributions, IReadOnlyList<Axis> axes)
    {
        var parts = new List<Contribution>();
        foreach (var group in contributions.GroupBy(c => c.Guard))
            parts.Add(new Contribution(Sum(group.Select(c => c.Value), axes), group.Key));
        while (JoinBranches(parts, axes))
        {
        }

        if (parts.Count == 1)
            return parts[0];
        var value = Sum(parts.Select(p => Plain(p, axes)), axes);
        return new Contribution(value, parts.Any(p => p.Guard is null) ? null : parts.Select(p => p.Guard!).Aggregate((left, right) => Or(left, right, axes)));
    }

    /// <summary>Undoes a repetition: adds up over the axes that <paramref name="inner"/> lacks.</summary>
    public Contribution Narrow(Contribution contribution, IReadOnlyList<Axis> outer, IReadOnlyList<Axis> inner)
    {
        Axis[] lacking = [.. outer.Where(a => !inner.Contains(a))];
        if (lacking.Length == 0)
            return contribution;
        var guard = contribution.Guard;
        var value = contribution.Value;
        if (guard is not null && lacking.Any(guard.Axes.Contains))
        {
            value = Plain(contribution, outer);
            guard = graph.Reduce(Reduction.Any, guard, [.. lacking.Where(guard.Axes.Contains)]);
        }

        Axis[] repeated = [.. lacking.Where(a => !value.Axes.Contains(a))];
        value = graph.Reduce(Reduction.Sum, value, [.. lacking.Where(value.Axes.Contains)]);
        value = repeated.Aggregate(value, (sum, axis) => graph.Multiply(sum, graph.Size(axis)));
        return new Contribution(value, guard);
    }

    /// <summary>Repeats one of two values over <paramref name="axes"/> unless their axes nest.</summary>
    private void Align(ref Node left, ref Node right, IReadOnlyList<Axis> axes)
    {
        if (AxisSet.TryJoin(left.Axes, right.Axes) is null)
            left = graph.Expand(left, axes);
    }

    private Node Sum(IEnumerable<Node> values, IReadOnlyList<Axis> axes) => values.Aggregate((left, right) =>
    {
        Align(ref left, ref right, axes);
        return graph.Add(left, right);
    });

    private Node Or(Node left, Node right, IReadOnlyList<Axis> axes)
    {
        if (left == right)
            return left;
        Align(ref left, ref right, axes);
        return graph.Binary(BinaryFunction.Or, left, right);
    }

    /// <summary>Replaces the contributions of the two branches of one condition by a choice between them; false when there are none.</summary>
    private bool JoinBranches(List<Contribution> parts, IReadOnlyList<Axis> axes)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            for (var j = i + 1; j < parts.Count; j++)
            {
                if (Difference(parts[i].Guard, parts[j].Guard) is not var (condition, common))
                    continue;
                var (taken, other) = (parts[i].Value, parts[j].Value);
                Align(ref taken, ref other, axes);
                Align(ref taken, ref condition, axes);
                Align(ref other, ref condition, axes);
                parts[i] = new Contribution(graph.Select(condition, taken, other), common);
                parts.RemoveAt(j);
                return true;
            }
        }

        return false;
    }

    /// <summary>The condition that holds in the first guard and not in the second, if they have all else in common.</summary>
    private (Node Condition, Node? Common)? Difference(Node? first, Node? second)
    {
        if (first is null || second is null)
            return null;
        if (IsOpposite(first, second))
            return (first, null);
        if (first.Kind != NodeKind.Binary || first.Binary != BinaryFunction.And || second.Kind != NodeKind.Binary || second.Binary != BinaryFunction.And)
            return null;
        for (var i = 0; i < 2; i++)
            for (var j = 0; j < 2; j++)
                if (first.Operands[i] == second.Operands[j] && IsOpposite(first.Operands[1 - i], second.Operands[1 - j]))
                    return (first.Operands[1 - i], first.Operands[i]);
        return null;
    }

    private bool IsOpposite(Node left, Node right) => graph.Not(left) == right || graph.Not(right) == left;

    private static bool IsZero(Node value) => value.IsConstant(0);

    /// <summary>True for parts of an array where the guard names the places that the array fills, with 0 at all others.</summary>
    private static bool IsZeroOutside(Node value, Node guard) =>
        value.Kind == NodeKind.Stack && guard.Kind == NodeKind.Stack && value.Axis == guard.Axis
        && guard.Operands.Zip(value.Operands, (g, v) => g.IsConstant(1) || g.IsConstant(0) && IsZero(v)).All(isFixed => isFixed);
}
