using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A term that a written out total leaves out, while it reads others: it is reported and not trained on.</summary>
internal sealed class TermOutsideTotal : ILint
{
    private const int LongestShown = 80;

    public void Check(LintContext context)
    {
        if (context.Syntax.Members.OfType<TotalSyntax>().FirstOrDefault() is not { } total || context.Program.Graph.Results.FirstOrDefault(r => r.Kind == ResultKind.Total) is not { } result
            || WrittenParts.Of(total).OfType<NameSyntax>().Any(n => n.Name is "terms" or "contributions"))
            return;
        var parts = Reach.From([result.Node]);
        // What a total reads of an earlier step is a part of it too.
        parts.UnionWith(Reach.From(parts.Where(n => n.Kind == NodeKind.StateRead).Select(n => context.Program.Graph.States[n.Slot].Next)));
        var left = context.Terms.Where(t => !IsIn(parts, t.Value) && !IsIn(parts, t.Contribution) && t.Value.Kind != NodeKind.Constant && t.Syntax.Weight is not NumberSyntax { Value: 0 }).ToList();
        if (left.Count == 0 || left.Count >= context.Terms.Count)
            return;
        // A name that means something else in the total is told as such.
        var others = WrittenParts.Of(total).OfType<NameSyntax>().Where(n => NameOfTwo.In(context, total, n) is not null).Select(n => n.Name).ToList();
        left.RemoveAll(t => others.Contains(t.Name));
        if (context.Terms.FirstOrDefault(t => !left.Contains(t) && !others.Contains(t.Name)) is not { } read)
            return;
        foreach (var term in left)
            context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.TermOutsideTotal, term.Name, read.Name,
                context.TextOf(total.Value) is { Length: <= LongestShown } text && text.IndexOf('\n') < 0 ? $"Add it, as in 'total = {Sum(total.Value, text)} + {term.Name}', or give it 'weight 0' where it is only reported."
                : "Add it to the total, or give it 'weight 0' where it is only reported.");
    }

    /// <summary>Whether a value is used, or what it is the opposite of.</summary>
    private static bool IsIn(HashSet<Node> parts, Node value) => parts.Contains(value) || value.Kind == NodeKind.Unary && value.Unary == UnaryFunction.Negate && parts.Contains(value.Operands[0]);

    private static string Sum(ExpressionSyntax value, string text) => value is IfSyntax ? $"({text})" : text;
}
