using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Ranges;
using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// A reward that pays at every step, in episodes that end at a goal which adds no more than a few steps do: who stays just short of it is paid on. What
/// is paid for a change or once in an episode is not earned by waiting, so such terms count where the goal is reached alone.
/// </summary>
internal sealed class PayForWaiting : ILint
{
    /// <summary>How many steps of waiting may make up for the goal before this speaks.</summary>
    private const double Few = 20;

    /// <summary>What a step may cost, of what it may pay, and be no reason to hurry.</summary>
    private const double Price = 0.1;

    /// <summary>What a term that pays may fall below 0 by rounding, as <c>1 - angle / pi</c> does, of what it pays at most.</summary>
    private const double Rounding = 1e-3;

    /// <summary>A sum of more parts is one that nobody writes.</summary>
    private const int MostParts = 200;

    public void Check(LintContext context)
    {
        var graph = context.Program.Graph;
        if (context.Program.Kind != ProgramKind.Reward || graph.Done is not { } done || context.Terms.Any(t => GrowingKernel.IsReported(context, t)) || Parts(context) is not { } parts
            || context.Ranges.Scope.Assuming(done, false) is not { } waiting || Pay(waiting, parts.Where(p => StandingPay.Contains(context, p.Node))) is not { Upper: > 0 } step
            || step.Lower < 0 && !CostsLittle(context, waiting, step.Upper))
            return;
        foreach (var (end, condition) in context.Ends.Where(e => !context.IsReported(e.Syntax.Span, DiagnosticCatalogue.GoalAgainstTerms)))
        {
            if (IsGoal(context, end, condition, parts) && !IsEarned(context, condition) && context.Ranges.Scope.Assuming(condition, true) is { } reached && Pay(reached, parts) is { } last && last.Upper <= Few * step.Upper
                && (last.Upper > step.Upper || BestAtEnd.IsAt(context, condition) || IsGoalByName(context, end)))
                context.Report(end.Name.Span, DiagnosticCatalogue.PayForWaiting, end.Name.Name, IntervalText.About(step.Upper), IntervalText.About(last.Upper),
                    Steps(Math.Floor(last.Upper / step.Upper) + 1), StandingPay.PaidOnce(context, end.Name.Name, step.Upper) ?? Advice(context, end.Name.Name, condition, HundredSteps.Of(step.Upper)));
        }
    }

    /// <summary>
    /// Whether waiting one short of a goal is paid more by a count that never falls than the goal is: the count is paid at each step, and the goal, which is
    /// the last of what is counted, ends that.
    /// </summary>
    public static bool IsOutweighedBy(LintContext context, LintedTerm level, Node count)
    {
        var graph = context.Program.Graph;
        if (graph.Done is not { } done || Parts(context) is not { } parts || context.Ranges.Scope.Assuming(done, false) is not { } waiting
            || Pay(waiting, parts.Where(p => StandingPay.Contains(context, p.Node)).Append(new Addend(level.Contribution, false))) is not { Upper: > 0 } step)
            return false;
        foreach (var (end, condition) in context.Ends)
        {
            // At the step that reaches the goal the count is the least with which it is reached.
            if (IsGoal(context, end, condition, parts) && Reach.ThroughSteps(graph, [condition]).Contains(count) && context.Ranges.Scope.Assuming(condition, true) is { } reached
                && Pay(reached, parts.Where(p => p.Node != level.Contribution)) is { } others && reached.Of(level.Contribution).Hull is { HasNoNumber: false } counted
                && others.Upper + counted.Lower <= Few * step.Upper)
                return true;
        }

        return false;
    }

    /// <summary>Whether an end is meant to be reached: by its name, or because something is paid for it. Nothing hurries to a time limit.</summary>
    private static bool IsGoal(LintContext context, EndSyntax end, Node condition, IReadOnlyList<Addend> parts) => GoalNames.Contains(end.Name.Name)
        || !HarmNames.IsFailure(end.Name.Name) && !TimeLimit.CountsSteps(context.Program.Graph, condition)
            && (parts.Any(p => !p.IsTaken && PaidCondition.Of(p.Node) == condition && context.RangeOf(p.Node) is { HasNoNumber: false, Lower: >= 0 }) || BonusFor(context, condition) is not null);

