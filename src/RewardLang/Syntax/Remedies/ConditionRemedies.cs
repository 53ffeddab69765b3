using RewardLang.Diagnostics;

namespace RewardLang.Syntax.Remedies;

/// <summary>Conditions and choices in the order of Python, or with half of a comparison left out.</summary>
internal static class ConditionRemedies
{
    private const int MostChoices = 8;

    public static Remedy? For(BrokenStatement s) => s.Found.Kind switch
    {
        TokenKind.If when !s.ExpectsExpression && s.First.Kind != TokenKind.EndWord => ValueBeforeCondition(s),
        TokenKind.When when !s.ExpectsExpression && s.Opening() is >= 0 and var open => InBracket(s, open),
        TokenKind.Identifier when s.Found.Text is "where" && !s.ExpectsExpression && s.Opening() is >= 0 and var fold => InBracket(s, fold),
        TokenKind.In when s.First.Kind is not (TokenKind.Input or TokenKind.Check or TokenKind.Param) => OneOf(s),
        TokenKind.LeftBrace when s.Expects(TokenKind.Then) => Braces(s),
        TokenKind.Colon when s.Expects(TokenKind.Then) => Colons(s),
        var kind when TokenFacts.IsComparison(kind) && s.Previous.Kind is TokenKind.And or TokenKind.Or => HalfComparison(s),
        _ => null,
    };

    /// <summary><c>x?.norm()</c>, <c>x ?? 0</c>, <c>x ?: 0</c>: what stands for a value that is missing; null for other signs.</summary>
    public static Remedy? Missing(BrokenStatement s, int question)
    {
        if (s.At(question + 1).Kind == TokenKind.Dot)
            return new Remedy("'.': nothing is null here") { Replacement = "" };
        if (s.At(question + 1).Kind is not (TokenKind.Colon or TokenKind.Question) || s.At(question + 1).Span.Start != s.At(question).Span.End)
            return null;
        var (last, depth) = (question + 1, 0);
        while (last < s.Last && s.At(last + 1).Kind is not (TokenKind.Comma or TokenKind.When or TokenKind.Weight) && (depth += TokenFacts.Step(s.At(last + 1).Kind)) >= 0)
            last++;
        return new Remedy("nothing for it: nothing is null here") { Replacement = "", Place = TextSpan.FromBounds(s.At(question - 1).Span.End, s.At(last).Span.End) };
    }

    /// <summary><c>c ? a : b</c>: the whole choice; null where its parts are not told.</summary>
    public static Remedy? Question(BrokenStatement s, int question)
    {
        var (first, depth) = (question, 0);
        while (first > 0)
        {
            var kind = s.At(first - 1).Kind;
            depth -= TokenFacts.Step(kind);
            if (depth < 0 || depth == 0 && kind is TokenKind.Equals or TokenKind.Comma or TokenKind.Return or TokenKind.When or TokenKind.Weight)
                break;
            first--;
        }

        var last = question;
        for (depth = 0; last < s.Last; last++)
        {
            var kind = s.At(last + 1).Kind;
            depth += TokenFacts.Step(kind);
            if (depth < 0 || depth == 0 && kind is TokenKind.Comma or TokenKind.When or TokenKind.Weight)
                break;
        }

        var choices = Enumerable.Range(first, last - first + 1).Count(i => s.At(i).Kind == TokenKind.Question);
        return first == question || choices > MostChoices || Choice(s, first, last) is not { } text ? null : new Remedy($"'{text}'") { Replacement = text, Place = s.Span(first, last) };
    }

    /// <summary>What is written between two places with each choice in words; null where one has no second part.</summary>
    private static string? Choice(BrokenStatement s, int first, int last)
    {
        var question = s.Find(TokenKind.Question, first);
        if (question < 0 || question > last)
            return Enumerable.Range(first, last - first + 1).Any(i => s.At(i).Kind == TokenKind.Question) ? null : s.Text(first, last);
        var colon = question + 1;
        for (var open = 1; colon <= last; colon++)
        {
            open += s.At(colon).Kind switch { TokenKind.Question => 1, TokenKind.Colon => -1, _ => 0 };
            if (open == 0)
                break;
        }

        return colon < last && colon > question + 1 && Choice(s, question + 1, colon - 1) is { } whenTrue && Choice(s, colon + 1, last) is { } whenFalse
            ? $"if {s.Text(first, question - 1)} then {whenTrue} else {whenFalse}" : null;
    }

