using RewardLang.Analysis.Intervals;
using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis.Ranges;

/// <summary>The range of a choice: each branch under its own condition, and only those that can be taken.</summary>
internal static class BranchRules
{
    public static ElementRanges Evaluate(Node select, RangeScope scope)
    {
        var condition = scope.Of(select.Operands[0]);
        var whenTrue = Branch(select, 1, true, scope);
        var whenFalse = Branch(select, 2, false, scope);
        if (condition.Count == 1 && whenTrue.Count == 1 && whenFalse.Count == 1)
            return ElementRanges.Of(Choose(condition[0], whenTrue[0], whenFalse[0]));
        if (!ElementRanges.Tells(select))
            return ElementRanges.Of(Choose(condition.Hull, whenTrue.Hull, whenFalse.Hull));
        Func<int, Interval> Read(ElementRanges ranges, int operand)
        {
            var map = ranges.Count == 1 ? null : scope.MapOf(select, operand);
            return i => ranges[map is null ? 0 : map[i]];
        }

        var (taken, first, second) = (Read(condition, 0), Read(whenTrue, 1), Read(whenFalse, 2));
        return ElementRanges.For(select, i => Choose(taken(i), first(i), second(i)));
    }

    private static ElementRanges Branch(Node select, int operand, bool holds, RangeScope scope)
    {
        var condition = scope.Of(select.Operands[0]).Hull;
        if (holds ? !condition.Contains(1.0) : !condition.Contains(0.0))
            return ElementRanges.Empty;
        return StackRoom.IsLeft
            ? Alternatives(select.Operands[0], holds)
                .Select(fact => scope.Assuming(fact.Condition, fact.Holds) is { } inside ? inside.Of(select.Operands[operand]) : ElementRanges.Empty)
                .Aggregate((a, b) => a.Or(b))
            : scope.Of(select.Operands[operand]);
    }

    /// <summary>
    /// What of a condition may be the case: where <c>a and b</c> does not hold, a does not or b does not, and each by itself tells more than
    /// the two together.
    /// </summary>
    private static IEnumerable<(Node Condition, bool Holds)> Alternatives(Node condition, bool holds)
    {
        var isEither = condition.Kind == NodeKind.Binary && condition.Binary == (holds ? BinaryFunction.Or : BinaryFunction.And);
        return isEither && condition.Operands.All(o => o.Axes.SequenceEqual(condition.Axes)) ? condition.Operands.Select(o => (o, holds)) : [(condition, holds)];
    }

    private static Interval Choose(Interval condition, Interval whenTrue, Interval whenFalse) =>
        condition.IsEmpty ? condition
        : condition.IsTrue ? whenTrue
        : condition.IsFalse ? whenFalse
        : whenTrue.Or(whenFalse);
}
