using RewardLang.Diagnostics;

namespace RewardLang.Syntax.Remedies;

/// <summary><c>term calm = { let excess = max(speed - 1, 0)  -excess } weight 0.5</c>: a block in the place of a value, whose names stand before the statement here.</summary>
internal static class ValueBlock
{
    private const int LongestShown = 300;

    /// <summary>Where the brace of such a block opens in a statement; -1 for others.</summary>
    public static int Opening(IReadOnlyList<Token> statement)
    {
        if (statement[0].Kind is not (TokenKind.Let or TokenKind.Term or TokenKind.Output) && statement[0] is not { Kind: TokenKind.Identifier, Text: "total" })
            return -1;
        var equals = StatementSplitter.IndexOf(statement, TokenKind.Equals);
        return equals > 0 && equals + 2 < statement.Count && statement[equals + 1].Kind == TokenKind.LeftBrace && (statement[equals + 2].Kind is TokenKind.Let or TokenKind.Return || equals + 3 < statement.Count && statement[equals + 3].Kind == TokenKind.Equals) ? equals + 1 : -1;
    }

    /// <summary>The statements that are meant; null where the block is none of names and a value.</summary>
    /// <param name="source">The text, whose lines set the statements of a block apart.</param>
    /// <param name="statement">The statement.</param>
    public static Remedy? For(SourceText source, IReadOnlyList<Token> statement)
    {
        if (Opening(statement) is not (> 0 and var open) || StatementSplitter.FindClosingBrace(statement, open) is not (> 0 and var close) || Parts(source, [.. statement.Skip(open + 1).Take(close - open - 1)]) is not { Count: > 0 } parts
            || parts.Take(parts.Count - 1).Any(p => !IsNamed(p)) || IsNamed(parts[parts.Count - 1]))
            return null;
        var last = parts[parts.Count - 1];
        IReadOnlyList<Token> value = [.. last[0].Kind == TokenKind.Return ? last.Skip(1) : last];
        if (value.Count == 0)
            return null;
        var names = parts.Take(parts.Count - 1).Select(p => (p[0].Kind == TokenKind.Let ? "" : "let ") + BrokenStatement.Text(p)).ToList();
        var whole = $"{BrokenStatement.Text(statement.Take(open))} {BrokenStatement.Text(value)}{(close + 1 < statement.Count ? " " + BrokenStatement.Text(statement.Skip(close + 1)) : "")}";
        var shown = string.Join("  ", names);
        return new Remedy($"A value is one expression, and its names stand before it: write {(names.Count == 0 ? "" : $"'{(shown.Length <= LongestShown ? shown : names[0] + "  …")}' above, and ")}'{whole}'.")
        {
            Replacement = string.Join("\n  ", names.Append(whole)),
            Place = statement[0].Span.To(statement[statement.Count - 1].Span),
            Mark = statement[open].Span,
        };
    }

    private static bool IsNamed(IReadOnlyList<Token> part) => part[0].Kind == TokenKind.Let || part.Count > 2 && part[0].Kind == TokenKind.Identifier && part[1].Kind == TokenKind.Equals;

    /// <summary>The statements of a block: a keyword begins one, and what stands at the beginning of a line behind a whole one.</summary>
    private static List<IReadOnlyList<Token>> Parts(SourceText source, IReadOnlyList<Token> tokens)
    {
        var (parts, start, depth) = (new List<IReadOnlyList<Token>>(), 0, 0);
        for (var i = 1; i < tokens.Count; i++)
        {
            depth += TokenFacts.Step(tokens[i - 1].Kind);
            var isOnNewLine = source.GetPosition(tokens[i].Span.Start).Line > source.GetPosition(tokens[i - 1].Span.Start).Line;
            if (depth == 0 && TokenFacts.CanEndStatement(tokens[i - 1].Kind) && (tokens[i].Kind is TokenKind.Let or TokenKind.Return || isOnNewLine && Begins(tokens[i])))
            {
                parts.Add([.. tokens.Skip(start).Take(i - start)]);
                start = i;
            }
        }

        if (start < tokens.Count)
            parts.Add([.. tokens.Skip(start)]);
        return parts;
    }

    private static bool Begins(Token token) => token.Kind is TokenKind.Identifier or TokenKind.Number or TokenKind.LeftParenthesis or TokenKind.Minus or TokenKind.If or TokenKind.Not or TokenKind.True or TokenKind.False;
}
