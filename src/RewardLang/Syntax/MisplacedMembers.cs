using RewardLang.Diagnostics;

namespace RewardLang.Syntax;

/// <summary>Members and constants that stand above the program which they belong to: they are read as if they stood in it.</summary>
internal static class MisplacedMembers
{
    private const int LongestShown = 80;
    private const int MostNamed = 3;
    private const int MostPrograms = 8;

    private static readonly string[] s_constants = ["const", "static", "final", "var", "val", "constexpr", "readonly"];

    /// <summary>Whether a statement that begins so belongs into a program.</summary>
    public static bool Begins(Token first) => TokenFacts.BeginsMember(first.Kind) && first.Kind != TokenKind.Return || IsConstant(first);

    /// <summary>A word with which other languages declare a constant.</summary>
    public static bool IsConstant(Token token) => token.Kind == TokenKind.Identifier && s_constants.Contains(token.Text);

    /// <summary>The statement as a member: <c>const rate = 2.0</c> is a <c>let</c>. Null for one that is none.</summary>
    public static IReadOnlyList<Token>? AsMember(IReadOnlyList<Token> statement)
    {
        if (!IsConstant(statement[0]))
            return statement;
        var equals = Enumerable.Range(0, statement.Count).FirstOrDefault(i => statement[i].Kind == TokenKind.Equals);
        return equals < 2 || equals == statement.Count - 1 || statement[1].Kind != TokenKind.Identifier ? null
            : [statement[0] with { Kind = TokenKind.Let, Text = "let" }, equals > 2 && statement[2].Kind != TokenKind.Colon ? statement[equals - 1] : statement[1], .. statement.Skip(equals)];
    }

    /// <summary>What to do about a statement above a program.</summary>
    /// <param name="source">The text.</param>
    /// <param name="statement">The statement as it stands there.</param>
    /// <param name="member">The member that it is.</param>
    /// <param name="programs">The programs of the file.</param>
    public static Suggestion Advice(SourceText source, IReadOnlyList<Token> statement, IReadOnlyList<Token> member, IReadOnlyList<IReadOnlyList<Token>> programs)
    {
        var users = programs.Take(MostPrograms).Where(p => p.Any(t => t.Kind == TokenKind.Identifier && t.Text == member[1].Text)).DefaultIfEmpty(programs[0]).ToList();
        var text = member[0].Text == statement[0].Text ? source.GetText(SpanOf(statement)) : $"let {member[1].Text} {source.GetText(SpanOf([.. member.Skip(2)]))}";
        return new Suggestion($"Move it behind {string.Join(" and ", users.Take(MostNamed).Select(p => $"'{source.GetText(SpanOf([.. p.Take(3)]))}'"))}{(users.Count > MostNamed ? " and so on" : "")}{(text.Length <= LongestShown && !text.Contains('\n') ? $": '{text}'" : "")}.")
        {
            Trial = [new(SpanOf(statement), ""), .. users.Select(p => new TextEdit(new TextSpan(p[2].Span.End, 0), $"\n  {text}\n"))],
        };
    }

    private static TextSpan SpanOf(IReadOnlyList<Token> tokens) => tokens[0].Span.To(tokens[tokens.Count - 1].Span);
}
