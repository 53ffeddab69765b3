using RewardLang.Diagnostics;

namespace RewardLang.Syntax;

/// <summary>Where a declaration is added to a file.</summary>
internal static class DeclarationPlace
{
    /// <summary>The line behind the imports and units of a file; without these, that of the first declaration and its description.</summary>
    public static TextSpan Of(SourceText source)
    {
        var (start, behind, first) = (0, -1, -1);
        foreach (var line in source.Text.Split('\n'))
        {
            var next = Math.Min(start + line.Length + 1, source.Text.Length);
            if (line.StartsWith("import ", StringComparison.Ordinal) || line.StartsWith("unit ", StringComparison.Ordinal))
                behind = next;
            else if (first < 0 && !string.IsNullOrWhiteSpace(line) && (!line.StartsWith("//", StringComparison.Ordinal) || line.StartsWith("///", StringComparison.Ordinal)))
                first = start;
            start = next;
        }

        return new TextSpan(behind >= 0 ? behind : Math.Max(first, 0), 0);
    }
}
