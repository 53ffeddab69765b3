using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary><c>if a then 1 else 0 + b</c>: what is added to the 0 belongs to the 'else', and was to be added to the choice.</summary>
internal sealed class ElseOfSum : ILint
{
    public void Check(LintContext context)
    {
        foreach (var choice in WrittenParts.Of(context.Syntax).OfType<IfSyntax>())
            if (choice.Else is BinarySyntax { Operator: TokenKind.Plus or TokenKind.Minus } sum && First(sum) is NumberSyntax { Value: 0 } zero)
            {
                var source = context.Program.Source;
                var text = $"({source.GetText(TextSpan.FromBounds(choice.Span.Start, zero.Span.End))}){source.GetText(TextSpan.FromBounds(zero.Span.End, choice.Span.End))}";
                context.Report(sum.Span, DiagnosticCatalogue.ElseOfSum, context.TextOf(sum), new Suggestion($"Write {text}.", text, choice.Span));
            }
    }

    private static ExpressionSyntax First(BinarySyntax sum)
    {
        ExpressionSyntax first = sum;
        while (first is BinarySyntax { Operator: TokenKind.Plus or TokenKind.Minus, Left: var left })
            first = left;
        return first;
    }
}
