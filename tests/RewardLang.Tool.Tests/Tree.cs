namespace RewardLang.Tool.Tests;

/// <summary>The files of the source tree.</summary>
internal static class Tree
{
    public static string PathOf(params string[] parts) => Path.Combine([Repository.Root, .. parts]);

    /// <summary>Every reward file that is kept in the tree.</summary>
    public static IReadOnlyList<string> RewardFiles { get; } =
    [
        .. new[] { "examples", "src", "docs", "tests" }
            .Select(folder => Path.Combine(Repository.Root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.reward", SearchOption.AllDirectories))
            .Where(path => !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];
}
