namespace RewardLang.Syntax.Remedies;

/// <summary>Terms whose value, condition and weight stand in another order, or with other signs.</summary>
internal static class TermRemedies
{
    public static Remedy? For(BrokenStatement s)
    {
        if (s.First.Kind != TokenKind.Term)
            return null;
        return InCall(s) ?? BeforeWeight(s) ?? Unless(s) ?? ConditionFirst(s) ?? WeightWhere(s) ?? s.Found.Kind switch
        {
            TokenKind.Weight when s.Position == 3 => WeightFirst(s),
            TokenKind.Weight or TokenKind.When when s.Position == 2 => ValueFirst(s),
            TokenKind.When when !s.ExpectsExpression && s.Opening() < 0 => ConditionLast(s),
            TokenKind.Equals or TokenKind.Colon when s.Previous.Kind is TokenKind.When or TokenKind.Weight =>
                new Remedy($"Write '{s.Previous.Text}' without '{s.Found.Text}'.") { Replacement = s.Found.Span.End < s.Next.Span.Start ? "" : " " },
            TokenKind.Else => "Where the condition of 'when' is false the term is 0: leave 'else' out, or write 'if condition then a else b'.",
            _ => null,
        };
    }

    /// <summary><c>first(done, weight: 20)</c>: the weight stands behind the value.</summary>
    private static Remedy? InCall(BrokenStatement s)
    {
        var word = s.Found.Kind == TokenKind.Weight ? s.Position : s.Found.Kind == TokenKind.Comma && s.Next.Kind == TokenKind.Weight ? s.Position + 1 : -1;
        if (word < 0 || s.Opening() is not (> 3 and var open) || !s.IsCall(open) || s.Closing(open) is not (> 0 and var close) || s.At(word - 1).Kind != TokenKind.Comma)
            return null;
        var value = s.At(word + 1).Kind is TokenKind.Colon or TokenKind.Equals ? word + 2 : word + 1;
        if (value >= close)
            return null;
        var text = $"{s.Text(0, word - 2)}){(close < s.Last ? " " + s.Text(close + 1, s.Last) : "")} weight {s.Text(value, close - 1)}";
        return new Remedy($"A weight stands behind the value: write '{text}'.") { Replacement = text, Place = s.Span(0, s.Last) };
    }

    /// <summary>A sign that ties a value to its weight: <c>x * weight 2</c>, <c>x, weight 2</c>.</summary>
    private static Remedy? BeforeWeight(BrokenStatement s)
    {
        var isComma = s.Found.Kind == TokenKind.Comma && s.Next.Kind is TokenKind.Weight or TokenKind.When;
        var (sign, word) = isComma ? (s.Position, s.Position + 1) : (s.Position - 1, s.Position);
        if (sign < 3 || s.At(word).Kind is not (TokenKind.Weight or TokenKind.When)
            || !isComma && s.At(sign).Kind is not (TokenKind.Star or TokenKind.Plus or TokenKind.Comma)
            || s.At(word + 1).Kind is not (TokenKind.Number or TokenKind.Identifier or TokenKind.Minus or TokenKind.LeftParenthesis or TokenKind.Equals or TokenKind.Colon))
            return null;
        if (Enumerable.Range(word, s.Last - word).Any(i => IsTie(s, i)))
        {
            var text = Untied(s, sign);
            return new Remedy($"Write '{text}'.") { Replacement = text, Place = s.Span(0, s.Last) }.At(s.At(sign), $"'{s.At(word).Text}'");
        }

        return new Remedy($"Remove '{s.At(sign).Text}': '{s.At(word).Text}' begins a part of its own.")
        {
            Replacement = "",
            Place = Diagnostics.TextSpan.FromBounds(s.At(sign - 1).Span.End, s.At(sign).Span.End),
        }.At(s.At(sign), $"'{s.At(word).Text}'");
    }

    /// <summary><c>term alive = 1 unless height &lt; 0.2</c>.</summary>
    private static Remedy? Unless(BrokenStatement s)
    {
        if (s.Found.Text != "unless" || s.Position < 4 || s.Position >= s.Last)
            return null;
        var last = s.Find(TokenKind.Weight, s.Position) is > 0 and var weight ? weight - 1 : s.Last;
        var text = $"when not ({s.Text(s.Position + 1, last)})";
        return new Remedy($"Write '{text}'.") { Replacement = text, Place = s.Span(s.Position, last) };
    }

    /// <summary><c>term place = when grasped: value</c>.</summary>
    private static Remedy? ConditionFirst(BrokenStatement s)
    {
        if (s.At(3).Kind != TokenKind.When || new[] { s.Find(TokenKind.Colon, 4), s.Find(TokenKind.Comma, 4), s.Find(TokenKind.Then, 4) }.Where(i => i > 4).DefaultIfEmpty(-1).Min() is not (> 4 and var sign) || sign >= s.Last)
            return null;
        var weight = s.Find(TokenKind.Weight, sign);
        var text = $"{s.Text(0, 2)} {s.Text(sign + 1, weight > 0 ? weight - 1 : s.Last)} when {s.Text(4, sign - 1)}{(weight > 0 ? $" {s.Text(weight, s.Last)}" : "")}";
        return new Remedy($"The condition comes behind the value: '{text}'.") { Replacement = text, Place = s.Span(0, s.Last) };
    }

