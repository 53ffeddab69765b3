using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A total that folds the values of terms whose weights say something else.</summary>
internal sealed class UnweightedTerms : ILint
{
    /// <summary>What a sum adds; null for what is no name.</summary>
    private static IEnumerable<NameSyntax?> Addends(ExpressionSyntax syntax) => syntax is BinarySyntax { Operator: TokenKind.Plus } sum
        ? Addends(WrittenExpression.Inner(sum.Left)).Concat(Addends(WrittenExpression.Inner(sum.Right))) : [syntax as NameSyntax];

    /// <summary>What is limited or scaled as a whole.</summary>
    private static ExpressionSyntax WithinLimits(LintContext context, ExpressionSyntax total)
    {
        while (true)
        {
            var inner = WrittenExpression.Unscaled(context, total);
            if (inner is CallSyntax { Function.Name: "clip" or "max" or "min" or "tanh", Arguments: [{ Value: var limited }, ..] })
                total = limited;
            else
                return inner;
        }
    }

    public void Check(LintContext context)
    {
        var total = context.Syntax.Members.OfType<TotalSyntax>().FirstOrDefault();
        var weighted = context.Syntax.Members.OfType<TermSyntax>().FirstOrDefault(t => t.Weight is not null and not NumberSyntax { Value: 1 });
        if (total is null || weighted is null || context.Syntax.Members.Any(m => m.Name.Name == "terms"))
            return;
        foreach (var call in WrittenParts.Of(total).OfType<CallSyntax>())
            if (call is { Function.Name: "sum" or "mean" or "max" or "min" or "product", Arguments: [{ Value: NameSyntax { Name: "terms" } }] })
                context.Report(call.Span, DiagnosticCatalogue.UnweightedTerms, context.Program.Source.GetText(call.Span), weighted.Name.Name,
                    call.Function.Name == "sum" ? "weighted_sum(terms)" : $"{call.Function.Name}(contributions)");
        var whole = WithinLimits(context, total.Value);
        var added = Addends(whole).ToList();
        // Whoever weighs some by hand means the others so too.
        if (added.Count > 1 && added.TrueForAll(n => n is not null && context.Terms.Any(t => t.Name == n.Name) && context.Syntax.Members.All(m => m is not LetSyntax || m.Name.Name != n.Name)) && added.Exists(n => n!.Name == weighted.Name.Name))
            context.Report(whole.Span, DiagnosticCatalogue.UnweightedTerms, context.TextOf(whole), weighted.Name.Name, "weighted_sum(terms)");
    }
}
