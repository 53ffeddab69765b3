namespace RewardLang.Syntax;

/// <summary>
/// Kinds of tokens. The grammar runs over a text whose characters are these numbers, one for each token,
/// so that it never sees spaces, comments or spelling.
/// </summary>
internal enum TokenKind : ushort
{
    End = 1, Identifier, Number, Text, Unknown,

    // punctuation
    LeftParenthesis, RightParenthesis, LeftBracket, RightBracket, LeftBrace, RightBrace,
    Comma, Colon, Dot, DotDot, Pipe, Equals, Tilde,

    /// <summary>Part of no statement: that of a choice in other languages.</summary>
    Question,

    Plus, Minus, Star, Slash, Caret,
    Less, LessOrEqual, Greater, GreaterOrEqual, EqualEqual, NotEqual,

    // words of expressions
    If, Then, Else, And, Or, Not, True, False, In, As, When, Weight,

    // words that begin a declaration of a file
    Import, Unit, Fn, Reward, Loss, Metric,

    // words that begin a member of a program
    Axis, Input, Param, Model, Let, State, Backward, Repeat, Term, Output, EndWord, Scenario, Check, Return,
}

/// <summary>A token with its place; <paramref name="Value"/> holds a number's value, <paramref name="Documentation"/> the <c>///</c> lines before it.</summary>
internal sealed record Token(
    TokenKind Kind, Diagnostics.TextSpan Span, string Text, double Value = 0, string? Documentation = null);

/// <summary>Facts about token kinds.</summary>
internal static class TokenFacts
{
    /// <summary>Begins a member where <c>of</c> or <c>by</c> follows; a name everywhere else.</summary>
    public const string GroupWord = "group";

    /// <summary>The words of the language, in the order of the enumeration.</summary>
    private static readonly string[] s_words =
    [
        "if", "then", "else", "and", "or", "not", "true", "false", "in", "as", "when", "weight",
        "import", "unit", "fn", "reward", "loss", "metric",
        "axis", "input", "param", "model", "let", "state", "backward", "repeat", "term", "output", "end", "scenario", "check", "return",
    ];

    private static readonly Dictionary<string, int> s_placesOfWords = PlacesOfWords();

    public static IReadOnlyCollection<string> Keywords => s_words;

    public static TokenKind KeywordOrIdentifier(string text) =>
        s_placesOfWords.TryGetValue(text, out var place) ? (TokenKind)((int)TokenKind.If + place) : TokenKind.Identifier;

    public static bool BeginsDeclaration(TokenKind kind) => kind is >= TokenKind.Import and <= TokenKind.Metric;

    public static bool BeginsMember(TokenKind kind) => kind is >= TokenKind.Axis and <= TokenKind.Return;

    /// <summary>Whether a statement may end with a token of this kind.</summary>
    public static bool CanEndStatement(TokenKind kind) => kind is TokenKind.Identifier or TokenKind.Number or TokenKind.Text
        or TokenKind.RightParenthesis or TokenKind.RightBracket or TokenKind.RightBrace or TokenKind.Greater or TokenKind.True or TokenKind.False;

    public static bool IsClosing(TokenKind kind) => kind is TokenKind.RightParenthesis or TokenKind.RightBracket or TokenKind.RightBrace;

    public static bool IsComparison(TokenKind kind) => kind is >= TokenKind.Less and <= TokenKind.NotEqual;

    /// <summary>Whether a token stands between two values of an expression.</summary>
    public static bool IsOperator(TokenKind kind) => kind is >= TokenKind.Plus and <= TokenKind.NotEqual or TokenKind.And or TokenKind.Or;

    /// <summary>How a token changes the depth of brackets.</summary>
    public static int Step(TokenKind kind) => kind switch
    {
        TokenKind.LeftParenthesis or TokenKind.LeftBracket or TokenKind.LeftBrace => 1,
        TokenKind.RightParenthesis or TokenKind.RightBracket or TokenKind.RightBrace => -1,
        _ => 0,
    };

    /// <summary>A token as it is written.</summary>
    public static string Written(Token token) => token.Kind switch
    {
        TokenKind.Text => $"\"{token.Text}\"",
        TokenKind.Identifier when s_placesOfWords.ContainsKey(token.Text) => "@" + token.Text,
        _ => token.Text,
    };

    /// <summary>How a token is named in a message.</summary>
    public static string Describe(Token token) => token.Kind switch
    {
        TokenKind.End => "the end of the statement",
        TokenKind.Number => $"the number {token.Text}",
        TokenKind.Identifier => $"'{token.Text}'",
        _ when TokenKind.If <= token.Kind => $"the keyword '{token.Text}'",
        _ => $"'{token.Text}'",
    };

    /// <summary>How an expected kind is named in a message.</summary>
    public static string Describe(TokenKind kind) => kind switch
    {
        TokenKind.End => "the end of the statement",
        TokenKind.Identifier => "a name",
        TokenKind.Number => "a number",
        TokenKind.Text => "a quoted path",
        TokenKind.LeftParenthesis => "'('",
        TokenKind.RightParenthesis => "')'",
        TokenKind.LeftBracket => "'['",
        TokenKind.RightBracket => "']'",
        TokenKind.LeftBrace => "'{'",
        TokenKind.RightBrace => "'}'",
        TokenKind.Comma => "','",
        TokenKind.Colon => "':'",
        TokenKind.Dot => "'.'",
        TokenKind.DotDot => "'..'",
        TokenKind.Equals => "'='",
        TokenKind.Greater => "'>'",
        >= TokenKind.If => $"'{s_words[kind - TokenKind.If]}'",
        _ => "an operator",
    };

    private static Dictionary<string, int> PlacesOfWords()
    {
        var places = new Dictionary<string, int>(s_words.Length, StringComparer.Ordinal);
        for (var i = 0; i < s_words.Length; i++)
            places[s_words[i]] = i;
        return places;
    }
}
