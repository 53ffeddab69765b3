using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// The scores that a process reward model gives the steps of an answer, paid as they come beside an outcome that is paid once: an answer of more steps is paid more,
/// also for saying the same again. Where a check bounds the return its author has looked at that.
/// </summary>
internal sealed class PaidByLength : ILint
{
    /// <summary>Words of what belongs to a step of an answer.</summary>
    private static readonly string[] s_steps = ["step", "steps", "process", "prm"];

    private static readonly string[] s_scores = ["score", "scores", "reward", "rewards", "quality", "verdict", "correctness", "correct"];

    private static readonly string[] s_outcomes = ["at_last", "last_value", "is_last"];

    public void Check(LintContext context)
    {
        if (context.Program.Kind != ProgramKind.Reward || IsReturnChecked(context) || !context.Terms.Any(t => IsOutcome(context, t)))
            return;
        foreach (var term in context.Terms.Where(t => AddedToTotal.IsOnlyPaid(t, context)))
            if (ScoreIn(context, term) is { } score)
                context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.PaidByLength, term.Name, score,
                    $"Write delta_score({score}{(term.Syntax.Condition is { } condition ? $", counted: {context.TextOf(condition)}" : "")}) of std.refine, which sums to the first step's score however many there are, or clip_delta with a threshold.");
    }

    private static bool IsReturnChecked(LintContext context) => context.Syntax.Members.OfType<CheckSyntax>().Any(c => new[] { c.Left, c.Right }.Any(t => t is { Quantity.Name: "return" } or { Number: CallSyntax { Function.Name: "return" } }));

    /// <summary>Whether a term pays once for a whole answer.</summary>
    private static bool IsOutcome(LintContext context, LintedTerm term) => AddedToTotal.By(term, context) is { HasNoNumber: false, Upper: > 0 }
        && WrittenParts.Of(WrittenExpression.Meant(context, term.Syntax.Value)).Concat(term.Syntax.Condition is { } condition ? WrittenParts.Of(condition) : []).OfType<CallSyntax>()
            .Any(c => s_outcomes.Contains(c.Function.Name) && WrittenCall.IsOfLibrary(context, c));

    /// <summary>The score that a term pays at the steps at which it comes; null where it is made of anything else, of other steps too.</summary>
    private static string? ScoreIn(LintContext context, LintedTerm term)
    {
        var parts = Reach.From([term.Value]);
        if (parts.Any(n => n.Kind is not (NodeKind.Input or NodeKind.Constant or NodeKind.Param or NodeKind.Select or NodeKind.ToNumber or NodeKind.Unary or NodeKind.Binary)))
            return null;
        var inputs = parts.Where(n => n.Kind == NodeKind.Input).Select(n => (Node: n, Input: context.Program.Inputs[n.Slot])).ToList();
        return inputs.TrueForAll(i => !i.Input.IsEpisodic && !i.Input.IsShared && NameParts.Of(i.Input.Name).Any(s_steps.Contains))
            && inputs.FindAll(i => !i.Node.IsTruth && NameParts.Of(i.Input.Name).Any(s_scores.Contains)) is [var only] && Slope.Of(context, term.Value, only.Node) > 0 ? only.Input.Name : null;
    }
}
