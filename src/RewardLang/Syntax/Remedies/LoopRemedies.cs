using System.Text;
using RewardLang.Diagnostics;

namespace RewardLang.Syntax.Remedies;

/// <summary>Loops over the elements of an axis: what is written for all elements at once.</summary>
internal static class LoopRemedies
{
    public const string General =
        "There are no loops: write it for all elements at once, as in norm(tips - object, over: xyz) for the norm of each; sum, mean, min … fold them.";

    public static Remedy? For(BrokenStatement s)
    {
        if (s.Found.Text != "for" || s.First.Kind == TokenKind.Check)
            return null;
        var remedy = OfLoop(s);
        // In a list of another language a bar stands for it.
        return s.Found.Span.Length == 1 ? remedy with { Found = "'|'" } : remedy;
    }

    private static Remedy OfLoop(BrokenStatement s)
    {
        var open = s.Opening();
        var close = open < 0 ? -1 : s.Closing(open);
        if (close > 0 && (Pairs(s, open, close) ?? Neighbours(s, open, close) ?? Together(s, open, close) ?? Counted(s, open, close)) is { } together)
            return together;
        if (close > 0 && Nested(s) is { } nested)
            return nested;
        if (close > 0 && (OfTerms(s, open, close) ?? OfList(s, open, close)) is { } given)
            return given;
        if (close < 0 || s.Next.Kind != TokenKind.Identifier || s.At(s.Position + 2).Kind != TokenKind.In
            || !s.Tokens(open + 1, s.Position - 1).Any(t => t.Text == s.Next.Text) || AllElements.Text(s, open + 1, s.Position - 1, s.Next.Text) is not { } text)
            return (close > 0 ? Numbered(s, open, close) : null) ?? new Remedy(General);
        if (s.Find(TokenKind.If, s.Position) is > 0 and var @if && @if < close)
        {
            if (Filtered(s, open, close, @if, text) is not { } filtered)
                return new Remedy(General);
            text = filtered;
        }

        var isList = s.At(open).Kind == TokenKind.LeftBracket;
        return new Remedy($"There are no loops: write it for all elements at once, {text}.")
        {
            Replacement = text,
            Place = isList ? s.Span(open, close) : s.Span(open + 1, close - 1),
        };
    }

    /// <summary><c>sum(max(t, 0) for t in terms)</c>: all terms at once, with their weights.</summary>
    private static Remedy? OfTerms(BrokenStatement s, int open, int close)
    {
        if (s.Position + 3 != close - 1 || s.At(s.Position + 2).Kind != TokenKind.In || s.At(close - 1).Text is not ("terms" or "contributions" or "rewards") || s.Outline.Declares(s.At(close - 1).Text)
            || s.Position == open + 1 || !s.Tokens(open + 1, s.Position - 1).Any(t => t.Text == s.Next.Text))
            return null;
        var text = With(s, open + 1, s.Position - 1, s.Next.Text, "contributions");
        var isList = s.At(open).Kind == TokenKind.LeftBracket;
        return new Remedy($"There are no loops: 'contributions' are all terms times their weights ('terms' are before these), so write {(s.IsCall(open) ? $"{s.At(open - 1).Text}({text})" : text)}.") { Replacement = text, Place = isList ? s.Span(open, close) : s.Span(open + 1, close - 1) };
    }

    /// <summary><c>[sin(phase + shift) for shift in (0, 1, 2)]</c>: the values themselves in the place of the name.</summary>
    private static Remedy? OfList(BrokenStatement s, int open, int close)
    {
        var list = s.Position + 3;
        if (s.Next.Kind != TokenKind.Identifier || s.At(s.Position + 2).Kind != TokenKind.In || s.At(list).Kind is not (TokenKind.LeftParenthesis or TokenKind.LeftBracket) || s.Closing(list) != close - 1 || list + 1 >= close - 1
            || s.Tokens(open + 1, s.Position - 1).Count(t => t.Text == s.Next.Text) != 1)
            return null;
        var text = With(s, open + 1, s.Position - 1, s.Next.Text, $"[{s.Text(list + 1, close - 2)}]");
        return new Remedy($"There are no loops: write it for all elements at once, {text}.") { Replacement = text, Place = s.At(open).Kind == TokenKind.LeftBracket ? s.Span(open, close) : s.Span(open + 1, close - 1) };
    }

