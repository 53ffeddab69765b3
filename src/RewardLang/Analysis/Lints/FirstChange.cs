using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// A change since the step before that is taken from 0 at an episode's first step: of an input that is never 0, <c>price - prev(price, initial: 0)</c>, or of a distance,
/// <c>prev(distance, initial: 0) - distance</c>. A potential begins with 0 on purpose, and is neither.
/// </summary>
internal sealed class FirstChange : ILint
{
    private static readonly string[] s_shaping = ["potential", "phi", "shaping", "shaped", "pbrs"];

    public void Check(LintContext context)
    {
        // A place may well begin with 0; that its rate is then that of a jump is not meant.
        var rates = new HashSet<TextSpan>(WrittenParts.Of(context.Syntax).OfType<BinarySyntax>().Where(b => b is { Operator: TokenKind.Slash, Right: NameSyntax { Name: "dt" } }).Select(b => WrittenExpression.Inner(b.Left).Span));
        foreach (var member in context.Syntax.Members.Where(m => !IsShaping(m.Name.Name)))
            foreach (var part in WrittenParts.Of(member))
                if (Read(context, part) is var (name, initial, word) && context.NodeOf(name) is { } changing && (IsAboveNothing(context, name, changing) || word == "prev" && rates.Contains(part.Span)) && !context.IsReported(initial.Span))
                    context.Report(initial.Span, DiagnosticCatalogue.FirstChange, context.TextOf(part), name.Name, context.RangeOf(changing),
                        new Suggestion($"Write {word}({name.Name}, {(word == "prev" ? "initial" : "before")}: {name.Name}), for no change at the first step.", name.Name, initial.Span));
    }

    private static bool IsShaping(string name) => NameParts.Of(name).Any(s_shaping.Contains);

    /// <summary>The name that a change is one of, the 0 before the first step, and the function that takes it; null for what is no such change.</summary>
    private static (NameSyntax Name, ExpressionSyntax Initial, string Word)? Read(LintContext context, ExpressionSyntax part) => part switch
    {
        BinarySyntax { Operator: TokenKind.Minus } difference => Before(context, difference.Left, difference.Right) ?? Before(context, difference.Right, difference.Left),
        CallSyntax { Function.Name: "change", Arguments: [{ Value: NameSyntax name }, { Name.Name: "before", Value: NumberSyntax { Value: 0 } initial }] } => (name, initial, "change"),
        _ => null,
    };

    private static (NameSyntax Name, ExpressionSyntax Initial, string Word)? Before(LintContext context, ExpressionSyntax now, ExpressionSyntax before) =>
        WrittenExpression.Inner(now) is NameSyntax name && WrittenExpression.Meant(context, before) is CallSyntax { Function.Name: "prev", Arguments: [{ Value: NameSyntax kept }, { Name.Name: "initial", Value: NumberSyntax { Value: 0 } initial }] } && kept.Name == name.Name
            ? (name, initial, "prev") : null;

    /// <summary>Whether a value is an input that is never 0, or a distance by its name or by what it measures.</summary>
    private static bool IsAboveNothing(LintContext context, NameSyntax name, Node value) => context.RangeOf(value) is { HasNoNumber: false } range
        && (context.Syntax.Members.Any(m => m is InputSyntax && m.Name.Name == name.Name) && !range.Contains(0.0) && LintContext.IsTold(range)
            || range.Lower >= 0 && range.Upper > 0 && (WantedSmall.IsDistance(name) || WantedSmall.IsMeasured(context, name)));
}
