using RewardLang.Diagnostics;

namespace RewardLang.Training.Environments;

/// <summary>Tells whether two units are the same, by the rules of the language itself.</summary>
internal static class UnitComparison
{
    /// <summary>True where a value of 1 in one unit is 1 in the other: N*m and m*N, rad/s and 1/s, but not m and cm.</summary>
    /// <param name="first">A unit as it is written in a reward.</param>
    /// <param name="second">A unit as it is written in a reward.</param>
    public static bool Same(string first, string second)
    {
        if (first == second) return true;

        // A difference of other dimensions does not compile; one of another scale is not 0, and the check fails.
        var question = $$"""
            reward Same {
              input value : real<{{first}}>
              term difference = value - 1<{{second}}>
              scenario one { value = 1 }
              check total of one ~= 0
            }
            """;
        return !RewardCompiler.Compile(new SourceText("units.reward", question)).HasErrors;
    }
}
