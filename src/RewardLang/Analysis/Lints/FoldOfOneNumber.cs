using RewardLang.Diagnostics;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A fold of what is one number for each row: most often another fold inside of it took all axes.</summary>
internal sealed class FoldOfOneNumber : ILint
{
    public void Check(LintContext context)
    {
        foreach (var fold in context.Folds.Values.Where(f => f.Axes.Count == 0 && f.Call.Arguments.Count == 1))
        {
            var argument = fold.Call.Arguments[0].Value;
            context.Report(fold.Call.Function.Span, DiagnosticCatalogue.FoldOfOneNumber, fold.Call.Function.Name, context.Program.Source.GetText(argument.Span), Advice(context, fold));
        }
    }

    private static string Advice(LintContext context, WrittenFold outer)
    {
        var inner = context.Folds.Values.FirstOrDefault(f => f.Axes.Count > 1 && IsInside(f.Call, outer.Call) && f.Call.Arguments.Count == 1);
        if (inner is null)
        {
            var rows = context.Syntax.Members.Any(m => m is GroupSyntax) ? "over: group folds the rows of a group, over: batch all rows" : "over: batch folds the rows";
            return $"Leave '{outer.Call.Function.Name}' out; {rows}, an axis of the input its elements.";
        }

        var axis = inner.Axes.LastOrDefault(a => a.Components is not null) ?? inner.Axes[inner.Axes.Count - 1];
        return $"Fold '{axis.Name}' alone inside of it: {inner.Call.Function.Name}({context.Program.Source.GetText(inner.Call.Arguments[0].Span)}, over: {axis.Name}).";
    }

    private static bool IsInside(SyntaxNode part, SyntaxNode whole) => part.Span.Start > whole.Span.Start && part.Span.End < whole.Span.End;
}
