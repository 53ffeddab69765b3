using System.Text.RegularExpressions;
using RewardLang.Analysis.Proofs;
using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// A bonus for each time that a condition begins which the agent can undo at will, <c>rising(holding)</c>, with nothing charged where it ends: letting go and
/// taking again pays without an end.
/// </summary>
internal sealed class PaidForTakingAgain : ILint
{
    /// <summary>Words of what an agent takes and can let go.</summary>
    private static readonly string[] s_held =
    [
        "hold", "holds", "holding", "held", "grasp", "grasps", "grasped", "grasping", "grip", "grips", "gripped", "gripping", "grab", "grabbed", "grabbing", "carry", "carries", "carrying", "carried",
        "picked", "lift", "lifts", "lifted", "lifting", "taken", "hooked", "attached",
    ];

    /// <summary>Words of what happens by itself or once for each thing, or is counted on purpose.</summary>
    private static readonly string[] s_counted =
    [
        "contact", "contacts", "foot", "feet", "touch", "touching", "step", "steps", "press", "pressed", "coin", "coins", "collected", "count", "counts", "number", "laps", "lap", "times", "repetitions", "reps", "cycles", "swings",
        "waypoint", "waypoints", "checkpoint", "checkpoints", "gate", "gates", "next", "new", "current", "just", "visited", "respawned",
    ];

    /// <summary>Words of what goes wrong where something is let go.</summary>
    private static readonly string[] s_lost = ["drop", "drops", "dropped", "dropping", "release", "released", "releases", "slip", "slipped", "lost", "regrasp", "regrasps"];

