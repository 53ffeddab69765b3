using RewardLang.Diagnostics;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A parameter that may be set to any number: what is proved holds for its default alone.</summary>
internal sealed class ParameterWithoutRange : ILint
{
    public void Check(LintContext context)
    {
        var open = context.Syntax.Members.OfType<ParamSyntax>()
            .Where(p => p.Range is null && p.Name.Name != "dt" && context.Program.Params.First(q => q.Name == p.Name.Name).Kind != ScalarKind.Bool).ToList();
        // One diagnostic for all of them: they are many in most programs.
        if (open.Count > 0)
            context.Report(open[0].Name.Span, DiagnosticCatalogue.ParameterWithoutRange, string.Join(", ", open.Select(p => p.Name.Name)), open[0].Name.Name);
    }
}
