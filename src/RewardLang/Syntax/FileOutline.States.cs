using RewardLang.Diagnostics;
using RewardLang.Syntax.Remedies;

namespace RewardLang.Syntax;

/// <summary>States, and the statements of other languages that assign to a name.</summary>
internal sealed partial class FileOutline
{
    /// <summary>How others begin a statement that gives a state its next value.</summary>
    private static readonly string[] s_updates = ["update", "next", "set", "then"];

    /// <summary>The tokens of the state of a name, as far as the next statement; null where there is none.</summary>
    public IReadOnlyList<Token>? StateOf(string name)
    {
        for (var i = 0; i + 4 < _tokens.Count; i++)
        {
            if (_tokens[i].Kind != TokenKind.State || _tokens[i + 1].Text != name)
                continue;
            var end = i + 4;
            while (!EndsAt(end) && !(TokenFacts.CanEndStatement(_tokens[end - 1].Kind) && _tokens[end].Kind is TokenKind.If or TokenKind.Identifier))
                end++;
            return [.. _tokens.Skip(i).Take(end - i)];
        }

        return null;
    }

    /// <summary>
    /// The next value of a state, where one statement alone assigns it: <c>count += 1 when found</c>, <c>update count = count + 1</c>, <c>if found { count += 1 }</c>; null where
    /// there is none or more.
    /// </summary>
    public string? NextValueOf(string state)
    {
        var statements = Enumerable.Range(1, Math.Max(_tokens.Count - 3, 0)).Where(i => _tokens[i].Kind == TokenKind.Identifier && _tokens[i].Text == state && !IsDeclared(i) && IsAssigned(i, isInBlock: true)).Select(StartOf).Distinct().Take(2).ToList();
        if (statements is not [var start] || start < 0)
            return null;
        var (end, depth) = (start, 0);
        do
            depth += TokenFacts.Step(_tokens[end++].Kind);
        while (end < _tokens.Count && !(depth == 0 && (EndsAt(end) || end > start + 1 && (IsAssigned(end, isInBlock: false) || BeginsUpdate(end)))));
        var statement = new BrokenStatement(new ParseSession([.. _tokens.Skip(start).Take(end - start), new Token(TokenKind.End, new TextSpan(_tokens[end - 1].Span.End, 0), "")], this), 0);
        return statement.First.Kind == TokenKind.If ? Branches.Read(statement)?.Choice(state) : Assigned(statement, state);
    }

    /// <summary>Whether the statement of another state's next value begins: <c>update count = …</c>.</summary>
    private bool BeginsUpdate(int place) => _tokens[place] is { Kind: TokenKind.Identifier, Text: "reset" or "restart" or "clear" } && KindAt(_tokens, place + 1) == TokenKind.Identifier || _tokens[place].Kind == TokenKind.Identifier && s_updates.Contains(_tokens[place].Text) && KindAt(_tokens, place + 1) == TokenKind.Identifier && (KindAt(_tokens, place + 2) == TokenKind.Equals || IsCompound(place + 1));

    /// <summary>Names of what is added up within a step.</summary>
    private static readonly string[] s_sums = ["reward", "rewards", "total", "penalty", "bonus", "cost", "loss", "score", "ret", "rew", "r", "result", "value"];

    /// <summary>The next value of a variable, <c>var spent = 0</c>, to which one statement adds in place; null where that is a sum of this step.</summary>
    public string? NextValueOfVariable(string name) => !s_sums.Contains(name) && Enumerable.Range(1, Math.Max(_tokens.Count - 1, 0)).Any(i => _tokens[i].Text == name && IsDeclared(i))
        && Enumerable.Range(1, Math.Max(_tokens.Count - 3, 0)).Any(i => _tokens[i].Text == name && IsCompound(i) && KindAt(_tokens, i + 1) != TokenKind.Colon) ? NextValueOf(name) : null;

    /// <summary>Whether a name is declared as one that may change.</summary>
    private bool IsDeclared(int place) => _tokens[place - 1] is { Kind: TokenKind.Identifier, Text: "var" or "mut" or "mutable" };

    /// <summary>The value of <c>count = value</c> or <c>count += value</c>, with a condition perhaps.</summary>
    private static string? Assigned(BrokenStatement s, string name)
    {
        var sign = s.First.Text == name ? 1 : 2;
        var value = s.At(sign).Kind == TokenKind.Equals ? sign + 1 : sign + 2;
        var when = s.Find(TokenKind.When, value);
        var last = when > 0 ? when - 1 : s.Last;
        if (value > last || when == s.Last)
            return null;
        var next = s.At(sign).Kind is TokenKind.Equals or TokenKind.Colon ? s.Text(value, last) : $"{name} {s.At(sign).Text} {s.Text(value, last)}";
        return when < 0 ? next : $"if {s.Text(when + 1, s.Last)} then {next} else {name}";
    }

