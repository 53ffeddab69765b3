namespace RewardLang.Semantics;

/// <summary>What folds an expression without naming an axis.</summary>
internal enum AskedFold
{
    None,

    /// <summary>A sum, a mean, or the like: of some things.</summary>
    Things,

    /// <summary>A length: most often of a vector.</summary>
    Length,
}

/// <summary>What is asked of the type of an expression by where it stands; what is not known is left open.</summary>
internal sealed record AskedType
{
    public static AskedType Nothing { get; } = new();

    public static AskedType Condition { get; } = new() { Kind = ScalarKind.Bool };

    public static AskedType Plain { get; } = new() { Unit = Unit.One };

    public ScalarKind? Kind { get; init; }

    public Unit? Unit { get; init; }

    /// <summary>How the unit is written beside it; null where that is not told.</summary>
    public string? UnitText { get; init; }

    /// <summary>Axes that it must have.</summary>
    public IReadOnlyList<Axis> Axes { get; init; } = [];

    /// <summary>Components that are taken of it.</summary>
    public IReadOnlyList<string> Components { get; init; } = [];

    /// <summary>How many elements are taken of it by their numbers.</summary>
    public int Elements { get; init; }

    public AskedFold Fold { get; init; }

    /// <summary>Other names that nothing declares, to which it is added.</summary>
    public IReadOnlyList<string> Partners { get; init; } = [];

    /// <summary>The same of a value in another unit.</summary>
    public AskedType In(Unit? unit, string? text = null) => this with { Unit = unit, UnitText = text };

    /// <summary>The same of a number.</summary>
    public AskedType OfNumber => Kind is null ? this : this with { Kind = null };

    /// <summary>Only what is asked of the axes.</summary>
    public AskedType Shape => new() { Axes = Axes, Fold = Fold };

    /// <summary>Only what is asked of the unit.</summary>
    public AskedType Size => new() { Unit = Unit, UnitText = UnitText };

    /// <summary>What several places ask together; where they disagree nothing is known.</summary>
    public static AskedType Of(IReadOnlyCollection<AskedType> places)
    {
        var units = places.Where(p => p.Unit is not null).Select(p => p.Unit!).Distinct().ToList();
        var texts = places.Where(p => p.UnitText is not null).Select(p => p.UnitText!).Distinct().ToList();
        var axes = places.Select(p => p.Axes).OrderByDescending(a => a.Count).FirstOrDefault() ?? [];
        return new AskedType
        {
            Kind = places.Select(p => p.Kind).FirstOrDefault(k => k is not null),
            Unit = units.Count == 1 ? units[0] : null,
            UnitText = units.Count == 1 && texts.Count == 1 ? texts[0] : null,
            Axes = places.All(p => AxisSet.Contains(axes, p.Axes)) ? axes : [],
            Components = [.. places.SelectMany(p => p.Components).Distinct()],
            Partners = [.. places.SelectMany(p => p.Partners).Distinct()],
            Elements = places.Select(p => p.Elements).DefaultIfEmpty().Max(),
            Fold = places.Select(p => p.Fold).DefaultIfEmpty().Max(),
        };
    }
}
