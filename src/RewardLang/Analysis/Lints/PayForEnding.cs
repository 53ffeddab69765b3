using RewardLang.Analysis.Intervals;
using RewardLang.Diagnostics;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>A reward that costs at every step, in episodes that can end: the sooner they end the less is lost.</summary>
internal sealed class PayForEnding : ILint
{
    private const int MostGoals = 3;

    public void Check(LintContext context)
    {
        var graph = context.Program.Graph;
        if (context.Program.Kind != ProgramKind.Reward || graph.Results.FirstOrDefault(r => r.Kind == ResultKind.Total) is not { Node.Axes.Count: 0 } total)
            return;
        var (range, goals) = WithoutGoals(context, total.Node);
        if (range.HasNoNumber || !(range.Upper <= 0) || range.Lower == 0)
            return;
        // An end that the total itself looks at has its price.
        var parts = Reach.From([total.Node]);
        foreach (var end in context.Syntax.Members.OfType<Syntax.EndSyntax>())
        {
            var condition = graph.Results.First(r => r.Kind == ResultKind.End && r.Name == end.Name.Name).Node;
            var done = graph.Results.First(r => r.Kind == ResultKind.Done).Node;
            // One that is meant to be reached soon says so by what each step costs.
            if (!parts.Contains(condition) && !parts.Contains(done) && !IsAim(context, end.Name.Name, total.Node, condition) && !IsPriced(context, total.Node, condition, done))
                context.Report(end.Name.Span, DiagnosticCatalogue.PayForEnding, end.Name.Name, IntervalText.Place(range), $"Every step{goals} costs", IntervalText.Number(LintContext.IsTold(range) ? -HundredSteps.Of(-range.Lower) : -100));
        }
    }

    /// <summary>The range of the total where no goal pays for being reached, and how such steps are called.</summary>
    private static (Interval Range, string Goals) WithoutGoals(LintContext context, Node total)
    {
        var range = context.RangeOf(total);
        var goals = context.Syntax.Members.OfType<Syntax.EndSyntax>().Select(e => e.Name.Name).Where(GoalNames.Contains).ToList();
        if (range.HasNoNumber || range.Upper <= 0 || goals.Count is 0 or > MostGoals)
            return (range, "");
        var scope = context.Ranges.Scope;
        foreach (var goal in goals)
        {
            if (scope.Assuming(context.Program.Graph.Results.First(r => r.Kind == ResultKind.End && r.Name == goal).Node, false) is not { } without)
                return (range, "");
            scope = without;
        }

        return scope.Of(total).Hull is { } hull ? (hull, $" without '{string.Join("' or '", goals)}'") : (range, "");
    }

    /// <summary>
    /// Whether an end is what is to be reached: by its name, because what is charged is smallest there, or because it is all that can be aimed at where each
    /// step costs the same.
    /// </summary>
    private static bool IsAim(LintContext context, string name, Node total, Node condition) => GoalNames.Contains(name)
        || !HarmNames.IsFailure(name) && (BestAtEnd.IsAt(context, condition) || total.IsUniform && context.Program.Ends.Count == 1 && EndConditions.Alternatives(condition).Count() == 1);

    /// <summary>Whether a step at which the condition holds, by whichever of its alternatives, costs more than any at which nothing ends.</summary>
    private static bool IsPriced(LintContext context, Node total, Node condition, Node done) =>
        context.Ranges.Scope.Assuming(done, false)?.Of(total).Hull is { HasNoNumber: false } goesOn
        && EndConditions.Alternatives(condition).All(c => context.Ranges.Scope.Assuming(c, true) is not { } ended || ended.Of(total).Hull is { HasNoNumber: false } cost && cost.Upper < goesOn.Lower);
}
