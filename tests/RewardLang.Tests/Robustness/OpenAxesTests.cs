using System.Text.RegularExpressions;
using RewardLang.Diagnostics;
using RewardLang.Tests.Semantics;

namespace RewardLang.Tests.Robustness;

/// <summary>Examples and broken programs whose axes have lost their sizes: what asks how many elements there are must not take for granted that it is told.</summary>
public sealed partial class OpenAxesTests
{
    [Fact]
    public void Programs_without_sizes_are_answered() => Parallel.ForEach(
        ExampleFiles.Paths.Select(File.ReadAllText).Concat(Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Diagnostics", "Cases")).SelectMany(file => File.ReadAllText(file).Split("\n=== "))),
        text =>
        {
            var open = SizePattern().Replace(text, "$1");
            if (open != text)
                RewardCompiler.Compile(new SourceText("open.reward", open));
        });

    [GeneratedRegex(@"(axis \w+) = \d+")]
    private static partial Regex SizePattern();
}
