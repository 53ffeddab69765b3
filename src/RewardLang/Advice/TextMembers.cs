using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Advice;

/// <summary>The members of a text that need not compile, and what each is made of.</summary>
internal sealed class TextMembers
{
    /// <summary>Names of what is made of all terms.</summary>
    private static readonly string[] s_terms = ["terms", "contributions"];

    /// <summary>What a check says of all terms.</summary>
    private static readonly string[] s_ofTotal = ["total", "return", "finite"];

    /// <summary>A larger text is not followed.</summary>
    private const int MostMembers = 300;

    private readonly List<Member> _members = [];

    /// <param name="Declaration">The number of the program or function that it belongs to.</param>
    /// <param name="Kind">The word that begins it.</param>
    /// <param name="Start">Where that word stands.</param>
    /// <param name="Tokens">What it is written with, its own name first.</param>
    public sealed record Member(int Declaration, TokenKind Kind, int Start, List<Token> Tokens)
    {
        public string Name => Tokens.Count == 0 || Kind == TokenKind.Check ? "" : Tokens[0].Text;

        public bool Has(TextSpan place) => Tokens.Count > 0 && Start <= place.Start && place.Start < Tokens[Tokens.Count - 1].Span.End;

        public bool IsMadeOf(string name) => name.Length > 0 && Tokens.Skip(Kind == TokenKind.Check ? 0 : 1).Any(t => t.Text == name);

        public bool IsMadeOfTerms(IEnumerable<Member> members) => s_terms.Any(IsMadeOf)
            || Kind == TokenKind.Check && (s_ofTotal.Any(IsMadeOf) || members.Any(m => m.Kind == TokenKind.Scenario && m.Declaration == Declaration && IsMadeOf(m.Name)));
    }

    public TextMembers(SourceText source)
    {
        var declaration = 0;
        var tokens = Lexer.Tokenize(source, new DiagnosticBag());
        for (var i = 0; i < tokens.Count; i++)
        {
            var begins = TokenFacts.BeginsDeclaration(tokens[i].Kind);
            if (begins)
                declaration++;
            var isTotal = tokens[i] is { Kind: TokenKind.Identifier, Text: "total" } && i + 1 < tokens.Count && tokens[i + 1].Kind == TokenKind.Equals;
            var isClaim = i > 0 && tokens[i - 1].Kind == TokenKind.Check;
            if (begins || !isClaim && (isTotal || TokenFacts.BeginsMember(tokens[i].Kind)))
                _members.Add(new Member(declaration, tokens[i].Kind, tokens[i].Span.Start, isTotal ? [tokens[i]] : []));
            else if (_members.Count > 0)
                _members[_members.Count - 1].Tokens.Add(tokens[i]);
        }
    }

    public bool IsLarge => _members.Count > MostMembers;

    /// <summary>The member that is written at a place; null for none.</summary>
    public Member? At(TextSpan place) => _members.FirstOrDefault(m => m.Has(place));

    /// <summary>The members at some places, and those that are made of them.</summary>
    public HashSet<Member> MadeOf(IReadOnlyCollection<TextSpan> places)
    {
        var made = new HashSet<Member>(_members.Where(m => places.Any(m.Has)));
        for (var count = -1; count != made.Count;)
        {
            count = made.Count;
            made.UnionWith([.. _members.Where(m => made.Any(c => c.Declaration == m.Declaration ? m.IsMadeOf(c.Name) || m.Kind == TokenKind.Fn || c.Kind == TokenKind.Term && m.IsMadeOfTerms(_members)
                : c.Kind == TokenKind.Fn && m.IsMadeOf(c.Name)))]);
        }

        return made;
    }
}
