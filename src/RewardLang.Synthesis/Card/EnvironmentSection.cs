using System.Globalization;
using System.Text;
using RewardLang.Training.Environments;

namespace RewardLang.Synthesis.Card;

/// <summary>What a reward of an environment may use: its inputs, as they are declared, with what they mean.</summary>
internal static class EnvironmentSection
{
    public static string Render(EnvironmentDescription environment)
    {
        var text = new StringBuilder($"\n## The environment: {environment.Name}\n\n{environment.Summary}\n");
        text.Append(CultureInfo.InvariantCulture, $"One step takes {environment.TimeStep:0.####} s, an episode {environment.EpisodeSteps} steps.\n");
        text.Append("The inputs there are; declare those that you use, exactly so:\n\n```\n");
        foreach (var axis in environment.Signals.SelectMany(s => s.Axes).DistinctBy(a => a.Name).Where(a => !IsBuiltIn(a.Name)))
            text.Append($"axis {axis.Name} = {axis.Size}\n");
        foreach (var signal in environment.Signals)
            text.Append($"{signal.Declaration}  // {signal.Documentation}\n");
        return text.Append("```\n").ToString();
    }

    private static bool IsBuiltIn(string axis) => axis is "xy" or "xyz" or "quat" or "quat_xyzw";
}
