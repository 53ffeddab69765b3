namespace RewardLang.Training.Runs.Report;

/// <summary>A line of a chart, with a band around it where there is one.</summary>
/// <param name="Label">Its name in the legend.</param>
/// <param name="Colour">Its colour, as #rrggbb.</param>
/// <param name="X">Positions, ascending.</param>
/// <param name="Y">Values, as many; NaN leaves a gap.</param>
/// <param name="Band">Half height of the band at each position, or null.</param>
internal sealed record ChartSeries(string Label, string Colour, double[] X, double[] Y, double[]? Band = null)
{
    /// <summary>Draws the line with gaps, so that what lies under it shows.</summary>
    public bool Dashed { get; init; }
}

/// <summary>An area of a stacked chart.</summary>
/// <param name="Label">Its name in the legend.</param>
/// <param name="Colour">Its colour, as #rrggbb.</param>
/// <param name="Y">Its own height at each position: positive ones are stacked upwards, negative ones downwards.</param>
internal sealed record ChartLayer(string Label, string Colour, double[] Y);

/// <summary>The looks of a chart.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="YLabel">Name and unit of the vertical axis.</param>
/// <param name="XLabel">Name and unit of the horizontal axis; null to leave it out.</param>
internal sealed record ChartStyle(string Title, string YLabel, string? XLabel)
{
    /// <summary>Width of the drawing, pixels; the page scales it.</summary>
    public int Width { get; init; } = 560;

    /// <summary>Height of the drawing, pixels.</summary>
    public int Height { get; init; } = 250;

    /// <summary>The lower end of the vertical axis, or null to fit the values.</summary>
    public double? Bottom { get; init; }

    /// <summary>The upper end of the vertical axis, or null to fit the values.</summary>
    public double? Top { get; init; }

    /// <summary>Shows the vertical axis in per cent of 1.</summary>
    public bool Percent { get; init; }
}
