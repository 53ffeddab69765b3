using RewardLang.Analysis.Proofs;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A term that is called a penalty or a harm and pays, or a bonus and costs. What is called a reward may well be negative.</summary>
internal sealed class MisleadingName : ILint
{
    private static readonly string[] s_costs = ["penalty", "penalise", "penalize", "punish", "cost"];
    private static readonly string[] s_gains = ["bonus"];

    /// <summary>Last words of names of what is saved of a cost, and of a penalty that is one of a game.</summary>
    private static readonly string[] s_savings = ["reduction", "reduced", "saving", "savings", "saved", "avoided", "avoidance", "kick", "shot"];

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
            if (range.Lower >= 0 && range.Upper > 0 && (IsCost(term.Name) && !Falls(context, term) || isWeighed && (HarmNames.IsHarm(term.Name) && !IsOfOthers(context, term) && !IsSought(context, term) && !Falls(context, term) || WantedSmall.IsNamedSo(context, term.Syntax))))
                context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.MisleadingName, term.Name, "pays", range);
            else if (range.Upper <= 0 && range.Lower < 0 && Says(s_gains, term.Name))
                context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.MisleadingName, term.Name, "costs", range);
        }
    }

    /// <summary>Whether what is measured happens to others: its name says so, or a term charges another harm of that kind, which is one's own.</summary>
    private static bool IsOfOthers(LintContext context, LintedTerm term)
    {
        var names = NamesIn(term);
        return names.Any(HarmNames.IsTurned) || names.Select(HarmNames.WordIn).OfType<string>().Any(harm => context.Terms.Any(t => t != term && AddedToTotal.IsOnlyCost(t, context)
            && NamesIn(t).Any(n => HarmNames.WordIn(n) == harm && !names.Contains(n))));
    }

    private static List<string> NamesIn(LintedTerm term) => [.. WrittenParts.Of(term.Syntax.Value).Append(term.Syntax.Condition).OfType<NameSyntax>().Select(n => n.Name)];

    private static bool IsCost(string name) => Says(s_costs, name) && NameParts.Of(name) is var words && !s_savings.Contains(words[words.Length - 1]);

    /// <summary>Whether a term pays the less the larger something of such a name is.</summary>
    private static bool Falls(LintContext context, LintedTerm term) => WrittenParts.Of(term.Syntax.Value).OfType<NameSyntax>()
        .Any(n => (n.Name == term.Name || HarmNames.WordIn(n.Name) is not null || Says(s_costs, n.Name)) && context.NodeOf(n) is { } node && Slope.Of(context, term.Value, node) < 0);

    /// <summary>Whether what is paid for is what is looked for: once in an episode, or by an end that is a goal.</summary>
    private static bool IsSought(LintContext context, LintedTerm term) => PaidCondition.Of(term.Value) is { } condition && (Neighbour.HoldsOnce(context.Program.Graph, condition)
        || context.Program.Graph.Results.Any(r => r.Kind == ResultKind.End && r.Node == condition && GoalNames.Contains(r.Name)));

    private static bool Says(string[] words, string name) => words.Any(w => name.IndexOf(w, StringComparison.OrdinalIgnoreCase) >= 0);
}
