namespace RewardLang.Training.Runs.Report;

/// <summary>The colours of a report; those of terms are told apart by readers with colour-vision deficiencies.</summary>
internal static class Palette
{
    /// <summary>Of the main line of a chart.</summary>
    public const string Main = "#2f5fd0";

    /// <summary>Of a second line.</summary>
    public const string Second = "#c2571a";

    /// <summary>Of a sum over areas.</summary>
    public const string Ink = "#1c2330";

    /// <summary>Of the adjustment, which belongs to no term.</summary>
    public const string Neutral = "#a9b0bb";

    private static readonly string[] Terms =
        ["#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377", "#e08a2e", "#6a51a3", "#1b9e9e", "#8c6d31"];

    /// <summary>Of the term with this index; they repeat after ten.</summary>
    public static string Term(int index) => Terms[index % Terms.Length];
}
