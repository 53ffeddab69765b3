using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Proofs;
using RewardLang.Analysis.Ranges;
using RewardLang.Diagnostics;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>A reward that costs at every step, in episodes that can end: the sooner they end the less is lost.</summary>
internal sealed class PayForEnding : ILint
{
    private const int MostGoals = 3;

    /// <summary>An end that costs less than so many steps do at least is no price: what it cuts off costs more.</summary>
    private const double FewSteps = 10;

    public void Check(LintContext context)
    {
        var graph = context.Program.Graph;
        if (context.Program.Kind != ProgramKind.Reward || graph.Results.FirstOrDefault(r => r.Kind == ResultKind.Total) is not { Node.Axes.Count: 0 } total)
            return;
        if (!IsReported(context, total.Node, scope => scope.Of(total.Node).Hull, "Every step") && Turned(context) is var (turned, steps))
            IsReported(context, total.Node, turned, steps, isTurned: true);
    }

    /// <summary>Whether each step costs, and so what ends the episode is told.</summary>
    /// <param name="context">The program.</param>
    /// <param name="total">What the total is made of.</param>
    /// <param name="paid">What a step pays where something is known.</param>
    /// <param name="steps">How the steps are called.</param>
    /// <param name="isTurned">Whether a step does not pay that yet, so that what it leads to cannot be told but by name.</param>
    private static bool IsReported(LintContext context, Node total, Func<RangeScope, Interval> paid, string steps, bool isTurned = false)
    {
        var graph = context.Program.Graph;
        var (range, goals) = WithoutGoals(context, paid);
        if (range.HasNoNumber || !(range.Upper <= 0) || range.Lower == 0)
            return false;
        // An end that the total itself looks at has its price, though it may be a small one.
        var parts = Reach.From([total]);
        var free = new List<(Syntax.EndSyntax End, bool IsCheap)>();
        foreach (var (end, condition) in context.Ends.Where(e => !TimeLimit.CountsSteps(graph, e.Condition)))
        {
            var done = graph.Done ?? condition;
            // One that is meant to be reached soon says so by what each step costs.
            var isCheap = parts.Contains(condition) && IsCheap(context, paid, condition, done);
            if ((isCheap || !parts.Contains(condition)) && (done == condition || !parts.Contains(done)) && !(isTurned ? !HarmNames.IsFailure(end.Name.Name) : IsAim(context, end.Name.Name, total, condition)) && !IsPriced(context, paid, condition, done))
                free.Add((end, isCheap));
        }

        // How much a sum over an episode comes to depends on its length, so no number fits.
        var isGrowing = context.Terms.Any(t => EpisodeCounter.IsIn(context, t.Contribution));
        // One total has them all.
        var addend = $"(if {string.Join(" or ", free.Select(f => f.End.Name.Name))} then {IntervalText.Number(LintContext.IsTold(range) ? -HundredSteps.Of(-range.Lower) : -100)} else 0)";
        foreach (var (end, isCheap) in free)
            context.Report(end.Name.Span, DiagnosticCatalogue.PayForEnding, end.Name.Name, isGrowing ? "0 at most" : IntervalText.Place(range), $"{steps}{goals} costs", isCheap ? "for what a few steps cost" : "for free",
                isGrowing ? "more than the steps that it saves" : $"what some hundred steps do: {InTotal(context, addend)}");
        return true;
    }

    private static string InTotal(LintContext context, string addend) =>
        context.Syntax.Members.Any(m => m is Syntax.TotalSyntax) ? $"'{addend}' in the total" : $"'total = weighted_sum(terms) + {addend}'";

    /// <summary>What a step pays once terms that are called costs and pay have the other sign, and how such steps are called; null where there are none, and where the total is no plain sum.</summary>
    private static (Func<RangeScope, Interval> Paid, string Steps)? Turned(LintContext context)
    {
        var turned = context.Terms.Where(t => context.RangeOf(t.Contribution).Lower >= 0 && context.IsReported(t.Syntax.Name.Span, DiagnosticCatalogue.MisleadingName)).ToList();
        if (turned.Count is 0 or > MostGoals || context.Syntax.Members.Any(m => m is Syntax.TotalSyntax))
            return null;
        var names = string.Join("' and '", turned.Select(t => t.Name));
        return (scope => context.Terms.Aggregate(Interval.Of(0), (sum, term) => IntervalArithmetic.Add(sum, scope.Of(term.Contribution).Hull is var added && turned.Contains(term) ? IntervalFunctions.Negate(added) : added)),
            $"Once '{names}' {(turned.Count == 1 ? "costs" : "cost")}, every step");
    }

    /// <summary>The range of the total at steps at which no goal pays for being reached and nothing is paid that is paid once, and how such steps are called.</summary>
    private static (Interval Range, string Goals) WithoutGoals(LintContext context, Func<RangeScope, Interval> paid)
    {
        var range = paid(context.Ranges.Scope);
        var graph = context.Program.Graph;
        var ends = context.Ends.Where(e => GoalNames.Contains(e.Syntax.Name.Name)).Select(e => (e.Syntax.Name.Name, e.Condition));
        var once = context.Terms.Select(t => (t.Name, Condition: PaidCondition.Of(t.Value))).Where(t => t.Condition is { } condition && Neighbour.HoldsOnce(graph, condition));
        var goals = ends.Concat(once!).ToList();
        if (range.HasNoNumber || range.Upper <= 0 || goals.Count is 0 or > MostGoals)
            return (range, "");
        var scope = context.Ranges.Scope;
        foreach (var goal in goals)
        {
            if (scope.Assuming(goal.Condition!, false) is not { } without)
                return (range, "");
            scope = without;
        }

        return (paid(scope), $" without '{string.Join("' or '", goals.Select(g => g.Name).Distinct())}'");
    }

    /// <summary>
    /// Whether an end is what is to be reached: by its name, because what is charged is smallest there, or because it is all that can be aimed at where each
    /// step costs the same.
    /// </summary>
    private static bool IsAim(LintContext context, string name, Node total, Node condition) => GoalNames.Contains(name)
        || !HarmNames.IsFailure(name) && (BestAtEnd.IsAt(context, condition) || total.IsUniform && context.Program.Ends.Count == 1 && EndConditions.Alternatives(condition).Count() == 1);

    /// <summary>Whether a step at which the condition holds costs less than a few of those do, each of them at its cheapest, that it cuts off.</summary>
    private static bool IsCheap(LintContext context, Func<RangeScope, Interval> paid, Node condition, Node done) =>
        context.Ranges.Scope.Assuming(done, false) is { } still && paid(still) is { HasNoNumber: false, Upper: < 0 } goesOn
        && context.Ranges.Scope.Assuming(condition, true) is { } ended && paid(ended) is { HasNoNumber: false } cost && cost.Lower > FewSteps * goesOn.Upper;

    /// <summary>Whether a step at which the condition holds, by whichever of its alternatives, costs more than any at which nothing ends.</summary>
    private static bool IsPriced(LintContext context, Func<RangeScope, Interval> paid, Node condition, Node done) =>
        context.Ranges.Scope.Assuming(done, false) is { } still && paid(still) is { HasNoNumber: false } goesOn
        && EndConditions.Alternatives(condition).All(c => context.Ranges.Scope.Assuming(c, true) is not { } ended || paid(ended) is { HasNoNumber: false } cost && cost.Upper < goesOn.Lower && cost.Upper <= FewSteps * goesOn.Upper);
}
