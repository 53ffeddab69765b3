using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using RewardLang.Generator.Tests.Harness;

namespace RewardLang.Generator.Tests;

/// <summary>examples/embedding, built with these tests by the generator of the tree.</summary>
public sealed class EmbeddingExampleTests
{
    [Fact]
    public async Task It_learns()
    {
        var configuration = typeof(EmbeddingExampleTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Configuration").Value!;
        var program = Path.Combine(Repository.Root, "examples", "embedding", "bin", configuration, "net10.0", "Embedding.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "6"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0, await errors);
        var returns = Regex.Matches(output, @"mean return\s+(-?[\d.]+)").Select(m => double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(6, returns.Count);
        Assert.True(returns[^1] > 3 * returns[0], output);
    }
}
