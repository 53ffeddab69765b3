using RewardLang.Analysis.Intervals;
using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>A cost in a total that is cut from below: where it is paid the total is the limit, whatever the cost's size.</summary>
internal sealed class CostBeyondClip : ILint
{
    public void Check(LintContext context)
    {
        if (context.Program.Kind != ProgramKind.Reward || context.Program.Graph.Results.FirstOrDefault(r => r.Kind == ResultKind.Total) is not { } total || Floor(total.Node) is not var (sum, limit))
            return;
        foreach (var term in context.Terms.Where(context.IsAdded))
        {
            if (PaidCondition.Of(term.Value) is not { } condition || context.Ranges.Scope.Assuming(condition, true) is not { } paid
                || paid.Of(term.Contribution).Hull is not { HasNoNumber: false, IsFinite: true, Upper: < 0 } cost || !(paid.Of(sum).Hull is { HasNoNumber: false } whole && whole.Upper < limit))
                continue;
            context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.CostBeyondClip, term.Name, IntervalText.Number(-cost.Lower), IntervalText.Number(limit));
        }
    }

    /// <summary>What a total cuts at a number from below, and the number; null where it cuts nothing.</summary>
    private static (Node Sum, double Limit)? Floor(Node total)
    {
        while (total.Kind == NodeKind.Binary && total.Operands.FirstOrDefault(o => o.Kind == NodeKind.Constant) is { } constant)
        {
            var other = total.Operands[0] == constant ? total.Operands[1] : total.Operands[0];
            if (total.Binary == BinaryFunction.Maximum)
                return (other, constant.Value);
            if (total.Binary != BinaryFunction.Minimum)
                return null;
            total = other;
        }

        return null;
    }
}
