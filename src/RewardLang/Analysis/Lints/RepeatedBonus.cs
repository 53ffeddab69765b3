using System.Text.RegularExpressions;
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

    /// <summary>Beside terms that only cost, what pays so many times the largest of them at each step leaves nothing else to be paid for.</summary>
    private const double LargeBesideCosts = 20;

    /// <summary>A bonus by name that is no larger than so many times what the others can move may be meant for each step.</summary>
    private const double Small = 5;

    /// <summary>What the single precision of kernels may add to a bound of a sum.</summary>
    private const double Rounding = 1e-5;

    /// <summary>A bonus for an event by its name, or by that of its condition, which pays so many times what the others can.</summary>
    private const double LargeForEvent = 3;

    /// <summary>Words of what happens at one step.</summary>
    private static readonly string[] s_events = ["arrive", "arrived", "arrives", "done", "inserted", "insert", "docked", "dock", "landed", "landing", "touchdown", "delivered", "finish", "finished", "win", "won", "atgoal"];

    /// <summary>Words that make up the name of a condition which is such an event, with those above.</summary>
    private static readonly string[] s_reached = ["at", "is", "has", "goal", "target", "success", "solved", "reached", "complete", "completed"];

    /// <summary>Words of what is meant at each step by whatever name.</summary>
    private static readonly string[] s_steady = ["tracking", "zone", "at", "in", "on", "near", "stay", "hold", "holding", "keep", "rate", "range", "inside", "within", "band"];

    /// <summary>How a comment says that it is meant at each step.</summary>
    private static readonly string[] s_eachStep = ["every step", "each step", "per step", "at all steps", "as long as", "each time", "every time"];

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
            if (paid.IsFinite && paid.Upper > 0 && !context.IsReported(term.Syntax.Span, DiagnosticCatalogue.ExactEquality) && IsMeantOnce(context, term, paid.Upper))
                context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.RepeatedBonus, term.Name, IntervalText.Number(paid.Upper), context.TextOf(condition), WrittenIn(context, condition) ?? context.NamedText(begun ?? condition), Again(context, term));
        }
    }

    /// <summary>How to say that a goal which moves on when it is met is paid for each time.</summary>
    private static string Again(LintContext context, LintedTerm term) => WrittenExpression.Unscaled(context, term.Syntax.Condition ?? term.Syntax.Value) is NameSyntax condition && NameParts.Of(condition.Name).Any(w => w is "met" or "reset" or "respawned")
        ? $" Where it is met anew each time, say so: '/// Paid each time.' above the term." : "";

    /// <summary>Whether some end holds wherever a condition does, with parameters as they are.</summary>
    private static bool EndsThere(LintContext context, IEnumerable<Node> ends, Node condition) =>
        context.RangesByDefault.Scope.Assuming(condition, true) is { } paid && ends.Any(end => paid.Of(end).Hull is { IsTrue: true });

    /// <summary>Whether a bonus is meant to be paid once: by its name, by what is said of it, or as it is many times what the others can move.</summary>
    public static bool IsMeantOnce(LintContext context, LintedTerm term, double paid)
    {
        var comment = term.Syntax.Documentation ?? "";
        if (IsPulse(context, term))
            return false;
        if (s_eachStep.Any(w => Says(comment, w)))
            return false;
        if (SaidOnce.By(comment, term.Name) || Says(comment, "bonus") && IsLatched(context, term) || IsSaidOfProgram(context, term))
            return true;
        var isSteady = NameParts.Of(term.Name).Any(s_steady.Contains);
        return s_words.Any(w => Says(term.Name, w)) && !isSteady || IsLarge(context, term, paid, !isSteady && IsEventByName(context, term) ? LargeForEvent : Says(term.Name, "bonus") || Says(comment, "bonus") ? Small : Large, isSteady);
    }

    /// <summary>Whether the text above the program says so, and no other term pays once already.</summary>
    private static bool IsSaidOfProgram(LintContext context, LintedTerm term) => context.Syntax.Documentation is { } text && SaidOnce.InSentence(text, term.Name)
        && !context.Terms.Any(t => t != term && PaidCondition.Of(t.Value) is { } condition && Neighbour.HoldsOnce(context.Program.Graph, condition));

    /// <summary>Whether a bonus is for something that happens, by its own name or by that of what it is paid for; a mark of the whole episode is none.</summary>
    private static bool IsEventByName(LintContext context, LintedTerm term) => !Reach.From([term.Value]).Any(n => n.Kind == NodeKind.Input && context.Program.Inputs[n.Slot].IsEpisodic)
        && (NameParts.Of(term.Name).Any(s_events.Contains) || WrittenExpression.Unscaled(context, term.Syntax.Condition ?? term.Syntax.Value) is NameSyntax condition && NameParts.Of(condition.Name).All(w => s_events.Contains(w) || s_reached.Contains(w)));

    /// <summary>Whether what is paid for happens at single steps by what is said of it, or by its name: "drawn anew at this step".</summary>
    private static bool IsPulse(LintContext context, LintedTerm term) => InputOf(context, term) is { } input && (NameParts.Of(input.Name.Name)[0] is "new" or "just" || input.Documentation is { } said && s_pulse.IsMatch(said));

    /// <summary>Whether what is paid for stays true by what is said of it: "true from the step on at which it is passed".</summary>
    private static bool IsLatched(LintContext context, LintedTerm term) => InputOf(context, term) is { Documentation: { } said } && s_latched.IsMatch(said);

    private static InputSyntax? InputOf(LintContext context, LintedTerm term) =>
        WrittenExpression.MeantUnscaled(context, term.Syntax.Condition ?? term.Syntax.Value) is NameSyntax name ? context.Syntax.Members.OfType<InputSyntax>().FirstOrDefault(i => i.Name.Name == name.Name) : null;

    private static readonly Regex s_pulse = new(@"\b(?:at|in|of|during|since) (?:the beginning of )?(?:this|the last|the) step\b|\bjust\b|\banew\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex s_latched = new(@"\bfrom (?:the|that|this) (?:step|moment|time) on\b|\bfrom then on\b|\bstays (?:true|set|on)\b|\blatched\b|\bremains (?:true|set)\b|\bsticky\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static bool Says(string text, string word) => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Whether a term pays many times what others can pay, and many times what any of them can cost.</summary>
    private static bool IsLarge(LintContext context, LintedTerm term, double paid, double times, bool isSteady)
    {
        var beside = context.Terms.Where(t => t != term && !IsEvent(t)).ToList();
        var changes = beside.Select(t => SumOfChanges(context, t)).ToList();
        var others = beside.Where((_, i) => changes[i] is null).Select(t => context.RangeOf(t.Contribution)).ToList();
        // What may cost without a bound pays no more than its upper end.
        if (!others.TrueForAll(r => !r.HasNoNumber && r.Upper < LintContext.Largest))
            return false;
        // What is paid at every step whatever happens is no measure of what is worth much, unless there is no other.
        var pays = others.Where(r => !r.IsPoint).Sum(r => Math.Max(r.Upper, 0));
        var costs = others.Where(LintContext.IsTold).Select(r => Math.Max(-r.Lower, 0)).ToList();
        var progress = (1 - Rounding) * changes.OfType<Interval>().Sum(r => Math.Max(r.Upper, 0));
        if (pays == 0 && costs.Sum() == 0)
            pays = others.Sum(r => r.Upper) + progress;
        return pays + costs.Sum() > 0 && paid >= Small * progress && paid >= times * pays && (paid >= times * costs.Sum() || !isSteady && paid >= LargeBesideCosts * costs.Max());
    }

    /// <summary>What a term adds up to in an episode of any length, as what it adds at a step is taken back later: a change of something bounded; null for other terms.</summary>
    private static Interval? SumOfChanges(LintContext context, LintedTerm term) => term.Contribution.Axes.Count == 0
        && ReturnBounds.Of(context.Ranges, term.Contribution, s_anyLength) is { Telescopes: true, Range: { IsFinite: true } sum } && LintContext.IsTold(sum) ? sum : null;

    private static readonly EpisodeLength s_anyLength = new(double.PositiveInfinity, 1);

    /// <summary>Whether a term pays for what happens at single steps, so that what it can add says nothing of the others.</summary>
    private static bool IsEvent(LintedTerm term) => PaidCondition.Of(term.Value) is { } condition && LooksBack(condition);

    /// <summary>What <c>ever</c> is called with; null for other conditions.</summary>
    private static string? WrittenIn(LintContext context, Node condition) =>
        context.PlaceOf(condition) is { } place && WrittenExpression.At(place) is CallSyntax { Function.Name: "ever", Arguments: [var begun] } ? place.Text.Substring(begun.Span.Start, begun.Span.Length) : null;

    /// <summary>A condition that asks what was before has thought of the steps.</summary>
    private static bool LooksBack(Node condition) => Reach.From([condition]).Any(n => n.Kind == NodeKind.StateRead);
}
