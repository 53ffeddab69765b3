using System.Text;

namespace RewardLang.Syntax.Formatting;

/// <summary>A line as it shall be: tokens and the comment behind them, or a comment alone.</summary>
internal sealed class FormatLine(int indent, IReadOnlyList<FormatToken> tokens)
{
    public int Indent => indent;

    /// <summary>Empty for a line that is a comment.</summary>
    public IReadOnlyList<FormatToken> Tokens => tokens;

    public string? Comment { get; init; }

    /// <summary>Spaces beyond the usual ones before the comment, which put it in its column.</summary>
    public int CommentPadding { get; set; }

    public bool BlankBefore { get; init; }

    /// <summary>True when the line is one whole statement, or one whole binding of a scenario.</summary>
    public bool IsWhole { get; set; }

    /// <summary>The first columns of the line up to a token, its indentation included.</summary>
    public int WidthBefore(FormatToken? end)
    {
        var width = indent;
        for (var i = 0; i < tokens.Count && tokens[i] != end; i++)
            width += SpacesBefore(i) + tokens[i].Text.Length;
        return width;
    }

    /// <summary>The columns of the line without its comment.</summary>
    public int Width => WidthBefore(null);

    public void WriteTo(StringBuilder text)
    {
        text.Append(' ', indent);
        for (var i = 0; i < tokens.Count; i++)
            text.Append(' ', SpacesBefore(i)).Append(tokens[i].Text);
        if (Comment is not null)
            text.Append(' ', tokens.Count > 0 ? CommentGap + CommentPadding : 0).Append(Comment);
    }

    /// <summary>The spaces before a comment behind a statement.</summary>
    private const int CommentGap = 4;

    private int SpacesBefore(int index) => index == 0 ? 0 : TokenSpacing.Between(tokens[index - 1], tokens[index]) + tokens[index].Padding;
}
