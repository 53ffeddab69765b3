using System.Text;

namespace RewardLang.Syntax.Remedies;

/// <summary>An expression about one element as one about all: the index left out, and what was folded of an element folded over the axes that an element has.</summary>
internal static class AllElements
{
    private static readonly string[] s_folds = ["norm", "sum", "mean", "min", "max", "product", "any", "all", "count"];

    /// <summary>The expression between two tokens; null where the text does not tell.</summary>
    /// <param name="s">The statement.</param>
    /// <param name="first">Its first token.</param>
    /// <param name="last">Its last token.</param>
    /// <param name="index">The name of the index, as in <c>force[i]</c>, or of an element.</param>
    /// <param name="value">What <paramref name="index"/> is an element of, if it is one.</param>
    public static string? Text(BrokenStatement s, int first, int last, string index, string? value = null) => Text(s, first, last, [index], (name, _) => name, value);

    /// <summary>The same for elements of several indices.</summary>
    /// <param name="s">The statement.</param>
    /// <param name="first">Its first token.</param>
    /// <param name="last">Its last token.</param>
    /// <param name="indices">The names of the indices.</param>
    /// <param name="written">What stands for an element, by the name of the value and the index.</param>
    /// <param name="value">What the first index is an element of, if it is one.</param>
    public static string? Text(BrokenStatement s, int first, int last, IReadOnlyList<string> indices, Func<string, string, string> written, string? value = null)
    {
        var text = new StringBuilder();
        var over = new Dictionary<int, string>();
        for (var i = first; i <= last; i++)
        {
            var isElement = value is not null && IsName(s.At(i), indices[0]);
            if (isElement || value is null && indices.Any(index => IsElement(s, i + 1, index)))
            {
                if (!TryFold(s, first, i, AxesOf(s, isElement ? value! : s.At(i).Text, isElement ? i + 1 : i + 4), over))
                    return null;
                Append(i, isElement ? value : written(TokenFacts.Written(s.At(i)), s.At(i + 2).Text));
                i += isElement ? 0 : 3;
                continue;
            }

            if (indices.Any(index => IsName(s.At(i), index)))
                return null;
            if (over.TryGetValue(i, out var axis))
                text.Append(", over: ").Append(axis);
            Append(i);
        }

        return text.ToString();

        void Append(int place, string? name = null)
        {
            if (place > first && s.IsApart(place))
                text.Append(' ');
            text.Append(name ?? TokenFacts.Written(s.At(place)));
        }
    }

    /// <summary>The axes of a value, or of the component of it that stands behind its element.</summary>
    private static IReadOnlyList<string>? AxesOf(BrokenStatement s, string value, int behind) => s.Outline.AxesOf(value) is not { Count: > 1 } axes || s.At(behind).Kind != TokenKind.Dot
        || s.At(behind + 2).Kind == TokenKind.LeftParenthesis ? s.Outline.AxesOf(value) : FileOutline.AxesOfComponent(axes, s.At(behind + 1).Text);

    private static bool IsName(Token token, string name) => token.Kind == TokenKind.Identifier && token.Text == name;

    /// <summary><c>[i]</c> at a place.</summary>
    private static bool IsElement(BrokenStatement s, int open, string index) => s.At(open).Kind == TokenKind.LeftBracket
        && s.At(open - 1).Kind == TokenKind.Identifier && IsName(s.At(open + 1), index) && s.At(open + 2).Kind == TokenKind.RightBracket;

    /// <summary>
    /// Notes where the innermost fold around an element closes, and the axis that it takes; false where there are several to choose from. What is not folded
    /// may be of a value whose axes are not known.
    /// </summary>
    private static bool TryFold(BrokenStatement s, int first, int element, IReadOnlyList<string>? axes, Dictionary<int, string> over)
    {
        var depth = 0;
        for (var i = element - 1; i >= first; i--)
        {
            depth -= TokenFacts.Step(s.At(i).Kind);
            if (depth >= 0)
                continue;
            depth = 0;
            // max(a, b) is the larger of two.
            if (!s.IsCall(i) || !s_folds.Contains(s.At(i - 1).Text) || s.Parts(i + 1, s.Closing(i) - 1).Count() > 1)
                continue;
            if (axes is not [_, var inner])
                return false;
            over[s.Closing(i)] = inner;
            return true;
        }

        return axes is null or [_];
    }
}
