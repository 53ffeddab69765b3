using RewardLang.Training.Rewards;

namespace RewardLang.Training.Environments;

/// <summary>How well an environment's signals serve a reward's inputs.</summary>
internal sealed class EnvironmentMatch(EnvironmentDescription environment, IReadOnlyList<RewardInput> inputs)
{
    /// <summary>The environment.</summary>
    public EnvironmentDescription Environment { get; } = environment;

    /// <summary>One phrase for each input that it cannot serve; empty where the reward fits.</summary>
    public IReadOnlyList<string> Problems { get; } =
        [.. inputs.Select(input => Problem(environment, input)).OfType<string>()];

    private static string? Problem(EnvironmentDescription environment, RewardInput input)
    {
        var signal = environment.Signals.FirstOrDefault(signal => signal.Name == input.Name);
        if (signal is null) return $"it has no '{input.Name}'";
        if (input.IsShared) return $"its '{input.Name}' has a value for each row, not a shared one";
        if ((signal.Kind is SignalKind.Boolean) != (input.Kind is SignalKind.Boolean))
            return $"its '{input.Name}' is declared as '{signal.Declaration}'";
        if (!FitsAxes(signal, input))
            return $"its '{input.Name}' is {Shape(signal.Axes.Select(axis => axis.Size))}, not {Shape(input.AxisSizes)}";
        if (!FitsUnit(signal, input)) return $"its '{input.Name}' is in {signal.Unit}, not in {input.Unit}";
        return null;
    }

    private static bool FitsAxes(Signal signal, RewardInput input) =>
        signal.Axes.Count == input.AxisSizes.Count
        && signal.Axes.Zip(input.AxisSizes).All(pair => pair.Second is 0 || pair.First.Size == pair.Second);

    // An input without a unit takes any.
    private static bool FitsUnit(Signal signal, RewardInput input) =>
        input.Unit is null || input.Kind is not SignalKind.Real || UnitComparison.Same(signal.Unit, input.Unit);

    private static string Shape(IEnumerable<int> sizes)
    {
        var text = string.Join(", ", sizes.Select(size => size is 0 ? "any" : $"{size}"));
        return text.Length is 0 ? "one number" : $"[{text}]";
    }
}
