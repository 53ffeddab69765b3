namespace RewardLang.Synthesis.Evolution;

/// <summary>Something of an environment that a term can be about: one number a step.</summary>
/// <param name="Name">A name for terms about it.</param>
/// <param name="Expression">How it is written.</param>
/// <param name="Unit">Its unit; "1" for a plain number.</param>
/// <param name="Signals">The signals that it is made of.</param>
/// <param name="IsDistance">Whether it is 0 at best or at worst: a length, a size. Others have a sign.</param>
internal sealed record Measure(string Name, string Expression, string Unit, IReadOnlyList<string> Signals, bool IsDistance)
{
    /// <summary>How large it usually is: the mean magnitude over random play, in <see cref="Unit"/>; positive.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>What recorded episodes say of it; null where they say nothing.</summary>
    public MeasureEvidence? Evidence { get; init; }

    /// <summary>A number in its unit, as the language writes it.</summary>
    public string Literal(string number) => number + (Unit is "1" ? "" : $"<{Unit}>");

    /// <summary>The type of a parameter in its unit.</summary>
    public string Type => Unit is "1" ? "real" : $"real<{Unit}>";
}

/// <summary>A measure where the task's metric pays, beside its other values.</summary>
/// <param name="Lead">From -1 to 1: 1 where it is always larger in steps that pay, -1 where it is always smaller, 0 where it tells nothing.</param>
/// <param name="Level">A value that nine of ten steps that pay are beyond, on the side of <paramref name="Lead"/>.</param>
internal sealed record MeasureEvidence(double Lead, double Level)
{
    /// <summary>Keeps the odds of a measure that tells all finite.</summary>
    private const double Doubt = 0.02;

    /// <summary>The odds that it puts a step that pays on the right side of one that does not: 1 of a measure that tells nothing.</summary>
    public double Odds => (1 + Math.Abs(Lead)) / (1 - Math.Abs(Lead) + Doubt);
}
