namespace RewardLang.Synthesis.Tests.Loop;

/// <summary>Trainings that must come to the same numbers: how many threads torch has, by which sums are parted, is a setting of the process that others change.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneWithTorch
{
    public const string Name = "alone with torch";
}
