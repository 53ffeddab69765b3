using System.Text.Json;
using RewardLang.Training.Algorithms;
using RewardLang.Training.Environments;
using RewardLang.Training.Tests.Rewards;
using RewardLang.Training.Tests.Runs;
using static TorchSharp.torch;

namespace RewardLang.Training.Tests;

public sealed class TrainerTests
{
    [Fact]
    public void TheSameSeedGivesTheSameNumbers()
    {
        Assert.Equal(Trace(seed: 5), Trace(seed: 5));
        Assert.NotEqual(Trace(seed: 5), Trace(seed: 6));
    }

    [Fact]
    public void ARunFolderHoldsWhatWasRunAndWhatCameOut()
    {
        using var folder = new TemporaryFolder();
        var (result, history) = Short(folder.Path, seed: 3);
        string[] expected = ["evaluation.json", "metrics.jsonl", "policy.pt", "program.json", "program.reward", "report.html"];
        var files = Directory.GetFiles(result.Folder).Select(Path.GetFileName).ToList();
        Assert.Equal(expected, files.Where(file => !file!.StartsWith("events.")).Order());
        Assert.Single(files, file => file!.StartsWith("events.out.tfevents"));

        using var program = JsonDocument.Parse(File.ReadAllText(Path.Combine(result.Folder, "program.json")));
        Assert.Equal("Balance", program.RootElement.GetProperty("name").GetString());
        Assert.Equal("0123456789abcdef", program.RootElement.GetProperty("hash").GetString());
        Assert.Equal(3, program.RootElement.GetProperty("seed").GetInt32());
        Assert.Equal("0.107.0", program.RootElement.GetProperty("versions").GetProperty("TorchSharp").GetString()!.Split('+')[0]);

        var lines = File.ReadAllLines(Path.Combine(result.Folder, "metrics.jsonl"));
        Assert.Equal(history.Count, lines.Length);
        using var last = JsonDocument.Parse(lines[^1]);
        Assert.Equal(history[^1].Steps, last.RootElement.GetProperty("step").GetInt64());
        var terms = new[] { "upright", "centred", "effort", "finish", "fall" };
        var sum = terms.Sum(term => last.RootElement.GetProperty($"contribution/{term}").GetDouble());
        Assert.Equal(last.RootElement.GetProperty("reward/total").GetDouble(), sum, 1e-5);
    }

    [Fact]
    public void ASavedPolicyActsLikeTheTrainedOne()
    {
        using var folder = new TemporaryFolder();
        var (result, _) = Short(folder.Path, seed: 3);
        using var policy = TrainedPolicy.Load(result.Folder);
        Assert.Same(CartPole.Kind, policy.Environment);

        // The same episodes as those of the evaluation: the first of each row, without noise.
        using var reward = new HandBalance();
        using var environment = CartPole.Kind.Create(8, 3 + 0x4000_0000);
        using var recorder = new EpisodeRecorder(reward, 8);
        var stepper = new EpisodeStepper(reward, environment, recorder);
        stepper.Start();
        using var waiting = ones(8, ScalarType.Bool);
        while (waiting.any().item<bool>())
        {
            using var ended = stepper.Step(policy.Act(environment.Observe()), waiting, _ => { });
            waiting.logical_and_(ended.logical_not());
        }
        Assert.Equal(result.Evaluation.Return, recorder.Take().Return);
    }

    [Fact]
    public void AFolderWithoutARunIsRefused()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<FileNotFoundException>(() => TrainedPolicy.Load(folder.Path));
    }

    [Fact]
    public void AStoppedTrainingLeavesAPolicyAndAReport()
    {
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        using var reward = new HandBalance();
        var options = new TrainerOptions { Rows = 8, Steps = 1_000_000, EvaluationEpisodes = 8, RunsFolder = folder.Path };
        var result = new Trainer(reward, CartPole.Kind, options).Run(progress =>
        {
            if (progress.Iteration is 2) stop.Cancel();
        }, stop.Token);
        Assert.True(result.Cancelled);
        Assert.Equal(2 * 8 * 32, result.Steps);
        Assert.True(File.Exists(Path.Combine(result.Folder, "policy.pt")));
        Assert.Contains("stopped before its end", File.ReadAllText(result.Report));
    }

    [Fact]
    public void AnEnvironmentWithoutTheInputsIsRefused()
    {
        using var reward = new HandBalance();
        var error = Assert.Throws<EnvironmentMatchException>(() => new Trainer(reward, Reacher.Kind, new TrainerOptions()));
        Assert.Contains("pole_angle", error.Message);
    }

    private static List<double?> Trace(ulong seed)
    {
        using var folder = new TemporaryFolder();
        var (result, history) = Short(folder.Path, seed);
        return
        [
            .. history.SelectMany(progress => new[] { progress.Update.SurrogateLoss, progress.Statistics.Return }),
            result.Evaluation.Return,
        ];
    }

    private static (TrainingResult Result, List<TrainingProgress> History) Short(string folder, ulong seed)
    {
        using var reward = new HandBalance();
        var options = new TrainerOptions { Rows = 16, Steps = 3 * 16 * 32, EvaluationEpisodes = 8, Seed = seed, RunsFolder = folder };
        List<TrainingProgress> history = [];
        var result = new Trainer(reward, CartPole.Kind, options).Run(history.Add);
        Assert.Equal(2 * 16 * 32, reward.TrainingStep);
        return (result, history);
    }
}
