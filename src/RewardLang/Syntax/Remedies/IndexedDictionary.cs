namespace RewardLang.Syntax.Remedies;

/// <summary><c>{"small": 0, "tall": 1}[status]</c>, <c>{0: 1, 1: 5}.get(stage, 0)</c>: a choice by the number of the case.</summary>
internal static class IndexedDictionary
{
    public static Remedy? For(BrokenStatement s, int open)
    {
        if (s.Closing(open) is not (> 0 and var close) || Index(s, close + 1) is not var (index, otherwise, last))
            return null;
        var entries = s.Parts(open + 1, close - 1).ToList();
        if (entries.Count < 2 || entries.Exists(e => e.Last < e.First + 2 || s.At(e.First + 1).Kind != TokenKind.Colon))
            return null;
        var isNumbered = entries.TrueForAll(e => s.At(e.First).Kind == TokenKind.Number);
        if (!isNumbered && !entries.TrueForAll(e => s.At(e.First).Kind is TokenKind.Text or TokenKind.Identifier))
            return null;
        var cases = entries.Select((e, i) => (Number: isNumbered ? s.At(e.First).Text : $"{i}", Value: s.Text(e.First + 2, e.Last))).ToList();
        var chosen = otherwise is null ? cases.Take(cases.Count - 1) : cases;
        var text = $"{string.Concat(chosen.Select(c => $"if {index} == {c.Number} then {c.Value} else "))}{otherwise ?? cases[cases.Count - 1].Value}";
        return new Remedy($"There are no dictionaries{(isNumbered ? "" : $", and '{index}' is a number for each case, counted from 0")}: write '{text}'.") { Replacement = text, Place = s.Span(open, last) };
    }

    /// <summary>What is looked up behind the closing brace, what stands for none, and where it ends.</summary>
    private static (string Index, string? Otherwise, int Last)? Index(BrokenStatement s, int place)
    {
        if (s.At(place).Kind == TokenKind.LeftBracket && s.Closing(place) is > 0 and var bracket)
            return (s.Text(place + 1, bracket - 1), null, bracket);
        if (s.At(place).Kind != TokenKind.Dot || s.At(place + 1).Text != "get" || s.At(place + 2).Kind != TokenKind.LeftParenthesis || s.Closing(place + 2) is not (> 0 and var close))
            return null;
        var arguments = s.Parts(place + 3, close - 1).Select(p => s.Text(p.First, p.Last)).ToList();
        return arguments.Count is 1 or 2 ? (arguments[0], arguments.ElementAtOrDefault(1) ?? "0", close) : null;
    }
}
