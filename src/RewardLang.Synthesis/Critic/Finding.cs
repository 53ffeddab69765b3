namespace RewardLang.Synthesis.Critic;

/// <summary>What a finding is about.</summary>
public enum FindingKind
{
    /// <summary>The text does not compile, or costs more than is allowed.</summary>
    Text,

    /// <summary>The program does not fit the environment, or cannot be trained on step by step.</summary>
    Environment,

    /// <summary>The reward can be NaN or infinite.</summary>
    NotFinite,

    /// <summary>A demand of the task's owner does not hold.</summary>
    Demand,

    /// <summary>The reward is the same whatever happens.</summary>
    Constant,

    /// <summary>The same reward was tried before.</summary>
    Duplicate,

    /// <summary>A likely mistake, which does not keep the candidate from being trained.</summary>
    Advice,
}

/// <summary>Something that the critic has to say about a candidate.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">What is wrong and what to do, for people and models alike.</param>
public sealed record Finding(FindingKind Kind, string Text)
{
    /// <summary>Whether it keeps the candidate from being trained.</summary>
    public bool IsFatal => Kind is not FindingKind.Advice;
}
