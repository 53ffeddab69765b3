using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A term that pays the <c>improvement</c> of a distance, which is a new largest one, or its <c>change</c>, which is above 0 as it grows.</summary>
internal sealed class ImprovementOfDistance : ILint
{
    public void Check(LintContext context)
    {
        foreach (var term in context.Program.Kind == ProgramKind.Reward ? context.Terms : [])
        {
            CheckReduction(context, term);
            CheckRise(context, term);
            var paid = WrittenExpression.MeantUnscaled(context, term.Syntax.Value);
            if (paid is CallSyntax { Function.Name: "clip" or "min", Arguments: [{ Value: var cut }, ..] })
                paid = WrittenExpression.MeantUnscaled(context, cut);
            if (paid is not CallSyntax { Function.Name: "improvement" or "change", Arguments: [{ Value: var measured }] } call
                || !WrittenCall.IsOfLibrary(context, call) || !(call.Function.Name == "change" ? IsWeighedUp(context, term) : AddedToTotal.IsOnlyPaid(term, context)) || WantedSmall.IsTurned(context, term.Syntax.Name) || !IsWantedSmall(context, term, measured))
                continue;
            var text = context.TextOf(measured);
            var opposite = WrittenExpression.Negated(context, measured);
            context.Report(measured.Span, DiagnosticCatalogue.ImprovementOfDistance, context.TextOf(call), text, new Suggestion($"Write {call.Function.Name}({opposite}).", opposite));
        }
    }

    /// <summary><c>distance - prev(distance, …)</c>, which pays where it has become more.</summary>
    private static void CheckRise(LintContext context, LintedTerm term)
    {
        if (!IsWeighedUp(context, term) || WantedSmall.IsTurned(context, term.Syntax.Name) || WrittenExpression.MeantUnscaled(context, term.Syntax.Value) is not BinarySyntax { Operator: TokenKind.Minus } difference || context.IsReported(difference.Span)
            || WrittenExpression.Meant(context, difference.Right) is not CallSyntax { Function.Name: "prev", Arguments: [{ Value: var before }, ..] } || context.NodeOf(before) is not { } node || node != context.NodeOf(difference.Left) || !IsWantedSmall(context, term, difference.Left))
            return;
        var instead = $"{context.TextOf(difference.Right)} - {context.TextOf(difference.Left)}";
        context.Report(difference.Span, DiagnosticCatalogue.ImprovementOfDistance, context.TextOf(difference), context.TextOf(difference.Left), new Suggestion($"Write {instead}.", instead));
    }

    /// <summary>Words of what has come nearer.</summary>
    private static readonly string[] s_nearer = ["approach", "approached", "approaching", "nearer", "closer"];

    /// <summary>Whether a value shall become small, by what it measures, or as a term for coming nearer is made of that distance.</summary>
    private static bool IsWantedSmall(LintContext context, LintedTerm term, ExpressionSyntax measured) =>
        WantedSmall.IsMeasured(context, measured) || NameParts.Of(term.Name).Any(s_nearer.Contains) && WantedSmall.IsDistance(WrittenExpression.Unscaled(context, measured));

    /// <summary>Words of what has become less.</summary>
    private static readonly string[] s_less = ["reduction", "reduced", "decrease", "decreased", "drop", "relief", "shrinkage"];

    /// <summary><c>term reduction = total_wait - prev(total_wait, …)</c>, which pays where it has become more.</summary>
    private static void CheckReduction(LintContext context, LintedTerm term)
    {
        if (!NameParts.Of(term.Name).Any(s_less.Contains) || !IsWeighedUp(context, term) || WrittenExpression.MeantUnscaled(context, term.Syntax.Value) is not BinarySyntax { Operator: TokenKind.Minus, Right: CallSyntax { Function.Name: "prev", Arguments: [{ Value: var before }, ..] } } difference
            || context.NodeOf(before) is not { } node || node != context.NodeOf(difference.Left))
            return;
        var instead = $"{context.TextOf(difference.Right)} - {context.TextOf(difference.Left)}";
        context.Report(difference.Span, DiagnosticCatalogue.ImprovementOfDistance, context.TextOf(difference), context.TextOf(difference.Left), new Suggestion($"Write {instead}, which is above 0 where it has become less.", instead));
    }

    /// <summary>Whether a term is added with a weight above 0.</summary>
    private static bool IsWeighedUp(LintContext context, LintedTerm term) =>
        context.IsAdded(term) && (term.Syntax.Weight is null || context.NodeOf(term.Syntax.Weight) is { } weight && context.RangeOf(weight).Lower > 0);
}
