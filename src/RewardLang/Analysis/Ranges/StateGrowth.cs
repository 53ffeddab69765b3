using RewardLang.Analysis.Intervals;
using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis.Ranges;

/// <summary>
/// How far a state can come in the steps of an episode: it starts at some values and grows by so much at each step, as counters, timers
/// and sums do. Such a state has no bound that a step keeps, and yet no episode reaches the end of the numbers.
/// </summary>
/// <param name="Start">What it can be without its earlier values.</param>
/// <param name="Change">The sum of what is taken away at a step, and of what is added; empty where it never looks back.</param>
internal readonly record struct StateGrowth(Interval Start, Interval Change)
{
    private const int MostDepth = 24;

    /// <summary>What occurs in many places is looked at in each.</summary>
    private const int MostVisits = 2_000;

    /// <summary>What an addition may be off by, of what it makes, for all additions of a step.</summary>
    private static readonly double s_rounding = MostDepth * Math.Pow(2, -24);

    /// <summary>
    /// The values after at most so many steps. An addition that is rounded moves no further than twice what is added, and never the other
    /// way; in a few steps all of them together move by little more than what is added.
    /// </summary>
    public Interval After(double steps)
    {
        if (Change.IsEmpty || Start.HasNoNumber || Change.HasNoNumber)
            return Change.IsEmpty ? Start : Interval.Anything;
        var (lower, upper) = (Start.Lower + 2 * Change.Lower * steps, Start.Upper + 2 * Change.Upper * steps);
        var rounding = s_rounding * steps * Math.Max(Math.Abs(lower), Math.Abs(upper));
        return Interval.Between(
            Math.Max(lower, Start.Lower + Change.Lower * steps - rounding), Math.Min(upper, Start.Upper + Change.Upper * steps + rounding),
            // Opposite infinities may follow each other.
            Start.MayBeNaN || Change.MayBeNaN || Start.HasInfinity || Change.HasInfinity);
    }

    /// <summary>The growth of a state's elements, each made of the same element before it; null where it is none that is known.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="slot">The state.</param>
    /// <param name="scope">The ranges of a step.</param>
    public static StateGrowth? Of(RewardGraph graph, int slot, RangeScope scope)
    {
        var read = graph.Nodes.First(n => n.Kind == NodeKind.StateRead && n.Slot == slot);
        var next = graph.States[slot].Next;
        return next.IsTruth ? null : new Walk(read, DependentsOf(graph, read)).Of(next, scope, 0);
    }

    /// <summary>Whether a state is at every step but its first what it was and something that is 0 or more, and now and then is more.</summary>
    public static bool OnlyGrows(RewardGraph graph, int slot, RangeScope scope)
    {
        var read = graph.Nodes.First(n => n.Kind == NodeKind.StateRead && n.Slot == slot);
        var next = graph.States[slot].Next is { Kind: NodeKind.Select, Operands: [{ Kind: NodeKind.IsFirstStep }, _, var later] } ? later : graph.States[slot].Next;
        // 'from' has what stands before the first step in place of the value of the step before.
        read = graph.Nodes.FirstOrDefault(n => n is { Kind: NodeKind.Select, Operands: [{ Kind: NodeKind.IsFirstStep }, _, var own] } && own == read && n != graph.States[slot].Next) ?? read;
        return !next.IsTruth && new Walk(read, DependentsOf(graph, read)).Of(next, scope, 0) is { Start.IsEmpty: true, Change: { IsEmpty: false, Lower: >= 0, Upper: > 0 } };
    }

    /// <summary>Finds the growth of one state.</summary>
    private sealed class Walk(Node read, HashSet<Node> dependents)
    {
        private int _visits;

        public StateGrowth? Of(Node node, RangeScope scope, int depth)
        {
            if (!dependents.Contains(node))
                return new StateGrowth(scope.Of(node).Hull, Interval.Empty);
            if (node == read)
                return new StateGrowth(Interval.Empty, Interval.Of(0));
            if (depth > MostDepth || ++_visits > MostVisits)
                return null;
            if (node.Kind == NodeKind.Select && !dependents.Contains(node.Operands[0]))
                return Either(Branch(node, 1, true, scope, depth), Branch(node, 2, false, scope, depth));
            if (node.Kind != NodeKind.Binary)
                return null;
            if (node.Binary == BinaryFunction.Minimum || node.Binary == BinaryFunction.Maximum)
                return Either(Of(node.Operands[0], scope, depth + 1), Of(node.Operands[1], scope, depth + 1));
            if (node.Binary != BinaryFunction.Add && node.Binary != BinaryFunction.Subtract)
                return null;
            var (left, right) = (node.Operands[0], node.Operands[1]);
            if (node.Binary == BinaryFunction.Add && (dependents.Contains(left) ? right == read : dependents.Contains(right)))
                (left, right) = (right, left);
            // What is added may itself depend on the state, as the next stage does on how many are done: its range holds all the same.
            if (dependents.Contains(right) && !scope.Of(right).Hull.IsFinite || Of(left, scope, depth + 1) is not { } grown)
                return null;
            var step = node.Binary == BinaryFunction.Add ? scope.Of(right).Hull : IntervalFunctions.Negate(scope.Of(right).Hull);
            return new StateGrowth(
                grown.Start.IsEmpty ? grown.Start : IntervalArithmetic.Add(grown.Start, step),
                grown.Change.IsEmpty ? grown.Change : Both(grown.Change, step));
        }

        private StateGrowth? Branch(Node select, int operand, bool holds, RangeScope scope, int depth)
        {
            if (!scope.Of(select.Operands[0]).Hull.Contains(holds ? 1.0 : 0.0) || scope.Assuming(select.Operands[0], holds) is not { } inside)
                return new StateGrowth(Interval.Empty, Interval.Empty);
            return Of(select.Operands[operand], inside, depth + 1);
        }
    }

    /// <summary>What two additions take away and add: each is rounded by itself, so opposite ones do not cancel.</summary>
    private static Interval Both(Interval change, Interval step) => step.HasNoNumber
        ? step
        : new Interval(change.Lower + Math.Min(step.Lower, 0), change.Upper + Math.Max(step.Upper, 0), change.MayBeNaN || step.MayBeNaN);

    private static StateGrowth? Either(StateGrowth? a, StateGrowth? b) =>
        a is { } first && b is { } second ? new StateGrowth(first.Start.Or(second.Start), first.Change.Or(second.Change)) : null;

    private static HashSet<Node> DependentsOf(RewardGraph graph, Node read)
    {
        var dependents = new HashSet<Node> { read };
        foreach (var node in graph.Nodes)
            if (node.Operands.Any(dependents.Contains))
                dependents.Add(node);
        return dependents;
    }
}
