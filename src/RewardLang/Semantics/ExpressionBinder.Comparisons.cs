using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>Comparisons that mean something in other languages, or in mathematics, and nothing here.</summary>
internal sealed partial class ExpressionBinder
{
    /// <summary>Reports <c>a &lt; b &lt; c</c>, whatever units its parts have.</summary>
    private bool ReportsChain(BinarySyntax syntax)
    {
        if (!TokenFacts.IsComparison(syntax.Operator) || syntax.Left is not BinarySyntax first || !TokenFacts.IsComparison(first.Operator))
            return false;
        foreach (var part in new[] { first.Left, first.Right, syntax.Right })
            Bind(part);
        Report(syntax.Span, DiagnosticCatalogue.ChainedComparison, $"{TextOf(first)} and {TextOf(first.Right)}{Scope.File.Source.GetText(TextSpan.FromBounds(first.Span.End, syntax.Span.End))}");
        return true;
    }

    /// <summary>Reports a comparison with a name for NaN, which equals nothing.</summary>
    private bool ReportsNaN(BinarySyntax syntax)
    {
        if (syntax.Operator is not (TokenKind.EqualEqual or TokenKind.NotEqual) || syntax.Right is not NameSyntax { Name: "NaN" or "nan" } name || Scope.Names.Contains(name.Name))
            return false;
        var text = $"{TextOf(syntax.Left)} {(syntax.Operator == TokenKind.EqualEqual ? "!=" : "==")} {TextOf(syntax.Left)}";
        if (Bind(syntax.Left) is not null)
            Report(name.Span, DiagnosticCatalogue.UnknownName, name.Name, new Suggestion($"Nothing equals NaN: write {text}.", text, syntax.Span));
        return true;
    }
}
