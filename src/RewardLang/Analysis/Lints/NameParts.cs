namespace RewardLang.Analysis.Lints;

/// <summary>The words of names, by which lints tell what a value is meant to be.</summary>
internal static class NameParts
{
    /// <summary>The words between underscores, in lower case.</summary>
    public static string[] Of(string name) => name.ToLowerInvariant().Split('_');
}