    /// <summary>The term that pays a number where a condition holds, and never costs; null for none.</summary>
    private static LintedTerm? BonusFor(LintContext context, Node condition) => context.Terms.FirstOrDefault(t =>
        context.IsAdded(t) && PaidCondition.Of(t.Value) == condition && context.RangeOf(t.Contribution) is { HasNoNumber: false, Lower: >= 0, Upper: > 0 });

    /// <summary>What the end is to pay: in place of the number that it pays already, or in the total.</summary>
    private static Suggestion Advice(LintContext context, string end, Node condition, double enough)
    {
        const string Reason = "for the steps that the end cuts off";
        var number = IntervalText.Number(enough);
        if (BonusFor(context, condition) is { } bonus)
        {
            var sentence = $"Let '{bonus.Name}' pay {number} {Reason}";
            if (bonus.Syntax.Weight is null && bonus.Value.Kind == NodeKind.ToNumber && bonus.Syntax.Condition is null)
                return new Suggestion($"{sentence}: write 'weight {number}', or let each step cost.", $"  weight {number}", new(bonus.Syntax.Value.Span.End, 0));
            if (NumberOf(bonus.Syntax) is not { Unit: null } written)
                return $"{sentence}, or let each step cost.";
            var instead = IntervalText.Number(written.Value * enough / context.RangeOf(bonus.Contribution).Upper);
            return new Suggestion($"{sentence}: write {(written == bonus.Syntax.Weight ? $"'weight {instead}'" : $"{instead} for {context.TextOf(written)}")}, or let each step cost.", instead, written.Span);
        }

        if (context.Syntax.Members.OfType<TotalSyntax>().FirstOrDefault() is not { } total)
            return $"Let it pay {Reason}, as in 'total = weighted_sum(terms) + (if {end} then {number} else 0)', or let each step cost.";
        return WrittenParts.Of(total).OfType<IfSyntax>().Where(i => context.NodeOf(i.Condition) == condition).Select(i => i.Then).FirstOrDefault() is NumberSyntax { Unit: null } paid
            ? new Suggestion($"Let it pay {Reason}: write {number} for {context.TextOf(paid)}, or let each step cost.", number, paid.Span)
            : $"Let it pay {Reason}, with '(if {end} then {number} else 0)' in the total, or let each step cost.";
    }

    /// <summary>The number that says how much a bonus pays; null where it is not written as one.</summary>
    private static NumberSyntax? NumberOf(TermSyntax bonus) => (bonus.Weight ?? WrittenExpression.Inner(bonus.Value)) switch
    {
        NumberSyntax number => number,
        IfSyntax choice => choice.Then as NumberSyntax,
        BinarySyntax { Operator: TokenKind.Star } product => product.Left as NumberSyntax ?? product.Right as NumberSyntax,
        _ => null,
    };

    /// <summary>
    /// Whether what costs never pays and is small: what goes either way, as a speed towards the goal, may be paid for progress alone. What looks back, and may be 0, costs
    /// those nothing who stay, unless it grows with the time.
    /// </summary>
    private static bool CostsLittle(LintContext context, RangeScope waiting, double paid)
    {
        var ranges = context.Terms.Where(t => StandingPay.Contains(context, t.Contribution) || !waiting.Of(t.Contribution).Hull.Contains(0.0) || EpisodeCounter.IsIn(context, t.Contribution)).Select(t => (IsAdded: context.IsAdded(t), Range: waiting.Of(t.Contribution).Hull is var range && IsTurned(context, t) ? IntervalFunctions.Negate(range) : range)).ToList();
        return ranges.All(r => r is { IsAdded: true, Range.HasNoNumber: false } && (r.Range.Lower >= -Rounding * r.Range.Upper || r.Range.Upper <= 0)) && ranges.Sum(r => Math.Min(r.Range.Lower, 0)) >= -Price * paid;
    }

