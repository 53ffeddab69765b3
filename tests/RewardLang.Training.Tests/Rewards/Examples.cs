using System.Runtime.CompilerServices;
using RewardLang.Runtime;

namespace RewardLang.Training.Tests.Rewards;

/// <summary>The reward files of the repository.</summary>
internal static class Examples
{
    public static RewardProgram Load(string name) => RewardProgram.Load(Path.Combine(Folder(), name + ".reward"));

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "examples"));
}
