using System.Diagnostics;
using RewardLang.Training.Environments;
using RewardLang.Training.Rewards;

namespace RewardLang.Training.Algorithms;

/// <summary>A training, one iteration after another: a rollout, then an update of the policy.</summary>
internal sealed class PolicyTraining : IDisposable
{
    // Every use of randomness has a stream of its own, so that changing one leaves the others as they were.
    private const ulong WeightStream = 0x1000_0000;
    private const ulong NoiseStream = 0x2000_0000;
    private const ulong ShuffleStream = 0x3000_0000;
    private const ulong EvaluationStream = 0x4000_0000;

    private readonly IStepReward reward;
    private readonly EnvironmentDescription kind;
    private readonly TrainerOptions options;
    private readonly VectorEnvironment environment;
    private readonly EpisodeRecorder recorder;
    private readonly Rollout rollout;
    private readonly Ppo ppo;
    private readonly RolloutCollector collector;
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly long stepsEach;
    private int iteration;

    /// <summary>Makes the policy and starts an episode in every row.</summary>
    /// <param name="reward">What is trained on; the caller disposes it.</param>
    /// <param name="kind">Where.</param>
    /// <param name="options">How.</param>
    public PolicyTraining(IStepReward reward, EnvironmentDescription kind, TrainerOptions options)
    {
        this.reward = reward;
        this.kind = kind;
        this.options = options;
        stepsEach = (long)options.Rows * options.Ppo.RolloutSteps;
        Iterations = (int)((options.Steps + stepsEach - 1) / stepsEach);
        Policy = new ActorCritic(kind.ObservationSize, kind.ActionSize, options.Ppo.Hidden, options.Ppo.InitialDeviation, options.Seed + WeightStream);
        environment = kind.Create(options.Rows, options.Seed);
        recorder = new EpisodeRecorder(reward, options.Rows);
        rollout = new Rollout(options.Ppo.RolloutSteps, options.Rows, kind.ObservationSize, kind.ActionSize);
        ppo = new Ppo(Policy, options.Ppo, options.Seed + ShuffleStream);
        collector = new RolloutCollector(new EpisodeStepper(reward, environment, recorder), environment, Policy, options.Seed + NoiseStream);
        collector.Start();
    }

    /// <summary>The policy as it is.</summary>
    public ActorCritic Policy { get; }

    /// <summary>Iterations in all.</summary>
    public int Iterations { get; }

    /// <summary>Whether all iterations are done.</summary>
    public bool IsDone => iteration >= Iterations;

    /// <summary>Runs one iteration.</summary>
    /// <exception cref="NonFiniteRewardException">The reward was NaN or infinite; the policy is the one before it.</exception>
    public TrainingProgress Next()
    {
        iteration++;
        var before = clock.Elapsed;
        reward.SetTrainingStep((iteration - 1) * stepsEach);
        collector.Collect(rollout);
        var update = ppo.Update(rollout, remaining: 1 - (iteration - 1.0) / Iterations);
        return new TrainingProgress
        {
            Iteration = iteration,
            Steps = iteration * stepsEach,
            TotalSteps = Iterations * stepsEach,
            Elapsed = clock.Elapsed,
            StepsPerSecond = stepsEach / (clock.Elapsed - before).TotalSeconds,
            Statistics = recorder.Take(),
            Update = update,
        };
    }

    /// <summary>Judges the policy by whole episodes of a fresh environment, without noise.</summary>
    /// <param name="judge">What counts and ends the episodes: the reward that is trained on, or another. Its episode state is restarted.</param>
    /// <param name="episodes">Episodes, positive.</param>
    /// <param name="observe">Told after each step, before rows that ended start over; null for nobody.</param>
    public EpisodeStatistics Evaluate(IStepReward judge, int episodes, Action<VectorEnvironment>? observe = null) =>
        PolicyEvaluation.Run(Policy, judge, kind, episodes, options.Seed + EvaluationStream, observe);

    /// <inheritdoc/>
    public void Dispose()
    {
        collector.Dispose();
        ppo.Dispose();
        rollout.Dispose();
        recorder.Dispose();
        environment.Dispose();
        Policy.Dispose();
    }
}