    /// <summary>Whether a term that is called a cost pays, of which another lint speaks.</summary>
    private static bool IsTurned(LintContext context, LintedTerm term) => context.RangeOf(term.Contribution).Lower >= 0 && context.IsReported(term.Syntax.Name.Span, DiagnosticCatalogue.MisleadingName);

    private static string Steps(double count) => count == 1 ? "1 step of waiting just short of it pays" : $"{count} steps of waiting just short of it pay";

    /// <summary>Whether a goal is reached by what is paid for on the way, as a distance that is run: who waits is paid nothing. What is paid for the goal itself is not on the way.</summary>
    private static bool IsEarned(LintContext context, Node condition)
    {
        if (!StandingPay.LooksBack(condition))
            return false;
        var made = Reach.ThroughSteps(context.Program.Graph, [condition]);
        return context.Terms.Any(t => PaidCondition.Of(t.Value) != condition && (made.Contains(t.Value) && t.Value.Kind != NodeKind.Constant || t.Value.Kind == NodeKind.ToNumber && made.Contains(t.Value.Operands[0])));
    }

    /// <summary>A part of a sum.</summary>
    /// <param name="Node">Its value.</param>
    /// <param name="IsTaken">Whether it is subtracted.</param>
    private readonly record struct Addend(Node Node, bool IsTaken);

    /// <summary>The total where it does not look back, else what it is the sum of; null where that is not told.</summary>
    private static IReadOnlyList<Addend>? Parts(LintContext context)
    {
        if (context.Program.Graph.Results.FirstOrDefault(r => r.Kind == ResultKind.Total) is not { Node: { Axes.Count: 0 } total })
            return null;
        // A penalty that pays is told as such: it costs once that is mended.
        var turned = new HashSet<Node>(context.Terms.Where(t => IsTurned(context, t)).Select(t => t.Contribution));
        if (!StandingPay.LooksBack(total) && turned.Count == 0)
            return [new Addend(total, false)];
        var whole = new HashSet<Node>(context.Terms.Select(t => t.Contribution));
        var parts = new List<Addend>();
        var pending = new Stack<Addend>([new Addend(total, false)]);
        while (pending.Count > 0 && parts.Count + pending.Count <= MostParts)
        {
            var part = pending.Pop();
            // What a term adds, and the difference from another step, are one thing.
            if (whole.Contains(part.Node) || part.Node.Kind != NodeKind.Binary || part.Node.Binary != BinaryFunction.Add && !(part.Node.Binary == BinaryFunction.Subtract && PaidCondition.Of(part.Node.Operands[1]) is not null))
            {
                parts.Add(turned.Contains(part.Node) ? part with { IsTaken = !part.IsTaken } : part);
                continue;
            }

            pending.Push(part with { Node = part.Node.Operands[0] });
            pending.Push(new Addend(part.Node.Operands[1], part.IsTaken ^ part.Node.Binary == BinaryFunction.Subtract));
        }

        return pending.Count == 0 ? parts : null;
    }

    /// <summary>What parts add up to where some condition holds; null where that is not told.</summary>
    private static Interval? Pay(RangeScope scope, IEnumerable<Addend> parts)
    {
        var ranges = parts.Select(p => scope.Of(p.Node).Hull is var range && p.IsTaken ? IntervalFunctions.Negate(range) : range).ToList();
        return ranges.Count > 0 && ranges.All(r => LintContext.IsTold(r) && r is { HasNoNumber: false, IsFinite: true }) ? ranges.Aggregate(IntervalArithmetic.Add) : null;
    }

    /// <summary>Where nothing is paid for reaching an end, its name alone must say that it is a goal, and what it looks at must not say that it is none.</summary>
    private static bool IsGoalByName(LintContext context, EndSyntax end) => GoalNames.IsAll(end.Name.Name)
        && !WrittenParts.Of(end.Condition).OfType<NameSyntax>().Any(n => HarmNames.IsFailure(n.Name));
}
