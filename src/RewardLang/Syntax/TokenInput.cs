using Sprache;

namespace RewardLang.Syntax;

/// <summary>What all positions of one parse share: the tokens, and how far it came before it failed.</summary>
internal sealed class ParseSession(IReadOnlyList<Token> tokens, FileOutline outline)
{
    private const int MaximumDepth = 256;

    public IReadOnlyList<Token> Tokens { get; } = tokens;

    public FileOutline Outline { get; } = outline;

    /// <summary>Whether the tokens stand in a function's block.</summary>
    public bool IsInFunction { get; init; }

    public string Kinds { get; } = KindsOf(tokens);

    public int FurthestPosition { get; private set; }

    public TokenKindSet Expected { get; } = new();

    public bool IsTooDeep { get; private set; }

    public int Depth { get; private set; }

    public void Expect(int position, TokenKind kind)
    {
        if (position < FurthestPosition)
            return;
        if (position > FurthestPosition)
        {
            FurthestPosition = position;
            Expected.Clear();
        }

        Expected.Add(kind);
    }

    /// <summary>Enters a nested expression; false when the bound on nesting is passed.</summary>
    public bool Enter()
    {
        if (IsTooDeep || Depth >= MaximumDepth)
            IsTooDeep = true;
        else
            Depth++;
        return !IsTooDeep;
    }

    public void Leave() => Depth--;

    private static string KindsOf(IReadOnlyList<Token> tokens)
    {
        var kinds = new char[tokens.Count];
        for (var i = 0; i < kinds.Length; i++)
            kinds[i] = (char)tokens[i].Kind;
        return new string(kinds);
    }
}

/// <summary>Sprache's view of the tokens: one character for each, whose number is the token's kind.</summary>
internal sealed class TokenInput(ParseSession session, int position = 0) : IInput
{
    private TokenInput? _next;

    public ParseSession Session => session;

    public Token Token => session.Tokens[position];

    public string Source => session.Kinds;

    public char Current => session.Kinds[position];

    public bool AtEnd => position >= session.Kinds.Length;

    public int Position => position;

    public int Line => 1;

    public int Column => position + 1;

    public IDictionary<object, object> Memos { get; } = new Dictionary<object, object>(0);

    public IInput Advance() => _next ??= new TokenInput(session, position + 1);

    public bool Equals(IInput other) => other is TokenInput input && input.Session == session && input.Position == position;

    public override bool Equals(object? obj) => obj is IInput input && Equals(input);

    public override int GetHashCode() => position;
}
