using System.Diagnostics;
using System.Text.Json;

namespace RewardLang.Tool.Tests.Tool;

/// <summary>What a run of the tool left behind.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Error)
{
    /// <summary>The standard output as JSON; it must be nothing else.</summary>
    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Output);
            return document.RootElement.Clone();
        }
    }
}

/// <summary>Runs the tool as its users do: in a process of its own.</summary>
internal static class ToolProcess
{
    private static readonly string s_dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    public static ToolResult Run(params string[] arguments)
    {
        using var process = Start(arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ToolResult(process.ExitCode, output, error.Result);
    }

    /// <summary>Starts it; who waits for it reads what it prints, or stops it before that is much.</summary>
    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(s_dotnet)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Tree.Root,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "reward.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
