namespace RewardLang.Synthesis.Evolution;

/// <summary>A way to pay for a measure.</summary>
/// <param name="Name">What it does, as part of a term's name.</param>
/// <param name="Form">The value of the term: {0} is the measure, {1} its scale, a value in its unit.</param>
/// <param name="ForDistances">Whether it makes sense of a measure that is never negative.</param>
/// <param name="ForSigned">Whether it makes sense of a measure with a sign.</param>
/// <param name="PaysForMore">Whether more of the measure is worth more, not less.</param>
/// <param name="IsBounded">Whether it stays within 1 however small the scale is, so that a fine one does no harm.</param>
internal sealed record TermShape(string Name, string Form, bool ForDistances, bool ForSigned, bool PaysForMore = false, bool IsBounded = false)
{
    public static IReadOnlyList<TermShape> All { get; } =
    [
        new("small", "-{0} / {1}", true, false),
        new("near", "exp(-{0} / {1})", true, false, IsBounded: true),
        new("close", "1 - tanh({0} / {1})", true, false, IsBounded: true),
        new("within", "1 / (1 + ({0} / {1})^2)", true, false, IsBounded: true),
        new("at", "float({0} < {1})", true, false, IsBounded: true),
        new("beyond", "float({0} > {1})", true, true, PaysForMore: true, IsBounded: true),
        new("calm", "-({0} / {1})^2", true, true),
        new("less", "-change({0}) / {1}", true, true),
        new("more", "change({0}) / {1}", false, true, PaysForMore: true),
        new("large", "{0} / {1}", true, true, PaysForMore: true),
        new("low", "-{0} / {1}", false, true),
        new("up", "tanh({0} / {1})", true, true, PaysForMore: true, IsBounded: true),
        new("down", "-tanh({0} / {1})", false, true, IsBounded: true),
    ];

    public bool Fits(Measure measure) => measure.IsDistance ? ForDistances : ForSigned;

    /// <summary>Whether it looks at the step before, for which it needs <c>std.temporal</c>.</summary>
    public bool LooksBack => Form.Contains("change(", StringComparison.Ordinal);

    /// <summary>A term's value.</summary>
    public string Of(Measure measure, string scale) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, Form, measure.Expression.Contains(' ', StringComparison.Ordinal) ? $"({measure.Expression})" : measure.Expression, scale);
}
