using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary><c>if a then 1 else 0 + b</c>: what is added to the 0 belongs to the 'else', and was to be added to the choice.</summary>
internal sealed class ElseOfSum : ILint
{
    public void Check(LintContext context)
    {
        foreach (var chain in ElseChain.Of(context))
            if (chain.Choices[^1].Else is BinarySyntax { Operator: TokenKind.Plus or TokenKind.Minus } sum && First(sum) is NumberSyntax { Value: 0 } zero && chain.EndingBehind(zero) is var text)
                context.Report(sum.Span, DiagnosticCatalogue.ElseOfSum, context.TextOf(sum), new Suggestion($"Write {text}.", text, chain.Span));
    }

    private static ExpressionSyntax First(BinarySyntax sum)
    {
        ExpressionSyntax first = sum;
        while (first is BinarySyntax { Operator: TokenKind.Plus or TokenKind.Minus, Left: var left })
            first = left;
        return first;
    }
}