    /// <summary>Where the statement begins that assigns at a place; -1 where that is not told.</summary>
    private int StartOf(int place)
    {
        if (_tokens[place - 1].Kind == TokenKind.Identifier && s_updates.Contains(_tokens[place - 1].Text))
            return place - 1;
        if (IsAssigned(place, isInBlock: false))
            return place;
        // A branch stands behind the first 'if' of its statement.
        for (var i = place - 1; i > 0 && !EndsAt(i); i--)
            if (_tokens[i].Kind == TokenKind.If && KindAt(_tokens, i - 1) != TokenKind.Else && TokenFacts.CanEndStatement(_tokens[i - 1].Kind))
                return i;
        return -1;
    }

    /// <summary>Where a <c>let</c> is declared that is one number, with its unit, and the number; null for others.</summary>
    public (TextSpan Let, string Number)? NumberOf(string name)
    {
        if (!_lets.TryGetValue(name, out var start) || KindAt(_tokens, start) != TokenKind.Number)
            return null;
        var end = start + 1;
        // '2 < x' compares: a unit stands at its number.
        if (KindAt(_tokens, end) == TokenKind.Less && _tokens[end].Span.Start != _tokens[start].Span.End)
            return null;
        while (KindAt(_tokens, start + 1) == TokenKind.Less && end < _tokens.Count && _tokens[end - 1].Kind != TokenKind.Greater)
            end++;
        return !EndsAt(end) && !IsAssigned(end, isInBlock: false) ? null
            : (TextSpan.FromBounds(_tokens[start - 3].Span.Start, _tokens[end - 1].Span.End), string.Concat(_tokens.Skip(start).Take(end - start).Select(t => t.Text)));
    }

    /// <summary>What is done in place to a value of an object, <c>self.count += 1</c>, statement by statement.</summary>
    public IReadOnlyList<(Token Sign, string Value)> ChangesOf(string name)
    {
        var changes = new List<(Token Sign, string Value)>();
        for (var i = 2; i + 3 < _tokens.Count; i++)
        {
            if (_tokens[i].Text != name || _tokens[i - 1].Kind != TokenKind.Dot || _tokens[i - 2].Text is not ("self" or "this") || !IsCompound(i) || KindAt(_tokens, i + 1) == TokenKind.Colon)
                continue;
            var end = i + 3;
            while (!EndsAt(end) && !(end > i + 3 && TokenFacts.CanEndStatement(_tokens[end - 1].Kind) && (_tokens[end].Text is "self" or "this" || IsAssigned(end, isInBlock: false))))
                end++;
            changes.Add((_tokens[i + 1], BrokenStatement.Text(_tokens.Skip(i + 3).Take(end - i - 3))));
        }

        return changes;
    }

    /// <summary>Whether a name's value of the step before is asked for, <c>prev(name, …)</c>.</summary>
    public bool IsReadBefore(string name) => Enumerable.Range(0, Math.Max(_tokens.Count - 2, 0)).Any(i => _tokens[i].Text == "prev" && _tokens[i + 1].Kind == TokenKind.LeftParenthesis && _tokens[i + 2].Text == name);

    /// <summary>How often a name is assigned before a place, in blocks too.</summary>
    public int CountAssigned(string name, int place) => Math.Max(Enumerable.Range(0, _tokens.Count).Count(i => _tokens[i].Kind == TokenKind.Let && _tokens[i].Span.Start < place && KindAt(_tokens, i + 2) == TokenKind.Equals && _tokens[i + 1].Text == name) - 1, 0) + Enumerable.Range(1, Math.Max(_tokens.Count - 3, 0)).Count(i => _tokens[i].Text == name && _tokens[i].Span.Start < place
        && (IsAssigned(i, isInBlock: true) || IsMasked(i)));

    /// <summary><c>r[mask] += value</c>, <c>r[mask] = value</c>.</summary>
    private bool IsMasked(int place)
    {
        if (_tokens[place].Kind != TokenKind.Identifier || !TokenFacts.CanEndStatement(_tokens[place - 1].Kind) || KindAt(_tokens, place + 1) != TokenKind.LeftBracket)
            return false;
        var (close, depth) = (place + 1, 0);
        do
            depth += TokenFacts.Step(_tokens[close++].Kind);
        while (close < _tokens.Count && depth > 0);
        return KindAt(_tokens, close) == TokenKind.Equals || IsCompound(close - 1);
    }

    private bool IsAssigned(int place, bool isInBlock) => _tokens[place].Kind == TokenKind.Identifier
        && (TokenFacts.CanEndStatement(_tokens[place - 1].Kind) || isInBlock && _tokens[place - 1].Kind is TokenKind.Colon or TokenKind.LeftBrace or TokenKind.Then or TokenKind.Else)
        && (KindAt(_tokens, place + 1) == TokenKind.Equals || IsCompound(place));

    private bool IsCompound(int place) => KindAt(_tokens, place + 1) is TokenKind.Plus or TokenKind.Minus or TokenKind.Star or TokenKind.Slash or TokenKind.Colon && KindAt(_tokens, place + 2) == TokenKind.Equals;
}
