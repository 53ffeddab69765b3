using System.Globalization;
using System.Text.RegularExpressions;
using RewardLang.Generator.Tests.Harness;

namespace RewardLang.Generator.Tests;

/// <summary>examples/noise_optimization, built with these tests by the generator of the tree.</summary>
public sealed class NoiseOptimizationExampleTests
{
    [Fact]
    public async Task Both_terms_improve_and_random_noise_is_beaten()
    {
        var output = await ExampleProcess.RunAsync("noise_optimization", "NoiseOptimization", "20");

        Assert.True(Value(output, "iteration 20", "likeness") > Value(output, "iteration 1", "likeness") + 0.3, output);
        Assert.True(Value(output, "iteration 20", "symmetry") > Value(output, "iteration 1", "symmetry") + 0.3, output);
        Assert.True(Value(output, "optimised, best seen", "total") > Value(output, "best of 60 random", "total") + 0.3, output);
        Assert.Contains("optimised beats best of 20 random in 16 of 16 starts", output, StringComparison.Ordinal);
    }

    private static double Value(string output, string line, string column) => double.Parse(
        Regex.Match(output, $@"^{Regex.Escape(line)} .*?{column}\s+(-?[\d.]+)", RegexOptions.Multiline).Groups[1].Value, CultureInfo.InvariantCulture);
}