    /// <summary><c>term bonus = 100 weight if success</c>.</summary>
    private static Remedy? WeightWhere(BrokenStatement s)
    {
        var weight = s.Find(TokenKind.Weight, 3);
        if (weight > 3 && s.Find(TokenKind.If, weight) is > 0 and var @if && @if > weight + 1 && @if < s.Last && !s.Tokens(weight, s.Last).Any(t => t.Kind is TokenKind.Then or TokenKind.Else))
        {
            var text = $"{s.Text(0, weight - 1)} when {s.Text(@if + 1, s.Last)} {s.Text(weight, @if - 1)}";
            return new Remedy($"Write '{text}'.") { Replacement = text, Place = s.Span(0, s.Last) };
        }

        if (weight < 4 || s.At(weight + 1).Kind != TokenKind.If || weight + 2 > s.Last || s.Tokens(weight, s.Last).Any(t => t.Kind is TokenKind.Then or TokenKind.Else))
            return null;
        return new Remedy($"Write '{s.Text(0, weight - 1)} when {s.Text(weight + 2, s.Last)}'.") { Replacement = "when", Place = s.Span(weight, weight + 1) };
    }

    /// <summary>A comma before a clause, or a sign behind the word that begins it.</summary>
    private static bool IsTie(BrokenStatement s, int place) => s.At(place).Kind == TokenKind.Comma ? s.At(place + 1).Kind is TokenKind.Weight or TokenKind.When
        : s.At(place).Kind is TokenKind.Equals or TokenKind.Colon && s.At(place - 1).Kind is TokenKind.Weight or TokenKind.When;

    /// <summary>The statement without such signs, its condition before its weight.</summary>
    private static string Untied(BrokenStatement s, int sign)
    {
        var words = Enumerable.Range(sign, s.Last - sign).Where(i => s.At(i).Kind is TokenKind.When or TokenKind.Weight).ToList();
        var clauses = words.Select((word, i) =>
        {
            var last = i + 1 < words.Count ? words[i + 1] - 1 : s.Last;
            return (s.At(word).Kind, Text: $"{s.At(word).Text} {s.Text(IsTie(s, word + 1) ? word + 2 : word + 1, IsTie(s, last) ? last - 1 : last)}");
        });
        return string.Join(" ", clauses.OrderBy(c => c.Kind).Select(c => c.Text).Prepend(s.Text(0, sign - 1)));
    }

    /// <summary><c>term bonus = 1 weight 2 when near</c>.</summary>
    private static Remedy ConditionLast(BrokenStatement s)
    {
        const string General = "The condition comes first: 'term name = value when condition weight number'.";
        var weight = s.Find(TokenKind.Weight, 3);
        if (weight < 4 || weight > s.Position - 2 || s.Position == s.Last || s.Tokens(s.Position + 1, s.Last).Any(t => t.Kind is TokenKind.When or TokenKind.Weight or TokenKind.Else))
            return new Remedy(General);
        var clauses = $"{s.Text(s.Position, s.Last)} {s.Text(weight, s.Position - 1)}";
        return new Remedy($"The condition comes first: '{s.Text(3, weight - 1)} {clauses}'.") { Replacement = clauses, Place = s.Span(weight, s.Last) };
    }

    /// <summary><c>term lift = weight 5 * tanh(height)</c>.</summary>
    private static Remedy WeightFirst(BrokenStatement s)
    {
        const string General = "The weight stands behind the value: 'term name = value weight 5'.";
        var factor = s.At(4).Kind == TokenKind.Minus ? 5 : 4;
        var end = s.At(factor).Kind == TokenKind.LeftParenthesis ? s.Closing(factor) : s.At(factor).Kind is TokenKind.Number or TokenKind.Identifier ? factor : -1;
        var value = s.At(end + 1).Kind is TokenKind.Star or TokenKind.Comma ? end + 2 : end + 1;
        var condition = s.Find(TokenKind.When, 4);
        var last = condition > 0 ? condition - 1 : s.Last;
        // Of a sum only the first part may be meant.
        if (end < 0 || value > last || s.At(value).Kind is not (TokenKind.Identifier or TokenKind.Number or TokenKind.LeftParenthesis)
            || s.Find(TokenKind.Plus, value) > 0 || s.Find(TokenKind.Minus, value) > 0)
            return new Remedy(General);
        var text = $"{s.Text(0, 2)} {s.Text(value, s.Last)} weight {s.Text(4, end)}";
        return new Remedy($"The weight stands behind the value: '{text}'.") { Replacement = text, Place = s.Span(0, s.Last) };
    }

    /// <summary><c>term effort weight 0.1 = -effort</c>.</summary>
    private static Remedy? ValueFirst(BrokenStatement s)
    {
        if (s.Find(TokenKind.Equals, s.Position) is not (> 0 and var equals))
            return Named(s);
        if (equals >= s.Last)
            return null;
        var text = $"term {s.At(1).Text} = {s.Text(equals + 1, s.Last)} {s.Text(s.Position, equals - 1)}";
        return new Remedy($"The value comes first: '{text}'.") { Replacement = text, Place = s.Span(0, s.Last) };
    }

    /// <summary><c>term points weight 0.01</c>, of a value that has the name.</summary>
    private static Remedy? Named(BrokenStatement s) => s.Outline.DeclaresInput(s.At(1).Text) || s.Outline.DeclaresLet(s.At(1).Text)
        ? new Remedy($"A term has a value: write 'term {s.At(1).Text} = {s.At(1).Text} {s.Text(s.Position, s.Last)}'.") { Replacement = $"= {s.At(1).Text} ", Place = new(s.Found.Span.Start, 0) } : null;
}
