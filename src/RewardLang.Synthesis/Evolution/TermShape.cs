using System.Globalization;

namespace RewardLang.Synthesis.Evolution;

/// <summary>A way to pay for a measure.</summary>
/// <param name="Name">What it does, as part of a term's name.</param>
/// <param name="Form">The value of the term: {0} is the measure, {1} its scale, a value in its unit.</param>
/// <param name="Kinds">The kinds of measures of which it makes sense.</param>
internal sealed record TermShape(string Name, string Form, params IReadOnlyList<MeasureKind> Kinds)
{
    /// <summary>Whether more of the measure is worth more, not less.</summary>
    public bool PaysForMore { get; private init; }

    /// <summary>Whether it stays within 1 however small the scale is, so that a fine one does no harm.</summary>
    public bool IsBounded { get; private init; }

    /// <summary>Whether it is 0 … 1, so that a product of such values asks for all at once.</summary>
    public bool IsShare { get; private init; }

    /// <summary>Whether it jumps at its scale, and leads nowhere from afar.</summary>
    public bool IsStep => HasScale && Form.StartsWith("float(", StringComparison.Ordinal);

    /// <summary>Whether it has a scale.</summary>
    public bool HasScale => Form.Contains("{1}", StringComparison.Ordinal);

    public static IReadOnlyList<TermShape> All { get; } =
    [
        new("small", "-{0} / {1}", MeasureKind.Distance),
        new("near", "exp(-{0} / {1})", MeasureKind.Distance) { IsBounded = true, IsShare = true },
        new("close", "1 - tanh({0} / {1})", MeasureKind.Distance) { IsBounded = true, IsShare = true },
        new("within", "1 / (1 + ({0} / {1})^2)", MeasureKind.Distance) { IsBounded = true, IsShare = true },
        new("at", "float({0} < {1})", MeasureKind.Distance) { IsBounded = true, IsShare = true },
        new("beyond", "float({0} > {1})", MeasureKind.Distance, MeasureKind.Signed) { PaysForMore = true, IsBounded = true, IsShare = true },
        new("reaching", "clip({0} / {1}, 0, 1)", MeasureKind.Distance, MeasureKind.Signed) { PaysForMore = true, IsBounded = true, IsShare = true },
        new("falling", "clip(-{0} / {1}, 0, 1)", MeasureKind.Signed) { IsBounded = true, IsShare = true },
        new("calm", "-({0} / {1})^2", MeasureKind.Distance, MeasureKind.Signed),
        new("less", "-change({0}) / {1}", MeasureKind.Distance, MeasureKind.Signed),
        new("more", "change({0}) / {1}", MeasureKind.Signed) { PaysForMore = true },
        new("large", "{0} / {1}", MeasureKind.Distance, MeasureKind.Signed) { PaysForMore = true },
        new("low", "-{0} / {1}", MeasureKind.Signed),
        new("up", "tanh({0} / {1})", MeasureKind.Distance, MeasureKind.Signed) { PaysForMore = true, IsBounded = true },
        new("down", "-tanh({0} / {1})", MeasureKind.Signed) { IsBounded = true },
        new("for", "{0}", MeasureKind.Flag) { PaysForMore = true, IsBounded = true, IsShare = true },
        new("without", "1 - {0}", MeasureKind.Flag) { IsBounded = true, IsShare = true },
        new("against", "-{0}", MeasureKind.Flag) { IsBounded = true },
    ];

    public bool Fits(Measure measure) => Kinds.Contains(measure.Kind);

    /// <summary>A term's value.</summary>
    public string Of(Measure measure, string scale) => string.Format(
        CultureInfo.InvariantCulture, Form, measure.Expression.Contains(' ', StringComparison.Ordinal) ? $"({measure.Expression})" : measure.Expression, scale);
}
