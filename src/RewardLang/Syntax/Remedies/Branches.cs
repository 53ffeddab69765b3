namespace RewardLang.Syntax.Remedies;

/// <summary>The branches of an 'if' of another language, each of which assigns or adds to the same name once.</summary>
internal sealed class Branches
{
    private readonly List<(string? Condition, TokenKind Sign, string Value, bool IsSum)> _branches = [];

    private Branches(Token name) => Name = name;

    /// <summary>The name that they assign.</summary>
    public Token Name { get; }

    public int Count => _branches.Count;

    /// <summary>The branches of a statement; null where some branch does more or something else.</summary>
    public static Branches? Read(BrokenStatement s)
    {
        Branches? branches = null;
        var next = 0;
        while (next <= s.Last)
        {
            var isElse = s.At(next).Kind == TokenKind.Else && s.At(next + 1).Kind != TokenKind.If;
            var isFirst = next == 0;
            if (isFirst ? s.First.Kind != TokenKind.If : s.At(next) is not ({ Kind: TokenKind.Else } or { Kind: TokenKind.Identifier, Text: "elif" }))
                return null;
            var start = s.At(next).Kind == TokenKind.Else && !isElse ? next + 2 : next + 1;
            // 'if c then r = 1 else r = 2' opens its last branch by nothing.
            var open = isElse && s.At(start).Kind is not (TokenKind.Colon or TokenKind.LeftBrace) ? next : OpeningOf(s, start);
            if (open < 0 || !isElse && open == start)
                return null;
            var (last, behind) = BodyFrom(s, open);
            if (last < open + 3 || Part(s, open + 1, last) is not var (sign, value))
                return null;
            branches ??= new Branches(s.At(open + 1));
            if (s.At(open + 1).Text != branches.Name.Text)
                return null;
            // 'r = r - a - b' takes both away as they stand, 'r -= a - b' their difference.
            var isSum = value == open + 4 && s.At(open + 3).Kind == TokenKind.Equals && s.Tokens(value, last).Any(t => t.Kind is TokenKind.Plus or TokenKind.Minus);
            branches._branches.Add((isElse ? null : s.Text(start, open - 1), sign, s.Text(value, last), isSum));
            if (isElse && behind <= s.Last)
                return null;
            next = behind;
        }

        return branches;
    }

    /// <summary>The choice that the branches are, from the value that the name has before; null where that is asked for and not known.</summary>
    public string? Choice(string? start)
    {
        if (start is null && (Name.Kind == TokenKind.Identifier ? _branches.Exists(b => b.Sign != TokenKind.Equals) || _branches[Count - 1].Condition is not null : _branches.Exists(b => b.Sign == TokenKind.Equals)))
            return null;
        var isZero = start is null or "0" or "0.0";
        var values = _branches.Select(b => $"{(b.Condition is null ? "" : $"if {b.Condition} then ")}{Value(b.Sign, b.Value, b.IsSum, isZero ? null : start)}");
        return string.Join(" else ", _branches[Count - 1].Condition is null ? values : values.Append(start ?? "0"));
    }

    private static string Value(TokenKind sign, string value, bool isSum, string? start) => sign switch
    {
        TokenKind.Equals => value,
        TokenKind.Plus => start is null ? value : $"{start} + {value}",
        _ => (start is null ? "-" : $"{start} - ") + (isSum ? $"({value})" : value),
    };

    /// <summary>Where a branch opens: at a ':', a brace or a 'then'.</summary>
    private static int OpeningOf(BrokenStatement s, int start)
    {
        var depth = 0;
        for (var i = start; i <= s.Last; i++)
        {
            if (depth == 0 && s.At(i).Kind is TokenKind.Colon or TokenKind.LeftBrace or TokenKind.Then)
                return i;
            depth += TokenFacts.Step(s.At(i).Kind);
        }

        return -1;
    }

    /// <summary>The last token of a branch, and the first one behind it.</summary>
    private static (int Last, int Behind) BodyFrom(BrokenStatement s, int open)
    {
        if (s.At(open).Kind == TokenKind.LeftBrace)
            return s.Closing(open) is > 0 and var close ? (close - 1, close + 1) : (-1, 0);
        var (behind, depth) = (open + 1, 0);
        for (; behind <= s.Last && (depth > 0 || s.At(behind) is not ({ Kind: TokenKind.Else } or { Kind: TokenKind.Identifier, Text: "elif" })); behind++)
            depth += TokenFacts.Step(s.At(behind).Kind);
        return (behind - 1, behind);
    }

    /// <summary>The sign of <c>name = value</c>, <c>name += value</c> or <c>name = name + value</c>, and where its value begins; null for more than that.</summary>
    public static (TokenKind Sign, int Value)? Part(BrokenStatement s, int first, int last)
    {
        var name = s.At(first);
        if (name.Kind is not (TokenKind.Identifier or TokenKind.Reward or TokenKind.Loss or TokenKind.Metric))
            return null;
        var sign = s.At(first + 1).Kind;
        var value = sign == TokenKind.Equals ? first + 2 : first + 3;
        if (sign != TokenKind.Equals && (sign is not (TokenKind.Plus or TokenKind.Minus) || s.At(first + 2).Kind != TokenKind.Equals))
            return null;
        if (sign == TokenKind.Equals && s.At(value).Text == name.Text && s.At(value + 1).Kind is TokenKind.Plus or TokenKind.Minus)
            (sign, value) = (s.At(value + 1).Kind, value + 2);
        return value <= last && s.Tokens(value, last).All(t => t.Text != name.Text && t.Kind is not (TokenKind.Equals or TokenKind.If or TokenKind.Colon or TokenKind.Return)) ? (sign, value) : null;
    }
}
