using RewardLang.Analysis.Proofs;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A term with the weight 0 that can be NaN or infinite: it is left out of the total, unless that multiplies it out, and is logged as it is.</summary>
internal sealed class UnboundedIgnoredTerm : ILint
{
    public void Check(LintContext context)
    {
        var product = WeightedSum(context);
        foreach (var term in context.Terms)
            if (term.Contribution.IsConstant(0) && !context.RangeOf(term.Value).IsFinite && !IsOpen(context, Culprit.Of(context.Program.Graph, context.Ranges.Scope, term.Value)?.Node))
                context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.UnboundedIgnoredTerm, term.Name, context.RangeOf(term.Value),
                    product is null ? "it is logged so, and counts as soon as its weight does" : $"0 times that is NaN, and so is the total, '{context.TextOf(product)}'",
                    product is null ? "Bound the term before it is weighted." : new Suggestion("Write weighted_sum(terms), which leaves it out, or bound the term.", "weighted_sum(terms)", product.Span));
    }

    /// <summary>A sum over the terms that multiplies each by its weight, of which the total is made; null where there is none.</summary>
    private static CallSyntax? WeightedSum(LintContext context)
    {
        var total = Reach.From(context.Program.Graph.Results.Where(r => r.Kind == ResultKind.Total).Select(r => r.Node));
        return context.Syntax.Members.Where(m => m is TotalSyntax or LetSyntax).SelectMany(WrittenParts.Of).OfType<CallSyntax>()
            .FirstOrDefault(c => c is { Function.Name: "sum", Arguments: [{ Value: var folded }] } && WrittenExpression.Inner(folded) is BinarySyntax { Operator: TokenKind.Star, Left: NameSyntax left, Right: NameSyntax right }
                && (left.Name, right.Name) is ("terms", "weights") or ("weights", "terms") && context.NodeOf(c) is { } node && total.Contains(node));
    }

    /// <summary>Of an input without a range everything is left open.</summary>
    private static bool IsOpen(LintContext context, Node? culprit) =>
        culprit?.Kind == NodeKind.Input && context.Program.Inputs[culprit.Slot] is { Lower: null, Upper: null };
}
