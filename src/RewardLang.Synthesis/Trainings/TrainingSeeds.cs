namespace RewardLang.Synthesis.Trainings;

/// <summary>The seeds of a run's trainings beside that of the search: none is used for two purposes.</summary>
internal static class TrainingSeeds
{
    /// <summary>The final evaluation: the first of its seeds.</summary>
    public const ulong Final = 1_000_000;

    /// <summary>Finalists: the first of their seeds.</summary>
    public const ulong Finalist = 2_000_000;

    /// <summary>Trainings of a finalist beside that of the search.</summary>
    public const int OfFinalist = 2;

    /// <summary>Trainings of the best, beside that of the search: luck with three is common.</summary>
    public const int OfBest = 4;
}
