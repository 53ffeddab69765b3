using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Ranges;
using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis.Proofs;

/// <summary>
/// Parameters that only scale what a total is made of, as weights do. If the host leaves such a parameter alone within an episode, the
/// return lies between those at the two ends of the parameter's range, where it is a number like any other. Where it occurs once a step is
/// monotonic in it as computed, too: a rounding keeps the order of numbers. Where it occurs more often the differences are rounded between the ends.
/// </summary>
internal static class AffineParameters
{
    private const int MostParameters = 3;
    private const int MostVisits = 1_000;

    /// <summary>The bounds of a return by those at all combinations of the ends; null where no parameter is of that kind.</summary>
    /// <param name="analysis">The ranges of a step.</param>
    /// <param name="total">The value that is summed.</param>
    /// <param name="length">The episode.</param>
    public static (ReturnBounds Bounds, IReadOnlyList<Node> Parameters)? Bound(RangeAnalysis analysis, Node total, EpisodeLength length)
    {
        IReadOnlyList<Node> parameters = [.. Of(analysis, total).Take(MostParameters)];
        if (parameters.Count == 0)
            return null;
        IEnumerable<RangeAssumptions> corners = [analysis.Assumptions];
        foreach (var parameter in parameters)
        {
            var range = analysis.Assumptions.Of(parameter)[0];
            corners = corners.SelectMany(corner => new[] { range.Lower, range.Upper }, (corner, end) => corner.With(parameter, ElementRanges.Of(Interval.Of(end))));
        }

        var bounds = corners.Select(corner => ReturnBounds.Of(analysis.Under(corner), total, length)).Aggregate((a, b) => a.Or(b));
        var rounding = parameters.Where(p => Occurrences(total, p, []) > 1).Sum(p => Rounding(analysis, total, Dependents(analysis.Assumptions.Program.Graph, p)));
        return (bounds.WithRounding(rounding, analysis.Scope.Of(total).Hull.Magnitude, length), parameters);
    }

    /// <summary>What a step may round of what is made of a parameter.</summary>
    private static double Rounding(RangeAnalysis analysis, Node total, HashSet<Node> dependents)
    {
        var visits = 0;
        return Of(total, 1);

        double Of(Node node, double factor)
        {
            if (!dependents.Contains(node) || node.Operands.Count == 0)
                return 0;
            if (++visits > MostVisits)
                return double.PositiveInfinity;
            if (node.Kind == NodeKind.Select)
                return Math.Max(Of(node.Operands[1], factor), Of(node.Operands[2], factor));
            if (node.Kind != NodeKind.Binary)
                return Of(node.Operands[0], factor);
            var (left, right) = (node.Operands[0], node.Operands[1]);
            var own = factor * (4 * SinglePrecision.Rounding * Size(node) + float.Epsilon);
            return node.Binary == BinaryFunction.Multiply ? own + Of(left, factor * Size(right)) + Of(right, factor * Size(left))
                : node.Binary == BinaryFunction.Divide ? own + Of(left, factor / IntervalFunctions.Absolute(analysis.Of(right).Hull).Lower)
                : own + Of(left, factor) + Of(right, factor);
        }

        double Size(Node node) => analysis.Of(node).Hull.Magnitude;
    }

    private static IEnumerable<Node> Of(RangeAnalysis analysis, Node total) => Reach.From([total])
        .Where(n => n.Kind == NodeKind.Param && n.Axes.Count == 0 && analysis.Assumptions.Of(n) is { Count: 1 } range && range[0] is { IsPoint: false, IsFinite: true }
            && analysis.Assumptions.Program.Params[n.Slot].Name is not ("training_step" or "dt"))
        .OrderBy(n => n.Slot)
        .Where(n => Dependents(analysis.Assumptions.Program.Graph, n) is var dependents && IsAffine(total, n, dependents, []) && HasFiniteFactors(analysis, total, dependents, [])
            // Where the parameter says when an episode ends, between its ends others may last.
            && (analysis.Assumptions.Program.Graph.Done is not { } done || !dependents.Contains(done)));

