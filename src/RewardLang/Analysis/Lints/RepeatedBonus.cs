using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Proofs;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A bonus for a condition that is paid at every step at which it holds, and by its size or name was meant once.</summary>
internal sealed class RepeatedBonus : ILint
{
    private const double Large = 50;

    /// <summary>A bonus by name that is no larger than so many times what the others can move may be meant for each step.</summary>
    private const double Small = 5;

    /// <summary>Words of what is meant at each step by whatever name.</summary>
    private static readonly string[] s_steady = ["tracking", "zone", "at", "in", "on", "near", "stay", "hold", "holding", "keep", "rate"];

    private static readonly string[] s_words = ["success", "goal", "reached", "arrival", "complete", "solved", "passed", "finished", "delivered", "scored", "collected", "captured", "victory"];

    public void Check(LintContext context)
    {
        if (context.Program.Kind != ProgramKind.Reward)
            return;
        var graph = context.Program.Graph;
        var ends = graph.Results.Where(r => r.Kind is ResultKind.End or ResultKind.Done).Select(r => r.Node).ToList();
        foreach (var term in context.Terms)
        {
            if (PaidCondition.Of(term.Value) is not { } condition || ends.Contains(condition) || Neighbour.HoldsOnce(graph, condition))
                continue;
            // What holds from some step on, as 'ever' says, holds at each step after it.
            var begun = Neighbour.BegunBy(graph, condition);
            if (begun is null ? LooksBack(condition) : ends.Contains(begun) || Neighbour.HoldsOnce(graph, begun))
                continue;
            if (ends.Any(end => PaidCondition.EndsWithout(end, condition)) || EndsThere(context, ends, condition))
                continue;
            var paid = context.RangeOf(term.Contribution);
            var isMeantOnce = s_words.Any(w => term.Name.IndexOf(w, StringComparison.OrdinalIgnoreCase) >= 0) && !NameParts.Of(term.Name).Any(s_steady.Contains) || IsLarge(context, term, paid, term.Name.IndexOf("bonus", StringComparison.OrdinalIgnoreCase) >= 0 ? Small : Large);
            if (paid.IsFinite && paid.Upper > 0 && isMeantOnce)
                context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.RepeatedBonus, term.Name, IntervalText.Number(paid.Upper), context.TextOf(condition), WrittenIn(context, condition) ?? context.TextOf(begun ?? condition));
        }
    }

    /// <summary>Whether some end holds wherever a condition does, with parameters as they are.</summary>
    private static bool EndsThere(LintContext context, IEnumerable<Node> ends, Node condition) =>
        context.RangesByDefault.Scope.Assuming(condition, true) is { } paid && ends.Any(end => paid.Of(end).Hull is { IsTrue: true });

    /// <summary>Whether a term pays many times what all others together can move.</summary>
    private static bool IsLarge(LintContext context, LintedTerm term, Interval paid, double times)
    {
        var others = context.Terms.Where(t => t != term && !IsEvent(t)).Select(t => context.RangeOf(t.Contribution)).ToList();
        // What may cost without a bound pays no more than its upper end.
        return others.All(r => !r.HasNoNumber && r.Upper < LintContext.Largest) && others.Sum(r => LintContext.IsTold(r) ? r.Magnitude : Math.Max(r.Upper, 0)) is > 0 and var sum && paid.Upper >= times * sum;
    }

    /// <summary>Whether a term pays for what happens at single steps, so that what it can add says nothing of the others.</summary>
    private static bool IsEvent(LintedTerm term) => PaidCondition.Of(term.Value) is { } condition && LooksBack(condition);

    /// <summary>What <c>ever</c> is called with; null for other conditions.</summary>
    private static string? WrittenIn(LintContext context, Node condition) =>
        context.PlaceOf(condition) is { } place && WrittenExpression.At(place) is CallSyntax { Function.Name: "ever", Arguments: [var begun] } ? place.Text.Substring(begun.Span.Start, begun.Span.Length) : null;

    /// <summary>A condition that asks what was before has thought of the steps.</summary>
    private static bool LooksBack(Node condition) => Reach.From([condition]).Any(n => n.Kind == NodeKind.StateRead);
}
