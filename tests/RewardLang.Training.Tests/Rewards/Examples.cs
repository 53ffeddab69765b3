using System.Runtime.CompilerServices;
using RewardLang.Runtime;

namespace RewardLang.Training.Tests.Rewards;

/// <summary>The reward files of the repository.</summary>
internal static class Examples
{
    /// <summary>One of <c>examples</c>, by its name.</summary>
    public static RewardProgram Load(string name) => LoadFile($"examples/{name}");

    /// <summary>Any, by its path from the root, without the ending.</summary>
    public static RewardProgram LoadFile(string path) => RewardProgram.Load(Path.Combine(Root(), path + ".reward"));

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
