namespace RewardLang.Generator.Tests.Harness;

/// <summary>The tree that the tests belong to.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The programs of examples/, by their paths in the tree.</summary>
    public static IReadOnlyList<RewardText> Examples { get; } =
    [
        .. Directory.GetFiles(Path.Combine(Root, "examples"), "*.reward", SearchOption.AllDirectories)
            .Where(p => !p.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(p => new RewardText(Path.GetRelativePath(Root, p).Replace('\\', '/'), File.ReadAllText(p))),
    ];

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "RewardLang.sln"))
        ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests do not run inside the tree."));
}
