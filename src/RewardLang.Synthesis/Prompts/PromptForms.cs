namespace RewardLang.Synthesis.Prompts;

/// <summary>All prompt forms.</summary>
public static class PromptForms
{
    /// <summary>In the order of their names.</summary>
    public static IReadOnlyList<IPromptForm> All { get; } = [new EurekaPrompt(), new IcplPrompt()];
}
