using RewardLang.Diagnostics;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>A term that folds the batch, and so is the same for every row.</summary>
internal sealed class SameForAllRows : ILint
{
    public void Check(LintContext context)
    {
        if (context.Program.Kind != ProgramKind.Reward)
            return;
        foreach (var term in context.Terms)
            if (term.Value.IsUniform && Reach.From([term.Value]).Any(n => n.Rows == RowSet.Batch))
                context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.SameForAllRows, term.Name);
    }
}
