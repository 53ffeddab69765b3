using RewardLang.Diagnostics;

namespace RewardLang.Analysis.Lints;

/// <summary>A term that is called a penalty and pays, or a bonus and costs. What is called a reward may well be negative.</summary>
internal sealed class MisleadingName : ILint
{
    private static readonly string[] s_costs = ["penalty", "penalise", "penalize", "punish", "cost"];
    private static readonly string[] s_gains = ["bonus"];

    public void Check(LintContext context)
    {
        if (context.Program.Kind != ProgramKind.Reward)
            return;
        foreach (var term in context.Terms)
        {
            var range = context.RangeOf(term.Contribution);
            if (range.HasNoNumber)
                continue;
            if (range.Lower >= 0 && range.Upper > 0 && Says(s_costs, term.Name))
                context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.MisleadingName, term.Name, "pays", range);
            else if (range.Upper <= 0 && range.Lower < 0 && Says(s_gains, term.Name))
                context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.MisleadingName, term.Name, "costs", range);
        }
    }

    private static bool Says(string[] words, string name) => words.Any(w => name.IndexOf(w, StringComparison.OrdinalIgnoreCase) >= 0);
}
