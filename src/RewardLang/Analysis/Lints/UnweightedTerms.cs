using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A total that folds the values of terms whose weights say something else.</summary>
internal sealed class UnweightedTerms : ILint
{
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
    }
}
