using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A term that is called a penalty or a harm and pays, or a bonus and costs. What is called a reward may well be negative.</summary>
internal sealed class MisleadingName : ILint
{
    private static readonly string[] s_costs = ["penalty", "penalise", "penalize", "punish", "cost"];
    private static readonly string[] s_gains = ["bonus"];

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
            if (range.Lower >= 0 && range.Upper > 0 && (Says(s_costs, term.Name) || isWeighed && (HarmNames.IsHarm(term.Name) && !IsOfOthers(context, term) || WantedSmall.IsNamedSo(context, term.Syntax))))
                context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.MisleadingName, term.Name, "pays", range);
            else if (range.Upper <= 0 && range.Lower < 0 && Says(s_gains, term.Name))
                context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.MisleadingName, term.Name, "costs", range);
        }
    }

    /// <summary>Whether what is measured happens to others.</summary>
    private static bool IsOfOthers(LintContext context, LintedTerm term) => WrittenParts.Of(term.Syntax.Value).OfType<NameSyntax>().Any(n => HarmNames.IsTurned(n.Name));

    private static bool Says(string[] words, string name) => words.Any(w => name.IndexOf(w, StringComparison.OrdinalIgnoreCase) >= 0);
}
