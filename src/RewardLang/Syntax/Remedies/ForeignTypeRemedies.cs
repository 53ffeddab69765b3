using RewardLang.Diagnostics;
using RewardLang.Semantics;

namespace RewardLang.Syntax.Remedies;

/// <summary>Types that belong to a library of another language, <c>torch.Tensor</c>, <c>np.ndarray</c>.</summary>
internal static class ForeignTypeRemedies
{
    public static Remedy? For(BrokenStatement s)
    {
        if (s.Found.Kind != TokenKind.Dot || s.At(s.Position - 2).Kind != TokenKind.Colon || s.Previous.Kind != TokenKind.Identifier || s.Next.Kind != TokenKind.Identifier || !IsOfDeclaration(s))
            return null;
        var (first, last) = (s.Position - 1, s.Position + 1);
        while (s.At(last + 1).Kind == TokenKind.Dot && s.At(last + 2).Kind == TokenKind.Identifier)
            last += 2;
        // 'np.ndarray[float]' says of what it is, which its values do.
        var isOpen = s.At(last + 1).Kind == TokenKind.LeftBracket && s.Closing(last + 1) > 0;
        var end = isOpen ? s.Closing(last + 1) : last;
        var type = s.Text(first, end);
        var remedy = s.First.Kind is TokenKind.Input or TokenKind.Param && ForeignTypes.Advice(s.At(last).Text) is { } advice
            ? new Remedy(advice.Sentence) { Replacement = advice.Replacement, Place = s.Span(first, end) }
            : s.First.Kind is TokenKind.Input or TokenKind.Param ? new Remedy("Write 'real', 'bool' or 'int', with a unit and axes, as in real<m>[joint].")
            : new Remedy($"A value has the type of what is computed: leave ': {type}' out.") { Replacement = "", Place = TextSpan.FromBounds(s.At(first - 2).Span.End, s.At(end).Span.End) };
        return remedy with { Mark = s.Span(first, end), Found = $"'{type}'", Expected = "a type" };
    }

    /// <summary>Whether the colon is that of a declared name or of a function's parameter, not that of a named argument.</summary>
    private static bool IsOfDeclaration(BrokenStatement s) => s.First.Kind == TokenKind.Fn
        ? s.At(2).Kind == TokenKind.LeftParenthesis && (s.Closing(2) is var close && close < 0 || s.Position <= close + 3)
        : s.Position == 4 && s.First.Kind is TokenKind.Input or TokenKind.Param or TokenKind.Let or TokenKind.Output or TokenKind.Term or TokenKind.State;
}
