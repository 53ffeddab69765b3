using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A <c>let</c> or <c>state</c> that nothing reads: a state that is only written, or a part of the reward that was forgotten.</summary>
internal sealed class UnusedValue : ILint
{
    public void Check(LintContext context)
    {
        var names = new NameUses(context.Program.Source, context.Syntax);
        foreach (var member in context.Syntax.Members)
            if (member is LocalSyntax && !names.IsUsed(member) && !(member.Name.Name == "dt" && context.IsTimeStepRead))
                context.Report(member.Name.Span, DiagnosticCatalogue.UnusedValue, member is LetSyntax ? "value" : "state", member.Name.Name);
    }
}
