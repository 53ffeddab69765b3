using System.Globalization;
using RewardLang.Semantics;

namespace RewardLang.Syntax.Remedies;

/// <summary>Indices and parts with the signs of Python: <c>x[2:]</c>, <c>x[:3]</c>, <c>x[-12..]</c>, <c>x["a"]</c>.</summary>
internal static class SliceRemedies
{
    public static Remedy? For(BrokenStatement s)
    {
        if (s.Found.Kind == TokenKind.Text && s.Previous.Kind == TokenKind.LeftBracket && s.Position > 1)
        {
            if ((OfObject(s) ?? OfKeys(s)) is { } own)
                return own;
            return new Remedy($"Components have names: write {s.At(s.Position - 2).Text}.{s.Found.Text}.")
            {
                Replacement = "." + s.Found.Text,
                Place = s.Next.Kind == TokenKind.RightBracket ? s.Previous.Span.To(s.Next.Span) : null,
            };
        }

        if (s.Found.Kind is not (TokenKind.Colon or TokenKind.DotDot or TokenKind.RightBracket) || s.Opening() is not (> 0 and var open)
            || s.At(open).Kind != TokenKind.LeftBracket || s.At(open - 1).Kind is not (TokenKind.Identifier or TokenKind.RightParenthesis or TokenKind.RightBracket))
            return null;
        return Strided(s, open) ?? NewAxis(s, open) ?? WithRows(s, open) ?? AllOfAxis(s, open) ?? Part(s, open) ?? s.Found.Kind switch
        {
            TokenKind.Colon or TokenKind.DotDot when s.Previous.Kind is TokenKind.LeftBracket or TokenKind.Comma && s.Next.Kind == TokenKind.Number =>
                $"A part has both ends, and the second is not included: x[0..{s.Next.Text}].",
            TokenKind.Colon or TokenKind.DotDot when s.Previous.Kind is TokenKind.LeftBracket or TokenKind.Comma =>
                "An axis that is not indexed is kept: write x[0], or x[joint: 0] when there are several.",
            TokenKind.Colon => "A range is written with two points, as in x[0..3]; the end is not included.",
            TokenKind.RightBracket when s.Previous.Kind == TokenKind.DotDot => "A part has both ends, and the second is not included: x[7..10].",
            _ => null,
        };
    }

    /// <summary><c>obs["cube_pos"]</c> of what nothing declares: each value is an input with a name of its own. Null for others.</summary>
    private static Remedy? OfObject(BrokenStatement s)
    {
        var (target, name) = (s.At(s.Position - 2), s.Found.Text);
        if (target.Kind != TokenKind.Identifier || s.Outline.Declares(target.Text) || target.Text is "terms" or "contributions" or "weights" || s.Next.Kind != TokenKind.RightBracket || name.Length == 0 || char.IsDigit(name[0]) || !name.All(c => char.IsLetterOrDigit(c) || c == '_') || s.IsInFunction)
            return null;
        var first = s.Position - 2;
        while (first > 1 && s.At(first - 1).Kind == TokenKind.Dot && s.At(first - 2).Kind == TokenKind.Identifier)
            first -= 2;
        return new Remedy(s.Outline.Declares(name) ? $"Each value has a name of its own: write {name}." : $"Each value is an input of its own: declare 'input {name} : real' with its type, and write {name}.")
        {
            Replacement = name,
            Place = s.Span(first, s.Position + 1),
        };
    }

    /// <summary><c>info["x_pos"]</c> of an input over an axis that nothing declares: the axis has these names. Null for others.</summary>
    private static Remedy? OfKeys(BrokenStatement s)
    {
        var target = s.At(s.Position - 2);
        if (target.Kind != TokenKind.Identifier || s.Outline.AxesOf(target.Text) is not [var axis] || s.Outline.DeclaresAxis(axis) || s.Next.Kind != TokenKind.RightBracket)
            return null;
        var keys = s.Outline.KeysOf(target.Text);
        return new Remedy($"Components have names: declare 'axis {axis} {{ {string.Join(", ", keys)} }}', and write {target.Text}.{s.Found.Text}.") { Replacement = "." + s.Found.Text, Place = s.Previous.Span.To(s.Next.Span) };
    }

