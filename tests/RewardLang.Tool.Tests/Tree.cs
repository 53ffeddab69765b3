namespace RewardLang.Tool.Tests;

/// <summary>The files of the source tree.</summary>
internal static class Tree
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Every reward file that is kept in the tree.</summary>
    public static IReadOnlyList<string> RewardFiles { get; } =
    [
        .. new[] { "examples", "src", "docs", "tests" }
            .Select(folder => Path.Combine(Root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.reward", SearchOption.AllDirectories))
            .Where(path => !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "RewardLang.sln"))
        ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside their tree."));
}
