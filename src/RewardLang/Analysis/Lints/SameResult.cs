using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>Two terms, or two outputs, that are one value: one of the names says something else than it holds.</summary>
internal sealed class SameResult : ILint
{
    public void Check(LintContext context)
    {
        foreach (var kind in new[] { ResultKind.Term, ResultKind.Output })
        {
            var first = new Dictionary<Node, string>();
            foreach (var member in context.Syntax.Members.Where(m => kind == ResultKind.Term ? m is TermSyntax : m is OutputSyntax))
            {
                var name = member.Name.Name;
                if (context.Program.Graph.Results.FirstOrDefault(r => r.Kind == kind && r.Name == name) is not { Node.Kind: not NodeKind.Constant } result)
                    continue;
                if (first.TryGetValue(result.Node, out var other))
                    context.Report(member.Name.Span, DiagnosticCatalogue.SameResult, name, other);
                else
                    first[result.Node] = name;
            }
        }
    }
}
