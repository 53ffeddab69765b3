using RewardLang.Builtins;
using RewardLang.Semantics;

namespace RewardLang.Syntax.Remedies;

/// <summary>What stands before the '.' of a call in another language: a module, as of <c>np.sum(x)</c>, which is no value.</summary>
internal static class ForeignModules
{
    private static HashSet<string> Usual { get; } = new(StringComparer.Ordinal)
    {
        "np", "onp", "cp", "jnp", "jax", "lax", "torch", "tf", "nn", "sp", "scipy", "special", "linalg",
    };

    public static bool IsUsual(string name) => Usual.Contains(name);

    /// <summary>Where the dotted name before a bracket begins: at <c>torch</c> in <c>torch.linalg.norm(</c>.</summary>
    public static int Start(BrokenStatement s, int open)
    {
        var first = open - 3;
        while (first > 1 && s.At(first - 1).Kind == TokenKind.Dot && s.At(first - 2).Kind == TokenKind.Identifier)
            first -= 2;
        return first;
    }

    /// <summary>Whether a call is that of a module's function, not of a value's method.</summary>
    /// <param name="s">The statement.</param>
    /// <param name="first">Where the dotted name begins.</param>
    /// <param name="open">Its bracket.</param>
    public static bool IsCalled(BrokenStatement s, int first, int open) => !s.Outline.Declares(s.At(first).Text)
        && (IsGivenValue(s, first, open) || first < open - 3 || s.Outline.IsModule(s.At(first).Text) || Usual.Contains(s.At(first).Text) || ForeignNames.Advice(s.At(first).Text) is not null || char.IsUpper(s.At(first).Text[0]));

    /// <summary>Whether a short name without vowels that nothing declares, as modules are called, stands before a known function that is given a declared value: <c>jp.square(velocity)</c>.</summary>
    private static bool IsGivenValue(BrokenStatement s, int first, int open) => first == open - 3 && s.At(first).Text.Length <= LongestAlias && s.At(first).Text.IndexOfAny(s_vowels) < 0 && !s.IsInFunction
        && (CoreFunctions.Find(s.At(open - 1).Text) is not null || StandardLibrary.ModuleOf(s.At(open - 1).Text) is not null)
        && s.Closing(open) is > 0 and var close && s.Parts(open + 1, close - 1).FirstOrDefault() is { Last: > 0 } value && s.At(value.First + 1).Kind is not (TokenKind.Equals or TokenKind.Colon)
        && s.Tokens(value.First, value.Last).Any(t => t.Kind == TokenKind.Identifier && s.Outline.Declares(t.Text));

    private const int LongestAlias = 4;

    private static readonly char[] s_vowels = ['a', 'e', 'i', 'o', 'u'];

    /// <summary>The tokens of a call that is right without its module, <c>torch.exp(-x)</c>, and without what it says of axes; null for other calls.</summary>
    /// <param name="s">The statement, whose reading ended at the bracket.</param>
    public static IReadOnlyList<Token>? Plain(BrokenStatement s)
    {
        if (s.Found.Kind != TokenKind.LeftParenthesis || s.Position < 4 || s.Previous.Kind != TokenKind.Identifier || s.At(s.Position - 2).Kind != TokenKind.Dot || s.At(s.Position - 3).Kind != TokenKind.Identifier
            || !IsCalled(s, Start(s, s.Position), s.Position) || CoreFunctions.Find(s.Previous.Text) is null || s.Closing(s.Position) is not (> 0 and var close)
            || CallRemedies.DottedFrom(s, s.Position + 1, s.Found.Span).Any(i => i < close) || ForeignCall.Read(s, s.Position) is not { } call)
            return null;
        var kept = s.Parts(s.Position + 1, close - 1).Where(p => !(s.At(p.First).Text is "dim" or "axis" or "keepdim" or "keepdims" && s.At(p.First + 1).Kind == TokenKind.Equals)).ToList();
        var isSame = call.Text == $"{s.Previous.Text}({string.Join(", ", kept.Select(p => s.Text(p.First, p.Last)))})" && kept.All(p => s.Tokens(p.First, p.Last).All(t => t.Kind != TokenKind.Equals));
        // Behind each argument stands the comma or the bracket that does so in the text, the bracket behind the last.
        return !isSame || kept.Count == 0 ? null
            : [s.Previous, s.Found, .. kept.SelectMany((p, i) => s.Tokens(p.First, i + 1 < kept.Count ? p.Last + 1 : p.Last)), s.At(close)];
    }
}