    /// <summary>How a text says that each time counts, or that what is held is another one each time.</summary>
    private static readonly Regex s_each = new(@"\b(?:(?:each|every) (?:time|one|object|item|piece|part|pick|lift|grasp)|whenever|again|anew|repetitions?|next one|(?:at|in|of|during) (?:this|the) step|just|respawns?|resampled|redrawn|per (?:pick|lift|grasp|repetition))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public void Check(LintContext context)
    {
        if (context.Program.Kind != ProgramKind.Reward || !context.Program.Graph.States.Any())
            return;
        foreach (var term in context.Terms.Where(t => t.Contribution.Axes.Count == 0 && AddedToTotal.IsOnlyPaid(t, context) && !context.IsReported(t.Syntax.Span, DiagnosticCatalogue.PaidAtEachBeginning)))
            if (PaidCondition.Of(term.Value) is { } paid && BegunBy(context.Program.Graph, paid) is { } condition && Undone(context, condition) is { } written
                && !IsCounted(context, term, written) && IsOneOfSeveral(context, term) && !IsCharged(context, condition) && !IsEnd(context, condition) && !IsPaidToKeep(context, term, condition))
                Report(context, term, paid, context.TextOf(written), written is NameSyntax { Name: var name } && IsHeld(name));
    }

    private static void Report(LintContext context, LintedTerm term, Node paid, string condition, bool isHeld)
    {
        var place = new[] { term.Syntax.Condition, term.Syntax.Value }.OfType<ExpressionSyntax>().SelectMany(WrittenParts.Of).FirstOrDefault(p => context.NodeOf(p) == paid);
        var library = context.Functions.TryGetValue("first", out var first) && first.File.IsLibrary ? "" : " of std.temporal";
        var once = $"first({condition})";
        context.Report(place?.Span ?? term.Syntax.Name.Span, DiagnosticCatalogue.PaidForTakingAgain, term.Name, condition, isHeld ? "letting go and taking again" : "leaving and coming back",
            new Suggestion($"Write {once}{library} to pay once, or rising({condition}) - falling({condition}).", place is null || library.Length > 0 ? null : once, place?.Span));
    }

    /// <summary>What holds now and did not at the step before, of a condition that says no more; null for others.</summary>
    private static Node? BegunBy(RewardGraph graph, Node condition)
    {
        if (condition.Kind != NodeKind.Binary || condition.Binary != BinaryFunction.And)
            return null;
        return Is(condition.Operands[0], condition.Operands[1]) ? condition.Operands[0] : Is(condition.Operands[1], condition.Operands[0]) ? condition.Operands[1] : null;

        bool Is(Node now, Node notBefore) => Neighbour.Negated(notBefore) is { } before && Neighbour.TryRead(graph, before) is { IsNext: false } earlier && earlier.Value == now;
    }

    /// <summary>A condition as it is written, where an agent can undo it by its name, or as it is near something; null for others.</summary>
    private static ExpressionSyntax? Undone(LintContext context, Node condition)
    {
        var written = WrittenParts.Of(context.Syntax).Where(p => context.NodeOf(p) == condition).OrderBy(p => p is not NameSyntax).ToList();
        return written.OfType<NameSyntax>().FirstOrDefault(n => IsHeld(n.Name))
            ?? written.FirstOrDefault(p => WrittenExpression.Meant(context, p) is BinarySyntax { Operator: TokenKind.Less or TokenKind.LessOrEqual } near && context.NodeOf(near.Right) is { IsUniform: true }
                && (WantedSmall.IsDistance(WrittenExpression.Inner(near.Left)) || WrittenExpression.Meant(context, near.Left) is CallSyntax { Function.Name: "norm" } && WantedSmall.IsMeasured(context, near.Left)));
    }

    private static bool IsHeld(string name) => NameParts.Of(name).Any(s_held.Contains);

    /// <summary>Whether a term counts what happens on purpose, by its name, its text or that of what it is paid for.</summary>
    private static bool IsCounted(LintContext context, LintedTerm term, ExpressionSyntax condition)
    {
        var names = WrittenParts.Of(WrittenExpression.Meant(context, condition)).Concat(WrittenParts.Of(condition)).OfType<NameSyntax>().Select(n => n.Name).ToList();
        var members = context.Syntax.Members.Where(m => names.Contains(m.Name.Name) || WrittenParts.Of(term.Syntax).OfType<NameSyntax>().Any(n => n.Name == m.Name.Name)).Append(term.Syntax).ToList();
        return members.Any(m => NameParts.Of(m.Name.Name).Any(s_counted.Contains) || m.Documentation is { } said && s_each.IsMatch(said)) || s_each.IsMatch(context.Syntax.Documentation ?? "");
    }

    /// <summary>Whether something else is paid for: where nothing is, each time is the aim.</summary>
    private static bool IsOneOfSeveral(LintContext context, LintedTerm term) => context.Terms.Any(t => t != term && context.RangeOf(t.Contribution) is { HasNoNumber: false, Upper: > 0 });

    /// <summary>Whether some term, or what the total adds to them, can cost for what depends on a condition, or for what is called a loss.</summary>
    private static bool IsCharged(LintContext context, Node condition) =>
        context.Terms.Select(t => t.Contribution).Concat(context.Program.Graph.Results.Where(r => r.Kind == ResultKind.Adjustment).Select(r => r.Node)).Any(paid =>
            context.RangeOf(paid) is { HasNoNumber: false, Lower: < 0 } && Reach.From([paid]).Contains(condition))
        || context.Terms.Any(t => context.RangeOf(t.Contribution) is { HasNoNumber: false, Lower: < 0 } && WrittenParts.Of(t.Syntax).OfType<NameSyntax>().Select(n => n.Name).Append(t.Name).Any(IsLoss));

    private static bool IsLoss(string name) => NameParts.Of(name).Any(s_lost.Contains);

    /// <summary>Whether an episode ends where a condition holds, or where it no longer does.</summary>
    private static bool IsEnd(LintContext context, Node condition) =>
        context.Ends.Any(e => IsLoss(e.Syntax.Name.Name) || WrittenParts.Of(e.Syntax).OfType<NameSyntax>().Any(n => IsLoss(n.Name))
            || EndConditions.Alternatives(e.Condition).Any(a => EndConditions.Parts(a).Any(p => Neighbour.Negated(p) == condition)))
        || context.RangesByDefault.Scope.Assuming(condition, true) is { } held && context.Ends.Any(e => held.Of(e.Condition).Hull is { IsTrue: true });

    /// <summary>Whether each step at which a condition holds pays as much as its beginning: then letting go loses more than taking again brings.</summary>
    private static bool IsPaidToKeep(LintContext context, LintedTerm term, Node condition) => context.Terms
        .Where(t => PaidCondition.Of(t.Value) == condition || t.Value.Kind == NodeKind.Select && t.Value.Operands[0] == condition && t.Value.Operands[2].IsConstant(0))
        .Sum(t => context.RangeOf(t.Contribution) is { IsFinite: true, Upper: > 0 } range ? range.Upper : 0) >= context.RangeOf(term.Contribution).Upper;
}
