using RewardLang.Analysis.Ranges;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A limit that a value never passes, by what its two sides can be.</summary>
/// <param name="Value">What is compared.</param>
/// <param name="Limit">What it never passes.</param>
/// <param name="IsBelow">Whether it stays below the limit.</param>
internal sealed record UnreachedLimit(ExpressionSyntax Value, ExpressionSyntax Limit, bool IsBelow)
{
    /// <summary>Two sides of which the left one stays below the right one, or above; null where their ranges do not tell that.</summary>
    public static UnreachedLimit? Of(LintContext context, ExpressionSyntax left, ExpressionSyntax right, bool isLeftBelow)
    {
        if (context.NodeOf(left) is not { } one || context.NodeOf(right) is not { } other || context.RangeOf(one) is not { HasNoNumber: false } first || context.RangeOf(other) is not { HasNoNumber: false } second
            || !(isLeftBelow ? first.Upper <= second.Lower : first.Lower >= second.Upper))
            return null;
        // The one that varies is the value.
        return one.IsUniform && !other.IsUniform ? new UnreachedLimit(right, left, !isLeftBelow) : new UnreachedLimit(left, right, isLeftBelow);
    }

    /// <summary>Why it is never passed: <c>'speed' is at most 35&lt;m/s>, never above 'limit', which is 130&lt;km/h> = 36.111&lt;m/s></c>.</summary>
    public string Cause(LintContext context)
    {
        var (value, limit) = (context.NodeOf(Value)!, context.NodeOf(Limit)!);
        var nearest = IsBelow ? context.RangeOf(limit).Lower : context.RangeOf(limit).Upper;
        var written = Limit is NumberSyntax ? context.TextOf(Limit) : DeclaredNumber.Of(context, limit, nearest);
        var number = DeclaredNumber.UnitOf(context, value) is { Text.Length: > 0 } unit && !written.EndsWith(unit.Text, StringComparison.Ordinal) ? $"{written} = {DeclaredNumber.Of(context, value, nearest)}" : written;
        var which = Limit is NumberSyntax ? number : $"'{context.TextOf(Limit)}', which is {OneSided(limit, "at least ", "at most ")}{number}";
        return $"'{context.TextOf(Value)}' is {OneSided(value, "at most ", "at least ")}{End(context)}, never {(IsBelow ? "above" : "below")} {which}{KeptDefaults.Clause(context, [value, limit])}";

        string OneSided(Node node, string below, string above) =>
            DeclaredNumber.Of(context, node, context.RangeOf(node).Lower) == DeclaredNumber.Of(context, node, context.RangeOf(node).Upper) ? "" : IsBelow ? below : above;
    }

    /// <summary>What to look at, a phrase: the ranges, and the limit.</summary>
    public string Advice(LintContext context)
    {
        var (value, limit) = (context.NodeOf(Value)!, context.NodeOf(Limit)!);
        if (!limit.IsUniform || value.IsUniform)
            return $"Look at the ranges of '{context.TextOf(Value)}' and '{context.TextOf(Limit)}'";
        var moved = $"{(Limit is NumberSyntax ? "take a limit" : $"set '{context.TextOf(Limit)}'")} {(IsBelow ? "below" : "above")} {End(context)}";
        return !IsOfRanges(context, value) ? $"{char.ToUpperInvariant(moved[0])}{moved.Substring(1)}"
            : $"Widen the range{(Value is NameSyntax name && context.Syntax.Members.Any(m => m is InputSyntax && m.Name.Name == name.Name) ? $" of '{name.Name}'" : $"s that '{context.TextOf(Value)}' is made of")}, or {moved}";
    }

    /// <summary>The end of the value's range that is nearest to the limit.</summary>
    private string End(LintContext context)
    {
        var value = context.NodeOf(Value)!;
        return DeclaredNumber.Of(context, value, IsBelow ? context.RangeOf(value).Upper : context.RangeOf(value).Lower);
    }

    /// <summary>Whether a value comes further where the inputs may be anything: what a function is never above is no matter of ranges.</summary>
    private bool IsOfRanges(LintContext context, Node value)
    {
        var open = context.Ranges.Assumptions.With(Reach.From([value]).Where(n => n.Kind is NodeKind.Input or NodeKind.ModelCall), ElementRanges.Of(Intervals.Interval.Finite));
        var (range, anything) = (context.RangeOf(value), context.Ranges.AtStep(open, value).Hull);
        return !anything.HasNoNumber && (IsBelow ? anything.Upper > range.Upper : anything.Lower < range.Lower);
    }
}
