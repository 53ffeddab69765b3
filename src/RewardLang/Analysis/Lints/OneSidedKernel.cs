using RewardLang.Analysis.Intervals;
using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A kernel of a difference that has both signs, <c>exp(-error / width)</c>: on one side it pays without end.</summary>
internal sealed class OneSidedKernel : ILint
{
    /// <summary>A kernel that comes to a few times 1 may be meant to lean to one side.</summary>
    private const double LeastExponent = 3;

    public void Check(LintContext context)
    {
        foreach (var term in context.Program.Kind == ProgramKind.Reward ? context.Terms : [])
        {
            if (WrittenExpression.MeantUnscaled(context, term.Syntax.Value) is not CallSyntax { Function.Name: "exp", Arguments: [{ Value: var argument }] } call || !AddedToTotal.IsOnlyPaid(term, context) || context.NodeOf(argument) is not { } node
                || context.RangesByDefault.Of(node).Hull is not { HasNoNumber: false, Lower: < -LeastExponent, Upper: > LeastExponent and < LintContext.Largest } range)
                continue;
            var (measured, power) = Monomial.Of(node);
            if (power != 1 || measured is not { Kind: NodeKind.Binary } || measured.Binary != BinaryFunction.Subtract || LogarithmOfRatio.Is(context, node))
                continue;
            var text = context.NamedText(measured);
            context.Report(call.Span, DiagnosticCatalogue.OneSidedKernel, context.TextOf(call), text, IntervalText.Number(Math.Exp(range.Upper)),
                context.TextOf(argument).StartsWith($"-{text}", StringComparison.Ordinal) ? $"Write exp(-abs({text}){context.TextOf(argument).Substring(text.Length + 1)}), which is 1 at most." : $"Take the size of it, abs({text}), or its square.");
        }
    }
}
