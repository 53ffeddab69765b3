using RewardLang.Diagnostics;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>Reads the text of an expression again, where a lint is about a part of it: equal values are one node, whose place is the first of all.</summary>
internal static class WrittenExpression
{
    /// <summary>The expression at a place, its spans counted from there; null where the text is none.</summary>
    public static ExpressionSyntax? At(Origin place)
    {
        var tokens = Lexer.Tokenize(new SourceText(place.Source.Path, place.Text), new DiagnosticBag());
        if (tokens.Count == 0)
            return null;
        var result = ExpressionGrammar.Expression(new TokenInput(new ParseSession(tokens, new FileOutline([]))));
        return result.WasSuccessful && result.Remainder.Position == tokens.Count - 1 ? result.Value : null;
    }

    /// <summary>Where a part of the expression at a place is written; null for none.</summary>
    public static TextSpan? Find(Origin place, Func<ExpressionSyntax, ExpressionSyntax?> part) =>
        At(place) is { } whole && part(Inner(whole)) is { } found ? new TextSpan(place.Span.Start + found.Span.Start, found.Span.Length) : null;

    /// <summary>An expression without the parentheses around it.</summary>
    public static ExpressionSyntax Inner(ExpressionSyntax syntax) => syntax is ParenthesizedSyntax { Inner: var inner } ? Inner(inner) : syntax;
}
