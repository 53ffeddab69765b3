using System.Diagnostics;
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
    // Every use of randomness has a stream of its own, so that changing one leaves the others as they were.
    private const ulong WeightStream = 0x1000_0000;
    private const ulong NoiseStream = 0x2000_0000;
    private const ulong ShuffleStream = 0x3000_0000;
    private const ulong EvaluationStream = 0x4000_0000;

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
        using var policy = new ActorCritic(
            kind.ObservationSize, kind.ActionSize, options.Ppo.Hidden, options.Ppo.InitialDeviation, options.Seed + WeightStream);
        var history = Learn(policy, folder, progress, cancellation);
        var evaluation = PolicyEvaluation.Run(policy, reward, kind, options.EvaluationEpisodes, options.Seed + EvaluationStream);
        folder.Save(evaluation);
        var data = new ReportData(reward, kind, options, start, history, evaluation, cancellation.IsCancellationRequested);
        AtomicFile.WriteText(folder.ReportFile, RunReport.ToHtml(data));
        var (steps, elapsed) = history.Count > 0 ? (history[^1].Steps, history[^1].Elapsed) : (0, TimeSpan.Zero);
        return new TrainingResult(folder.Path, folder.ReportFile, steps, elapsed, data.Cancelled, evaluation);
    }

    private List<TrainingProgress> Learn(
        ActorCritic policy, RunFolder folder, Action<TrainingProgress>? report, CancellationToken cancellation)
    {
        using var environment = kind.Create(options.Rows, options.Seed);
        using var recorder = new EpisodeRecorder(reward, options.Rows);
        using var rollout = new Rollout(options.Ppo.RolloutSteps, options.Rows, kind.ObservationSize, kind.ActionSize);
        using var ppo = new Ppo(policy, options.Ppo, options.Seed + ShuffleStream);
        using var metrics = new MetricsLog(folder.MetricsFile);
        var events = new EventLog(folder.Path);
        var stepper = new EpisodeStepper(reward, environment, recorder);
        using var collector = new RolloutCollector(stepper, environment, policy, options.Seed + NoiseStream);

        var history = new List<TrainingProgress>();
        var stepsEach = (long)options.Rows * options.Ppo.RolloutSteps;
        var iterations = (int)((options.Steps + stepsEach - 1) / stepsEach);
        var clock = Stopwatch.StartNew();
        var saved = clock.Elapsed;
        collector.Start();
        try
        {
            for (var iteration = 1; iteration <= iterations && !cancellation.IsCancellationRequested; iteration++)
            {
                var before = clock.Elapsed;
                reward.SetTrainingStep((iteration - 1) * stepsEach);
                collector.Collect(rollout);
                var update = ppo.Update(rollout, remaining: 1 - (iteration - 1.0) / iterations);
                var record = new TrainingProgress
                {
                    Iteration = iteration,
                    Steps = iteration * stepsEach,
                    TotalSteps = iterations * stepsEach,
                    Elapsed = clock.Elapsed,
                    StepsPerSecond = stepsEach / (clock.Elapsed - before).TotalSeconds,
                    Statistics = recorder.Take(),
                    Update = update,
                };
                history.Add(record);
                metrics.Write(record);
                events.Write(record);
                report?.Invoke(record);
                if (clock.Elapsed - saved < options.CheckpointInterval) continue;
                folder.Save(policy);
                saved = clock.Elapsed;
            }
        }
        finally
        {
            folder.Save(policy);
        }
        return history;
    }
}
