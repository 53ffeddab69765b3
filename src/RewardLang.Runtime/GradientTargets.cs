namespace RewardLang.Runtime;

/// <summary>What gradients are taken by.</summary>
[Flags]
public enum GradientTargets
{
    /// <summary>The real inputs.</summary>
    Inputs = 1,

    /// <summary>The real parameters.</summary>
    Params = 2,

    /// <summary>Both.</summary>
    All = Inputs | Params,
}
