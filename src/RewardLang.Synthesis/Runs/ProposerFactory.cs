using Microsoft.Extensions.AI;
using RewardLang.Synthesis.Chat;
using RewardLang.Synthesis.Evolution;
using RewardLang.Synthesis.Journal;
using RewardLang.Synthesis.Prompts;
using RewardLang.Synthesis.Proposers;
using RewardLang.Synthesis.Replay;
using RewardLang.Synthesis.Tasks;

namespace RewardLang.Synthesis.Runs;

/// <summary>Makes the proposer that settings ask for.</summary>
public static class ProposerFactory
{
    /// <summary>Makes it.</summary>
    /// <param name="settings">The run's settings.</param>
    /// <param name="task">The task.</param>
    /// <param name="journal">Where replies are kept.</param>
    /// <param name="note">Told about failures of a service; null for nobody.</param>
    /// <exception cref="TranscriptException">The recording cannot be read.</exception>
    public static IProposer Create(SynthesisSettings settings, SynthesisTask task, SynthesisJournal journal, Action<string>? note = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(journal);
        return settings.Proposer switch
        {
            ProposerKind.Chat => Chat(settings, task, journal, settings.Endpoint!.Connect(), settings.Endpoint.Model, note),
            // One after the other: a recording is told apart by its order alone.
            ProposerKind.Replay => Chat(settings, task, journal, ReplayClient.Read(settings.Recording!, journal.Calls().Count), "replay", note, parallel: 1),
            _ => new EvolutionProposer(task, settings.Options.Seed),
        };
    }

    private static ChatProposer Chat(
        SynthesisSettings settings, SynthesisTask task, SynthesisJournal journal, IChatClient client, string model, Action<string>? note, int parallel = 4)
    {
        void Note(string text)
        {
            journal.Note(text);
            note?.Invoke(text);
        }

        var calls = new PaidCalls(client, model, journal, settings.Options.Budget, settings.Calls with { Timeout = settings.Endpoint?.Timeout ?? settings.Calls.Timeout }, Note);
        var form = PromptForms.All.First(f => f.Name == settings.Prompt);
        return new ChatProposer(task, calls, new ChatProposerOptions { Form = form, Repairs = settings.Repairs, Parallel = parallel }, model);
    }
}
