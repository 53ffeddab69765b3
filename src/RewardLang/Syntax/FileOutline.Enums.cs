using System.Globalization;
using RewardLang.Diagnostics;

namespace RewardLang.Syntax;

/// <summary>Enums of other languages: their members are whole numbers here.</summary>
internal sealed partial class FileOutline
{
    /// <summary>How many tokens may stand between the word and the brace.</summary>
    private const int LongestEnumHead = 5;

    /// <summary>How many enums are looked through for a member.</summary>
    private const int MostEnums = 32;

    private IReadOnlyDictionary<string, IReadOnlyList<string>>? _enums;
    private Dictionary<string, int>? _members;

    /// <summary>The members of each enum, by its name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Enums => _enums ??= ReadEnums();

    /// <summary>The number of an enum's member; null for a name that is none.</summary>
    public string? NumberOfMember(string member)
    {
        if (_members is null)
        {
            _members = new(StringComparer.Ordinal);
            foreach (var (name, number) in Enums.Values.Take(MostEnums).SelectMany(members => members.Select((m, i) => (m, i))))
                if (!_members.ContainsKey(name))
                    _members.Add(name, number);
        }

        return _members.TryGetValue(member, out var index) ? index.ToString(CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Each use of an enum as a type, and of its members, as the numbers that they are.</summary>
    /// <param name="name">The enum.</param>
    /// <param name="declaration">Where it is declared.</param>
    public IReadOnlyList<TextEdit> WithoutEnum(string name, TextSpan declaration)
    {
        if (Enums.Count > MostEnums)
            return [];
        var edits = new List<TextEdit> { new(declaration, "") };
        var own = new HashSet<string>(Enums[name], StringComparer.Ordinal);
        for (var i = 1; i < _tokens.Count; i++)
        {
            var token = _tokens[i];
            if (token.Text.Length == 0 || !char.IsLetter(token.Text[0]) || token.Span.Start < declaration.End && declaration.Start < token.Span.End)
                continue;
            if (token.Text == name && _tokens[i - 1].Kind == TokenKind.Colon && KindAt(_tokens, i + 1) != TokenKind.Colon)
                edits.Add(new(token.Span, $"int in 0 .. {Enums[name].Count - 1}"));
            else if (own.Contains(token.Text) && NumberOfMember(token.Text) is { } number)
            {
                var first = i;
                while (first > 0 && _tokens[first - 1] is { Kind: TokenKind.Dot or TokenKind.Colon } or { Kind: TokenKind.Identifier } && (_tokens[first - 1].Kind != TokenKind.Identifier || _tokens[first - 1].Text == name))
                    first--;
                edits.Add(new(_tokens[first].Span.To(token.Span), number));
            }
        }

        return edits;
    }

    private Dictionary<string, IReadOnlyList<string>> ReadEnums()
    {
        var enums = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        for (var i = 0; i + 2 < _tokens.Count; i++)
        {
            if (_tokens[i] is not { Kind: TokenKind.Identifier, Text: "enum" } || _tokens[i + 1].Kind != TokenKind.Identifier)
                continue;
            var open = Enumerable.Range(i + 2, Math.Min(LongestEnumHead, _tokens.Count - i - 2)).FirstOrDefault(k => _tokens[k].Kind == TokenKind.LeftBrace);
            if (open == 0)
                continue;
            var close = open;
            while (close < _tokens.Count && _tokens[close].Kind is not (TokenKind.RightBrace or TokenKind.End))
                close++;
            var name = _tokens[i + 1].Text == "class" ? _tokens[i + 2].Text : _tokens[i + 1].Text;
            enums[name] = [.. Enumerable.Range(open + 1, close - open - 1).Where(k => _tokens[k].Text.Length > 0 && (char.IsLetter(_tokens[k].Text[0]) || _tokens[k].Text[0] == '_') && _tokens[k - 1].Kind is TokenKind.LeftBrace or TokenKind.Comma).Select(k => _tokens[k].Text).Distinct()];
        }

        return enums;
    }
}
