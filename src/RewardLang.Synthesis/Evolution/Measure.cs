namespace RewardLang.Synthesis.Evolution;

/// <summary>What kind of number a measure is.</summary>
internal enum MeasureKind
{
    /// <summary>Never negative, and 0 at best or at worst: a length, a size.</summary>
    Distance,

    /// <summary>With a sign.</summary>
    Signed,

    /// <summary>0 or 1.</summary>
    Flag,
}

/// <summary>Something of an environment that a term can be about: one number a step.</summary>
/// <param name="Name">A name for terms about it.</param>
/// <param name="Expression">How it is written.</param>
/// <param name="Unit">Its unit; "1" for a plain number.</param>
/// <param name="Signals">The signals that it is made of.</param>
/// <param name="Kind">What kind of number it is.</param>
internal sealed record Measure(string Name, string Expression, string Unit, IReadOnlyList<string> Signals, MeasureKind Kind)
{
    /// <summary>How large it usually is: the mean magnitude over random play, in <see cref="Unit"/>; positive.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>The smallest and the largest value that it has where episodes begin.</summary>
    public (double Smallest, double Largest) AtStart { get; init; }

    /// <summary>What the owner's demands or recorded episodes say of it; null where they say nothing.</summary>
    public MeasureEvidence? Evidence { get; init; }

    /// <summary>How much the task's owner speaks of it: 1 by default.</summary>
    public double Relevance { get; init; } = 1;

    /// <summary>How often it is drawn beside others.</summary>
    public double Odds => Relevance * (Evidence?.Odds ?? 1);

    /// <summary>A number in its unit, as the language writes it.</summary>
    public string Literal(string number) => number + (Unit is "1" ? "" : $"<{Unit}>");

    /// <summary>The type of a parameter in its unit.</summary>
    public string Type => Unit is "1" ? "real" : $"real<{Unit}>";
}

/// <summary>A measure where the task goes well, as the metric or the owner says, beside its other values.</summary>
/// <param name="Lead">From -1 to 1: 1 where it is always larger in steps that go well, -1 where it is always smaller, 0 where it tells nothing.</param>
/// <param name="Level">A value that nearly all steps that go well are beyond, on the side of <paramref name="Lead"/>.</param>
internal sealed record MeasureEvidence(double Lead, double Level)
{
    /// <summary>Keeps the odds of a measure that tells all finite.</summary>
    private const double Doubt = 0.02;

    /// <summary>The odds that it puts a step that goes well on the right side of one that does not: 1 of a measure that tells nothing.</summary>
    public double Odds => (1 + Math.Abs(Lead)) / (1 - Math.Abs(Lead) + Doubt);

    /// <summary>The one that tells more.</summary>
    public static MeasureEvidence Stronger(MeasureEvidence? first, MeasureEvidence second) => first is not null && Math.Abs(first.Lead) > Math.Abs(second.Lead) ? first : second;
}
