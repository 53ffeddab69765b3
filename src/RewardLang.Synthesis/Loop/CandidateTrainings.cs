using RewardLang.Synthesis.Candidates;
using RewardLang.Synthesis.Journal;
using RewardLang.Synthesis.Tasks;
using RewardLang.Synthesis.Trainings;

namespace RewardLang.Synthesis.Loop;

/// <summary>The trainings of a run, several at a time, each from the journal where it is done.</summary>
/// <param name="task">What for.</param>
/// <param name="journal">Where they are kept.</param>
/// <param name="options">How.</param>
/// <param name="watch">Told what happens.</param>
internal sealed class CandidateTrainings(SynthesisTask task, SynthesisJournal journal, SynthesisOptions options, ISynthesisWatch? watch)
{
    public const string Winner = "winner";
    public const string Expert = "expert";
    public const string Sparse = "sparse";

    private readonly CandidateTraining _training = new(task);
    private readonly MedianRule _rule = new();

    /// <summary>Trains candidates, and gives up those that are hopeless beside all others.</summary>
    /// <param name="all">All candidates of the run, in the order of their numbers; those that are trained get their outcomes.</param>
    /// <param name="candidates">Those to train.</param>
    /// <param name="cancellation">Ends it with an exception.</param>
    public async Task TrainAsync(List<Candidate> all, IReadOnlyList<Candidate> candidates, CancellationToken cancellation)
    {
        var running = all.Where(c => c.Training is not null).ToDictionary(c => c.Number, c => c.Training!.Checkpoints);
        await ForEachAsync(
            candidates,
            (candidate, token) =>
            {
                var outcome = Train($"{candidate.Number}", candidate.Text, (ulong)options.Seed, token, checkpoints =>
                {
                    watch?.Advanced(candidate, checkpoints);
                    lock (running)
                    {
                        running[candidate.Number] = [.. checkpoints];
                        return !options.GivesUp || !_rule.IsHopeless(checkpoints, [.. running.Where(r => r.Key != candidate.Number).Select(r => r.Value)]);
                    }
                });
                lock (running)
                {
                    running[candidate.Number] = outcome.Checkpoints;
                    all[candidate.Number - 1] = candidate with { Training = outcome };
                }

                watch?.Trained(candidate with { Training = outcome });
            },
            cancellation).ConfigureAwait(false);
    }

    /// <summary>Trains finalists with further seeds until each has a number of such trainings.</summary>
    /// <param name="all">All candidates of the run, in the order of their numbers; the finalists get their further trainings.</param>
    /// <param name="finalists">Those to train.</param>
    /// <param name="count">The further trainings that each has afterwards.</param>
    /// <param name="cancellation">Ends it with an exception.</param>
    public async Task TrainAgainAsync(List<Candidate> all, IReadOnlyList<Candidate> finalists, int count, CancellationToken cancellation)
    {
        var wanted = from seed in Enumerable.Range(0, count)
                     from finalist in finalists
                     where seed >= finalist.FurtherTrainings.Count
                     select (finalist.Number, finalist.Text, Seed: TrainingSeeds.Finalist + (ulong)seed);
        await ForEachAsync(
            [.. wanted],
            (finalist, token) =>
            {
                var outcome = Train($"{finalist.Number}", finalist.Text, finalist.Seed, token);
                lock (all)
                {
                    var candidate = all[finalist.Number - 1];
                    all[finalist.Number - 1] = candidate = candidate with { FurtherTrainings = [.. candidate.FurtherTrainings.Append(outcome).OrderBy(t => t.Seed)] };
                    watch?.TrainedAgain(candidate, outcome);
                }
            },
            cancellation).ConfigureAwait(false);
    }

    /// <summary>Fresh trainings of the best candidate and of what it is compared with, by name, in the order of their seeds.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<TrainingOutcome>>> EvaluateAsync(Candidate? best, CancellationToken cancellation)
    {
        (string Name, string? Text)[] rewards = [(Winner, best?.Text), (Expert, task.Expert), (Sparse, task.Sparse)];
        var wanted = from seed in Enumerable.Range(0, options.FinalSeeds) from reward in rewards where reward.Text is not null select (reward.Name, Text: reward.Text!, Seed: TrainingSeeds.Final + (ulong)seed);
        var outcomes = new Dictionary<string, List<TrainingOutcome>>();
        await ForEachAsync(
            [.. wanted],
            (reward, token) =>
            {
                var outcome = Train(reward.Name is Winner ? $"{best!.Number}" : reward.Name, reward.Text, reward.Seed, token);
                lock (outcomes)
                    (outcomes.TryGetValue(reward.Name, out var list) ? list : outcomes[reward.Name] = []).Add(outcome);
                watch?.Evaluated(reward.Name, outcome);
            },
            cancellation).ConfigureAwait(false);
        return outcomes.ToDictionary(o => o.Key, o => (IReadOnlyList<TrainingOutcome>)[.. o.Value.OrderBy(t => t.Seed)]);
    }

    private Task ForEachAsync<T>(IReadOnlyList<T> items, Action<T, CancellationToken> action, CancellationToken cancellation) => Parallel.ForEachAsync(
        items, new ParallelOptions { MaxDegreeOfParallelism = options.Parallel, CancellationToken = cancellation },
        (item, token) =>
        {
            action(item, token);
            return ValueTask.CompletedTask;
        });

    /// <summary>A training, from the journal where it is done.</summary>
    private TrainingOutcome Train(string name, string text, ulong seed, CancellationToken cancellation, Func<IReadOnlyList<Checkpoint>, bool>? goesOn = null)
    {
        if (journal.Training(name, seed) is { } done)
            return done;
        var outcome = _training.Run(text, seed, goesOn, cancellation);
        journal.Keep(name, outcome);
        return outcome;
    }
}
