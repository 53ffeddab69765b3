using RewardLang.Diagnostics;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A fold of what is one number for each row: most often another fold inside of it took all axes.</summary>
internal sealed class FoldOfOneNumber : ILint
{
    /// <summary>How many names may lead from a fold to what it folds.</summary>
    private const int MostNames = 3;

    public void Check(LintContext context)
    {
        foreach (var fold in context.Folds.Values.Where(f => f.Axes.Count == 0 && f.Call.Arguments.Count == 1))
        {
            var argument = fold.Call.Arguments[0].Value;
            context.Report(fold.Call.Function.Span, DiagnosticCatalogue.FoldOfOneNumber, fold.Call.Function.Name, context.Program.Source.GetText(argument.Span), Advice(context, fold));
        }
    }

    private static Suggestion Advice(LintContext context, WrittenFold outer)
    {
        var argument = outer.Call.Arguments[0].Value;
        var (inner, place) = FoldIn(context, outer.Call, outer.Call, "inside of it", MostNames);
        if (inner is not null)
        {
            var axis = inner.Axes.LastOrDefault(a => a.Components is not null) ?? inner.Axes[inner.Axes.Count - 1];
            if (axis.IsAnonymous)
                return $"Give the part that is folded {place} a name, as in x[0..2 as xy], and fold that alone, with over: xy.";
            var text = $"{inner.Call.Function.Name}({context.Program.Source.GetText(inner.Call.Arguments[0].Span)}, over: {axis.Name})";
            // Which of several axes is meant is told by its components, and a name may be that of other uses too.
            var isCertain = axis.Components is not null && IsInside(inner.Call, outer.Call) && inner.Call.Arguments[0].Span.Start > inner.Call.Function.Span.Start;
            return new Suggestion($"Fold '{axis.Name}' alone {place}: {text}.", isCertain ? text : null, inner.Call.Span);
        }

        return OfOneNumber(context, outer.Call, argument);
    }

    private static string OfOneNumber(LintContext context, CallSyntax call, ExpressionSyntax argument)
    {
        var (name, text) = (call.Function.Name, context.TextOf(argument));
        if (argument is NameSyntax kept && context.Syntax.Members.Any(m => m is StateSyntax && m.Name.Name == kept.Name))
            return $"Give '{kept.Name}' the axis, by what it becomes, or leave '{name}' out.";
        // A count of steps is compared with more than one step can have.
        if (name is "count" or "sum" && context.NodeOf(argument) is { IsTruth: true } && IsCompared(context, call))
            return $"For how many steps it has held write count_steps({text}) of std.temporal; {name}({text}, over: batch) is over the rows.";
        if (context.Syntax.Members.Any(m => m is GroupSyntax))
            return $"Write {name}({text}, over: group) for the rows of a group, or over: batch for all rows.";
        return IsOfOthers(context, call, argument)
            ? $"Fold the rows: {name}({text}, over: group) for those of one prompt or the like, with 'group of 8' in the program, or {name}({text}, over: batch) for all of them."
            : $"Leave '{name}' out, give what it folds an axis, or fold the rows with over: batch.";
    }

    /// <summary>Whether a fold is what a value is compared with, <c>score - mean(score)</c>, or says how far values lie apart: of one number nothing is left.</summary>
    private static bool IsOfOthers(LintContext context, CallSyntax call, ExpressionSyntax argument) => call.Function.Name is "std" or "var" or "sample_std" or "sample_var"
        || WrittenParts.Of(context.Syntax).OfType<BinarySyntax>().Any(b => b.Operator is TokenKind.Minus or TokenKind.Slash && WrittenExpression.Meant(context, b.Right) == call && context.NodeOf(b.Left) is { } left && left == context.NodeOf(argument));

    /// <summary>Whether a call is compared with a number above 1.</summary>
    private static bool IsCompared(LintContext context, CallSyntax call) => context.Syntax.Members.SelectMany(WrittenParts.Whole).SelectMany(WrittenParts.Of).OfType<BinarySyntax>()
        .Any(b => TokenFacts.IsComparison(b.Operator) && (b.Left == call && NumberFacts.Bare(b.Right) is { Value: > 1 } || b.Right == call && NumberFacts.Bare(b.Left) is { Value: > 1 }));

    /// <summary>The fold that took all axes of what a part of the text is made of, and where it stands: a value may have a name.</summary>
    private static (WrittenFold? Fold, string Place) FoldIn(LintContext context, SyntaxNode part, SyntaxNode outer, string place, int names)
    {
        if (context.Folds.Values.FirstOrDefault(f => f.Axes.Count > 1 && IsInside(f.Call, part) && f.Call != outer && f.Call.Arguments.Count == 1) is { } found)
            return (found, place);
        foreach (var let in names == 0 ? [] : context.Syntax.Members.OfType<LetSyntax>().Where(m => m != part && context.IsNamedIn(part, m.Name.Name)))
            if (FoldIn(context, let, outer, $"in '{let.Name.Name}'", names - 1) is { Fold: not null } inner)
                return inner;
        return (null, place);
    }

    private static bool IsInside(SyntaxNode part, SyntaxNode whole) => part.Span.Start >= whole.Span.Start && part.Span.End <= whole.Span.End;
}
