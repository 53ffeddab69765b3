using RewardLang.Diagnostics;
using RewardLang.Syntax;
using RewardLang.Syntax.Formatting;

namespace RewardLang.Tool.Tests.Formatting;

/// <summary>What holds for every text that the formatter is given.</summary>
internal static class FormattingInvariants
{
    /// <summary>Formats a text, and asserts that only white space changed and that a second time changes nothing.</summary>
    public static string Format(string text)
    {
        var result = RewardFormatter.Format(new SourceText("test.reward", text));
        if (result.Errors.Count > 0)
        {
            Assert.Equal(text, result.Text);
            return text;
        }

        Assert.Equal(Tokens(text), Tokens(result.Text));
        Assert.Equal(Comments(text), Comments(result.Text));
        var again = RewardFormatter.Format(new SourceText("test.reward", result.Text));
        Assert.Empty(again.Errors);
        Assert.Equal(result.Text, again.Text);
        Assert.DoesNotContain(result.Text.Split('\n'), line => line.Length > 0 && line[^1] == ' ');
        return result.Text;
    }

    public static bool Parses(string text) => RewardFormatter.Format(new SourceText("test.reward", text)).Errors.Count == 0;

    public static IReadOnlyList<Token> Lex(string text) => Lexer.Tokenize(new SourceText("test.reward", text), new DiagnosticBag());

    private static IEnumerable<(TokenKind, string, double, string?)> Tokens(string text) =>
        Lex(text).Select(t => (t.Kind, t.Text, t.Value, t.Documentation));

    /// <summary>The comments in their order: what is behind two slashes outside a quoted text.</summary>
    private static List<string> Comments(string text)
    {
        var comments = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            var isQuoted = false;
            for (var i = 0; i + 1 < line.Length; i++)
            {
                isQuoted ^= line[i] == '"';
                if (isQuoted || line[i] != '/' || line[i + 1] != '/')
                    continue;
                comments.Add(line[i..].TrimEnd());
                break;
            }
        }

        return comments;
    }
}
