namespace RewardLang.Semantics;

/// <summary>What a value counts as.</summary>
public enum ScalarKind
{
    /// <summary>A real number.</summary>
    Real,

    /// <summary>A whole number, kept as a real one.</summary>
    Int,

    /// <summary>True or false.</summary>
    Bool,
}

/// <summary>The type of a value: kind, unit (null: free, never checked) and axes.</summary>
internal sealed record ValueType(ScalarKind Kind, Unit? Unit, IReadOnlyList<Axis> Axes)
{
    public static ValueType Number { get; } = new(ScalarKind.Real, Unit.One, []);

    public static ValueType Truth { get; } = new(ScalarKind.Bool, Unit.One, []);

    /// <summary>The type as a user writes it: <c>real&lt;m&gt;[finger, xyz]</c>.</summary>
    public override string ToString()
    {
        var unit = Unit is null || Unit.IsOne ? "" : $"<{Unit}>";
        var axes = Axes.Count == 0 ? "" : $"[{string.Join(", ", Axes)}]";
        return Kind.ToString().ToLowerInvariant() + unit + axes;
    }
}
