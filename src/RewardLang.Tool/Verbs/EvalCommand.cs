using System.CommandLine;
using RewardLang.Runtime;
using RewardLang.Tool.Golden;
using RewardLang.Tool.Output;

namespace RewardLang.Tool.Verbs;

/// <summary>
/// <c>reward eval FILE --case DIR</c>: compares a program with recorded numbers. <c>reward eval FILE --scenario NAME</c>: shows what it returns
/// for a scenario of its own, or for one that is given.
/// </summary>
internal static class EvalCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The .reward file." };
        var folder = new Option<string?>("--case") { Description = "A folder with case.json and its arrays." };
        var scenario = new Option<string?>("--scenario") { Description = "A scenario's name, or a case such as '{ x = 1  y = [0, 2] }' or '[{ x = 1 }, { x = 2 }]'." };
        var program = new Option<string?>("--program") { Description = "The program of the file; the first one without it." };
        var axes = SharedArguments.Axes();
        var backend = SharedArguments.Backend();
        var guards = new Option<bool>("--guards") { Description = "Stop at the first number that is not finite or outside its declared range." };
        var json = new Option<bool>("--json") { Description = "Print the comparison, or the numbers, as JSON." };
        var command = new Command("eval", "Run a program on recorded inputs and compare every output, or on a scenario and show them.")
        {
            file, folder, scenario, program, axes, backend, guards, json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(folder) is null == result.GetValue(scenario) is null)
                result.AddError("eval takes one of --case and --scenario.");
            if (result.GetValue(folder) is not null && result.GetValue(axes) is not null)
                result.AddError("--axis goes with --scenario: the arrays of a case have their sizes.");
        });
        command.SetAction(arguments =>
        {
            var options = new RewardOptions
            {
                Program = arguments.GetValue(program),
                Backend = arguments.GetValue(backend),
                Log = Console.Error.WriteLine,
                Guards = arguments.GetValue(guards),
            };
            return arguments.GetValue(folder) is { } cases
                ? Run(arguments.GetValue(file)!, cases, options, arguments.GetValue(json))
                : Show(arguments.GetValue(file)!, arguments.GetValue(scenario)!, arguments.GetValue(axes) ?? [], options, arguments.GetValue(json));
        });
        return command;
    }

    private static int Show(string path, string scenario, Dictionary<string, int> axes, RewardOptions options, bool json)
    {
        var (source, name) = ScenarioEvaluator.AddTo(SourceFiles.Read(path), options.Program, scenario, axes);
        using var reward = RewardProgram.CompileUnchecked(source, options);
        var table = ScenarioEvaluator.Run(reward, name);
        if (json)
            JsonOutput.Print(table.WriteJson);
        else
            table.ToText($"{reward.Name} on {reward.Backend.ToString().ToLowerInvariant()}").WritePlain(Console.Out);
        return ExitCode.Success;
    }

    private static int Run(string path, string folder, RewardOptions options, bool json)
    {
        // What can be wrong with the files is said before tensors are loaded.
        SourceFiles.Read(path);
        var golden = CaseReader.Read(folder);
        using var reward = RewardProgram.Load(path, options);
        CaseComparison comparison;
        try
        {
            comparison = CaseEvaluator.Run(golden, reward);
        }
        catch (RewardException found) when (found is RewardGuardException || found.InnerException is RewardGuardException)
        {
            Console.Error.WriteLine($"reward: {found.Message}");
            return ExitCode.Findings;
        }

        if (json)
            JsonOutput.Print(stream => ComparisonPrinter.PrintJson(stream, comparison));
        else
            ComparisonPrinter.Print(Console.Out, comparison);
        return comparison.Passes ? ExitCode.Success : ExitCode.Findings;
    }
}
