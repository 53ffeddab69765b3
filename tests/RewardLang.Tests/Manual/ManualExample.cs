using System.Text.RegularExpressions;

namespace RewardLang.Tests.Manual;

/// <summary>A program of the documentation.</summary>
/// <param name="Place">The file and the line where it begins.</param>
/// <param name="Text">A whole file of the language.</param>
internal sealed partial record ManualExample(string Place, string Text)
{
    /// <summary>
    /// The blocks of a document that are marked <c>reward</c>, whole files, and <c>reward members</c>, the inside of a program
    /// that has all of std.
    /// </summary>
    public static IEnumerable<ManualExample> Read(string root, string path)
    {
        var text = File.ReadAllText(Path.Combine(root, path));
        foreach (Match block in BlockPattern().Matches(text))
        {
            var line = text.AsSpan(0, block.Index).Count('\n') + 1;
            var body = block.Groups["body"].Value;
            yield return new ManualExample($"{path}:{line}", block.Groups["members"].Success ? Wrap(body) : body);
        }
    }

    private static string Wrap(string members) =>
        string.Concat(Library.Modules.Select(m => $"import {m}\n")) + $"reward Example {{\n{members}\n}}\n";

    [GeneratedRegex(@"^```reward(?<members> members)?\n(?<body>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex BlockPattern();
}
