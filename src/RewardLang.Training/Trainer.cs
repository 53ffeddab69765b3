using RewardLang.Runtime;
using RewardLang.Training.Algorithms;
using RewardLang.Training.Environments;
using RewardLang.Training.Rewards;
using RewardLang.Training.Runs;
using RewardLang.Training.Runs.Report;
using TorchSharp;

namespace RewardLang.Training;

/// <summary>Trains a policy on a reward program, and leaves a folder that tells what was run and what came out.</summary>
public sealed class Trainer
{
    private readonly IStepReward reward;
    private readonly bool ownsReward;
    private readonly EnvironmentDescription kind;
    private readonly TrainerOptions options;

    /// <summary>Prepares a training on a reward program.</summary>
    /// <param name="reward">The reward; the caller disposes it, after the training.</param>
    /// <param name="environment">
    /// Where to train: one of <see cref="EnvironmentRegistry.All"/>, or null for the only one that has the reward's inputs.
    /// </param>
    /// <param name="options">How to train; null for the defaults.</param>
    /// <exception cref="EnvironmentMatchException">The environment lacks an input of the reward, or none fits.</exception>
    /// <exception cref="RewardException">The program is no reward.</exception>
    public Trainer(RewardProgram reward, EnvironmentDescription? environment = null, TrainerOptions? options = null)
        : this(new ProgramReward(reward), environment, options ?? new TrainerOptions()) => ownsReward = true;

    /// <summary>Prepares one training on the environment's own reward.</summary>
    /// <param name="environment">Where to train: one of <see cref="EnvironmentRegistry.All"/>, or another with a default reward.</param>
    /// <param name="options">How to train; null for the defaults.</param>
    /// <exception cref="EnvironmentMatchException">The environment has no default reward, or one that it lacks an input of.</exception>
    public Trainer(EnvironmentDescription environment, TrainerOptions? options = null)
        : this(new ProgramReward(environment.LoadDefaultReward(), ownsProgram: true), environment, options ?? new TrainerOptions()) =>
        ownsReward = true;

    /// <summary>Prepares a training on any reward; the caller disposes it.</summary>
    internal Trainer(IStepReward reward, EnvironmentDescription? environment, TrainerOptions options)
    {
        environment ??= EnvironmentRegistry.Match(reward.Name, reward.Inputs);
        var problems = new EnvironmentMatch(environment, reward.Inputs).Problems;
        if (problems.Count > 0)
            throw new EnvironmentMatchException($"{environment.Name} does not fit '{reward.Name}': {string.Join("; ", problems)}.");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Steps);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.EvaluationEpisodes);
        this.reward = reward;
        kind = environment;
        this.options = options;
    }

    /// <summary>Trains to the end, or until it is told to stop; then evaluates the policy and writes the report.</summary>
    /// <param name="progress">Called after each iteration, or null.</param>
    /// <param name="cancellation">Stops after the iteration at hand; the policy and the report are written all the same.</param>
    /// <exception cref="NonFiniteRewardException">The reward was NaN or infinite; the policy before it is saved.</exception>
    public TrainingResult Run(Action<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        try
        {
            return RunOnce(progress, cancellation);
        }
        finally
        {
            if (ownsReward) reward.Dispose();
        }
    }

    private TrainingResult RunOnce(Action<TrainingProgress>? progress, CancellationToken cancellation)
    {
        torch.set_num_threads(options.Threads);
        var start = DateTimeOffset.UtcNow;
        var folder = RunFolder.Create(options.RunsFolder, reward.Name, start);
        folder.Describe(reward, kind, options, start);
        using var training = new PolicyTraining(reward, kind, options);
        var history = Learn(training, folder, progress, cancellation);
        var evaluation = training.Evaluate(reward, options.EvaluationEpisodes);
        folder.Save(evaluation);
        var data = new ReportData(reward, kind, options, start, history, evaluation, cancellation.IsCancellationRequested);
        AtomicFile.WriteText(folder.ReportFile, RunReport.ToHtml(data));
        var (steps, elapsed) = history.Count > 0 ? (history[^1].Steps, history[^1].Elapsed) : (0, TimeSpan.Zero);
        return new TrainingResult(folder.Path, folder.ReportFile, steps, elapsed, data.Cancelled, evaluation);
    }

    private List<TrainingProgress> Learn(
        PolicyTraining training, RunFolder folder, Action<TrainingProgress>? report, CancellationToken cancellation)
    {
        using var metrics = new MetricsLog(folder.MetricsFile);
        var events = new EventLog(folder.Path);
        var history = new List<TrainingProgress>();
        var saved = TimeSpan.Zero;
        try
        {
            while (!training.IsDone && !cancellation.IsCancellationRequested)
            {
                var record = training.Next();
                history.Add(record);
                metrics.Write(record);
                events.Write(record);
                report?.Invoke(record);
                if (record.Elapsed - saved < options.CheckpointInterval) continue;
                folder.Save(training.Policy);
                saved = record.Elapsed;
            }
        }
        finally
        {
            folder.Save(training.Policy);
        }
        return history;
    }
}
