using RewardLang.Diagnostics;

namespace RewardLang.Syntax;

/// <summary>
/// A statement as the edit of what was reported of it has it: the rest is read in the same round, and its mistakes are said too.
/// </summary>
internal static class MendedStatement
{
    /// <summary>A longer statement with many mistakes is not read again for each.</summary>
    private const int LongestRead = 200;

    /// <summary>
    /// The tokens with the edit's instead of those in its place; null where the edit is no text of the language, cuts a token, or
    /// leaves nothing. A name that stays keeps its place.
    /// </summary>
    public static IReadOnlyList<Token>? For(IReadOnlyList<Token> tokens, TextEdit edit, string path)
    {
        var span = edit.Span;
        if (tokens.Count > LongestRead || span.Start < tokens[0].Span.Start || span.End > tokens[tokens.Count - 1].Span.End)
            return null;
        var before = tokens.TakeWhile(t => t.Span.End <= span.Start && t.Span.Start < span.End).ToList();
        var replaced = tokens.Skip(before.Count).TakeWhile(t => t.Span.Start < span.End).ToList();
        var after = tokens.Skip(before.Count + replaced.Count).ToList();
        if (replaced.Exists(t => t.Span.Start < span.Start || t.Span.End > span.End) || after.Count > 0 && after[0].Span.Start < span.End)
            return null;
        var diagnostics = new DiagnosticBag();
        var written = Lexer.Tokenize(new SourceText(path, edit.NewText), diagnostics);
        if (diagnostics.HasErrors || written.Count == 0)
            return null;
        var inserted = written.Take(written.Count - 1).Select(token => token with { Span = PlaceOf(token, edit) }).ToList();
        if (inserted.Count > 0)
            inserted[inserted.Count - 1] = inserted[inserted.Count - 1] with { Span = TextSpan.FromBounds(inserted[inserted.Count - 1].Span.Start, span.End) };
        KeepNames(inserted, replaced);
        return tokens.Count == replaced.Count && inserted.Count == 0 ? null : [.. before, .. inserted, .. after];
    }

    /// <summary>Where a token of the new text stands in the old one: as far from the beginning, and not behind the end.</summary>
    private static TextSpan PlaceOf(Token token, TextEdit edit)
    {
        var start = Math.Min(token.Span.Start, edit.Span.Length);
        return new TextSpan(edit.Span.Start + start, Math.Min(token.Span.Length, edit.Span.Length - start));
    }

    /// <summary>Names that are in both texts, in the same order, keep their places.</summary>
    private static void KeepNames(List<Token> inserted, List<Token> replaced)
    {
        var next = 0;
        for (var i = 0; i < inserted.Count; i++)
        {
            var same = inserted[i].Kind == TokenKind.Identifier ? replaced.FindIndex(next, t => t.Kind is TokenKind.Identifier or TokenKind.Text && t.Text == inserted[i].Text) : -1;
            if (same < 0)
                continue;
            inserted[i] = inserted[i] with { Span = replaced[same].Span };
            next = same + 1;
        }
    }
}