    /// <summary>What is written between two places, with another text for a name.</summary>
    private static string With(BrokenStatement s, int first, int last, string name, string text) =>
        string.Concat(Enumerable.Range(first, last - first + 1).Select(i => (i > first && s.IsApart(i) ? " " : "") + (s.At(i).Kind == TokenKind.Identifier && s.At(i).Text == name && s.At(i - 1).Kind != TokenKind.Dot ? text : TokenFacts.Written(s.At(i)))));

    /// <summary><c>[min([norm(a - b) for a in agents]) for b in landmarks]</c>: the elements of two values, each beside each.</summary>
    private static Remedy? Nested(BrokenStatement s)
    {
        var outer = Enumerable.Range(s.Position + 4, Math.Max(s.Last - s.Position - 4, 0)).FirstOrDefault(i => s.At(i) is { Kind: TokenKind.Identifier, Text: "for" } && s.At(i + 2).Kind == TokenKind.In);
        if (outer == 0 || s.At(s.Position + 2).Kind != TokenKind.In)
            return null;
        var (inner, other) = (s.At(s.Position + 3).Text, s.At(outer + 3).Text);
        if (s.Outline.AxesOf(inner) is not [var first, ..] || s.Outline.AxesOf(other) is not [var second, ..] || first == second)
            return null;
        return $"There are no loops: each of '{inner}' beside each of '{other}' is expand({inner}, {second}) and {other}, as in expand({inner}, {second}) - {other}; a fold says what it takes together, over: {first}.";
    }

    /// <summary><c>sum(x[i] for i in range(4) if c[i])</c>: what a fold takes of the elements for which a condition holds; null for other folds.</summary>
    private static string? Filtered(BrokenStatement s, int open, int close, int @if, string text)
    {
        if (!s.IsCall(open) || @if + 1 >= close || AllElements.Text(s, @if + 1, close - 1, s.Next.Text) is not { } condition)
            return null;
        return s.At(open - 1).Text switch
        {
            "sum" when text is not ("1" or "1.0") => $"if {condition} then {text} else 0",
            "sum" or "count" => condition,
            "any" => $"({condition}) and ({text})",
            "all" => $"not ({condition}) or ({text})",
            _ => null,
        };
    }

    /// <summary><c>x[i] - x[i - 1] for i in range(1, 10)</c>: two parts of an axis, one place apart. Null for others.</summary>
    private static Remedy? Neighbours(BrokenStatement s, int open, int close)
    {
        var index = s.Next.Text;
        if (s.Next.Kind != TokenKind.Identifier || s.At(s.Position + 2).Kind != TokenKind.In || s.At(s.Position + 3).Text != "range" || s.Closing(s.Position + 4) != close - 1)
            return null;
        var ends = s.Parts(s.Position + 5, close - 2).ToList();
        if (ends.Count is not (1 or 2) || ends.Exists(e => e.First != e.Last || s.At(e.First).Kind != TokenKind.Number))
            return null;
        var (first, last) = (ends.Count == 1 ? 0 : (int)s.At(ends[0].First).Value, (int)s.At(ends[ends.Count - 1].First).Value);
        var (text, isApart) = (new StringBuilder(), false);
        for (var i = open + 1; i < s.Position; i++)
        {
            text.Append(i > open + 1 && s.IsApart(i) ? " " : "");
            if (s.At(i).Kind == TokenKind.LeftBracket && s.At(i + 1).Text == index && Shift(s, i + 2) is var (shift, behind))
            {
                text.Append($"[{first + shift}..{last + shift}]");
                (isApart, i) = (isApart || shift != 0, behind);
            }
            else if (s.At(i).Text == index)
                return null;
            else
                text.Append(TokenFacts.Written(s.At(i)));
        }

        if (!isApart)
            return null;
        var isList = s.At(open).Kind == TokenKind.LeftBracket;
        return new Remedy($"There are no loops: neighbours are two parts of the axis, so write {text}.") { Replacement = text.ToString(), Place = isList ? s.Span(open, close) : s.Span(open + 1, close - 1) };
    }