    /// <summary>Every node that a parameter has a say in, by way of states too.</summary>
    private static HashSet<Node> Dependents(RewardGraph graph, Node parameter)
    {
        var dependents = new HashSet<Node> { parameter };
        int before;
        do
        {
            before = dependents.Count;
            foreach (var node in graph.Nodes)
                if (node.Operands.Any(dependents.Contains) || node.Kind == NodeKind.StateRead && dependents.Contains(graph.States[node.Slot].Next))
                    dependents.Add(node);
        }
        while (dependents.Count > before);
        return dependents;
    }

    /// <summary>How often a value that is affine in a parameter has it, in the branch of a choice that has it most often.</summary>
    private static double Occurrences(Node node, Node parameter, Dictionary<Node, double> known)
    {
        double Of(int operand) => Occurrences(node.Operands[operand], parameter, known);
        if (!known.TryGetValue(node, out var count))
            known[node] = count = node == parameter ? 1
                : !StackRoom.IsLeft ? double.PositiveInfinity
                : node.Kind == NodeKind.Select ? IsWeighted(node, parameter) ? Of(2) : Math.Max(Of(1), Of(2))
                : node.Operands.Sum(o => Occurrences(o, parameter, known));
        return count;
    }

    /// <summary>Whether what a parameter is multiplied with and divided by is finite: 0 times infinity is no number, and neither end of the parameter need show it.</summary>
    private static bool HasFiniteFactors(RangeAnalysis analysis, Node node, HashSet<Node> dependents, HashSet<Node> seen)
    {
        bool IsSafe(Node factor) => dependents.Contains(factor) || analysis.Of(factor).Hull is { HasInfinity: false, MayBeNaN: false };
        if (!dependents.Contains(node) || !seen.Add(node))
            return true;
        if (!StackRoom.IsLeft)
            return false;
        var isProduct = node.Kind == NodeKind.Binary && (node.Binary == BinaryFunction.Multiply || node.Binary == BinaryFunction.Divide);
        return (!isProduct || node.Operands.All(IsSafe)) && node.Operands.All(o => HasFiniteFactors(analysis, o, dependents, seen));
    }

    /// <summary>Whether a value is a number times a parameter and another number. What was seen needs no second look: where one fails, the whole does.</summary>
    private static bool IsAffine(Node node, Node parameter, HashSet<Node> dependents, HashSet<Node> seen)
    {
        bool Recurse(int operand) => IsAffine(node.Operands[operand], parameter, dependents, seen);
        bool IsFree(int operand) => !dependents.Contains(node.Operands[operand]);
        if (node == parameter || !dependents.Contains(node) || !seen.Add(node))
            return true;
        if (!StackRoom.IsLeft)
            return false;
        if (node.Kind == NodeKind.Unary)
            return node.Unary == UnaryFunction.Negate && Recurse(0);
        if (node.Kind == NodeKind.Expand)
            return Recurse(0);
        if (node.Kind == NodeKind.Select)
            return IsFree(0) ? Recurse(1) && Recurse(2) : IsWeighted(node, parameter) && Recurse(2);
        if (node.Kind != NodeKind.Binary)
            return false;
        return node.Binary == BinaryFunction.Add || node.Binary == BinaryFunction.Subtract ? Recurse(0) && Recurse(1)
            : node.Binary == BinaryFunction.Multiply ? IsFree(0) && Recurse(1) || IsFree(1) && Recurse(0)
            : node.Binary == BinaryFunction.Divide && IsFree(1) && Recurse(0);
    }

    /// <summary>What a term adds: 0 where its weight is, else the weight times the value.</summary>
    private static bool IsWeighted(Node node, Node weight) => node.Operands[1].IsConstant(0)
        && node.Operands[0] is { Kind: NodeKind.Binary } condition && condition.Binary == BinaryFunction.Equal
        && condition.Operands.Contains(weight) && condition.Operands.Any(o => o.IsConstant(0))
        && node.Operands[2] is { Kind: NodeKind.Binary } product && product.Binary == BinaryFunction.Multiply && product.Operands.Contains(weight);
}
