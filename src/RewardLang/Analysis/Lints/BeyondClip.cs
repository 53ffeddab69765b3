using RewardLang.Analysis.Intervals;
using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A cost or bonus in a total that is cut: where it is paid the total is the limit, whatever its size.</summary>
internal sealed class BeyondClip : ILint
{
    public void Check(LintContext context)
    {
        if (context.Program.Kind != ProgramKind.Reward || context.Program.Graph.Results.FirstOrDefault(r => r.Kind == ResultKind.Total) is not { } total)
            return;
        var (sum, floor, ceiling) = Limits(total.Node);
        foreach (var term in context.Terms.Where(context.IsAdded))
        {
            if (PaidCondition.Of(term.Value) is not { } condition || context.Ranges.Scope.Assuming(condition, true) is not { } paid
                || paid.Of(term.Contribution).Hull is not { HasNoNumber: false, IsFinite: true } amount || paid.Of(sum).Hull is not { HasNoNumber: false } whole)
                continue;
            if (amount.Upper < 0 && whole.Upper < floor)
                context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.BeyondClip, term.Name, $"takes {IntervalText.Number(-amount.Lower)}", IntervalText.Number(floor), Advice(context, condition, amount.Lower));
            else if (amount.Lower > 0 && whole.Lower > ceiling)
                context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.BeyondClip, term.Name, $"adds {IntervalText.Number(amount.Upper)}", IntervalText.Number(ceiling), Advice(context, condition, amount.Upper));
        }
    }

    private static string Advice(LintContext context, Node condition, double amount) =>
        context.Syntax.Members.OfType<TotalSyntax>().FirstOrDefault() is { } total && context.TextOf(total.Value) is { Length: <= LongestShown } sum && sum.IndexOf('\n') < 0 && context.NamedText(condition) is { Length: <= LongestShown } when
            ? $"Leave the term out and add it behind the clip, 'total = {(sum.Contains("|>") ? $"({sum})" : sum)} + (if {when} then {IntervalText.Number(amount)} else 0)', or move the limit."
            : "Leave the term out and add it behind the clip, or move the limit.";

    private const int LongestShown = 60;

    /// <summary>What a total cuts, and at which numbers; infinite ones where it does not.</summary>
    private static (Node Sum, double Floor, double Ceiling) Limits(Node total)
    {
        var (floor, ceiling) = (double.NegativeInfinity, double.PositiveInfinity);
        while (total.Kind == NodeKind.Binary && (total.Binary == BinaryFunction.Maximum || total.Binary == BinaryFunction.Minimum)
            && total.Operands.FirstOrDefault(o => o.Kind == NodeKind.Constant) is { } limit)
        {
            if (total.Binary == BinaryFunction.Maximum)
                floor = Math.Max(floor, limit.Value);
            else
                ceiling = Math.Min(ceiling, limit.Value);
            total = total.Operands[0] == limit ? total.Operands[1] : total.Operands[0];
        }

        return (total, floor, ceiling);
    }
}
