using System.Text.RegularExpressions;
using RewardLang.Generator.Tests.Harness;

namespace RewardLang.Generator.Tests;

/// <summary>The samples of the manual are lines of the example, which is built and run.</summary>
public sealed class DocumentationTests
{
    private static readonly HashSet<string> s_example =
        [.. File.ReadAllLines(Path.Combine(Repository.Root, "examples", "embedding", "Program.cs")).Select(l => l.Trim())];

    private static IEnumerable<string> Sample(string page) => Regex
        .Matches(File.ReadAllText(page), "```csharp\n(.*?)```", RegexOptions.Singleline).Select(m => m.Groups[1].Value)
        .Where(block => block.Contains("PointReach", StringComparison.Ordinal))
        .SelectMany(block => block.Split('\n')).Select(line => line.Split("//")[0].Trim()).Where(line => line.Length > 0);

    [Fact]
    public void The_sample_of_the_manual_is_in_the_example()
    {
        var lines = Sample(Path.Combine(Repository.Root, "docs", "csharp.md")).ToList();

        Assert.True(lines.Count >= 5);
        Assert.All(lines, line => Assert.Contains(line, s_example));
    }
}
