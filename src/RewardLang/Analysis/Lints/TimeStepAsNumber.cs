using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A change that is divided by the number that <c>param dt</c> has for its default: <c>(x - prev(x, initial: x)) / 0.02&lt;s&gt;</c>.</summary>
internal sealed class TimeStepAsNumber : ILint
{
    public void Check(LintContext context)
    {
        if (context.Program.Params.FirstOrDefault(p => p is { Name: "dt", Unit: "s" })?.Default is not [var step] || step == 1)
            return;
        foreach (var quotient in WrittenParts.Of(context.Syntax).OfType<BinarySyntax>())
            if (quotient is { Operator: TokenKind.Slash, Right: NumberSyntax { Unit.Factors: [{ Power: 1 } unit] } number } && IsOfTime(unit) && context.NodeOf(number) is { Kind: NodeKind.Constant } constant && constant.Value == step
                && WrittenParts.Of(quotient.Left).Any(part => part is CallSyntax { Function.Name: "prev" or "change" }))
                context.Report(number.Span, DiagnosticCatalogue.TimeStepAsNumber, context.TextOf(number), new Suggestion("Write dt.", "dt"));
    }

    /// <summary>A number of metres may have the same size.</summary>
    private static bool IsOfTime(UnitFactorSyntax unit) => UnitTable.Units.TryGetValue(unit.Name, out var known) && known.Unit.Equals(Unit.Second);
}
