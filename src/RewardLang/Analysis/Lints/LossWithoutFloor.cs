using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A loss of a pair that lacks its minus: <c>log_sigmoid(chosen - rejected)</c> falls without an end where the wrong one is preferred.</summary>
internal sealed class LossWithoutFloor : ILint
{
    private static readonly string[] s_differences = ["margin", "margins", "difference", "differences"];

    public void Check(LintContext context)
    {
        if (context.Program.Kind != ProgramKind.Loss)
            return;
        foreach (var total in context.Syntax.Members.OfType<TotalSyntax>())
            Check(context, total.Value);
        foreach (var term in context.Terms)
            if (AddedToTotal.IsOnlyCost(term, context))
                Check(context, term.Syntax.Value);
    }

    private static void Check(LintContext context, ExpressionSyntax value)
    {
        if (LikelihoodIn(context, value) is not var (call, difference) || !IsDifference(context, difference))
            return;
        // The wrong way round and without its minus, the loss pushes the right way, but without an end.
        if (WrittenExpression.Inner(difference) is BinarySyntax { Operator: TokenKind.Minus, Left: NameSyntax left, Right: NameSyntax right } && PreferenceNames.IsBetter(right.Name) && !PreferenceNames.IsBetter(left.Name))
            context.Report(call.Span, DiagnosticCatalogue.LossWithoutFloor, context.TextOf(difference),
                new Suggestion($"Write -log_sigmoid({right.Name} - {left.Name}), or bradley_terry({right.Name} - {left.Name}) of std.preference.", $"-log_sigmoid({right.Name} - {left.Name})"));
        else
            context.Report(call.Span, DiagnosticCatalogue.LossWithoutFloor, context.TextOf(difference),
                new Suggestion($"Write -{context.TextOf(call)}, or bradley_terry({context.TextOf(difference)}) of std.preference.", "-", new TextSpan(call.Span.Start, 0)));
    }

    private static (CallSyntax Call, ExpressionSyntax Difference)? LikelihoodIn(LintContext context, ExpressionSyntax value) => WrittenExpression.Unscaled(context, value) switch
    {
        CallSyntax { Function.Name: "log_sigmoid", Arguments: [{ Value: var difference }] } call => (call, difference),
        CallSyntax { Function.Name: "log", Arguments: [{ Value: CallSyntax { Function.Name: "sigmoid", Arguments: [{ Value: var difference }] } }] } call => (call, difference),
        CallSyntax { Function.Name: "mean" or "sum", Arguments: [var folded, ..] } => LikelihoodIn(context, folded.Value),
        _ => null,
    };

    private static bool IsDifference(LintContext context, ExpressionSyntax syntax) => WrittenExpression.Unscaled(context, syntax) switch
    {
        BinarySyntax { Operator: TokenKind.Minus } => true,
        NameSyntax name => s_differences.Contains(name.Name)
            || context.Syntax.Members.OfType<LetSyntax>().FirstOrDefault(l => l.Name.Name == name.Name) is { Value: var value } && WrittenExpression.Unscaled(context, value) is BinarySyntax { Operator: TokenKind.Minus },
        _ => false,
    };
}
