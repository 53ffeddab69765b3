using System.Globalization;
using System.Text.RegularExpressions;
using RewardLang.Generator.Tests.Harness;

namespace RewardLang.Generator.Tests;

/// <summary>examples/embedding, built with these tests by the generator of the tree.</summary>
public sealed class EmbeddingExampleTests
{
    [Fact]
    public async Task It_learns()
    {
        var output = await ExampleProcess.RunAsync("embedding", "Embedding", "6");

        var returns = Regex.Matches(output, @"mean return\s+(-?[\d.]+)").Select(m => double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(6, returns.Count);
        Assert.True(returns[^1] > 3 * returns[0], output);
    }
}
