using RewardLang.Analysis.Intervals;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// A reward that pays at every step, in episodes that end at a goal which adds no more than a few steps do: who stays just short of it is paid on. What
/// is paid for a change or once in an episode is not earned by waiting, so a total that looks back says nothing.
/// </summary>
internal sealed class PayForWaiting : ILint
{
    /// <summary>How many steps of waiting may make up for the goal before this speaks.</summary>
    private const double Few = 20;

    public void Check(LintContext context)
    {
        var graph = context.Program.Graph;
        if (context.Program.Kind != ProgramKind.Reward || graph.Done is not { } done || graph.Results.FirstOrDefault(r => r.Kind == ResultKind.Total) is not { Node.Axes.Count: 0 } total
            || !IsPay(context.RangeOf(total.Node)) || Reach.From([total.Node]).Any(n => n.Kind is NodeKind.StateRead or NodeKind.ReduceTime))
            return;
        if (context.Ranges.Scope.Assuming(done, false)?.Of(total.Node).Hull is not { HasNoNumber: false, Upper: > 0 } step)
            return;
        foreach (var end in context.Syntax.Members.OfType<EndSyntax>().Where(e => GoalNames.Contains(e.Name.Name)))
        {
            var condition = graph.Results.First(r => r.Kind == ResultKind.End && r.Name == end.Name.Name).Node;
            if (context.Ranges.Scope.Assuming(condition, true)?.Of(total.Node).Hull is { HasNoNumber: false } last && last.Upper <= Few * step.Upper
                && (last.Upper > step.Upper || BestAtEnd.IsAt(context, condition) || IsGoalByName(context, end)))
                context.Report(end.Name.Span, DiagnosticCatalogue.PayForWaiting, end.Name.Name, IntervalText.Number(step.Upper), IntervalText.Number(last.Upper),
                    Math.Floor(last.Upper / step.Upper) + 1, IntervalText.Number(HundredSteps.Of(step.Upper)));
        }
    }

    /// <summary>Where nothing is paid for reaching an end, its name alone must say that it is a goal, and what it looks at must not say that it is none.</summary>
    private static bool IsGoalByName(LintContext context, EndSyntax end) => GoalNames.IsAll(end.Name.Name)
        && !WrittenParts.Of(end.Condition).OfType<NameSyntax>().Any(n => HarmNames.IsFailure(n.Name));

    private static bool IsPay(Interval range) => LintContext.IsTold(range) && !range.HasNoNumber && range is { IsFinite: true, Lower: >= 0, Upper: > 0 };
}
