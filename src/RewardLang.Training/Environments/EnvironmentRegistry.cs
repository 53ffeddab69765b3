using System.Reflection;
using RewardLang.Training.Rewards;

namespace RewardLang.Training.Environments;

/// <summary>
/// All environments, and the one that a reward is for: the one whose signals have the names, axes and units of the reward's
/// inputs. An environment is a public class of this assembly with a static property <c>Kind</c>; nothing else registers it.
/// </summary>
public static class EnvironmentRegistry
{
    /// <summary>All environments, by name.</summary>
    public static IReadOnlyList<EnvironmentDescription> All { get; } = Discover();

    /// <summary>The environment with this name.</summary>
    /// <exception cref="EnvironmentMatchException">There is none; the message lists those there are.</exception>
    public static EnvironmentDescription Named(string name) =>
        All.FirstOrDefault(kind => kind.Name == name)
        ?? throw new EnvironmentMatchException(
            $"There is no environment '{name}'. There are: {string.Join(", ", All.Select(kind => kind.Name))}.");

    /// <summary>Finds the environment for a reward.</summary>
    /// <param name="reward">The name of the reward, for messages.</param>
    /// <param name="inputs">What the reward needs.</param>
    /// <param name="name">The environment to take, or null to find the only one that has all inputs.</param>
    /// <exception cref="EnvironmentMatchException">None fits, or several do; the message says what is missing.</exception>
    internal static EnvironmentDescription Match(string reward, IReadOnlyList<RewardInput> inputs, string? name = null)
    {
        var candidates = name is null ? All : [Named(name)];
        var matches = candidates.Select(kind => new EnvironmentMatch(kind, inputs)).ToList();
        var fitting = matches.Where(match => match.Problems.Count is 0).ToList();
        return fitting.Count switch
        {
            1 => fitting[0].Environment,
            0 => throw new EnvironmentMatchException(
                (name is null ? $"No environment has all inputs of '{reward}'." : $"'{name}' does not have all inputs of '{reward}'.")
                + string.Concat(matches.OrderBy(match => match.Problems.Count).Select(Explain))),
            _ => throw new EnvironmentMatchException(
                $"'{reward}' fits several environments: {string.Join(", ", fitting.Select(match => match.Environment.Name))}. "
                + "Say which with --env."),
        };
    }

    private static string Explain(EnvironmentMatch match) =>
        $"\n  {match.Environment.Name}: {string.Join("; ", match.Problems)}."
        + $"\n    It has: {string.Join(", ", match.Environment.Signals.Select(signal => signal.Name))}.";

    private static List<EnvironmentDescription> Discover() =>
    [
        .. typeof(VectorEnvironment).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(VectorEnvironment)) && !type.IsAbstract)
            .Select(type => type.GetProperty("Kind", BindingFlags.Public | BindingFlags.Static)?.GetValue(null))
            .OfType<EnvironmentDescription>()
            .OrderBy(kind => kind.Name, StringComparer.Ordinal),
    ];
}
