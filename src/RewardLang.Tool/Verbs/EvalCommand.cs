using System.CommandLine;
using RewardLang.Runtime;
using RewardLang.Tool.Golden;
using RewardLang.Tool.Output;

namespace RewardLang.Tool.Verbs;

/// <summary><c>reward eval FILE --case DIR</c>: compares a program with recorded numbers.</summary>
internal static class EvalCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The .reward file." };
        var folder = new Option<string>("--case") { Description = "A folder with case.json and its arrays.", Required = true };
        var backend = new Option<RewardBackend>("--backend") { Description = "What executes the program: auto, reference, cpu or torch." };
        var json = new Option<bool>("--json") { Description = "Print the comparison as JSON." };
        var command = new Command("eval", "Run a program on recorded inputs and compare every output.") { file, folder, backend, json };
        command.SetAction(arguments => Run(
            arguments.GetValue(file)!, arguments.GetValue(folder)!, arguments.GetValue(backend), arguments.GetValue(json)));
        return command;
    }

    private static int Run(string path, string folder, RewardBackend backend, bool json)
    {
        var golden = GoldenCase.Read(folder);
        using var reward = RewardProgram.Load(path, new RewardOptions { Backend = backend, Log = Console.Error.WriteLine });
        var comparison = CaseEvaluator.Run(golden, reward);
        if (json)
            ComparisonPrinter.PrintJson(comparison);
        else
            ComparisonPrinter.Print(comparison);
        return comparison.Passes ? ExitCode.Success : ExitCode.Findings;
    }
}
