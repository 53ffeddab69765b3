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

    /// <summary>The total and the values that it is made of by name.</summary>
    private static List<MemberSyntaxNode> Members(LintContext context, TotalSyntax total)
    {
        var members = new List<MemberSyntaxNode> { total };
        for (var i = 0; i < members.Count; i++)
            foreach (var name in WrittenParts.Of(members[i]).OfType<NameSyntax>().Select(n => n.Name).Distinct())
                members.AddRange(context.Syntax.Members.Where(m => m is LetSyntax && m.Name.Name == name && !members.Contains(m)));
        return members;
    }

    /// <summary>Whether the values of terms are folded, each as it is or within limits.</summary>
    private static bool IsMadeOfTerms(ExpressionSyntax folded) => WrittenExpression.Inner(folded) switch
    {
        NameSyntax { Name: "terms" } => true,
        UnarySyntax { Operator: TokenKind.Minus } negated => IsMadeOfTerms(negated.Operand),
        IfSyntax choice => IsMadeOfTerms(choice.Then) || IsMadeOfTerms(choice.Else),
        CallSyntax { Function.Name: "max" or "min" or "clip" or "abs" } limited => limited.Arguments.Any(a => IsMadeOfTerms(a.Value)),
        _ => false,
    };

    /// <summary>A fold of what the terms contribute: a condition among its parts is one of these too.</summary>
    private static string WithContributions(LintContext context, CallSyntax call)
    {
        var text = context.TextOf(call);
        foreach (var name in WrittenParts.Of(call).OfType<NameSyntax>().Where(n => n.Name == "terms").OrderByDescending(n => n.Span.Start))
            text = text[..(name.Span.Start - call.Span.Start)] + "contributions" + text[(name.Span.End - call.Span.Start)..];
        return text;
    }

    public void Check(LintContext context)
    {
        var total = context.Syntax.Members.OfType<TotalSyntax>().FirstOrDefault();
        var weighted = context.Syntax.Members.OfType<TermSyntax>().FirstOrDefault(t => t.Weight is not null and not NumberSyntax { Value: 1 });
        if (total is null || weighted is null || context.Syntax.Members.Any(m => m.Name.Name == "terms"))
            return;
        foreach (var call in Members(context, total).SelectMany(WrittenParts.Of).OfType<CallSyntax>())
            if (call is { Function.Name: "sum" or "mean" or "max" or "min" or "product", Arguments: [{ Value: var folded }] } && IsMadeOfTerms(folded))
                context.Report(call.Span, DiagnosticCatalogue.UnweightedTerms, context.TextOf(call), weighted.Name.Name,
                    call.Function.Name == "sum" && folded is NameSyntax ? "weighted_sum(terms)" : WithContributions(context, call));
        var whole = WithinLimits(context, total.Value);
        var added = Addends(whole).ToList();
        // Whoever weighs some by hand means the others so too.
        if (added.Count > 1 && added.TrueForAll(n => n is not null && context.Terms.Any(t => t.Name == n.Name) && context.Syntax.Members.All(m => m is not LetSyntax || m.Name.Name != n.Name)) && added.Exists(n => n!.Name == weighted.Name.Name))
            context.Report(whole.Span, DiagnosticCatalogue.UnweightedTerms, context.TextOf(whole), weighted.Name.Name, "weighted_sum(terms)");
    }
}
