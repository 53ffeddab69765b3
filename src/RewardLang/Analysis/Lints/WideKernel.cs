using RewardLang.Analysis.Intervals;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A kernel so wide that it is nearly 1 whatever the inputs are: <c>exp(-(error / 50)^2)</c> of an error of 3 at most pays for being there.</summary>
internal sealed class WideKernel : ILint
{
    /// <summary>A kernel that is nowhere below this tells nothing apart.</summary>
    private const double Nearly = 0.97;

    public void Check(LintContext context)
    {
        if (context.Program.Kind != ProgramKind.Reward)
            return;
        foreach (var term in context.Terms.Where(context.IsAdded))
            if (WrittenExpression.MeantUnscaled(context, term.Syntax.Value) is CallSyntax { Function.Name: "exp", Arguments: [{ Value: var exponent }] } call && context.NodeOf(call) is { IsUniform: false } node
                && context.RangesByDefault.Of(node).Hull is { HasNoNumber: false, Lower: > Nearly and < 1, Upper: <= 1.0001 } range && context.NodeOf(exponent) is { } argument && context.RangesByDefault.Of(argument).Hull is { HasNoNumber: false } of)
                context.Report(call.Span, DiagnosticCatalogue.WideKernel, context.TextOf(call), range, context.TextOf(exponent), IntervalText.Place(of));
    }
}
