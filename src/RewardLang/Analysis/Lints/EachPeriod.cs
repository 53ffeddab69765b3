using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>What to write for <c>mod(time, period) == 0</c>, which asks for the first step of each period: a sum of time steps is hardly ever a multiple of it.</summary>
internal static class EachPeriod
{
    private const string TimeStep = "dt";

    /// <summary>The advice for such an equality, or for its opposite; null where it is no remainder of a time.</summary>
    public static Suggestion? Of(LintContext context, Origin place, CallSyntax call, TokenKind sign)
    {
        if (call is not { Function.Name: "mod", Arguments: [{ Name: null, Value: var time }, { Name: null, Value: var period }] } || place.Source != context.Program.Source)
            return null;
        string Text(SyntaxNode syntax) => place.Text.Substring(syntax.Span.Start, syntax.Span.Length);
        var (remainder, less) = (Text(call), sign == TokenKind.EqualEqual ? "<" : ">=");
        var said = sign == TokenKind.EqualEqual ? "which holds at one step of each period" : "which fails at one step of each period";
        if (StepOf(context, time, Text) is { } step)
            return new Suggestion($"Write {remainder} {less} {step}, {said}{Counted(context, place, period, step)}.", $"{remainder} {less} {step}", place.Span);
        return IsTime(context, place, time)
            ? new Suggestion($"Declare 'param dt : real<s> = …', the time step, and write {remainder} {less} dt, {said}.") : null;
    }

    /// <summary>How much a value grows with each step, as it is written: by x for <c>step * x</c> and for a state that becomes itself and x.</summary>
    private static string? StepOf(LintContext context, ExpressionSyntax time, Func<SyntaxNode, string> text)
    {
        var meant = WrittenExpression.Meant(context, time);
        // What a name stands for is written in the program, anything else at the place that is read.
        string Written(SyntaxNode part) => meant == WrittenExpression.Inner(time) ? text(part) : context.TextOf(part);
        if (meant is BinarySyntax { Operator: TokenKind.Star } product)
            return IsStep(product.Left) ? Written(product.Right) : IsStep(product.Right) ? Written(product.Left) : null;
        if (meant is not NameSyntax name)
            return null;
        if (context.Syntax.Members.OfType<StateSyntax>().FirstOrDefault(s => s.Name.Name == name.Name) is { Next: var next })
            return WrittenExpression.Inner(next) is BinarySyntax { Operator: TokenKind.Plus } sum
                ? IsNamed(sum.Left, name.Name) ? context.TextOf(sum.Right) : IsNamed(sum.Right, name.Name) ? context.TextOf(sum.Left) : null : null;
        return context.Syntax.Members.Any(m => m is ParamSyntax && m.Name.Name == TimeStep) && IsTime(context, name) ? TimeStep : null;
    }

    /// <summary>The same by a count of steps, where the period is a whole number of time steps.</summary>
    private static string Counted(LintContext context, Origin place, ExpressionSyntax period, string step)
    {
        if (context.NodeAt(new TextSpan(place.Span.Start + period.Span.Start, period.Span.Length)) is not { Kind: NodeKind.Constant, Value: > 0 and var length }
            || context.Program.Params.FirstOrDefault(p => p.Name == step)?.Default is not [> 0 and var each])
            return "";
        var count = Math.Round(length / each);
        return count is > 1 and < 1e6 && Math.Abs(length / each - count) < 1e-4 * count ? $"; where {step} never changes, mod(step, {count}) == 0 counts steps" : "";
    }

    private static bool IsTime(LintContext context, Origin place, ExpressionSyntax time) =>
        context.NodeAt(new TextSpan(place.Span.Start + time.Span.Start, time.Span.Length)) is { } node && IsSeconds(context, node);

    private static bool IsTime(LintContext context, NameSyntax name) => context.Program.Inputs.Any(i => i.Name == name.Name && i.Unit == "s");

    private static bool IsSeconds(LintContext context, Node node) => context.UnitOf(node)?.Equals(Unit.Second) == true;

    private static bool IsStep(ExpressionSyntax syntax) => IsNamed(syntax, "step") || syntax is CallSyntax { Function.Name: "float" or "real", Arguments: [{ Value: NameSyntax { Name: "step" } }] };

    private static bool IsNamed(ExpressionSyntax syntax, string name) => WrittenExpression.Inner(syntax) is NameSyntax own && own.Name == name;
}
