using System.Diagnostics;
using RewardLang.Runtime;
using RewardLang.Synthesis.Tasks;
using RewardLang.Training;
using RewardLang.Training.Algorithms;
using RewardLang.Training.Rewards;

namespace RewardLang.Synthesis.Trainings;

/// <summary>Trains a policy on a candidate, and scores it by the task's own metric, which the candidate has no part in.</summary>
/// <param name="task">The task.</param>
/// <param name="rows">Copies of the environment that are stepped together.</param>
public sealed class CandidateTraining(SynthesisTask task, int rows = 128)
{
    /// <summary>Checkpoints of a training.</summary>
    public const int Checkpoints = 10;

    private const int Episodes = 64;

    /// <summary>Episodes of the last policy that are recorded, for people to see.</summary>
    private const int RecordedEpisodes = 2;

    /// <summary>Trains on a candidate.</summary>
    /// <param name="text">The candidate, as the critic accepted it.</param>
    /// <param name="seed">Seed of everything.</param>
    /// <param name="goesOn">Asked after each checkpoint but the last whether to go on; null for yes.</param>
    /// <param name="cancellation">Ends the training with an exception.</param>
    public TrainingOutcome Run(string text, ulong seed, Func<IReadOnlyList<Checkpoint>, bool>? goesOn = null, CancellationToken cancellation = default)
    {
        var clock = Stopwatch.StartNew();
        var checkpoints = new List<Checkpoint>();
        try
        {
            using var reward = new ProgramReward(RewardProgram.Compile(text), ownsProgram: true);
            var (end, episodes, paying) = Train(reward, seed, checkpoints, goesOn, cancellation);
            return new TrainingOutcome(seed, end, checkpoints, null, clock.Elapsed.TotalSeconds) { Episodes = episodes, PayingEpisode = paying };
        }
        catch (Exception exception) when (exception is RewardException or NonFiniteRewardException)
        {
            return new TrainingOutcome(seed, TrainingEnd.Failed, checkpoints, exception.Message, clock.Elapsed.TotalSeconds);
        }
    }

    private (TrainingEnd End, IReadOnlyList<EpisodeTrace> Episodes, EpisodeTrace? Paying) Train(ProgramReward reward, ulong seed, List<Checkpoint> checkpoints, Func<IReadOnlyList<Checkpoint>, bool>? goesOn, CancellationToken cancellation)
    {
        using var metric = new ProgramReward(RewardProgram.Compile(task.Metric.Source.Text), ownsProgram: true, trains: false);
        using var training = new PolicyTraining(reward, task.Environment, new TrainerOptions { Seed = seed, Steps = task.Steps, Rows = rows });
        var since = new List<TrainingProgress>();
        while (!training.IsDone)
        {
            cancellation.ThrowIfCancellationRequested();
            since.Add(training.Next());
            if (since[^1].Iteration * Checkpoints / training.Iterations == checkpoints.Count)
                continue;
            checkpoints.Add(Summary(since, Score(training, metric)));
            since.Clear();
            if (!training.IsDone && goesOn?.Invoke(checkpoints) == false)
                break;
        }

        var episodes = Record(training, metric);
        return (training.IsDone ? TrainingEnd.Complete : TrainingEnd.Stopped, [.. episodes.Take(RecordedEpisodes)], Paying(episodes));
    }

    private IReadOnlyList<EpisodeTrace> Record(PolicyTraining training, ProgramReward metric)
    {
        var observer = new EpisodeObserver(task.Environment, Episodes);
        training.Evaluate(metric, Episodes, observer.Observe);
        return observer.Episodes;
    }

    /// <summary>The episode in which the metric pays most; null where none pays more than another.</summary>
    private EpisodeTrace? Paying(IReadOnlyList<EpisodeTrace> episodes)
    {
        var returns = EpisodeReplay.Metric(task, episodes).Select(m => m.Sum()).ToList();
        return returns.Max() > returns.Min() ? episodes[returns.IndexOf(returns.Max())] : null;
    }

    /// <summary>The metric's mean over the steps of whole episodes; steps that an episode lost by failing count as 0.</summary>
    private double Score(PolicyTraining training, ProgramReward metric) =>
        training.Evaluate(metric, Episodes).Return!.Value / task.Environment.EpisodeSteps;

    private static Checkpoint Summary(IReadOnlyList<TrainingProgress> since, double score)
    {
        var statistics = since.Select(p => p.Statistics).ToList();
        var terms = statistics[0].Terms.Select((term, i) => new TermPoint(
            term.Name, statistics.Average(s => s.Terms[i].Raw), statistics.Min(s => s.Terms[i].Lowest), statistics.Max(s => s.Terms[i].Highest),
            statistics.Average(s => s.Terms[i].Contribution)));
        var lengths = statistics.Where(s => s.Length is not null).Select(s => s.Length!.Value).ToList();
        return new Checkpoint(since[^1].Steps, score, statistics.Average(s => s.Reward), lengths.Count == 0 ? null : lengths.Average(), [.. terms]);
    }
}
