using RewardLang.Diagnostics;

namespace RewardLang.Syntax.Formatting;

/// <summary>Puts the declarations of a file and the members of their blocks on lines.</summary>
internal sealed class FileLayout
{
    private readonly SourceText _source;
    private readonly Dictionary<int, FormatToken> _tokens;
    private readonly List<FormatLine> _lines = [];

    private FileLayout(SourceText source, IReadOnlyList<FormatToken> tokens)
    {
        _source = source;
        _tokens = tokens.ToDictionary(t => t.Token.Span.Start);
    }

    /// <summary>The lines of a text that parses.</summary>
    public static IReadOnlyList<FormatLine> Create(SourceText source, IReadOnlyList<Token> tokens)
    {
        var withTrivia = TriviaReader.Read(source, tokens);
        var layout = new FileLayout(source, withTrivia);
        foreach (var chunk in StatementSplitter.SplitDeclarations(source, tokens))
            layout.AddDeclaration(chunk);
        StatementLayout.AddComments(withTrivia[withTrivia.Count - 1], 0, layout._lines.Count == 0, layout._lines);
        return layout._lines;
    }

    private void AddDeclaration(IReadOnlyList<Token> chunk)
    {
        var brace = chunk[0].Kind is TokenKind.Import or TokenKind.Unit ? -1 : StatementSplitter.IndexOf(chunk, TokenKind.LeftBrace);
        if (brace < 0)
        {
            AddStatement([.. chunk], 0, _lines.Count == 0);
            return;
        }

        AddStatement([.. chunk.Take(brace + 1)], 0, _lines.Count == 0);
        var isFirst = true;
        foreach (var member in StatementSplitter.SplitMembers(
            _source, [.. chunk.Skip(brace + 1).Take(chunk.Count - brace - 2)]))
        {
            AddStatement(member, RewardFormatter.IndentSize, isFirst);
            isFirst = false;
        }

        var close = TokenOf(chunk[chunk.Count - 1]);
        StatementLayout.AddComments(close, RewardFormatter.IndentSize, isFirst, _lines);
        _lines.Add(new FormatLine(0, [close]) { Comment = close.TrailingComment });
    }

    private void AddStatement(IReadOnlyList<Token> statement, int indent, bool isFirst)
    {
        FormatToken[] tokens = [.. statement.Select(TokenOf)];
        TokenRoles.Assign(tokens);
        StatementLayout.Add(tokens, indent, isFirst, _lines);
    }

    private FormatToken TokenOf(Token token) => _tokens[token.Span.Start];
}
