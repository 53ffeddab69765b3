namespace RewardLang.Benchmarks.Reports;

/// <summary>Numbers as people read them.</summary>
internal static class Numbers
{
    /// <summary>A number of rows.</summary>
    public static string Rows(long rows) => rows == 1 ? "1 row" : $"{rows:N0} rows";

    /// <summary>A time with its unit, three digits.</summary>
    public static string Time(double seconds) => seconds switch
    {
        < 1e-6 => $"{Digits(seconds * 1e9)} ns",
        < 1e-3 => $"{Digits(seconds * 1e6)} µs",
        < 1 => $"{Digits(seconds * 1e3)} ms",
        _ => $"{Digits(seconds)} s",
    };

    /// <summary>A time with its unit, of a power of ten.</summary>
    public static string Round(double seconds) => seconds switch
    {
        < 0.9e-6 => $"{seconds * 1e9:0.###} ns",
        < 0.9e-3 => $"{seconds * 1e6:0.###} µs",
        _ => $"{seconds * 1e3:0.###} ms",
    };

    /// <summary>A ratio with its quartiles: <c>38 (31–44)</c>.</summary>
    public static string Ratio(Measurement.Spread ratio) =>
        $"{Digits(ratio.Median)} ({Digits(ratio.LowerQuartile)}–{Digits(ratio.UpperQuartile)})";

    /// <summary>About three digits.</summary>
    public static string Digits(double value) => value switch
    {
        >= 100 => $"{value:N0}",
        >= 10 => $"{value:F1}",
        >= 0.1 => $"{value:F2}",
        _ => $"{value:0.####}",
    };
}
