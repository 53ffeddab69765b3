using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Generator.Models;

/// <summary>A member of a program on the level of tokens.</summary>
/// <param name="Keyword">The word that begins it; <see cref="TokenKind.Identifier"/> for the total.</param>
/// <param name="Name">Its name.</param>
/// <param name="Tokens">All its tokens.</param>
internal sealed record MemberOutline(TokenKind Keyword, Token Name, IReadOnlyList<Token> Tokens)
{
    public string? Documentation => Tokens[0].Documentation;
}

/// <summary>
/// A program on the level of tokens: which members it has and where. That much is known of a file with errors too.
/// </summary>
internal sealed record ProgramOutline(Token Name, string? Documentation, IReadOnlyList<MemberOutline> Members)
{
    public static IReadOnlyList<ProgramOutline> Read(SourceText source)
    {
        var tokens = Lexer.Tokenize(source, new DiagnosticBag());
        return [.. StatementSplitter.SplitDeclarations(source, tokens)
            .Where(c => c.Count > 1 && c[1].Kind == TokenKind.Identifier)
            .Where(c => c[0].Kind is TokenKind.Reward or TokenKind.Loss or TokenKind.Metric)
            .Select(c => new ProgramOutline(c[1], c[0].Documentation, MembersOf(source, c)))
            .GroupBy(p => p.Name.Text).Select(g => g.First())];
    }

    /// <summary>Where a member's name stands; null when no line declares it.</summary>
    public TextSpan? PlaceOf(string name, params TokenKind[] keywords) =>
        Members.FirstOrDefault(m => m.Name.Text == name && keywords.Contains(m.Keyword))?.Name.Span;

    private static List<MemberOutline> MembersOf(SourceText source, IReadOnlyList<Token> program)
    {
        var members = new List<MemberOutline>();
        var brace = StatementSplitter.IndexOf(program, TokenKind.LeftBrace);
        if (brace < 0)
            return members;
        var close = StatementSplitter.FindClosingBrace(program, brace);
        var body = program.Skip(brace + 1).Take((close < 0 ? program.Count : close) - brace - 1).ToList();
        foreach (var member in StatementSplitter.SplitMembers(source, body))
        {
            if (TokenFacts.BeginsMember(member[0].Kind) && member.Count > 1 && member[1].Kind == TokenKind.Identifier)
                members.Add(new MemberOutline(member[0].Kind, member[1], member));
            else if (member[0] is { Kind: TokenKind.Identifier, Text: "total" })
                members.Add(new MemberOutline(TokenKind.Identifier, member[0], member));
        }

        return members;
    }
}
