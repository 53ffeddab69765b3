using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A term that is called a penalty or a harm and pays, or a bonus and costs. What is called a reward may well be negative.</summary>
internal sealed class MisleadingName : ILint
{
    private static readonly string[] s_costs = ["penalty", "penalise", "penalize", "punish", "cost"];
    private static readonly string[] s_gains = ["bonus"];

    /// <summary>What nobody is paid for, as the last word of a name.</summary>
    private static readonly string[] s_harms =
        ["crash", "crashed", "collision", "collisions", "collided", "fell", "fall", "fallen", "offtrack", "violation", "violations", "failure", "failed", "damage"];

    /// <summary>Words with which that is a gain: it does not happen, or it happens to others.</summary>
    private static readonly string[] s_turns = ["no", "not", "non", "without", "avoid", "avoided", "never", "free", "enemy", "opponent", "rival", "target", "other"];

    public void Check(LintContext context)
    {
        if (context.Program.Kind != ProgramKind.Reward)
            return;
        // A list of terms without weights is weighed by the host.
        var isWeighed = context.Syntax.Members.Any(m => m is TotalSyntax or TermSyntax { Weight: not null });
        foreach (var term in context.Terms)
        {
            if (AddedToTotal.By(term, context) is not { HasNoNumber: false } range)
                continue;
            if (range.Lower >= 0 && range.Upper > 0 && (Says(s_costs, term.Name) || isWeighed && (IsHarm(term.Name) && !IsOfOthers(context, term) || WantedSmall.IsNamedSo(context, term.Syntax))))
                context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.MisleadingName, term.Name, "pays", range);
            else if (range.Upper <= 0 && range.Lower < 0 && Says(s_gains, term.Name))
                context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.MisleadingName, term.Name, "costs", range);
        }
    }

    /// <summary>Whether what is measured happens to others.</summary>
    private static bool IsOfOthers(LintContext context, LintedTerm term) => WrittenParts.Of(term.Syntax.Value).OfType<NameSyntax>().Any(n => NameParts.Of(n.Name).Any(s_turns.Contains));

    private static bool IsHarm(string name)
    {
        var words = NameParts.Of(name);
        return s_harms.Contains(words[words.Length - 1]) && !words.Any(s_turns.Contains);
    }

    private static bool Says(string[] words, string name) => words.Any(w => name.IndexOf(w, StringComparison.OrdinalIgnoreCase) >= 0);
}
