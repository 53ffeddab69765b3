using System.CommandLine;
using System.CommandLine.Parsing;
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
        var severities = new Option<Dictionary<string, DiagnosticSeverity?>>("--severity")
        {
            Description = "Set how much a warning or information weighs: --severity RWD7001=error, information, warning or none. May be given several times.",
            CustomParser = ParseSeverities,
            Arity = ArgumentArity.OneOrMore,
        };
        var budget = new Option<ProgramBudget>("--budget")
        {
            Description = "Refuse programs that cost more for each row and step: --budget operations=5000, inputBytes, resultBytes or stateBytes. May be given several times.",
            CustomParser = ParseBudget,
            Arity = ArgumentArity.OneOrMore,
        };
        var json = new Option<bool>("--json") { Description = "Print the diagnostics and the answers to the checks as JSON." };
        var sarif = new Option<bool>("--sarif") { Description = "Print the diagnostics as SARIF 2.1.0." };
        var command = new Command("check", "Check reward files: what is wrong, and which of their checks are proved.") { files, strict, severities, budget, json, sarif };
        command.Validators.Add(result =>
        {
            if (result.GetValue(json) && result.GetValue(sarif))
                result.AddError("Only one of --json and --sarif can be printed at a time.");
        });
        command.SetAction(arguments => Run(
            arguments.GetValue(files)!, arguments.GetValue(strict), arguments.GetValue(severities) ?? [], arguments.GetValue(budget), arguments.GetValue(json), arguments.GetValue(sarif)));
        return command;
    }

    private static int Run(string[] files, bool strict, Dictionary<string, DiagnosticSeverity?> severities, ProgramBudget? budget, bool json, bool sarif)
    {
        var diagnostics = new List<Diagnostic>();
        var checks = new List<(string File, CheckOutcome Check)>();
        // A file's diagnostics depend on no other file in the list, and are said in its order.
        var sources = files.Select(SourceFiles.Read).ToList();
        foreach (var (source, result) in sources.AsParallel().AsOrdered().Select(source => (source, SourceFiles.Compile(source, severities: severities, budget: budget))))
        {
            diagnostics.AddRange(result.Diagnostics);
            checks.AddRange(result.Checks.Select(check => (source.Path, check)));
        }

        var errors = diagnostics.Count(d => d.Severity == DiagnosticSeverity.Error);
        var undecided = checks.Count(c => c.Check.Status == CheckStatus.Undecided);
        if (json)
        {
            JsonOutput.Print(stream => CheckPrinter.PrintJson(stream, diagnostics, checks));
        }
        else if (sarif)
        {
            JsonOutput.Print(stream => SarifOutput.Write(stream, diagnostics));
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

    private static Dictionary<string, DiagnosticSeverity?> ParseSeverities(ArgumentResult result)
    {
        var severities = new Dictionary<string, DiagnosticSeverity?>(StringComparer.Ordinal);
        foreach (var token in result.Tokens)
        {
            if (token.Value.Split('=', 2) is not [var id, var name] || !DiagnosticHelp.IsId(id))
                result.AddError($"--severity takes an id and a severity, as in RWD7001=error; not '{token.Value}'.");
            else if (name == "none")
                severities[id] = null;
            else if (Enum.TryParse<DiagnosticSeverity>(name, ignoreCase: true, out var severity) && Enum.IsDefined(severity))
                severities[id] = severity;
            else
                result.AddError($"'{name}' is no severity: error, warning, information or none.");
        }

        return severities;
    }

    private static ProgramBudget ParseBudget(ArgumentResult result)
    {
        var budget = new ProgramBudget();
        foreach (var token in result.Tokens)
        {
            var isNumber = long.TryParse(token.Value.Split('=', 2) is [_, var text] ? text : "", out var most) && most >= 0;
            ProgramBudget? changed = !isNumber ? null : token.Value.Split('=')[0] switch
            {
                "operations" => budget with { Operations = most },
                "inputBytes" => budget with { InputBytes = most },
                "resultBytes" => budget with { ResultBytes = most },
                "stateBytes" => budget with { StateBytes = most },
                _ => null,
            };
            if (changed is null)
                result.AddError($"--budget takes operations, inputBytes, resultBytes or stateBytes and a number, as in operations=5000; not '{token.Value}'.");
            budget = changed ?? budget;
        }

        return budget;
    }

    private static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";
}
