using RewardLang.Semantics;

namespace RewardLang.Syntax;

/// <summary>The names that a statement which did not parse would have declared.</summary>
internal static class BrokenNames
{
    public static IEnumerable<MemberSyntaxNode> In(IReadOnlyList<Token> statement)
    {
        var first = statement[0];
        var isForeign = !TokenFacts.BeginsMember(first.Kind);
        IEnumerable<Token> names = first.Kind == TokenKind.Return ? []
            : isForeign && Block(statement).Any() ? Block(statement)
            : isForeign ? Assigned(statement).Concat(Unpacked(statement)).Concat(Words(statement))
            : Listed(statement).Concat(Unpacked(statement));
        var declared = Assigned(statement).Concat(Unpacked(statement)).Concat(Block(statement)).Select(t => t.Text).ToList();
        return names.Where(t => t.Kind == TokenKind.Identifier).GroupBy(t => t.Text).Select(g => g.First()).Select(name =>
            new UnsupportedSyntax(new NameSyntax(name.Text, name.Span), first.Text, statement[0].Span.To(statement[statement.Count - 1].Span))
            {
                IsGuess = isForeign && !declared.Contains(name.Text),
            });
    }

    /// <summary>The name behind a keyword, and those that Python declares in a row: <c>let a, b = f(x)</c>.</summary>
    private static IEnumerable<Token> Listed(IReadOnlyList<Token> statement)
    {
        var start = IsModifier(statement, 1) || IsType(statement, 1) ? 2 : BehindType(statement) ?? 1;
        for (var i = start; i < statement.Count && (i == start || statement[i - 1].Kind == TokenKind.Comma) && statement[i].Kind == TokenKind.Identifier; i += 2)
            yield return statement[i];
        // Python's types stand between: 'a : real, b : real'.
        var depth = 0;
        for (var i = 2; i + 1 < statement.Count && statement[i].Kind != TokenKind.Equals; i++)
        {
            depth += TokenFacts.Step(statement[i].Kind);
            if (depth == 0 && statement[i].Kind == TokenKind.Comma && i + 2 < statement.Count && statement[i + 2].Kind == TokenKind.Colon)
                yield return statement[i + 1];
        }
    }

    /// <summary>Whether a type stands before the name, <c>input double runtime</c>.</summary>
    private static bool IsType(IReadOnlyList<Token> statement, int place) => place + 1 < statement.Count && statement[place] is { Kind: TokenKind.Identifier, Text: var word } && statement[place + 1].Kind == TokenKind.Identifier
        && IsTypeName(word);

    private static bool IsTypeName(string word) => word is "real" or "int" or "bool" or "vec3" or "quat" || ForeignTypes.Number(word) is not null || ForeignTypes.Advice(word)?.Replacement is "vec3" or "quat";

    /// <summary>Where the name stands behind a type with axes or a unit, <c>input double[joint] speed</c>; null where none does.</summary>
    private static int? BehindType(IReadOnlyList<Token> statement)
    {
        if (statement.Count < 6 || statement[1].Kind != TokenKind.Identifier || !IsTypeName(statement[1].Text) || statement[2].Kind is not (TokenKind.LeftBracket or TokenKind.Less))
            return null;
        var closing = statement[2].Kind == TokenKind.Less ? TokenKind.Greater : TokenKind.RightBracket;
        var close = Enumerable.Range(3, statement.Count - 3).FirstOrDefault(i => statement[i].Kind == closing);
        return close > 0 && close + 1 < statement.Count && statement[close + 1].Kind == TokenKind.Identifier ? close + 1 : null;
    }

    /// <summary>Whether a word before a name says that it may change, <c>let mut sum</c>.</summary>
    public static bool IsModifier(IReadOnlyList<Token> statement, int place) =>
        place + 1 < statement.Count && statement[place] is { Kind: TokenKind.Identifier, Text: "mut" or "var" or "const" } && statement[place + 1].Kind == TokenKind.Identifier;

    /// <summary>Names before a '='.</summary>
    private static IEnumerable<Token> Assigned(IReadOnlyList<Token> statement) =>
        statement.Where((token, i) => token.Kind == TokenKind.Identifier && i + 1 < statement.Count && statement[i + 1].Kind == TokenKind.Equals);

    /// <summary>Names that a block declares, <c>inputs { height : real  fallen : bool }</c>.</summary>
    private static IEnumerable<Token> Block(IReadOnlyList<Token> statement) => statement.Count < 3 || statement[1].Kind != TokenKind.LeftBrace || TokenFacts.BeginsMember(statement[0].Kind) ? []
        : statement.Where((token, i) => i > 1 && i + 1 < statement.Count && token.Kind == TokenKind.Identifier
            && (statement[i + 1].Kind == TokenKind.Colon || statement[i + 1].Kind == TokenKind.Equals && statement[i - 1].Kind != TokenKind.Colon));

    /// <summary>Names in a row that the parts of one value get: <c>x, v = obs</c>, <c>let (x, v) = obs</c>.</summary>
    private static IEnumerable<Token> Unpacked(IReadOnlyList<Token> statement)
    {
        var start = statement[0].Kind == TokenKind.Let ? 1 : 0;
        start += start < statement.Count && statement[start].Kind is TokenKind.LeftParenthesis or TokenKind.LeftBracket ? 1 : 0;
        var row = statement.Skip(start).TakeWhile(t => t.Kind is TokenKind.Identifier or TokenKind.Comma).ToList();
        return row.Exists(t => t.Kind == TokenKind.Comma) ? row.Where(t => t.Kind == TokenKind.Identifier) : [];
    }

    /// <summary>What a statement of another language may declare: its first word, and the one behind it.</summary>
    private static IEnumerable<Token> Words(IReadOnlyList<Token> statement) =>
        statement[0].Kind == TokenKind.If ? [] : statement.Count > 1 && statement[1].Kind == TokenKind.Identifier ? [statement[1]] : [statement[0]];
}
