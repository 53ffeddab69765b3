using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A <c>let</c> or <c>state</c> that nothing reads, of the program or of a function in its file: a state that is only written, or a part that was forgotten.</summary>
internal sealed class UnusedValue : ILint
{
    public void Check(LintContext context)
    {
        Check(context, context.Syntax, context.Syntax.Members);
        // Programs of one file share its functions.
        foreach (var function in context.Functions.Values.Where(f => f.File.Source == context.Program.Source && !context.IsReported(f.Syntax.Span, DiagnosticCatalogue.UnusedValue)))
            Check(context, function.Syntax, function.Syntax.Body);
    }

    private static void Check(LintContext context, DeclarationSyntax declaring, IEnumerable<MemberSyntaxNode> members)
    {
        var names = new NameUses(context.Program.Source, declaring);
        foreach (var member in members)
            if (member is LocalSyntax && !names.IsUsed(member) && !(member.Name.Name == "dt" && context.IsTimeStepRead))
                context.Report(member.Name.Span, DiagnosticCatalogue.UnusedValue, member is LetSyntax ? "value" : "state", member.Name.Name, declaring is FunctionSyntax function ? $"what '{function.Name.Name}' returns" : "a term or an output");
    }
}
