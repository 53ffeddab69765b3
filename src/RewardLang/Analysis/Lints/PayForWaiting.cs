using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Ranges;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// A reward that pays at every step, in episodes that end at a goal which adds no more than a few steps do: who stays just short of it is paid on. What
/// is paid for a change or once in an episode is not earned by waiting, so terms that look back count where the goal is reached alone.
/// </summary>
internal sealed class PayForWaiting : ILint
{
    /// <summary>How many steps of waiting may make up for the goal before this speaks.</summary>
    private const double Few = 20;

    /// <summary>What a step may cost, of what it may pay, and be no reason to hurry.</summary>
    private const double Price = 0.1;

    public void Check(LintContext context)
    {
        var graph = context.Program.Graph;
        if (context.Program.Kind != ProgramKind.Reward || graph.Done is not { } done || Parts(context) is not { } parts
            || context.Ranges.Scope.Assuming(done, false) is not { } waiting || Pay(waiting, parts.Where(p => !LooksBack(p))) is not { Upper: > 0 } step
            || step.Lower < 0 && !CostsLittle(context, waiting, step.Upper))
            return;
        foreach (var end in context.Syntax.Members.OfType<EndSyntax>().Where(e => GoalNames.Contains(e.Name.Name) && !context.IsReported(e.Span, DiagnosticCatalogue.GoalAgainstTerms)))
        {
            var condition = graph.Results.First(r => r.Kind == ResultKind.End && r.Name == end.Name.Name).Node;
            if (!IsEarned(context, condition) && context.Ranges.Scope.Assuming(condition, true) is { } reached && Pay(reached, parts) is { } last && last.Upper <= Few * step.Upper
                && (last.Upper > step.Upper || BestAtEnd.IsAt(context, condition) || IsGoalByName(context, end)))
                context.Report(end.Name.Span, DiagnosticCatalogue.PayForWaiting, end.Name.Name, IntervalText.Number(step.Upper), IntervalText.Number(last.Upper),
                    Steps(Math.Floor(last.Upper / step.Upper) + 1), IntervalText.Number(HundredSteps.Of(step.Upper)));
        }
    }

    /// <summary>Whether what costs never pays and is small: what goes either way, as a speed towards the goal, may be paid for progress alone.</summary>
    private static bool CostsLittle(LintContext context, RangeScope waiting, double paid)
    {
        var ranges = context.Terms.Select(t => (IsAdded: context.IsAdded(t), Range: waiting.Of(t.Contribution).Hull)).ToList();
        return ranges.All(r => r is { IsAdded: true, Range.HasNoNumber: false } && (r.Range.Lower >= 0 || r.Range.Upper <= 0)) && ranges.Sum(r => Math.Min(r.Range.Lower, 0)) >= -Price * paid;
    }

    private static string Steps(double count) => count == 1 ? "1 step of waiting just short of it pays" : $"{count} steps of waiting just short of it pay";

    /// <summary>Whether a goal is reached by what is paid for on the way, as a distance that is run: who waits is paid nothing.</summary>
    private static bool IsEarned(LintContext context, Node condition)
    {
        if (!LooksBack(condition))
            return false;
        var made = Reach.ThroughSteps(context.Program.Graph, [condition]);
        return context.Terms.Any(t => made.Contains(t.Value) && t.Value.Kind != NodeKind.Constant || t.Value.Kind == NodeKind.ToNumber && made.Contains(t.Value.Operands[0]));
    }

    /// <summary>The total where it does not look back, else the contributions that it is the sum of; null where it is another one.</summary>
    private static IReadOnlyList<Node>? Parts(LintContext context) =>
        context.Program.Graph.Results.FirstOrDefault(r => r.Kind == ResultKind.Total) is not { Node: { Axes.Count: 0 } total } ? null
        : !LooksBack(total) ? [total]
        : context.Terms.All(context.IsAdded) && context.Program.Graph.Results.All(r => r.Kind != ResultKind.Adjustment) ? [.. context.Terms.Select(t => t.Contribution)] : null;

    private static bool LooksBack(Node node) => Reach.From([node]).Any(n => n.Kind is NodeKind.StateRead or NodeKind.ReduceTime);

    /// <summary>What parts add up to where some condition holds; null where that is not told.</summary>
    private static Interval? Pay(RangeScope scope, IEnumerable<Node> parts)
    {
        var ranges = parts.Select(p => scope.Of(p).Hull).ToList();
        return ranges.Count > 0 && ranges.All(r => LintContext.IsTold(r) && r is { HasNoNumber: false, IsFinite: true }) ? ranges.Aggregate(IntervalArithmetic.Add) : null;
    }

    /// <summary>Where nothing is paid for reaching an end, its name alone must say that it is a goal, and what it looks at must not say that it is none.</summary>
    private static bool IsGoalByName(LintContext context, EndSyntax end) => GoalNames.IsAll(end.Name.Name)
        && !WrittenParts.Of(end.Condition).OfType<NameSyntax>().Any(n => HarmNames.IsFailure(n.Name));
}