    /// <summary><c>x[0:12:3]</c>, whose elements are listed here; null for a part without a step.</summary>
    private static Remedy? Strided(BrokenStatement s, int open)
    {
        if (s.Closing(open) is not (> 0 and var close) || Enumerable.Range(open + 1, close - open - 1).Where(i => s.At(i).Kind is TokenKind.Colon or TokenKind.DotDot).ToList() is not [var first, var second]
            || s.Tokens(first, second).Any(t => t.Kind == TokenKind.Comma) || second + 2 != close || s.At(second + 1) is not { Kind: TokenKind.Number, Value: >= 1 and var step } || s.At(open - 1).Kind != TokenKind.Identifier || s.At(open - 2).Kind == TokenKind.Dot)
            return null;
        var name = s.At(open - 1).Text;
        var length = s.Outline.LengthOf(name);
        if (End(s, open + 1, first - 1, 0, length) is not { } start || End(s, first + 1, second - 1, length, length) is not { } end || end <= start || (end - start) / step > MostListed)
            return new Remedy("A range has no step: list the elements, as in x[0, 3, 6].");
        var text = $"{name}[{string.Join(", ", Enumerable.Range(0, (int)Math.Ceiling((end - start) / step)).Select(i => (start + i * step).ToString(CultureInfo.InvariantCulture)))}]";
        return new Remedy($"A range has no step: write {text}.") { Replacement = text, Place = s.Span(open - 1, close) };
    }

    private const int MostListed = 24;

    /// <summary><c>x[:, None]</c>, <c>x[..., np.newaxis]</c>, which add an axis to all elements.</summary>
    private static Remedy? NewAxis(BrokenStatement s, int open)
    {
        var close = s.Closing(open);
        var items = close < 0 ? [] : s.Parts(open + 1, close - 1).ToList();
        if (!items.Any(i => s.At(i.Last).Text is "None" or "newaxis") || !items.All(i => IsWhole(s, i) || s.At(i.Last).Text is "None" or "newaxis"))
            return null;
        if (EachWithEach(s, open, close) is { } pairs)
            return pairs;
        var target = s.At(open - 1).Kind == TokenKind.Identifier ? $": write {s.At(open - 1).Text}" : "";
        return new Remedy($"Axes meet by their names, so no axis is added{target}.") { Replacement = "", Place = s.Span(open, close) };
    }

    /// <summary><c>x[:, None] - x[None, :]</c>: the differences of each with each.</summary>
    private static Remedy? EachWithEach(BrokenStatement s, int open, int close)
    {
        var (name, second) = (s.At(open - 1), close + 2);
        if (name.Kind != TokenKind.Identifier || s.At(close + 1).Kind != TokenKind.Minus || s.At(second).Text != name.Text || s.At(second + 1).Kind != TokenKind.LeftBracket || s.Closing(second + 1) is not (> 0 and var last)
            || !s.Tokens(second + 1, last).Any(t => t.Text is "None" or "newaxis"))
            return null;
        var axis = s.Outline.AxesOf(name.Text) is [var own, ..] ? own : null;
        var part = axis is null ? null : s.Outline.PartOf(axis);
        var other = part ?? "other";
        var text = $"expand({name.Text}, {other}) - {name.Text}[{other}]";
        return new Remedy($"Each with each needs a second name for the axis: {(part is null ? $"declare 'axis other = {axis ?? "robot"}[0..{(axis is null ? null : s.Outline.SizeOf(axis))?.ToString(CultureInfo.InvariantCulture) ?? "n"}]', and " : "")}write {text}. Each also meets itself, at a difference of 0: {(axis is null ? "" : $"'if expand(index({axis}), {other}) != index({other}) then … else …' ")}leaves that out.")
        {
            Replacement = part is null ? null : text,
            Place = s.Span(open - 1, last),
        };
    }

    /// <summary><c>x[:, 0:3]</c>, where the first place is that of the rows.</summary>
    private static Remedy? WithRows(BrokenStatement s, int open)
    {
        var close = s.Closing(open);
        var items = close < 0 ? [] : s.Parts(open + 1, close - 1).ToList();
        if (items.Count < 2 || !IsWhole(s, items[0]))
            return null;
        var target = s.At(open - 1);
        var axes = target.Kind == TokenKind.Identifier && s.At(open - 2).Kind != TokenKind.Dot ? s.Outline.AxesOf(target.Text) : null;
        var isEllipsis = items[0].Last > items[0].First;
        // As many places as axes may be all elements of the first axis.
        if (axes is { Count: > 1 } && !isEllipsis && items.Count == axes.Count)
            return null;
        var picked = items.Select((item, i) => (item, i)).Skip(1).Where(p => !IsWhole(s, p.item)).ToList();
        if (picked is not [var (part, place)] || Index(s, part, axes is [_] ? s.Outline.LengthOf(target.Text) : null) is not { } index)
            return null;
        var axis = isEllipsis ? axes?.Count - items.Count + place : place - 1;
        var isKnown = axes is not null && axis >= 0 && axis < axes.Count && (isEllipsis || items.Count == axes.Count + 1);
        var text = isKnown && axes!.Count > 1 ? $"[{axes[axis!.Value]}: {index}]" : $"[{index}]";
        return new Remedy($"The batch is not written; write {(target.Kind == TokenKind.Identifier ? target.Text : "x")}{text}.") { Replacement = isKnown ? text : null, Place = s.Span(open, close), Trial = isKnown ? [] : [new(s.Span(open, close), text)] };
    }

