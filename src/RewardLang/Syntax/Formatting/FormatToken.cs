namespace RewardLang.Syntax.Formatting;

/// <summary>A comment on a line of its own.</summary>
internal sealed record FormatComment(string Text, bool BlankBefore);

/// <summary>What a token does in its statement, as far as spaces depend on it.</summary>
internal enum TokenRole
{
    /// <summary>A keyword, or a word that is one in this place.</summary>
    Word,

    /// <summary>The <c>when</c> and <c>weight</c> of a term, which are set apart like columns.</summary>
    Clause,

    /// <summary>A name, a number, a text, true or false.</summary>
    Operand,

    /// <summary>A name that begins a binding of a scenario.</summary>
    BindingName,

    /// <summary>An operator between two operands, or a range's dots.</summary>
    Binary,

    /// <summary>A minus before its operand.</summary>
    Sign,

    /// <summary>What joins its neighbours: the dot of a member, a power, the inside of a unit, the dots of an index.</summary>
    Joint,

    /// <summary>The <c>&gt;</c> of a unit: joined to what is before it, and the end of an operand.</summary>
    UnitEnd,

    /// <summary>The <c>=</c> of a declaration.</summary>
    Assignment,

    /// <summary>The colon of a declared type, which has a space on both sides.</summary>
    TypeColon,

    /// <summary>The colon behind an argument's name.</summary>
    LabelColon,

    /// <summary>A comma.</summary>
    Comma,

    /// <summary>An opening bracket of any shape.</summary>
    Open,

    /// <summary>A closing bracket of any shape.</summary>
    Close,
}

/// <summary>A token with what stands around it.</summary>
internal sealed class FormatToken(Token token, string text)
{
    public TokenKind Kind => token.Kind;

    public Token Token => token;

    /// <summary>The token as written, an identifier's <c>@</c> included.</summary>
    public string Text => text;

    public TokenRole Role { get; set; }

    /// <summary>True when a line begins with it, in the text as written or as it shall be.</summary>
    public bool BreakBefore { get; set; }

    public bool BlankBefore { get; init; }

    /// <summary>The comments on lines of their own before it.</summary>
    public IReadOnlyList<FormatComment> Comments { get; init; } = [];

    /// <summary>The comment behind it on the same line.</summary>
    public string? TrailingComment { get; set; }

    /// <summary>Spaces beyond the usual ones before it, which put it in its column.</summary>
    public int Padding { get; set; }

    public bool IsOpen => Kind is TokenKind.LeftParenthesis or TokenKind.LeftBracket or TokenKind.LeftBrace;

    public bool IsClose => Kind is TokenKind.RightParenthesis or TokenKind.RightBracket or TokenKind.RightBrace;
}
