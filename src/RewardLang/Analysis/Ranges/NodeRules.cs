using RewardLang.Analysis.Intervals;
using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis.Ranges;

/// <summary>The range of a node from those of its operands: one rule for each kind.</summary>
internal static class NodeRules
{
    public static ElementRanges Evaluate(Node node, RangeScope scope)
    {
        ElementRanges Operand(int i) => scope.Of(node.Operands[i]);
        switch (node.Kind)
        {
            case NodeKind.Constant:
                return ElementRanges.Of(Interval.Of(node.Value));
            case NodeKind.Input or NodeKind.Param:
                return scope.Assumptions.Of(node);
            case NodeKind.ModelCall:
                return Operands(node, scope).Any(o => o.IsEmpty) ? ElementRanges.Empty : scope.Assumptions.Of(node);
            case NodeKind.StateRead:
                return scope.StateOf(node);
            case NodeKind.IsFirstStep or NodeKind.IsLastStep:
                return ElementRanges.Of(Interval.Undecided);
            case NodeKind.Unary:
                return Operand(0).Select(node.Unary!.Range);
            case NodeKind.Binary:
                return Binary(node, scope);
            case NodeKind.Select:
                return BranchRules.Evaluate(node, scope);
            case NodeKind.ToNumber or NodeKind.StopGradient:
                return Operand(0);
            case NodeKind.ToTruth:
                return Operand(0).Select(Truth);
            case NodeKind.Expand:
                return Spread(node, 0, scope) is { } read ? ElementRanges.For(node, read) : ElementRanges.Of(Operand(0).Hull);
            case NodeKind.Reduce:
                return LookupRules.Refine(node, scope, ExtremeFolds.Refine(node, scope, FoldRules.OverAxes(node, Operand(0))));
            case NodeKind.ReduceRows:
                return ExtremeFolds.Refine(node, scope, FoldRules.OverMany(node, Operand(0), scope.Assumptions.LongestEpisode));
            case NodeKind.ReduceTime:
                return FoldRules.OverMany(node, Operand(0), scope.Assumptions.LongestEpisode);
            case NodeKind.SortRows:
                return Operand(0);
            case NodeKind.QuantileRows:
                return Operand(0).Select(FoldRules.Mixture);
            case NodeKind.Stack:
                return Stack(node, scope);
            case NodeKind.Slice:
                return Slice(node, Operand(0));
            case NodeKind.CumulativeSum:
                return Lanes(node, Operand(0), (lane, place) => FoldRules.Sum([.. lane.Take(place + 1)]))
                    ?? ElementRanges.Of(Operand(0).IsEmpty ? Interval.Empty : Interval.Anything);
            case NodeKind.Sort:
                return Lanes(node, Operand(0), Sorted) ?? ElementRanges.Of(Operand(0).Hull);
            case NodeKind.Index:
                return node.Axis!.Size is null ? Counted(0, MostElements) : ElementRanges.For(node, i => Interval.Of(i));
            case NodeKind.Size:
                return Counted(1, MostElements);
            case NodeKind.Rank or NodeKind.ArgMax:
                return Operand(0).IsEmpty ? ElementRanges.Empty : Counted(0, (node.Axis!.Size ?? MostElements) - 1);
            case NodeKind.RankRows:
                return Operand(0).IsEmpty ? ElementRanges.Empty : Counted(0, int.MaxValue);
            default:
                throw new InvalidOperationException($"No rule for the range of {node.Kind}.");
        }
    }

    /// <summary>How to read an operand at the elements of a node; null where they have no ranges of their own.</summary>
    public static Func<int, Interval>? Spread(Node node, int operand, RangeScope scope)
    {
        var ranges = scope.Of(node.Operands[operand]);
        if (ranges.Count == 1)
            return ElementRanges.Tells(node) ? _ => ranges[0] : null;
        if (!ElementRanges.Tells(node))
            return null;
        var map = scope.MapOf(node, operand);
        return i => ranges[map[i]];
    }

    private const int MostElements = 1_000_000;

    private static ElementRanges Counted(double first, double last) => ElementRanges.Of(Interval.Between(first, last));

