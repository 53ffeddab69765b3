using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using RewardLang.Generator.Tests.Harness;

namespace RewardLang.Generator.Tests;

/// <summary>examples/noise_optimization, built with these tests by the generator of the tree.</summary>
public sealed class NoiseOptimizationExampleTests
{
    [Fact]
    public async Task Both_terms_improve_and_random_noise_is_beaten()
    {
        var configuration = typeof(NoiseOptimizationExampleTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Configuration").Value!;
        var program = Path.Combine(Repository.Root, "examples", "noise_optimization", "bin", configuration, "net10.0", "NoiseOptimization.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "20"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0, await errors);
        Assert.True(Value(output, "iteration 20", "likeness") > Value(output, "iteration 1", "likeness") + 0.3, output);
        Assert.True(Value(output, "iteration 20", "symmetry") > Value(output, "iteration 1", "symmetry") + 0.3, output);
        Assert.True(Value(output, "optimised, best seen", "total") > Value(output, "best of 60 random", "total") + 0.3, output);
        Assert.Contains("optimised beats best of 20 random in 16 of 16 starts", output, StringComparison.Ordinal);
    }

    private static double Value(string output, string line, string column) => double.Parse(
        Regex.Match(output, $@"^{Regex.Escape(line)} .*?{column}\s+(-?[\d.]+)", RegexOptions.Multiline).Groups[1].Value, CultureInfo.InvariantCulture);
}
