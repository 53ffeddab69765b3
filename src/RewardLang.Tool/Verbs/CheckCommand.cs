using System.CommandLine;
using RewardLang.Diagnostics;
using RewardLang.Tool.Output;

namespace RewardLang.Tool.Verbs;

/// <summary><c>reward check FILE…</c>: compiles files and says everything there is to say. Needs neither Roslyn nor tensors.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var files = SharedArguments.Files();
        var json = new Option<bool>("--json") { Description = "Print the diagnostics as a JSON array." };
        var command = new Command("check", "Check reward files.") { files, json };
        command.SetAction(arguments => Run(arguments.GetValue(files)!, arguments.GetValue(json)));
        return command;
    }

    private static int Run(string[] files, bool json)
    {
        var diagnostics = new List<Diagnostic>();
        foreach (var source in files.Select(SourceFiles.Read).ToList())
            diagnostics.AddRange(SourceFiles.Compile(source).Diagnostics);
        var errors = diagnostics.Count(d => d.Severity == DiagnosticSeverity.Error);
        if (json)
        {
            JsonOutput.Print(stream => DiagnosticPrinter.PrintJson(stream, diagnostics));
        }
        else
        {
            DiagnosticPrinter.Print(Console.Out, diagnostics);
            Console.WriteLine(errors == 0
                ? $"{files.Length} {(files.Length == 1 ? "file" : "files")} checked, no errors"
                : $"{errors} {(errors == 1 ? "error" : "errors")}");
        }

        return errors == 0 ? ExitCode.Success : ExitCode.Findings;
    }
}
