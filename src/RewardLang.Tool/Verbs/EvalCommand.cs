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
        var program = new Option<string?>("--program") { Description = "The program of the file; the first one without it." };
        var backend = SharedArguments.Backend();
        var guards = new Option<bool>("--guards") { Description = "Stop at the first number that is not finite or outside its declared range." };
        var json = new Option<bool>("--json") { Description = "Print the comparison as JSON." };
        var command = new Command("eval", "Run a program on recorded inputs and compare every output.")
        {
            file, folder, program, backend, guards, json,
        };
        command.SetAction(arguments => Run(
            arguments.GetValue(file)!,
            arguments.GetValue(folder)!,
            new RewardOptions
            {
                Program = arguments.GetValue(program),
                Backend = arguments.GetValue(backend),
                Log = Console.Error.WriteLine,
                Guards = arguments.GetValue(guards),
            },
            arguments.GetValue(json)));
        return command;
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
