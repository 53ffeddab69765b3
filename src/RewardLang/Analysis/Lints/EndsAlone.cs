using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A reward or a loss that has ends and nothing else to give back: nothing can be trained on it. A metric may watch conditions alone.</summary>
internal sealed class EndsAlone : ILint
{
    public void Check(LintContext context)
    {
        if (context.Program.Kind != ProgramKind.Metric && context.Syntax.Members.Any(m => m is EndSyntax) && !context.Syntax.Members.Any(m => m is TermSyntax or TotalSyntax or OutputSyntax))
            context.Report(context.Syntax.Name.Span, DiagnosticCatalogue.EndsAlone, context.Syntax.Name.Name, context.Program.Kind == ProgramKind.Loss ? "loss" : "reward");
    }
}