    /// <summary><c>x[:, 2]</c> of a value with as many axes as places.</summary>
    private static Remedy? AllOfAxis(BrokenStatement s, int open)
    {
        var close = s.Closing(open);
        var items = close < 0 ? [] : s.Parts(open + 1, close - 1).ToList();
        var target = s.At(open - 1).Text;
        if (s.At(open - 1).Kind != TokenKind.Identifier || s.At(open - 2).Kind == TokenKind.Dot || s.Outline.AxesOf(target) is not { Count: 2 } axes || items.Count != 2 || !IsWhole(s, items[0])
            || Index(s, items[1], null) is not { } index)
            return null;
        var part = NamedPart(axes[1], index) is { } name ? $"{target}.{name}" : $"{target}[{axes[1]}: {index}]";
        return new Remedy($"An axis that is not indexed is kept: write {part}, or {target}[{axes[0]}: {index}] where the first place was that of the rows.") { Trial = [new(s.Span(open - 1, close), part)] };
    }

    /// <summary>The components of a position that an index names; null for other axes.</summary>
    private static string? NamedPart(string axis, string index) => axis != Axis.Position.Name ? null : index switch
    {
        "0" or "1" or "2" => Axis.Position.Components![index[0] - '0'],
        "0..2" => Axis.PlanarPosition.Name,
        _ => null,
    };

    /// <summary>A colon alone, or an ellipsis.</summary>
    private static bool IsWhole(BrokenStatement s, (int First, int Last) item) =>
        s.At(item.First).Kind == TokenKind.Colon && item.Last == item.First
        || s.At(item.First).Kind == TokenKind.DotDot && s.At(item.Last).Kind == TokenKind.Dot && item.Last == item.First + 1;

    /// <summary>A place, or two ends with a sign between; null where these are not told.</summary>
    private static string? Index(BrokenStatement s, (int First, int Last) item, int? length)
    {
        var sign = Enumerable.Range(item.First, item.Last - item.First + 1).FirstOrDefault(i => s.At(i).Kind is TokenKind.Colon or TokenKind.DotDot);
        if (sign == 0)
            return End(s, item.First, item.Last, null, length)?.ToString(CultureInfo.InvariantCulture);
        return End(s, item.First, sign - 1, 0, length) is { } first && End(s, sign + 1, item.Last, length, length) is { } last && first < last ? $"{first}..{last}" : null;
    }

    /// <summary>A part with one pair of ends, in numbers; null where these are not told.</summary>
    private static Remedy? Part(BrokenStatement s, int open)
    {
        var close = s.Closing(open);
        var sign = s.Found.Kind == TokenKind.RightBracket ? s.Position - 1 : s.Position;
        if (close < 0 || s.At(sign).Kind is not (TokenKind.Colon or TokenKind.DotDot))
            return null;
        var length = s.At(open - 1).Kind == TokenKind.Identifier && s.At(open - 2).Kind != TokenKind.Dot ? s.Outline.LengthOf(s.At(open - 1).Text) : null;
        if (Index(s, (open + 1, close - 1), length) is not { } ends)
            return null;
        var text = $"[{ends}]";
        var target = s.At(open - 1).Kind == TokenKind.Identifier ? TokenFacts.Written(s.At(open - 1)) : "x";
        var isWhole = s.Previous.Kind == TokenKind.Number && s.Next.Kind == TokenKind.Number;
        var rule = isWhole ? "Two points set the ends apart" : "A part has both ends";
        var isNamed = s.At(open - 1).Kind == TokenKind.Identifier && s.At(open - 2).Kind != TokenKind.Dot;
        return new Remedy($"{rule}, and the second is not included: write {target}{text}.") { Replacement = isNamed ? target + text : text, Place = s.Span(isNamed ? open - 1 : open, close) };
    }

    /// <summary>One end of a part, counted from 0; a negative one counts from the axis' length.</summary>
    private static int? End(BrokenStatement s, int first, int last, int? otherwise, int? length) => (last - first) switch
    {
        -1 => otherwise,
        0 when s.At(first).Kind == TokenKind.Number => (int)s.At(first).Value,
        1 when s.At(first).Kind == TokenKind.Minus && s.At(last).Kind == TokenKind.Number => length - (int)s.At(last).Value,
        _ => null,
    };
}
