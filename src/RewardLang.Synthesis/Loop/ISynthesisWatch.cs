using RewardLang.Synthesis.Candidates;
using RewardLang.Synthesis.Trainings;

namespace RewardLang.Synthesis.Loop;

/// <summary>Told what happens in a run. Calls come from several threads.</summary>
public interface ISynthesisWatch
{
    /// <summary>A candidate was proposed and judged.</summary>
    void Proposed(Candidate candidate);

    /// <summary>A candidate's training reached a checkpoint.</summary>
    void Advanced(Candidate candidate, IReadOnlyList<Checkpoint> checkpoints);

    /// <summary>A candidate's training ended.</summary>
    void Trained(Candidate candidate);

    /// <summary>An iteration is done.</summary>
    void Finished(int iteration, IReadOnlyList<Candidate> candidates);

    /// <summary>A further training of a finalist ended.</summary>
    void TrainedAgain(Candidate candidate, TrainingOutcome outcome);

    /// <summary>A training of the final evaluation ended.</summary>
    void Evaluated(string reward, TrainingOutcome outcome);
}
