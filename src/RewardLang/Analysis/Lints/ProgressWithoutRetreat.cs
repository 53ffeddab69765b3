using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A term that pays each gain and never takes back a loss: to and fro pays without an end.</summary>
internal sealed class ProgressWithoutRetreat : ILint
{
    /// <summary>How many names may lead to a difference.</summary>
    private const int MostNames = 3;

    public void Check(LintContext context)
    {
        foreach (var term in context.Program.Kind == ProgramKind.Reward ? context.Terms : [])
            if (WrittenExpression.Unscaled(context, term.Syntax.Value) is CallSyntax cut && Kept(context, cut) is { } change && RecordOf(context, change, MostNames) is { } record && AddedToTotal.IsOnlyPaid(term, context)
                && !IsCharged(context, record))
                context.Report(cut.Span, DiagnosticCatalogue.ProgressWithoutRetreat, term.Name,
                    $"Write '{context.TextOf(change)}' alone, which takes back what is lost, or pay for new records: improvement({record}) of std.temporal.");
    }

    /// <summary>Whether another term, or the total, charges the steps back.</summary>
    private static bool IsCharged(LintContext context, string record) =>
        context.Terms.Any(t => AddedToTotal.IsOnlyCost(t, context) && WrittenParts.Of(t.Syntax.Value).Any(part => SignOfRetreat(context, part, record) != 0))
        || context.Syntax.Members.OfType<TotalSyntax>().SelectMany(t => WrittenParts.Of(t.Value)).OfType<BinarySyntax>().Any(sum =>
            sum.Operator == TokenKind.Minus && SignOfRetreat(context, sum.Right, record) > 0 || sum.Operator == TokenKind.Plus && (SignOfRetreat(context, sum.Left, record) < 0 || SignOfRetreat(context, sum.Right, record) < 0));

    /// <summary>1 for what is above 0 at steps back alone, -1 for what is below 0 there, 0 for other values.</summary>
    private static int SignOfRetreat(LintContext context, ExpressionSyntax syntax, string record) => WrittenExpression.Unscaled(context, syntax) switch
    {
        NameSyntax name when Definition(context, name) is CallSyntax named => SignOfRetreat(context, named, record),
        CallSyntax call when Kept(context, call) is { } change => RecordOf(context, change, MostNames) is { } other && (other == $"-{record}" || $"-{other}" == record) ? 1 : 0,
        CallSyntax call when Left(context, call) is { } change => RecordOf(context, change, MostNames) == record ? -1 : 0,
        _ => 0,
    };

    /// <summary>What <c>min(…, 0)</c> or <c>clip(…, …, 0)</c> leaves where it is below 0.</summary>
    private static ExpressionSyntax? Left(LintContext context, CallSyntax call) => call switch
    {
        { Function.Name: "min", Arguments: [{ Value: var first }, { Value: var second }] } => IsZero(context, second) ? first : IsZero(context, first) ? second : null,
        { Function.Name: "clip", Arguments: [{ Value: var value }, _, { Value: var upper }] } => IsZero(context, upper) ? value : null,
        _ => null,
    };

    /// <summary>What <c>max(…, 0)</c> or <c>clip(…, 0, …)</c> keeps where it is above 0.</summary>
    private static ExpressionSyntax? Kept(LintContext context, CallSyntax call) => call switch
    {
        { Function.Name: "max", Arguments: [{ Value: var first }, { Value: var second }] } => IsZero(context, second) ? first : IsZero(context, first) ? second : null,
        { Function.Name: "clip", Arguments: [{ Value: var value }, { Value: var lower }, ..] } => IsZero(context, lower) ? value : null,
        _ => null,
    };

    private static bool IsZero(LintContext context, ExpressionSyntax syntax) => context.NodeOf(syntax) is { } node ? node.IsConstant(0) : syntax is NumberSyntax { Value: 0 };

    /// <summary>Of a change since the step before, what grows with it; null for other values.</summary>
    private static string? RecordOf(LintContext context, ExpressionSyntax change, int names) => WrittenExpression.Unscaled(context, change) switch
    {
        NameSyntax name when names > 0 && Definition(context, name) is { } value => RecordOf(context, value, names - 1),
        CallSyntax { Function.Name: "change", Arguments: [{ Value: var measured }] } call when WrittenCall.IsOfLibrary(context, call) => context.TextOf(measured),
        UnarySyntax { Operator: TokenKind.Minus, Operand: var operand } when RecordOf(context, operand, names) is { } record => $"-{record}",
        BinarySyntax { Operator: TokenKind.Minus, Left: var left, Right: var right } =>
            BeforeOf(context, left, names) == context.TextOf(right) ? $"-{context.TextOf(right)}" : BeforeOf(context, right, names) == context.TextOf(left) ? context.TextOf(left) : null,
        _ => null,
    };

    /// <summary>What a value is that of the step before of, as it is written; null for other values.</summary>
    private static string? BeforeOf(LintContext context, ExpressionSyntax syntax, int names) => WrittenExpression.Unscaled(context, syntax) switch
    {
        NameSyntax name when names > 0 && Definition(context, name) is { } value => BeforeOf(context, value, names - 1),
        CallSyntax { Function.Name: "prev", Arguments: [{ Value: var measured }, ..] } => context.TextOf(measured),
        _ => null,
    };

    private static ExpressionSyntax? Definition(LintContext context, NameSyntax name) => context.Syntax.Members.FirstOrDefault(m => m.Name.Name == name.Name) is LetSyntax let ? let.Value : null;
}