    private static IEnumerable<ElementRanges> Operands(Node node, RangeScope scope) => node.Operands.Select(scope.Of);

    private static Interval Truth(Interval x) => x.IsEmpty ? x : Interval.Truth(x.Contains(0.0), x.MayBeNaN || x.Lower < 0 || x.Upper > 0);

    private static ElementRanges Binary(Node node, RangeScope scope)
    {
        var (left, right) = (scope.Of(node.Operands[0]), scope.Of(node.Operands[1]));
        var rule = node.Operands[0] == node.Operands[1] ? OfOneValue(node.Binary!) : node.Binary!.Range;
        ElementRanges result;
        if (left.Count == 1 && right.Count == 1)
            result = ElementRanges.Of(rule(left[0], right[0]));
        else if (Spread(node, 0, scope) is { } first && Spread(node, 1, scope) is { } second)
            result = ElementRanges.For(node, i => rule(first(i), second(i)));
        else
            result = ElementRanges.Of(rule(left.Hull, right.Hull));
        return RelationRules.Refine(node, scope, result);
    }

    /// <summary>A function of two values that are the same one.</summary>
    private static Func<Interval, Interval, Interval> OfOneValue(BinaryFunction function) =>
        function == BinaryFunction.Multiply ? (x, _) => IntervalArithmetic.Square(x)
        : function == BinaryFunction.Subtract ? (x, _) => x.HasNoNumber ? x : new Interval(0, 0, x.MayBeNaN || x.HasInfinity)
        : function == BinaryFunction.Divide ? (x, _) => x.HasNoNumber ? x : new Interval(1, 1, x.MayBeNaN || x.HasInfinity || x.Contains(0.0))
        : function == BinaryFunction.Equal ? (x, _) => x.IsEmpty ? x : Interval.Truth(x.MayBeNaN, !x.HasNoNumber)
        : function == BinaryFunction.ExclusiveOr ? (x, _) => x.IsEmpty ? x : Interval.False
        : function.Range;

    private static ElementRanges Stack(Node node, RangeScope scope)
    {
        if (!ElementRanges.Tells(node))
            return ElementRanges.Of(Operands(node, scope).Aggregate(Interval.Empty, (hull, o) => hull.Or(o.Hull)));
        var places = AxisIndexing.Map(node.Axes, [node.Axis!]);
        var maps = node.Operands.Select((_, i) => scope.MapOf(node, i)).ToList();
        return ElementRanges.For(node, i => scope.Of(node.Operands[places[i]])[maps[places[i]][i]]);
    }

    private static ElementRanges Slice(Node node, ElementRanges operand)
    {
        if (operand.Count == 1)
            return operand;
        var map = AxisIndexing.MapSlice(node);
        return ElementRanges.For(node, i => operand[map[i]]);
    }

    /// <summary>A rule for each place of each lane along the node's axis; null where elements have no ranges of their own.</summary>
    private static ElementRanges? Lanes(Node node, ElementRanges operand, Func<IReadOnlyList<Interval>, int, Interval> rule)
    {
        if (!ElementRanges.Tells(node))
            return null;
        var groups = AxisIndexing.Groups(node, [node.Axis!]);
        var result = new Interval[node.ElementCount];
        foreach (var group in groups)
        {
            var lane = group.Select(element => operand[element]).ToList();
            for (var place = 0; place < group.Length; place++)
                result[group[place]] = rule(lane, place);
        }

        return ElementRanges.For(node, i => result[i]);
    }

    /// <summary>The k-th smallest value lies between the k-th smallest of the lower and of the upper ends.</summary>
    private static Interval Sorted(IReadOnlyList<Interval> lane, int place)
    {
        if (lane.Any(r => r.IsEmpty))
            return Interval.Empty;
        if (lane.Any(r => r.MayBeNaN))
            return lane.Aggregate((a, b) => a.Or(b));
        return new Interval(lane.Select(r => r.Lower).OrderBy(v => v).ElementAt(place), lane.Select(r => r.Upper).OrderBy(v => v).ElementAt(place));
    }
}
