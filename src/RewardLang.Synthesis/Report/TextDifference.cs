using System.Text;

namespace RewardLang.Synthesis.Report;

/// <summary>The lines that two texts have in common, and those that only one has.</summary>
internal static class TextDifference
{
    /// <summary>The difference as preformatted HTML: added lines marked +, removed ones −.</summary>
    public static string ToHtml(string before, string after)
    {
        var html = new StringBuilder("<pre class=\"diff\">");
        foreach (var (sign, line) in Lines(before, after))
            html.Append(sign switch { '+' => "<ins>+ ", '-' => "<del>− ", _ => "  " }).Append(Html.Encode(line)).Append(sign switch { '+' => "</ins>", '-' => "</del>", _ => "" }).Append('\n');
        return html.Append("</pre>").ToString();
    }

    /// <summary>The lines of both texts in order, by the longest common subsequence.</summary>
    public static IEnumerable<(char Sign, string Line)> Lines(string before, string after)
    {
        var (a, b) = (Split(before), Split(after));
        var common = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
            for (var j = b.Length - 1; j >= 0; j--)
                common[i, j] = a[i] == b[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        for (int i = 0, j = 0; i < a.Length || j < b.Length;)
        {
            if (i < a.Length && j < b.Length && a[i] == b[j])
            {
                yield return (' ', a[i]);
                (i, j) = (i + 1, j + 1);
            }
            else if (j == b.Length || i < a.Length && common[i + 1, j] >= common[i, j + 1])
            {
                yield return ('-', a[i++]);
            }
            else
            {
                yield return ('+', b[j++]);
            }
        }
    }

    private static string[] Split(string text) => text.TrimEnd().ReplaceLineEndings("\n").Split('\n');
}
