using RewardLang.Synthesis.Candidates;
using RewardLang.Synthesis.Loop;
using RewardLang.Synthesis.Trainings;

namespace RewardLang.Tool.LiveView;

/// <summary>Shows a search for a reward while it runs.</summary>
internal abstract class SynthesisView : ISynthesisWatch, IAsyncDisposable
{
    /// <inheritdoc/>
    public abstract void Proposed(Candidate candidate);

    /// <inheritdoc/>
    public abstract void Advanced(Candidate candidate, IReadOnlyList<Checkpoint> checkpoints);

    /// <inheritdoc/>
    public abstract void Trained(Candidate candidate);

    /// <inheritdoc/>
    public abstract void Finished(int iteration, IReadOnlyList<Candidate> candidates);

    /// <inheritdoc/>
    public abstract void TrainedAgain(Candidate candidate, TrainingOutcome outcome);

    /// <inheritdoc/>
    public abstract void Evaluated(string reward, TrainingOutcome outcome);

    /// <summary>Says something to whoever watches.</summary>
    public abstract void Tell(string text);

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The first line of a candidate's most important finding.</summary>
    protected static string Refusal(Candidate candidate) => candidate.Findings.First(f => f.IsFatal).Text.Split('\n')[0];
}
