using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using RewardLang.Runtime;
using RewardLang.Training;
using RewardLang.Training.Rewards;
using Spectre.Console;

namespace RewardLang.Tool.Verbs;

/// <summary>
/// <c>reward train [FILE]</c>: trains a policy in one of the environments that come with the tool, on the reward of a file or on
/// the environment's own.
/// </summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var defaults = new TrainerOptions();
        var file = new Argument<string?>("file")
        {
            Description = "The .reward file. Without it, --env names the environment, and its own reward is trained on.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var program = new Option<string?>("--program") { Description = "The program of the file; the first one without it." };
        var environment = new Option<string?>("--env")
        {
            // Not from the registry: building a command line must not load tensors for the verbs that need none.
            Description = "Where to train, of what 'reward environments' lists. Without it, the one that has the reward's inputs.",
        };
        var steps = Number("--steps", "Environment steps in all.", defaults.Steps);
        var rows = Number("--rows", "Copies of the environment that are stepped together.", (long)defaults.Rows);
        var seed = Number("--seed", "Seed; the same seed gives the same numbers.", (long)defaults.Seed);
        var threads = Number("--threads", "Threads of torch.", (long)defaults.Threads);
        var episodes = Number("--episodes", "Episodes of the final evaluation.", (long)defaults.EvaluationEpisodes);
        var runs = new Option<string>("--runs")
        {
            Description = "The folder for run folders.",
            DefaultValueFactory = _ => defaults.RunsFolder,
        };
        var set = new Option<Dictionary<string, double>>("--set")
        {
            Description = "Set a parameter of the reward: --set tolerance=0.05. May be given several times.",
            CustomParser = ParseParameters,
            Arity = ArgumentArity.OneOrMore,
        };
        var backend = new Option<RewardBackend>("--backend") { Description = "What executes the reward: auto, reference, cpu or torch." };
        var json = new Option<bool>("--json") { Description = "Print the outcome as JSON, and nothing else." };
        var command = new Command("train", "Train a policy on a reward, watch it, and get a report.")
        {
            file, program, environment, steps, rows, seed, threads, episodes, runs, set, backend, json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(file) is not null) return;
            if (result.GetValue(environment) is null) result.AddError("Name a .reward file, or an environment with --env.");
            if (result.GetValue(program) is not null) result.AddError("--program needs the file that holds the program.");
        });
        command.SetAction(arguments => Run(new TrainOptions
        {
            File = arguments.GetValue(file),
            Program = arguments.GetValue(program),
            Environment = arguments.GetValue(environment),
            Parameters = arguments.GetValue(set) ?? [],
            Backend = arguments.GetValue(backend),
            Json = arguments.GetValue(json),
            Training = defaults with
            {
                Steps = arguments.GetValue(steps),
                Rows = (int)arguments.GetValue(rows),
                Seed = (ulong)arguments.GetValue(seed),
                Threads = (int)arguments.GetValue(threads),
                EvaluationEpisodes = (int)arguments.GetValue(episodes),
                RunsFolder = arguments.GetValue(runs)!,
            },
        }));
        return command;
    }

    /// <summary>Loads the reward, trains on it and says what came out.</summary>
    /// <returns>The exit status of the process.</returns>
    /// <exception cref="ToolException">There is no environment of that name.</exception>
    public static int Run(TrainOptions options)
    {
        var loading = new RewardOptions { Program = options.Program, Backend = options.Backend, Log = Console.Error.WriteLine };
        var environment = options.Environment is null ? null : SharedArguments.EnvironmentNamed(options.Environment);
        using var program = options.File is null ? environment!.LoadDefaultReward(loading) : RewardProgram.Load(options.File, loading);
        foreach (var (name, value) in options.Parameters) program.SetParam(name, value);
        using var reward = new ProgramReward(program);
        return new TrainingSession(AnsiConsole.Console, Console.Out).Run(reward, options);
    }

    private static Option<long> Number(string name, string description, long standard)
    {
        var option = new Option<long>(name) { Description = description, DefaultValueFactory = _ => standard };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<long>() is < 1 or > int.MaxValue * 1000L)
                result.AddError($"{name} takes a positive number.");
        });
        return option;
    }

    private static Dictionary<string, double> ParseParameters(ArgumentResult result)
    {
        var parameters = new Dictionary<string, double>();
        foreach (var token in result.Tokens)
        {
            var parts = token.Value.Split('=', 2);
            if (parts.Length is 2 && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
                parameters[parts[0]] = value;
            else
                result.AddError($"--set takes name=number, not '{token.Value}'.");
        }
        return parameters;
    }
}
