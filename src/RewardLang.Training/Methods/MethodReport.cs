namespace RewardLang.Training.Methods;

/// <summary>A number that a formula must give.</summary>
/// <param name="Name">What is computed.</param>
/// <param name="Actual">What the program gave.</param>
/// <param name="Expected">What was worked out elsewhere.</param>
/// <param name="Tolerance">The largest difference, absolute.</param>
public sealed record MethodCheck(string Name, double Actual, double Expected, double Tolerance)
{
    /// <summary>Whether the two agree.</summary>
    public bool Passed => Math.Abs(Actual - Expected) <= Tolerance;
}

/// <summary>Something that a paper says about training.</summary>
/// <param name="Statement">What it says.</param>
/// <param name="IsShown">Whether this run shows it.</param>
/// <param name="Figures">The numbers, with their spread over the seeds.</param>
public sealed record MethodClaim(string Statement, bool IsShown, string Figures);

/// <summary>A table of results.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Columns">The names of the columns.</param>
public sealed record MethodTable(string Title, IReadOnlyList<string> Columns)
{
    private readonly List<IReadOnlyList<string>> rows = [];

    /// <summary>The rows.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows => rows;

    /// <summary>Adds a row, one text for each column.</summary>
    /// <returns>The table, for further rows.</returns>
    public MethodTable Add(params ReadOnlySpan<string> cells)
    {
        if (cells.Length != Columns.Count)
            throw new ArgumentException($"'{Title}' has {Columns.Count} columns; got {cells.Length} cells.", nameof(cells));
        rows.Add(cells.ToArray());
        return this;
    }
}

/// <summary>A line of a plot.</summary>
/// <param name="Label">Its name in the legend.</param>
/// <param name="X">Positions, ascending.</param>
/// <param name="Y">Values, as many.</param>
/// <param name="Spread">Half the height of a band around it at each position, such as the deviation over seeds; null for none.</param>
public sealed record MethodLine(string Label, double[] X, double[] Y, double[]? Spread = null);

/// <summary>A plot of lines.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="XLabel">What the horizontal axis is.</param>
/// <param name="YLabel">What the vertical axis is.</param>
/// <param name="Lines">The lines.</param>
public sealed record MethodPlot(string Title, string XLabel, string YLabel, IReadOnlyList<MethodLine> Lines);

/// <summary>What a run of a method gave.</summary>
/// <param name="Method">Which one.</param>
/// <param name="Checks">Its numbers.</param>
/// <param name="Claims">What its trainings show.</param>
/// <param name="Tables">Its tables.</param>
/// <param name="Plots">Its plots.</param>
/// <param name="Seconds">How long the run took.</param>
public sealed record MethodReport(
    Method Method, IReadOnlyList<MethodCheck> Checks, IReadOnlyList<MethodClaim> Claims, IReadOnlyList<MethodTable> Tables,
    IReadOnlyList<MethodPlot> Plots, double Seconds)
{
    /// <summary>Whether all numbers agree.</summary>
    public bool Passed => Checks.All(check => check.Passed);
}
