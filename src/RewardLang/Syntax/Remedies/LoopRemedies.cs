using System.Text;

namespace RewardLang.Syntax.Remedies;

/// <summary>Loops over the elements of an axis: what is written for all elements at once.</summary>
internal static class LoopRemedies
{
    private const string General =
        "There are no loops: write it for all elements at once, as in norm(tips - object, over: xyz) for the norm of each; sum, mean, min … fold them.";

    private static readonly string[] s_folds = ["norm", "sum", "mean", "min", "max", "product", "any", "all", "count"];

    public static Remedy? For(BrokenStatement s)
    {
        if (s.Found.Text != "for" || s.First.Kind == TokenKind.Check)
            return null;
        var open = s.Opening();
        var close = open < 0 ? -1 : s.Closing(open);
        if (close > 0 && (Together(s, open, close) ?? Counted(s, open, close)) is { } together)
            return together;
        if (close < 0 || s.Next.Kind != TokenKind.Identifier || s.At(s.Position + 2).Kind != TokenKind.In
            || AllAtOnce(s, open + 1, s.Position - 1, s.Next.Text) is not { } text)
            return General;
        var isList = s.At(open).Kind == TokenKind.LeftBracket;
        return new Remedy($"There are no loops: write it for all elements at once, {text}.")
        {
            Replacement = text,
            Place = isList ? s.Span(open, close) : s.Span(open + 1, close - 1),
        };
    }

    /// <summary><c>(a - b)^2 for a, b in zip(x, y)</c>, <c>abs(a) for a in x</c> of values over one axis: the values for their elements.</summary>
    private static Remedy? Together(BrokenStatement s, int open, int close)
    {
        var @in = s.Find(TokenKind.In, s.Position);
        var isZip = s.At(@in + 1).Text == "zip" && s.IsCall(@in + 2);
        if (@in < 0 || (isZip ? s.Closing(@in + 2) : @in + 1) != close - 1)
            return null;
        var values = isZip ? s.Parts(@in + 3, close - 2).ToList() : [(@in + 1, @in + 1)];
        var names = s.Parts(s.Position + 1, @in - 1).ToList();
        if (names.Count != values.Count || names.Concat(values).Any(p => p.First != p.Last) || values.Any(p => s.Outline.AxesOf(s.At(p.First).Text) is not [_]))
            return null;
        var meant = names.Zip(values, (name, value) => (Name: s.At(name.First).Text, Value: s.At(value.First).Text)).ToLookup(p => p.Name, p => p.Value, StringComparer.Ordinal);
        var text = new StringBuilder();
        for (var i = open + 1; i < s.Position; i++)
        {
            if (i > open + 1 && s.IsApart(i))
                text.Append(' ');
            text.Append(meant[s.At(i).Text].FirstOrDefault() ?? TokenFacts.Written(s.At(i)));
        }

        // A fold takes the values themselves.
        var isList = s.At(open).Kind == TokenKind.LeftBracket;
        return new Remedy($"There are no loops: write it for all elements at once, {text}.") { Replacement = text.ToString(), Place = isList ? s.Span(open, close) : s.Span(open + 1, close - 1) };
    }

    /// <summary><c>sum(1 for b in alive if not b)</c>, <c>sum(v for v in x if v > 0)</c>: how many there are, or the sum of those, of a value over one axis.</summary>
    private static Remedy? Counted(BrokenStatement s, int open, int close)
    {
        var (@in, @if) = (s.Find(TokenKind.In, s.Position), s.Find(TokenKind.If, s.Position));
        if (!s.IsCall(open) || s.At(open - 1).Text != "sum" || @in != s.Position + 2 || @if != @in + 2 || s.Outline.AxesOf(s.At(@in + 1).Text) is not [_])
            return null;
        var (element, value) = (s.Next.Text, s.At(@in + 1).Text);
        string Of(int first, int last) => string.Concat(Enumerable.Range(first, last - first + 1).Select(i =>
            (i > first && s.IsApart(i) ? " " : "") + (s.At(i).Text == element ? value : TokenFacts.Written(s.At(i)))));
        var condition = Of(@if + 1, close - 1);
        var text = s.Position == open + 2 && s.At(open + 1) is { Kind: TokenKind.Number, Value: 1 } ? $"count({condition})" : $"sum(if {condition} then {Of(open + 1, s.Position - 1)} else 0)";
        return new Remedy($"There are no loops: write it for all elements at once, {text}.") { Replacement = text, Place = s.Span(open - 1, close) };
    }

    /// <summary>
    /// An expression about element <paramref name="index"/> as one about all: the indices left out, and what was folded of an element folded over
    /// the axes that an element has. Null where the text does not tell these.
    /// </summary>
    private static string? AllAtOnce(BrokenStatement s, int first, int last, string index)
    {
        var text = new StringBuilder();
        var over = new Dictionary<int, string>();
        var hasElement = false;
        for (var i = first; i <= last; i++)
        {
            if (IsElement(s, i + 1, index))
            {
                if (s.Outline.AxesOf(s.At(i).Text) is not { Count: > 0 } axes || !TryFold(s, first, i, axes, over))
                    return null;
                hasElement = true;
                Append(i);
                i += 3;
                continue;
            }

            if (s.At(i).Kind == TokenKind.Identifier && s.At(i).Text == index)
                return null;
            if (over.TryGetValue(i, out var axis))
                text.Append(", over: ").Append(axis);
            Append(i);
        }

        return hasElement ? text.ToString() : null;

        void Append(int place)
        {
            if (place > first && s.IsApart(place))
                text.Append(' ');
            text.Append(TokenFacts.Written(s.At(place)));
        }
    }

    /// <summary><c>[i]</c> at a place.</summary>
    private static bool IsElement(BrokenStatement s, int open, string index) => s.At(open).Kind == TokenKind.LeftBracket
        && s.At(open - 1).Kind == TokenKind.Identifier && s.At(open + 1) is { Kind: TokenKind.Identifier } name && name.Text == index
        && s.At(open + 2).Kind == TokenKind.RightBracket;

    /// <summary>Notes where the innermost fold around an element closes, and the axis that it takes; false where there are several to choose from.</summary>
    private static bool TryFold(BrokenStatement s, int first, int element, IReadOnlyList<string> axes, Dictionary<int, string> over)
    {
        var depth = 0;
        for (var i = element - 1; i >= first; i--)
        {
            depth -= TokenFacts.Step(s.At(i).Kind);
            if (depth >= 0)
                continue;
            depth = 0;
            if (!s.IsCall(i) || !s_folds.Contains(s.At(i - 1).Text))
                continue;
            if (axes.Count != 2)
                return false;
            over[s.Closing(i)] = axes[1];
            return true;
        }

        return axes.Count == 1;
    }
}
