using RewardLang.Builtins;
using RewardLang.Semantics;

namespace RewardLang.Syntax.Remedies;

/// <summary>
/// A row of tokens with places for others, as in <c>axis $name : $size#</c>. A place takes one name; with '#' a number, with '%' a unit, with '^' a function, with '*' any tokens
/// whose brackets are closed, with '?' such tokens or none, with '!' a name or number and its powers, with '&amp;' a product of such. Words between '|' are alternatives, which <c>$word=a|b</c> keeps.
/// </summary>
internal sealed class TokenPattern
{
    /// <summary>Longer statements are not compared: what any tokens may be is tried at each length.</summary>
    private const int LongestStatement = 120;

    private readonly IReadOnlyList<Part> _parts;

    /// <param name="Name">What the tokens are called that it takes; empty for none.</param>
    /// <param name="Kind">'=' for words, ' ' for a name, and the signs above.</param>
    /// <param name="Words">The words that it takes.</param>
    private sealed record Part(string Name, char Kind, IReadOnlyList<string> Words);

    public TokenPattern(string text) => _parts = [.. text.Split(' ').Select(Read)];

    /// <summary>What the places of the pattern took; null where a statement is another.</summary>
    /// <param name="s">The statement.</param>
    /// <param name="first">The first token that is compared.</param>
    /// <param name="isWhole">Whether nothing may be left behind.</param>
    /// <param name="behind">The first token behind what was compared.</param>
    public IReadOnlyDictionary<string, string>? Match(BrokenStatement s, int first, bool isWhole, out int behind)
    {
        behind = first;
        if (s.Last > LongestStatement)
            return null;
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        return Match(s, 0, first, isWhole, taken, ref behind) ? taken : null;
    }

    private static Part Read(string text)
    {
        if (text[0] != '$' || text.Length == 1)
            return new Part("", '=', text.Split('|'));
        if (text.IndexOf('=') is > 0 and var sign)
            return new Part(text.Substring(1, sign - 1), '=', text.Substring(sign + 1).Split('|'));
        var kind = text[text.Length - 1];
        return kind is '#' or '%' or '^' or '*' or '?' or '!' or '&' ? new Part(text.Substring(1, text.Length - 2), kind, []) : new Part(text.Substring(1), ' ', []);
    }

    private bool Match(BrokenStatement s, int part, int place, bool isWhole, Dictionary<string, string> taken, ref int behind)
    {
        if (part == _parts.Count)
        {
            behind = place;
            return !isWhole || place > s.Last;
        }

        if (_parts[part] is not { Kind: '*' or '?' } any)
            return One(s, _parts[part], ref place, taken) && Match(s, part + 1, place, isWhole, taken, ref behind);
        if (any.Kind == '?' && Match(s, part + 1, place, isWhole, Kept(taken, any.Name, ""), ref behind))
            return true;
        var depth = 0;
        for (var last = place; last <= s.Last; last++)
        {
            depth += TokenFacts.Step(s.At(last).Kind);
            if (depth < 0)
                return false;
            // What a sign is left behind is no part of its own.
            if (depth == 0 && (TokenFacts.CanEndStatement(s.At(last).Kind) || last == s.Last) && Match(s, part + 1, last + 1, isWhole, Kept(taken, any.Name, s.Text(place, last)), ref behind))
                return true;
        }

        return false;
    }

    private static bool One(BrokenStatement s, Part part, ref int place, Dictionary<string, string> taken)
    {
        if (place > s.Last)
            return false;
        var first = place;
        if (part.Kind is '!' or '&')
        {
            place = Behind(s, place, isProduct: part.Kind == '&');
            taken[part.Name] = s.Text(first, place - 1);
            return place > first;
        }

        var isNegative = part.Kind == '#' && s.At(place).Kind == TokenKind.Minus;
        if (isNegative)
            place++;
        var token = s.At(place);
        var fits = part.Kind switch
        {
            '=' => part.Words.Contains(token.Text),
            '#' => token.Kind == TokenKind.Number,
            '%' => token.Kind == TokenKind.Identifier && UnitTable.Units.ContainsKey(token.Text),
            '^' => token.Kind == TokenKind.Identifier && CoreFunctions.Find(token.Text) is not null,
            _ => token.Kind == TokenKind.Identifier,
        };
        if (fits && part.Name.Length > 0)
            taken[part.Name] = s.Text(first, place);
        place++;
        return fits;
    }

    /// <summary>The first token behind a name or number with its powers, or behind a product of such.</summary>
    private static int Behind(BrokenStatement s, int place, bool isProduct)
    {
        if (s.At(place).Kind is not (TokenKind.Identifier or TokenKind.Number))
            return place;
        var end = place + 1;
        while (end <= s.Last)
        {
            if (s.EndOfUnit(end) is > 0 and var unit)
                end = unit + 1;
            else if (s.At(end).Kind == TokenKind.Dot && s.At(end + 1).Kind == TokenKind.Identifier)
                end += 2;
            else if (s.At(end).Kind is TokenKind.LeftParenthesis or TokenKind.LeftBracket && s.Closing(end) > 0 && s.At(end - 1).Kind != TokenKind.Number)
                end = s.Closing(end) + 1;
            else if ((s.At(end).Kind == TokenKind.Caret || isProduct && s.At(end).Kind is TokenKind.Star or TokenKind.Slash) && Behind(s, end + 1, isProduct: false) is var next && next > end + 1)
                end = next;
            else
                break;
        }

        return end;
    }

    private static Dictionary<string, string> Kept(Dictionary<string, string> taken, string name, string text)
    {
        taken[name] = text;
        return taken;
    }
}
