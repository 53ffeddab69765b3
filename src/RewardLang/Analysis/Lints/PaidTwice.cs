using RewardLang.Analysis.Intervals;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A bonus that is a term, and that the total adds once more, as large, for the same condition.</summary>
internal sealed class PaidTwice : ILint
{
    public void Check(LintContext context)
    {
        if (context.Program.Kind != ProgramKind.Reward || context.Syntax.Members.OfType<TotalSyntax>().FirstOrDefault() is not { } total
            // A clip may leave little of what the term pays.
            || WrittenParts.Of(total).OfType<CallSyntax>().Any(c => c.Function.Name is "clip" or "min" or "max" or "tanh"))
            return;
        foreach (var sum in WrittenParts.Of(total).OfType<BinarySyntax>().Where(b => b.Operator == TokenKind.Plus))
        {
            if (WrittenExpression.Inner(sum.Right) is not IfSyntax { Else: NumberSyntax { Value: 0 } } bonus || context.NodeOf(bonus.Condition) is not { } condition
                || context.NodeOf(bonus.Then) is not { } paid || context.RangeOf(paid) is not { IsPoint: true, Lower: > 0 } amount)
                continue;
            foreach (var term in context.Terms)
                if (PaidCondition.Of(term.Value) == condition && AddedToTotal.IsOnlyPaid(term, context) && context.RangeOf(term.Contribution).Upper == amount.Upper)
                    context.Report(bonus.Span, DiagnosticCatalogue.PaidTwice, term.Name, IntervalText.Number(amount.Upper), context.TextOf(bonus.Condition), "Leave one of the two out.");
        }
    }
}
