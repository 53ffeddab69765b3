using System.Net;
using System.Text.RegularExpressions;

namespace RewardLang.Training.Runs.Report;

/// <summary>Sets the text of a reward in colours, for a page.</summary>
internal static partial class SourceText
{
    /// <summary>HTML with comments, keywords, numbers and units in elements of their own.</summary>
    public static string ToHtml(string source)
    {
        var html = new System.Text.StringBuilder();
        var position = 0;
        foreach (Match match in Part().Matches(source))
        {
            html.Append(WebUtility.HtmlEncode(source[position..match.Index]));
            var kind = match.Groups.Values.Skip(1).First(group => group.Success).Name;
            html.Append($"<span class=\"{kind}\">{WebUtility.HtmlEncode(match.Value)}</span>");
            position = match.Index + match.Length;
        }
        return html.Append(WebUtility.HtmlEncode(source[position..])).ToString();
    }

    [GeneratedRegex(
        """
        (?<comment>//[^\n]*)
        |(?<keyword>\b(?:import|unit|fn|return|reward|loss|metric|axis|input|param|model|let|state|backward|term|output|total|end
            |scenario|check|when|weight|then|from|in|over|if|else|and|or|not|true|false|shared|episodic)\b)
        |(?<unit><[\w*/^\ .-]+>)
        |(?<number>\b\d+(?:\.\d+(?:e[+-]?\d+)?)?\b)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Part();
}
