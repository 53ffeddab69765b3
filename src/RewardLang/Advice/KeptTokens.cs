using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Advice;

/// <summary>An edit without the tokens that both texts have: what stays keeps its place.</summary>
internal static class KeptTokens
{
    /// <summary>A longer edit is taken whole.</summary>
    private const int MostTokens = 200;

    /// <summary>The edits between the tokens that stay, in the order of the text; none where nothing changes.</summary>
    public static IEnumerable<TextEdit> Split(SourceText source, TextEdit edit)
    {
        var (before, after) = (Tokens(source.GetText(edit.Span)), Tokens(edit.NewText));
        if (before.Count == 0 || after.Count == 0 || before.Count > MostTokens || after.Count > MostTokens)
            return [edit];
        var edits = new List<TextEdit>();
        var (start, place) = (0, 0);
        foreach (var (old, kept) in Common(before, after))
        {
            Add(start, before[old].Start, edit.NewText.Substring(place, after[kept].Start - place));
            (start, place) = (before[old].End, after[kept].End);
        }

        Add(start, edit.Span.Length, edit.NewText.Substring(place));
        return edits;

        void Add(int first, int end, string text)
        {
            var span = TextSpan.FromBounds(edit.Span.Start + first, edit.Span.Start + end);
            if (source.GetText(span) != text)
                edits.Add(new TextEdit(span, text));
        }
    }

    /// <summary>The tokens that stand one behind another: signs of other notations are read as several at one place.</summary>
    private static List<(string Text, int Start, int End)> Tokens(string text)
    {
        var tokens = new List<(string Text, int Start, int End)>();
        foreach (var span in Lexer.Tokenize(new SourceText("", text), new DiagnosticBag()).Where(t => t.Kind != TokenKind.End).Select(t => t.Span))
            if (span.Length > 0 && (tokens.Count == 0 || span.Start >= tokens[tokens.Count - 1].End))
                tokens.Add((text.Substring(span.Start, span.Length), span.Start, span.End));
        return tokens;
    }

    /// <summary>The places of the longest row of tokens that both have.</summary>
    private static List<(int Before, int After)> Common(List<(string Text, int Start, int End)> before, List<(string Text, int Start, int End)> after)
    {
        var lengths = new int[before.Count + 1, after.Count + 1];
        for (var i = before.Count - 1; i >= 0; i--)
            for (var j = after.Count - 1; j >= 0; j--)
                lengths[i, j] = before[i].Text == after[j].Text ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        var common = new List<(int, int)>();
        for (var (i, j) = (0, 0); i < before.Count && j < after.Count;)
            if (before[i].Text == after[j].Text)
                common.Add((i++, j++));
            else if (lengths[i + 1, j] >= lengths[i, j + 1])
                i++;
            else
                j++;
        return common;
    }
}
