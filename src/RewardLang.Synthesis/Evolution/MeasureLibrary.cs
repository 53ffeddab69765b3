using System.Text.RegularExpressions;
using RewardLang.Training.Environments;
using RewardLang.Training.Rewards;

namespace RewardLang.Synthesis.Evolution;

/// <summary>
/// What an environment offers to measure, by the types and units of its signals: distances, sizes, components, angles, approach, and how far they are from
/// numbers that a task's description names.
/// </summary>
internal static partial class MeasureLibrary
{
    /// <summary>What a description names counts more.</summary>
    private const double Named = 3;

    /// <summary>All measures of an environment for a task, whose magnitudes are not known yet.</summary>
    /// <param name="environment">Where.</param>
    /// <param name="description">The task in words: of it only numbers with units are read.</param>
    public static IReadOnlyList<Measure> Of(EnvironmentDescription environment, string description = "")
    {
        var measures = OfSignals(environment);
        return [.. measures, .. from number in Numbers(description) from measure in measures where measure.Unit == number.Unit && measure.Kind == MeasureKind.Signed select Beside(measure, number.Text)];
    }

    private static IReadOnlyList<Measure> OfSignals(EnvironmentDescription environment)
    {
        var numbers = environment.Signals.Where(s => s.Kind is SignalKind.Real).ToList();
        return
        [
            .. from a in numbers from b in numbers where string.CompareOrdinal(a.Name, b.Name) < 0 && HaveOneType(a, b) from m in Differences(a, b) select m,
            .. numbers.SelectMany(Sizes),
            .. from place in numbers from goal in numbers from speed in numbers
                where place.Name != goal.Name && HaveOneType(place, goal) && IsSpatial(place) && IsRateOf(speed, place)
                select Approach(place, goal, speed),
            .. environment.Signals.Where(s => s.Kind is SignalKind.Boolean && s.Axes.Count is 0)
                .Select(s => new Measure(s.Name, $"float({s.Name})", "1", [s.Name], MeasureKind.Flag)),
        ];
    }

    private static bool HaveOneType(Signal a, Signal b) => a.Unit == b.Unit && a.Axes.SequenceEqual(b.Axes);

    private static bool IsSpatial(Signal signal) => signal.Axes is [{ Name: "xy" or "xyz" }];

    /// <summary>Whether a signal is how fast another changes, as far as units and axes tell.</summary>
    public static bool IsRateOf(Signal speed, Signal place) => speed.Axes.SequenceEqual(place.Axes) && UnitComparison.Same(speed.Unit, $"{place.Unit}/s");

    private static IEnumerable<Measure> Differences(Signal a, Signal b)
    {
        if (a.Axes.Count is 0)
        {
            yield return new Measure($"{a.Name}_to_{b.Name}", $"abs({a.Name} - {b.Name})", a.Unit, [a.Name, b.Name], MeasureKind.Distance);
            yield break;
        }

        yield return new Measure($"{a.Name}_to_{b.Name}", $"norm({a.Name} - {b.Name})", a.Unit, [a.Name, b.Name], MeasureKind.Distance);
        if (IsSpatial(a))
            foreach (var component in a.Axes[0].Name)
                yield return new Measure($"{a.Name}_to_{b.Name}_{component}", $"abs({a.Name}.{component} - {b.Name}.{component})", a.Unit, [a.Name, b.Name], MeasureKind.Distance);
    }

    private static IEnumerable<Measure> Sizes(Signal signal)
    {
        if (signal.Axes.Count is 0)
        {
            yield return new Measure(signal.Name, $"abs({signal.Name})", signal.Unit, [signal.Name], MeasureKind.Distance);
            yield return new Measure(signal.Name, signal.Name, signal.Unit, [signal.Name], MeasureKind.Signed);
            if (signal.Unit is "rad")
                yield return new Measure($"{signal.Name}_cos", $"cos({signal.Name})", "1", [signal.Name], MeasureKind.Signed);
            yield break;
        }

        yield return new Measure($"{signal.Name}_size", $"norm({signal.Name})", signal.Unit, [signal.Name], MeasureKind.Distance);
        if (!IsSpatial(signal))
            yield break;
        foreach (var component in signal.Axes[0].Name)
        {
            yield return new Measure($"{signal.Name}_{component}", $"abs({signal.Name}.{component})", signal.Unit, [signal.Name], MeasureKind.Distance);
            yield return new Measure($"{signal.Name}_{component}", $"{signal.Name}.{component}", signal.Unit, [signal.Name], MeasureKind.Signed);
        }
    }

    /// <summary>The numbers of a text that a unit follows.</summary>
    private static IEnumerable<(string Text, string Unit)> Numbers(string text) =>
        NumberPattern().Matches(text).Select(m => (m.Groups["number"].Value, m.Groups["unit"].Value)).Distinct();

    /// <summary>How far a measure is from a number in its unit.</summary>
    private static Measure Beside(Measure measure, string number) => new(
        $"{measure.Name}_beside_{number.Replace('.', '_')}", $"abs({measure.Expression} - {measure.Literal(number)})", measure.Unit, measure.Signals, MeasureKind.Distance)
    {
        Relevance = Named,
    };

    [GeneratedRegex(@"(?<![\w.])(?<number>\d+(?:\.\d+)?) ?(?<unit>[A-Za-z]+(?:[*/^][A-Za-z0-9]+)*)")]
    private static partial Regex NumberPattern();

    /// <summary>How fast a place nears a goal.</summary>
    private static Measure Approach(Signal place, Signal goal, Signal speed) => new(
        $"{place.Name}_nears_{goal.Name}", $"dot({speed.Name}, {goal.Name} - {place.Name}) / max(norm({goal.Name} - {place.Name}), 1e-3<{place.Unit}>)",
        speed.Unit, [place.Name, goal.Name, speed.Name], MeasureKind.Signed);
}
