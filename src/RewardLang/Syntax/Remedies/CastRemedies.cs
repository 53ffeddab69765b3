using RewardLang.Semantics;

namespace RewardLang.Syntax.Remedies;

/// <summary>Casts of other languages: <c>contact as real</c>, <c>(float)contact</c>.</summary>
internal static class CastRemedies
{
    public static Remedy? For(BrokenStatement s) => s.Found.Kind == TokenKind.As && IsType(s.Next) && s.Previous.Kind is TokenKind.Identifier or TokenKind.RightParenthesis ? Behind(s) : Before(s);

    private static Remedy Behind(BrokenStatement s)
    {
        var isAlone = s.Previous.Kind == TokenKind.Identifier && s.At(s.Position - 2).Kind == TokenKind.LeftParenthesis && !s.IsCall(s.Position - 2) && s.At(s.Position + 2).Kind == TokenKind.RightParenthesis;
        var isSum = TokenFacts.IsOperator(s.At(s.Position - 2).Kind) || s.Previous.Kind == TokenKind.RightParenthesis;
        var meant = Meant(s, s.Previous);
        return isAlone ? new Remedy(Sentence(s, s.Previous)) { Replacement = meant, Place = s.Span(s.Position - 2, s.Position + 2) }
            : isSum ? new Remedy(Sentence(s, s.Previous))
            : new Remedy(Sentence(s, s.Previous)) { Replacement = meant, Place = s.Span(s.Position - 1, s.Position + 1) };
    }

    /// <summary><c>(float)contact</c>: the reading ends behind the type.</summary>
    private static Remedy? Before(BrokenStatement s)
    {
        if (s.Position < 3 || s.Previous.Kind != TokenKind.RightParenthesis || !IsType(s.At(s.Position - 2)) || s.At(s.Position - 3).Kind != TokenKind.LeftParenthesis || s.IsCall(s.Position - 3)
            || s.Found.Kind is not (TokenKind.Identifier or TokenKind.LeftParenthesis or TokenKind.Number))
            return null;
        var isName = s.Found.Kind == TokenKind.Identifier && s.Next.Kind is not (TokenKind.LeftParenthesis or TokenKind.LeftBracket or TokenKind.Dot);
        return new Remedy(Sentence(s, s.Found)) { Replacement = isName ? Meant(s, s.Found) : "", Place = isName ? s.Span(s.Position - 3, s.Position) : s.Span(s.Position - 3, s.Position - 1) };
    }

    private static string Sentence(BrokenStatement s, Token value) => value.Kind == TokenKind.Identifier && IsBool(s, value)
        ? $"No cast is needed: a bool counts as 0 or 1, and float({value.Text}) is that number." : "No cast is needed: a bool and an int are numbers where one is needed.";

    private static string Meant(BrokenStatement s, Token name) => IsBool(s, name) ? $"float({name.Text})" : TokenFacts.Written(name);

    private static bool IsBool(BrokenStatement s, Token name) => s.Outline.TypeOf(name.Text) == "bool";

    private static bool IsType(Token token) => token is { Kind: TokenKind.Identifier, Text: "real" or "float" or "double" or "int" or "number" } || token.Kind == TokenKind.Identifier && ForeignTypes.Number(token.Text) is not null;
}
