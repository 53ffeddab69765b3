namespace RewardLang.Synthesis.Tests;

/// <summary>The tree that the tests were built from.</summary>
internal static class Trees
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "RewardLang.sln"))
        ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside their tree."));
}
