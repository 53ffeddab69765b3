using System.Runtime.CompilerServices;

namespace RewardLang.Tests.Semantics;

/// <summary>The reward files of the tree.</summary>
internal static class ExampleFiles
{
    public static IReadOnlyList<string> Paths { get; } =
        [.. Directory.GetFiles(Path.Combine(Root(), "examples"), "*.reward", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