    /// <summary><c>sum(abs(x[i] - x[j]) for i in agent for j in agent)</c>: the elements of one axis, each beside each, are over two axes. Null for others.</summary>
    private static Remedy? Pairs(BrokenStatement s, int open, int close)
    {
        var second = Enumerable.Range(s.Position + 1, close - s.Position - 1).FirstOrDefault(i => s.At(i) is { Kind: TokenKind.Identifier, Text: "for" });
        if (second == 0 || s.Next.Kind != TokenKind.Identifier || s.At(second + 1).Kind != TokenKind.Identifier)
            return null;
        var @if = s.Find(TokenKind.If, s.Position);
        var pairs = PairedElements.Read(s, open + 1, s.Position - 1, s.Next.Text, second + 1);
        if (@if > 0 && @if < close)
            pairs = pairs?.Where(s, @if + 1, close - 1);
        var isList = s.At(open).Kind == TokenKind.LeftBracket;
        var fold = isList && s.IsCall(open - 1) && s.Closing(open - 1) == close + 1 ? s.At(open - 2) : s.At(open - 1);
        if (pairs?.Text(s, open + 1, s.Position - 1) is not { } value || pairs.Folded(fold.Text, value, s.Comparisons(open + 1, s.Position - 1).Any()) is not { } text)
            return null;
        return new Remedy($"There are no loops: each beside each is over two axes. Declare '{pairs.Declaration}', and write {(s.IsCall(open) || isList && s.IsCall(open - 1) ? $"{fold.Text}({text})" : text)}.")
        {
            Trial = [new(new TextSpan(s.First.Span.Start, 0), $"{pairs.Declaration}\n  "), new(isList ? s.Span(open, close) : s.Span(open + 1, close - 1), text)],
        };
    }

    /// <summary>What is added to an index before its bracket closes, and where that is; null for anything else.</summary>
    private static (int Shift, int Behind)? Shift(BrokenStatement s, int place) => s.At(place).Kind == TokenKind.RightBracket ? (0, place)
        : s.At(place).Kind is TokenKind.Plus or TokenKind.Minus && s.At(place + 1).Kind == TokenKind.Number && s.At(place + 2).Kind == TokenKind.RightBracket
            ? ((s.At(place).Kind == TokenKind.Plus ? 1 : -1) * (int)s.At(place + 1).Value, place + 2) : null;

    /// <summary><c>[1 / log(i + 2) for i in range(10)]</c>, <c>sum(gain[i] * rate^i for i in range(10))</c>: what is made of the elements of an axis and their numbers.</summary>
    private static Remedy? Numbered(BrokenStatement s, int open, int close)
    {
        var (number, index) = (s.Position + 5, s.Next.Text);
        if (s.Next.Kind != TokenKind.Identifier || s.At(s.Position + 2).Kind != TokenKind.In || s.At(s.Position + 3).Text != "range" || close <= number || s.Closing(s.Position + 4) != close - 1
            || !s.Tokens(open + 1, s.Position - 1).Any(t => t.Text == index))
            return null;
        // The axis is that of what the index is used in, else the one that has as many elements.
        var axes = Enumerable.Range(open + 2, s.Position - open - 2).Where(i => s.At(i).Kind == TokenKind.LeftBracket && s.At(i + 1).Text == index).Select(i => s.Outline.AxesOf(s.At(i - 1).Text) is [var only] ? only : null).Distinct().ToList();
        if (axes.Count > 1 || (axes.Count == 1 ? axes[0] : s.At(number).Kind == TokenKind.Number && close == number + 2 ? s.Outline.AxisOfSize((int)s.At(number).Value) : null) is not { } axis)
            return null;
        var text = new StringBuilder();
        for (var i = open + 1; i < s.Position; i++)
        {
            if (s.At(i).Kind == TokenKind.LeftBracket && s.At(i + 1).Text == index && s.At(i + 2).Kind == TokenKind.RightBracket)
            {
                i += 2;
                continue;
            }

            text.Append(i > open + 1 && s.IsApart(i) ? " " : "").Append(s.At(i).Text == index ? $"index({axis})" : TokenFacts.Written(s.At(i)));
        }

        var isList = s.At(open).Kind == TokenKind.LeftBracket;
        return new Remedy($"There are no loops: along '{axis}' the number of each is index({axis}), so write {(isList ? "" : s.At(open - 1).Text + "(")}{text}{(isList ? "" : ")")}.")
        {
            Replacement = text.ToString(),
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
}
