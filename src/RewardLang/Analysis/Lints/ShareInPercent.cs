using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>An input in percent whose range is that of a share: <c>real&lt;percent> in 0 .. 1</c> ends at one of a hundred.</summary>
internal static class ShareInPercent
{
    /// <summary>What to do about the range, where a comparison is decided by it; null for other comparisons.</summary>
    public static Suggestion? Of(LintContext context, Node comparison)
    {
        if (comparison.Operands.FirstOrDefault(o => o.Kind == NodeKind.Constant) is not { } number || comparison.Operands.FirstOrDefault(o => o.Kind != NodeKind.Constant) is not { } value
            || number.Value <= context.RangeOf(value).Upper || number.Value > 1)
            return null;
        var inputs = Reach.From([value]).Where(n => n.Kind == NodeKind.Input).Select(n => context.Program.Inputs[n.Slot].Name).Distinct().ToList();
        if (inputs is not [var name] || context.Syntax.Members.OfType<InputSyntax>().FirstOrDefault(i => i.Name.Name == name) is not { Type.Unit.Factors: [{ Name: "percent", Power: 1 }], Range: { Lower: NumberSyntax { Value: 0, Unit: null }, Upper: NumberSyntax { Value: 1, Unit: null } } range })
            return null;
        var line = context.Program.Source.GetPosition(range.Span.Start).Line;
        return new Suggestion($"The range of '{name}', line {line}, is read in percent and ends at 1 %: write in 0 .. 100, or declare it real in 0 .. 1.", "0 .. 100", new TextSpan(range.Lower.Span.Start, range.Upper.Span.End - range.Lower.Span.Start));
    }
}
