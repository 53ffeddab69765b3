namespace RewardLang.Generator.Pipeline;

/// <summary>The steps of the pipeline, by the names that tests and profilers see.</summary>
internal static class TrackingNames
{
    /// <summary>Each <c>.reward</c> file with its text and settings.</summary>
    public const string Files = "RewardFiles";

    /// <summary>The texts of all files that can be imported.</summary>
    public const string Importable = "RewardImportable";

    /// <summary>Each file with the texts that it imports.</summary>
    public const string Units = "RewardUnits";

    /// <summary>What the compiler made of each unit: the one step that is dear.</summary>
    public const string Compiled = "RewardCompiled";

    /// <summary>The class names that more than one file claims.</summary>
    public const string Conflicts = "RewardConflicts";

    /// <summary>The C# sources of each file.</summary>
    public const string Sources = "RewardSources";

    /// <summary>The diagnostics of each file.</summary>
    public const string Diagnostics = "RewardDiagnostics";
}
