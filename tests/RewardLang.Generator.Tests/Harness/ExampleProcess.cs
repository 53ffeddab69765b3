using System.Diagnostics;
using System.Reflection;

namespace RewardLang.Generator.Tests.Harness;

/// <summary>The programs of <c>examples</c>, as they were built with these tests.</summary>
internal static class ExampleProcess
{
    /// <summary>What a program prints; it has to end well.</summary>
    /// <param name="folder">Its folder in <c>examples</c>.</param>
    /// <param name="assembly">The name of its assembly.</param>
    /// <param name="argument">What it is told.</param>
    public static async Task<string> RunAsync(string folder, string assembly, string argument)
    {
        var configuration = typeof(ExampleProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Configuration").Value!;
        var program = Path.Combine(Repository.Root, "examples", folder, "bin", configuration, "net10.0", assembly + ".dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, argument]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return output;
    }
}