    /// <summary><c>if c { a } else { b }</c>.</summary>
    private static Remedy? Braces(BrokenStatement s)
    {
        var first = s.Find(TokenKind.If);
        if (first < 0 || s.Closing(s.Position) < 0 || s.At(s.Last).Kind != TokenKind.RightBrace || Enumerable.Range(first, s.Last - first).Any(i => s.At(i).Kind == TokenKind.Equals))
            return null;
        // What stood in braces is set off by the words.
        var words = Enumerable.Range(first, s.Last - first + 1).Select(i => s.At(i).Kind switch
        {
            TokenKind.LeftBrace => s.At(i - 1).Kind == TokenKind.Else ? " " : " then ",
            TokenKind.RightBrace => "",
            _ => (i > first && s.At(i - 1).Kind != TokenKind.LeftBrace && s.IsApart(i) ? " " : "") + TokenFacts.Written(s.At(i)),
        });
        var text = string.Concat(words);
        return new Remedy($"Write '{text}'.") { Replacement = text, Place = s.Span(first, s.Last) };
    }

    /// <summary><c>if c: a elif d: b else: e</c>.</summary>
    private static Remedy? Colons(BrokenStatement s)
    {
        var first = s.Position - 1;
        while (first > 0 && s.At(first).Kind != TokenKind.If)
            first--;
        var last = EndOfValue(s);
        var words = Enumerable.Range(first, last - first + 1).ToList();
        if (first < 1 || s.Find(TokenKind.Else, first) is not (> 0 and var @else) || @else >= last || words.Any(i => s.At(i).Kind is TokenKind.Equals or TokenKind.Return))
            return null;
        var text = string.Concat(words.Select(i => s.At(i) switch
        {
            { Kind: TokenKind.Colon } => s.At(i - 1).Kind == TokenKind.Else ? "" : " then",
            { Text: "elif" } => " else if",
            var token => (i > first && s.IsApart(i) ? " " : "") + TokenFacts.Written(token),
        }));
        return new Remedy($"Write '{text}'.") { Replacement = text, Place = s.Span(first, last) };
    }

    /// <summary><c>x = a if c else b</c>, or <c>term x = a if c</c>.</summary>
    private static Remedy? ValueBeforeCondition(BrokenStatement s)
    {
        var start = s.First.Kind == TokenKind.Return ? 1 : StartOfValue(s);
        if (s.Opening() is >= 0 and var open)
            return InBracket(s, open);
        if (start < 1 || start >= s.Position || s.Position >= s.Last)
            return null;
        var value = s.Text(start, s.Position - 1);
        var end = EndOfValue(s);
        if (s.Find(TokenKind.Else, s.Position) is > 0 and var @else && @else < end)
        {
            var text = $"if {s.Text(s.Position + 1, @else - 1)} then {value} else {s.Text(@else + 1, end)}";
            return new Remedy($"Write '{text}'.") { Replacement = text, Place = s.Span(start, end) };
        }

        var condition = s.Text(s.Position + 1, end);
        return s.First.Kind == TokenKind.Term
            ? new Remedy($"Write '{s.Text(0, s.Position - 1)} when {condition}'.") { Replacement = "when" }
            : $"Write 'if {condition} then {value} else 0', with what it is otherwise.";
    }

