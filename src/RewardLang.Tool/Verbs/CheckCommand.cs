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
        var strict = new Option<bool>("--strict") { Description = "Fail on a check that is not decided, too." };
        var json = new Option<bool>("--json") { Description = "Print the diagnostics and the answers to the checks as JSON." };
        var command = new Command("check", "Check reward files: what is wrong, and which of their checks are proved.") { files, strict, json };
        command.SetAction(arguments => Run(arguments.GetValue(files)!, arguments.GetValue(strict), arguments.GetValue(json)));
        return command;
    }

    private static int Run(string[] files, bool strict, bool json)
    {
        var diagnostics = new List<Diagnostic>();
        var checks = new List<(string File, CheckOutcome Check)>();
        foreach (var source in files.Select(SourceFiles.Read).ToList())
        {
            var result = SourceFiles.Compile(source);
            diagnostics.AddRange(result.Diagnostics);
            checks.AddRange(result.Checks.Select(check => (source.Path, check)));
        }

        var errors = diagnostics.Count(d => d.Severity == DiagnosticSeverity.Error);
        var undecided = checks.Count(c => c.Check.Status == CheckStatus.Undecided);
        if (json)
        {
            JsonOutput.Print(stream => CheckPrinter.PrintJson(stream, diagnostics, checks));
        }
        else
        {
            DiagnosticPrinter.Print(Console.Out, diagnostics);
            CheckPrinter.PrintProved(Console.Out, [.. checks.Select(c => c.Check)]);
            Console.WriteLine(errors == 0 ? $"{Count(files.Length, "file")} checked, no errors" : Count(errors, "error"));
            if (undecided > 0)
                Console.WriteLine($"{Count(undecided, "check")} not decided{(strict ? "" : "; --strict fails on these")}");
        }

        return errors == 0 && (undecided == 0 || !strict) ? ExitCode.Success : ExitCode.Findings;
    }

    private static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";
}
