using RewardLang.Diagnostics;

namespace RewardLang.Syntax.Formatting;

/// <summary>Reads what the lexer leaves out: comments, line breaks and blank lines between the tokens.</summary>
internal static class TriviaReader
{
    /// <summary>The tokens with their surroundings, the end of the text included.</summary>
    public static IReadOnlyList<FormatToken> Read(SourceText source, IReadOnlyList<Token> tokens)
    {
        var result = new List<FormatToken>(tokens.Count);
        var position = 0;
        foreach (var token in tokens)
        {
            result.Add(ReadOne(source, token, position, result.Count > 0 ? result[result.Count - 1] : null));
            position = token.Span.End;
        }

        return result;
    }

    private static FormatToken ReadOne(SourceText source, Token token, int start, FormatToken? previous)
    {
        var comments = new List<FormatComment>();
        var breaks = 0;
        var anyBreak = false;
        var text = source.Text;
        for (var i = start; i < token.Span.Start; i++)
        {
            if (text[i] == '\n')
            {
                breaks++;
                anyBreak = true;
            }
            else if (text[i] == '/')
            {
                var end = text.IndexOf('\n', i, token.Span.Start - i);
                if (end < 0)
                    end = token.Span.Start;
                var comment = text.Substring(i, end - i).TrimEnd();
                if (previous is not null && !anyBreak)
                    previous.TrailingComment = comment;
                else
                    comments.Add(new FormatComment(comment, breaks > 1));
                breaks = 0;
                i = end - 1;
            }
        }

        return new FormatToken(token, source.GetText(token.Span))
        {
            BreakBefore = anyBreak,
            BlankBefore = breaks > 1,
            Comments = comments,
        };
    }
}
