using RewardLang.Synthesis.Candidates;
using RewardLang.Synthesis.Chat;
using RewardLang.Synthesis.Loop;
using RewardLang.Synthesis.Proposers;
using RewardLang.Synthesis.Runs;
using RewardLang.Synthesis.Tasks;

namespace RewardLang.Synthesis.Report;

/// <summary>All that there is to report of a run, from its journal.</summary>
/// <param name="Task">The task.</param>
/// <param name="Settings">How it was run.</param>
/// <param name="Candidates">All candidates, with their trainings.</param>
/// <param name="Feedback">What a person said, by iteration.</param>
/// <param name="Calls">What a model was asked.</param>
/// <param name="Notes">What happened beside the steps.</param>
/// <param name="Result">What came out; null of a run that did not end.</param>
internal sealed record SynthesisRecord(
    SynthesisTask Task, SynthesisSettings Settings, IReadOnlyList<Candidate> Candidates, IReadOnlyList<HumanFeedback> Feedback, IReadOnlyList<ChatRecord> Calls,
    IReadOnlyList<(string At, string Text)> Notes, SynthesisResult? Result)
{
    /// <summary>The result's best candidate, or that of a run that did not end.</summary>
    public Candidate? Best => Result?.Best ?? SynthesisRun.Best(Candidates);

    /// <summary>Reads the journal of a run.</summary>
    public static SynthesisRecord Read(SynthesisFolder folder, SynthesisResult? result)
    {
        var candidates = folder.Journal.Candidates((ulong)folder.Settings.Options.Seed);
        IReadOnlyList<HumanFeedback> feedback = [.. candidates.Select(c => c.Iteration).Distinct().Select(folder.Journal.Feedback).OfType<HumanFeedback>()];
        return new SynthesisRecord(folder.Task, folder.Settings, candidates, feedback, folder.Journal.Calls(), folder.Journal.Notes(), result);
    }
}
