using RewardLang.Synthesis.Chat;
using RewardLang.Synthesis.Loop;

namespace RewardLang.Synthesis.Runs;

/// <summary>Who writes the rewards of a run.</summary>
public enum ProposerKind
{
    /// <summary>Mutation and crossover, without a model.</summary>
    Evolution,

    /// <summary>A language model at an endpoint.</summary>
    Chat,

    /// <summary>Recorded replies of a model.</summary>
    Replay,
}

/// <summary>All that decides how a run goes; kept with it, so that it goes on as it began.</summary>
public sealed record SynthesisSettings
{
    /// <summary>The task's name.</summary>
    public required string Task { get; init; }

    /// <summary>Who writes the rewards.</summary>
    public ProposerKind Proposer { get; init; }

    /// <summary>The model and where it is; its key is not here, nor anywhere.</summary>
    public ChatEndpoint? Endpoint { get; init; }

    /// <summary>The recording that is replayed.</summary>
    public string? Recording { get; init; }

    /// <summary>The form of the conversation with a model: a name of <see cref="Prompts.PromptForms"/>.</summary>
    public string Prompt { get; init; } = "eureka";

    /// <summary>How often a refused reward goes back to the model.</summary>
    public int Repairs { get; init; } = 2;

    /// <summary>How the model is asked.</summary>
    public CallOptions Calls { get; init; } = new();

    /// <summary>How rewards are sought.</summary>
    public SynthesisOptions Options { get; init; } = new();
}
