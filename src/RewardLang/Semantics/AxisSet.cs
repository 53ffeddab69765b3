namespace RewardLang.Semantics;

/// <summary>Lists of axes seen as sets.</summary>
internal static class AxisSet
{
    public static bool Contains(IReadOnlyList<Axis> outer, IReadOnlyList<Axis> inner) => inner.All(outer.Contains);

    /// <summary>The axes of a pointwise result: those of the side that contains the other's; null when neither does.</summary>
    public static IReadOnlyList<Axis>? TryJoin(IReadOnlyList<Axis> left, IReadOnlyList<Axis> right) =>
        Contains(left, right) ? left : Contains(right, left) ? right : null;

    /// <inheritdoc cref="TryJoin"/>
    /// <exception cref="InvalidOperationException">Neither side contains the other.</exception>
    public static IReadOnlyList<Axis> Join(IReadOnlyList<Axis> left, IReadOnlyList<Axis> right) => TryJoin(left, right)
        ?? throw new InvalidOperationException($"Axes [{string.Join(", ", left)}] and [{string.Join(", ", right)}] do not nest.");

    /// <summary>The number of elements over axes, of which those without a size yet count once.</summary>
    public static double Count(IReadOnlyList<Axis> axes) => axes.Aggregate(1.0, (count, axis) => count * (axis.Size ?? 1));

    /// <summary>All axes of both, those of <paramref name="left"/> first.</summary>
    public static IReadOnlyList<Axis> Union(IReadOnlyList<Axis> left, IReadOnlyList<Axis> right) =>
        [.. left, .. right.Where(a => !left.Contains(a))];

    /// <summary>Axes as a part of a sentence: <c>hand, finger and xyz</c>.</summary>
    public static string Listed(IReadOnlyList<Axis> axes) => axes.Count < 2 ? string.Concat(axes) : $"{string.Join(", ", axes.Take(axes.Count - 1))} and {axes[axes.Count - 1]}";

    /// <summary>What can be named of a value's axes.</summary>
    public static string Advice(IReadOnlyList<Axis> axes) => axes.Count == 0
        ? "It is one number for each row already, as norm and sum take all axes unless over: names some; rows are folded with over: batch or over: group."
        : $"It has {string.Join(", ", axes.Select(a => a.IsAnonymous ? a.ToString() : $"'{a.Name}'"))}.";
}
