using RewardLang.Synthesis.Candidates;
using RewardLang.Synthesis.Trainings;

namespace RewardLang.Tool.LiveView;

/// <summary>A search where the output is no terminal: a line for each event.</summary>
internal sealed class PlainSynthesisView : SynthesisView
{
    private readonly TextWriter _output;
    private readonly Lock _lock = new();

    public PlainSynthesisView(TextWriter output, string heading)
    {
        _output = output;
        Tell(heading);
    }

    public override void Proposed(Candidate candidate) => Tell(candidate.IsAccepted
        ? $"candidate {candidate.Number}: {candidate.Change}"
        : $"candidate {candidate.Number}: {candidate.Change}; refused: {Refusal(candidate)}");

    public override void Advanced(Candidate candidate, IReadOnlyList<Checkpoint> checkpoints)
    {
    }

    public override void Trained(Candidate candidate) => Tell($"candidate {candidate.Number}: {Outcome(candidate.Training!)}");

    public override void Finished(int iteration, IReadOnlyList<Candidate> candidates)
    {
        var scores = candidates.Where(c => c.Score is not null).Select(c => c.Score!.Value).ToList();
        Tell(scores.Count == 0 ? $"iteration {iteration}: none was trained" : $"iteration {iteration}: best {TrainingFigures.Value(scores.Max())}, mean {TrainingFigures.Value(scores.Average())}");
    }

    public override void TrainedAgain(Candidate candidate, TrainingOutcome outcome) => Tell($"finalist {candidate.Number}, seed {outcome.Seed}: {Outcome(outcome)}");

    public override void Evaluated(string reward, TrainingOutcome outcome) => Tell($"{reward}, seed {outcome.Seed}: {Outcome(outcome)}");

    public override void Tell(string text)
    {
        lock (_lock)
            _output.WriteLine(text);
    }

    private static string Outcome(TrainingOutcome outcome) => outcome.End switch
    {
        TrainingEnd.Failed => $"failed: {outcome.Failure}",
        TrainingEnd.Stopped => $"given up at {TrainingFigures.Value(outcome.Score)}",
        _ => $"score {TrainingFigures.Value(outcome.Score)}",
    } + $" ({TrainingFigures.Value(outcome.Seconds)} s)";
}
