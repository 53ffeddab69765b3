namespace RewardLang.Synthesis.Evolution.Mutations;

/// <summary>A way to change a genome. A mutation is a class of this folder; nothing else registers it.</summary>
internal interface IMutation
{
    /// <summary>How often it is tried beside the others.</summary>
    double Weight { get; }

    /// <summary>The changed genome and what was done, in words; null where there is nothing to change.</summary>
    (Genome Genome, string Change)? Apply(MutationContext context);
}
