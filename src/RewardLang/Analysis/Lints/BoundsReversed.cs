using RewardLang.Diagnostics;

namespace RewardLang.Analysis.Lints;

/// <summary>A call whose lower bound is above its upper one, whatever the parameters are: <c>clip(x, 1, -1)</c>.</summary>
internal sealed class BoundsReversed : ILint
{
    /// <summary>The call of a tolerance in the order of dm_control, a bound and the margin behind it, without an end above; null for other calls.</summary>
    private static string? WithMargin(LintContext context, WrittenCall call, int[] order) =>
        call.Name.StartsWith("tolerance", StringComparison.Ordinal) && call.Syntax.Arguments is [{ Name: null } x, { Name: null } bound, { Name: null } margin] && order.Length == 3
            ? $"{call.Name}({context.TextOf(x)}, lower: {context.TextOf(bound)}, upper: inf, margin: {context.TextOf(margin)})" : null;

    public void Check(LintContext context)
    {
        // Of the user's own functions only the names are known, and a ramp may well fall.
        foreach (var call in WrittenCall.In(context).Where(c => c.IsKnown(context)))
        {
            var (lower, upper) = (call.Given("lower") ?? call.Given("lo"), call.Given("upper") ?? call.Given("hi"));
            if (lower is null || upper is null || context.NodeOf(lower.Value) is not { } low || context.NodeOf(upper.Value) is not { } high
                || context.RangeOf(low) is not { HasNoNumber: false } lowest || context.RangeOf(high) is not { HasNoNumber: false } highest || !(lowest.Lower > highest.Upper)
                || context.IsReported(call.Syntax.Span, DiagnosticCatalogue.SwappedArguments))
                continue;
            var order = Enumerable.Range(0, call.Syntax.Arguments.Count).ToArray();
            var (i, j) = (Array.FindIndex(order, k => call.Syntax.Arguments[k] == lower), Array.FindIndex(order, k => call.Syntax.Arguments[k] == upper));
            (order[i], order[j]) = (j, i);
            context.Report(lower.Value.Span, DiagnosticCatalogue.BoundsReversed, context.TextOf(lower.Value), context.TextOf(upper.Value),
                WithMargin(context, call, order) is { } margin ? $"If '{context.TextOf(upper.Value)}' is the margin write {margin}; if they are exchanged, {call.InOrder(context, "{0}", order).Sentence}." : call.InOrder(context, "Write {0}.", order));
        }
    }
}
