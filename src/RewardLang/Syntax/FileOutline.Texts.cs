using RewardLang.Semantics;

namespace RewardLang.Syntax;

/// <content>Names that stand for texts.</content>
internal sealed partial class FileOutline
{
    /// <summary>The texts with which a name is declared and compared.</summary>
    public IReadOnlyList<string> TextsOf(string name) => [.. Enumerable.Range(2, Math.Max(_tokens.Count - 2, 0))
        .Where(i => _tokens[i].Kind == TokenKind.Text && (_tokens[i - 1].Kind is TokenKind.EqualEqual or TokenKind.NotEqual && _tokens[i - 2].Text == name
            || KindAt(_tokens, i + 1) is TokenKind.EqualEqual or TokenKind.NotEqual && _tokens[i + 2].Text == name
            || _tokens[i - 1].Kind == TokenKind.Equals && Enumerable.Range(1, Math.Min(i - 1, 4)).Any(back => _tokens[i - back].Text == name && _tokens[i - back - 1].Kind == TokenKind.Param)))
        .Select(i => _tokens[i].Text).Distinct()];

    /// <summary>Whether an input or a parameter is declared as a text.</summary>
    public bool DeclaresText(string name) => TypeOf(name) is { } type && ForeignTypes.IsText(type);

    /// <summary>The input whose type begins at a place, with the word that begins its declaration; null for none.</summary>
    public (Token Word, string Name)? InputOfType(int place)
    {
        for (var i = 0; i + 3 < _tokens.Count; i++)
            if (_tokens[i].Kind == TokenKind.Input && _tokens[i + 2].Kind == TokenKind.Colon && _tokens[i + 3].Span.Start == place)
                return (_tokens[i], _tokens[i + 1].Text);
        return null;
    }
}
