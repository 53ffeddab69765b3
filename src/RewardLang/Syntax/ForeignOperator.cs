using RewardLang.Diagnostics;

namespace RewardLang.Syntax;

/// <summary>A spelling of another language, or of mathematics, and what is written here.</summary>
/// <param name="Spelling">What is written there.</param>
/// <param name="Own">What is written here, as a part of a sentence.</param>
/// <param name="Kind">The token to go on with; unknown for none.</param>
/// <param name="Replacement">The text that stands for it one for one; null where more has to change.</param>
internal sealed record ForeignOperator(string Spelling, string Own, TokenKind Kind, string? Replacement = null)
{
    /// <summary>Longer spellings come before those that they begin with.</summary>
    private static readonly ForeignOperator[] s_all =
    [
        new("===", "'=='", TokenKind.EqualEqual, "=="),
        new("!==", "'!='", TokenKind.NotEqual, "!="),
        new("**", "'^'", TokenKind.Caret, "^"),
        new(".*", "'*': operators work element by element", TokenKind.Star, "*"),
        new("./", "'/': operators work element by element", TokenKind.Slash, "/"),
        new(".^", "'^': operators work element by element", TokenKind.Caret, "^"),
        new("&&", "'and'", TokenKind.And, " and "),
        new("||", "'or'", TokenKind.Or, " or "),
        new("!", "'not'", TokenKind.Not, "not "),
        new("~", "'not'", TokenKind.Not, "not "),
        new("%", "'mod(a, b)'", TokenKind.Star),
        new("&", "'and'", TokenKind.And, " and "),
        new("|", "'or', and abs(x) for a magnitude", TokenKind.Or),
        new("×", "'*'", TokenKind.Star, "*"),
        new("·", "'*'", TokenKind.Star, "*"),
        new("⋅", "'*'", TokenKind.Star, "*"),
        new("∗", "'*'", TokenKind.Star, "*"),
        new("÷", "'/'", TokenKind.Slash, "/"),
        new("−", "'-'", TokenKind.Minus, "-"),
        new("≤", "'<='", TokenKind.LessOrEqual, "<="),
        new("≥", "'>='", TokenKind.GreaterOrEqual, ">="),
        new("≠", "'!='", TokenKind.NotEqual, "!="),
        new("∈", "'in'", TokenKind.In, "in"),
        new("≈", "'~='", TokenKind.Tilde, "~="),
        new("π", "'pi'", TokenKind.Number, "pi"),
        new("∞", "'inf'", TokenKind.Number, "inf"),
        new("√", "'sqrt(x)'", TokenKind.Unknown),
        new("∧", "'and'", TokenKind.And, "and"),
        new("∨", "'or'", TokenKind.Or, "or"),
        new("¬", "'not'", TokenKind.Not, "not "),
        Currency("$", "USD"),
        Currency("€", "EUR"),
        Currency("£", "GBP"),
        new("@", "'sum(a * b, over: …)', with the name of the axis, for a product that sums over it", TokenKind.Star),
        new(";", "nothing: statements need no separator", TokenKind.Unknown, ""),
        Remark("#"),
    ];

    private static ForeignOperator Currency(string sign, string name) =>
        new(sign, $"'{name}', with 'unit {name} = 1' above the program: units are names", TokenKind.Identifier, name);

    /// <summary>The sign with which another language begins a comment.</summary>
    public static ForeignOperator Remark(string spelling) => new(spelling, "'//' for a comment", TokenKind.Unknown, "//");

    public bool IsRemark => Replacement == "//";

    public Suggestion Suggestion => new(Own, Replacement);

    /// <summary>The one that stands at a place of a text; null where none does.</summary>
    public static ForeignOperator? At(string text, int start) =>
        s_all.FirstOrDefault(o => string.CompareOrdinal(text, start, o.Spelling, 0, o.Spelling.Length) == 0);
}