    /// <summary><c>max(a if c else b, 0)</c>, <c>[a[i] if c[i] else b for i in range(4)]</c>: a choice that is an argument or an element.</summary>
    private static Remedy? InBracket(BrokenStatement s, int open)
    {
        if (s.Closing(open) is not (> 0 and var close) || s.Parts(open + 1, close - 1).FirstOrDefault(p => p.First <= s.Position && s.Position <= p.Last) is not ( > 0 and var first, var last)
            || first == s.Position || s.Position == last)
            return null;
        if (s.Find(TokenKind.Else, s.Position) is var @else && (@else < 0 || @else >= last))
            return OfOneBranch(s, open, (first, last));
        var loop = Enumerable.Range(@else, last - @else).FirstOrDefault(i => s.At(i) is { Kind: TokenKind.Identifier, Text: "for" });
        if (loop == 0)
        {
            var choice = $"if {s.Text(s.Position + 1, @else - 1)} then {s.Text(first, s.Position - 1)} else {s.Text(@else + 1, last)}";
            return new Remedy($"Write '{choice}'.") { Replacement = choice, Place = s.Span(first, last) };
        }

        if (s.At(loop + 1).Kind != TokenKind.Identifier || s.At(loop + 2).Kind != TokenKind.In)
            return null;
        var value = loop + 3 == last && s.At(last).Kind == TokenKind.Identifier ? s.At(last).Text : null;
        var parts = new[] { (s.Position + 1, @else - 1), (first, s.Position - 1), (@else + 1, loop - 1) }
            .Select(p => AllElements.Text(s, p.Item1, p.Item2, s.At(loop + 1).Text, value is not null && s.Outline.AxesOf(value) is not null ? value : null)).ToList();
        if (parts.Contains(null))
            return null;
        var text = $"if {parts[0]} then {parts[1]} else {parts[2]}";
        var isList = s.At(open).Kind == TokenKind.LeftBracket;
        return new Remedy($"There are no loops: write it for all elements at once, {text}.") { Replacement = text, Place = isList ? s.Span(open, close) : s.Span(first, last) };
    }

    /// <summary><c>sum(force when touching)</c>: a choice has both branches.</summary>
    private static Remedy? OfOneBranch(BrokenStatement s, int open, (int First, int Last) part)
    {
        if (!s.IsCall(open) || s.Tokens(s.Position, part.Last).Any(t => t.Kind is TokenKind.Then or TokenKind.Identifier && t.Text == "for"))
            return null;
        var (condition, value) = (s.Text(s.Position + 1, part.Last), s.Text(part.First, s.Position - 1));
        if (s.At(open - 1).Text == "mean" && s.Closing(open) == part.Last + 1)
        {
            var mean = $"sum(if {condition} then {value} else 0) / max(count({condition}), 1)";
            return new Remedy($"Write {mean} for the mean of those that count.") { Replacement = mean, Place = s.Span(open - 1, part.Last + 1) };
        }

        var text = $"if {condition} then {value} else 0";
        return new Remedy($"Write '{text}', with what it is otherwise.") { Replacement = text, Place = s.Span(part.First, part.Last) };
    }

    /// <summary>Where the value begins that the reading ended in: a state has two, before its 'then' and behind it.</summary>
    private static int StartOfValue(BrokenStatement s)
    {
        var then = HasTwoValues(s) ? s.Find(TokenKind.Then) : -1;
        return then > 0 && then < s.Position ? then + 1 : s.Find(TokenKind.Equals) + 1;
    }

    /// <summary>The last token before the clauses of a term, or before the next value of a state.</summary>
    private static int EndOfValue(BrokenStatement s)
    {
        TokenKind[] kinds = HasTwoValues(s) ? [TokenKind.Then] : [TokenKind.When, TokenKind.Weight];
        var clause = kinds.Select(kind => s.Find(kind, s.Position)).Where(c => c > 0).ToList();
        return clause.Count > 0 ? clause.Min() - 1 : s.Last;
    }

    private static bool HasTwoValues(BrokenStatement s) => s.First.Kind is TokenKind.State or TokenKind.Backward or TokenKind.Repeat;

