using RewardLang.Analysis.Intervals;
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
            ? BranchScopes.Of(scope, select.Operands[0], holds).Select(inside => inside.Of(select.Operands[operand])).Aggregate(ElementRanges.Empty, (a, b) => a.Or(b))
            : scope.Of(select.Operands[operand]);
    }

    private static Interval Choose(Interval condition, Interval whenTrue, Interval whenFalse) =>
        condition.IsEmpty ? condition
        : condition.IsTrue ? whenTrue
        : condition.IsFalse ? whenFalse
        : whenTrue.Or(whenFalse);
}
