using System.Text.Json;
using RewardLang.Tool.LiveView;
using RewardLang.Training;
using RewardLang.Training.Environments;
using RewardLang.Training.Rewards;
using Spectre.Console;

namespace RewardLang.Tool.Verbs;

/// <summary>Trains on a reward that is already compiled, shows it, and says what came out.</summary>
internal sealed class TrainingSession(IAnsiConsole console, TextWriter output)
{
    // What shells report for a program that was ended by Ctrl-C.
    private const int Interrupted = 130;

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Runs to the end, or until Ctrl-C or a request to terminate; policy and report are saved either way.</summary>
    /// <returns>The exit status: 0, 1 for a reward that cannot be trained on, 130 where it was stopped.</returns>
    public int Run(IStepReward reward, TrainOptions options)
    {
        try
        {
            var environment = EnvironmentRegistry.Match(reward.Name, reward.Inputs, options.Environment);
            var trainer = new Trainer(reward, environment, options.Training);
            using var stop = new StopSignals();
            var result = View(reward, environment, options).Watch(progress => trainer.Run(progress, stop.Token));
            if (options.Json) output.WriteLine(JsonSerializer.Serialize(result, Json));
            else Tell(result, environment);
            return result.Cancelled ? Interrupted : ExitCode.Success;
        }
        catch (Exception error) when (error is EnvironmentMatchException or NonFiniteRewardException)
        {
            Console.Error.WriteLine($"reward: {error.Message}");
            return ExitCode.Findings;
        }
    }

    private ITrainingView View(IStepReward reward, EnvironmentDescription environment, TrainOptions options)
    {
        var weights = reward.Terms.Select(term => KeyValuePair.Create(term.Name, term.Weight)).ToList();
        var heading = new TrainingHeading(reward.Name, reward.Hash, environment.Name, options.Training.Seed, weights);
        if (options.Json) return new PlainTrainingView(TextWriter.Null, heading);
        return console.Profile.Capabilities.Interactive && console.Profile.Out.IsTerminal
            ? new TrainingView(console, heading)
            : new PlainTrainingView(output, heading);
    }

    private void Tell(TrainingResult result, EnvironmentDescription environment)
    {
        var evaluation = result.Evaluation;
        output.WriteLine();
        if (result.Cancelled) output.WriteLine("Stopped. The policy so far is saved.");
        output.WriteLine($"Evaluation over {evaluation.Episodes} episodes on fresh seeds, without noise:");
        if (evaluation.Success is not null) output.WriteLine($"  success       {TrainingFigures.Percent(evaluation.Success)}");
        output.WriteLine($"  goal held     {TrainingFigures.Percent(evaluation.Solved)}  ({environment.Goal})");
        var spread = TrainingFigures.Value(evaluation.ReturnDeviation);
        output.WriteLine($"  return        {TrainingFigures.Value(evaluation.Return)} ± {spread}");
        output.WriteLine($"  length        {TrainingFigures.Value(evaluation.Length)} steps");
        output.WriteLine($"Trained {TrainingFigures.Steps(result.Steps)} steps in {result.Elapsed.TotalSeconds:0.0} s.");
        output.WriteLine($"Report: {result.Report}");
    }
}