    /// <summary><c>mode in [1, 2]</c>.</summary>
    private static Remedy OneOf(BrokenStatement s)
    {
        if (s.At(2).Kind == TokenKind.Colon && s.Find(TokenKind.Equals) is var equals && (equals < 0 || equals > s.Position))
            return new Remedy("Only inputs and params have a range: leave it out.");
        const string General = "Write 'x == a or x == b', or 'x >= a and x <= b'.";
        var close = s.Next.Kind is TokenKind.LeftBracket or TokenKind.LeftParenthesis or TokenKind.LeftBrace ? s.Closing(s.Position + 1) : -1;
        if (close > 0 && s.Next.Kind == TokenKind.LeftParenthesis && Limits(s, close) is { } limits)
            return limits;
        if (close < 0 || s.Previous.Kind != TokenKind.Identifier || s.At(s.Position - 2).Kind == TokenKind.Dot)
            return new Remedy(General);
        var elements = Enumerable.Range(s.Position + 2, close - s.Position - 2).Where(i => s.At(i).Kind != TokenKind.Comma).ToList();
        if (elements.Count is 0 or > 4 || elements.Any(i => s.At(i).Kind is not (TokenKind.Number or TokenKind.Identifier)))
            return new Remedy(General);
        var text = $"({string.Join(" or ", elements.Select(i => $"{s.Previous.Text} == {s.At(i).Text}"))})";
        return new Remedy($"Write {text}.") { Replacement = text, Place = s.Span(s.Position - 1, close) };
    }

    /// <summary><c>offset in (-0.5, 0.5)</c>, whose numbers rise: an interval.</summary>
    private static Remedy? Limits(BrokenStatement s, int close)
    {
        if (s.Parts(s.Position + 2, close - 1).ToList() is not [var low, var high] || Number(s, low) is not { } lower || Number(s, high) is not { } upper || lower >= upper || s.Previous.Kind != TokenKind.Identifier)
            return null;
        var start = s.Position - 1;
        while (start > 1 && s.At(start - 1).Kind == TokenKind.Dot)
            start -= 2;
        var value = s.Text(start, s.Position - 1);
        var text = $"({value} >= {s.Text(low.First, low.Last)} and {value} <= {s.Text(high.First, high.Last)})";
        return new Remedy($"Write {text}.") { Replacement = text, Place = s.Span(start, close) };
    }

    /// <summary>A number that is written, perhaps with a sign and a unit.</summary>
    private static double? Number(BrokenStatement s, (int First, int Last) part)
    {
        var (sign, first) = s.At(part.First).Kind == TokenKind.Minus ? (-1, part.First + 1) : (1, part.First);
        return s.At(first).Kind == TokenKind.Number && (first == part.Last || s.At(first + 1).Kind == TokenKind.Less && s.At(part.Last).Kind == TokenKind.Greater) ? sign * s.At(first).Value : null;
    }

    /// <summary><c>a &gt;= 1 and &lt;= 2</c>.</summary>
    private static Remedy? HalfComparison(BrokenStatement s)
    {
        var comparison = s.Position - 2;
        while (comparison > 0 && !TokenFacts.IsComparison(s.At(comparison).Kind))
            comparison--;
        var start = comparison;
        for (var depth = 0; start > 0; start--)
        {
            var kind = s.At(start - 1).Kind;
            depth -= TokenFacts.Step(kind);
            if (depth < 0 || depth == 0 && kind is TokenKind.Equals or TokenKind.When or TokenKind.If or TokenKind.And or TokenKind.Or or TokenKind.Not or TokenKind.Comma)
                break;
        }

        if (comparison <= 0 || start >= comparison)
            return null;
        var operand = s.Text(start, comparison - 1);
        var unit = s.At(s.Position + 2).Kind == TokenKind.Less ? s.Find(TokenKind.Greater, s.Position + 2) : -1;
        return new Remedy($"Each comparison has two sides: write '{s.Text(start, s.Position - 1)} {operand} {s.Text(s.Position, unit > 0 ? unit : s.Position + 1)}'.")
        {
            Replacement = operand + " ",
            Place = new(s.Found.Span.Start, 0),
        };
    }
}
