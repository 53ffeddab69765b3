using System.Text;
using RewardLang.Analysis.Intervals;

namespace RewardLang.Bounds;

/// <summary>What was proved and what was observed, case by case, and in sum.</summary>
internal sealed class BoundsReport
{
    private readonly List<Line> _lines = [];

    private sealed record Line(string Case, Interval Observed, Interval Plain, Interval Proved, TimeSpan Time)
    {
        /// <summary>How many times as wide the proved range is as the observed one.</summary>
        public double Ratio => Proved.IsFinite && Observed.Width > 0 ? Proved.Width / Observed.Width : double.PositiveInfinity;

        public bool IsSound => Observed.Lower >= Proved.Lower && Observed.Upper <= Proved.Upper;
    }

    public void Add(string name, Interval observed, Interval plain, Interval proved, TimeSpan time) =>
        _lines.Add(new Line(name, observed, plain, proved, time));

    public void Write(TextWriter writer)
    {
        foreach (var line in _lines)
            writer.WriteLine($"{line.Case,-40} {line.Observed,-28} {line.Plain,-34} {line.Proved,-34} {Text(line.Ratio),-8} {line.Time.TotalMilliseconds:0} ms{(line.IsSound ? "" : "  NOT WITHIN")}");
        writer.WriteLine(Summary());
    }

    public string ToMarkdown()
    {
        var text = new StringBuilder("""
            # Bounds of published rewards

            How tight the ranges are that the compiler proves ([proofs](proofs.md)). For each published reward of `examples/published`: its inputs
            are taken to be in the ranges that the recorded data have, one range for each tensor, and what is proved of the total is held
            against what was recorded. The data are random rows with edge cases, so no row need have reached the true bound. To repeat:

            ```
            dotnet run -c Release --project bench/RewardLang.Bounds
            ```


            """);
        text.AppendLine(Summary()).AppendLine();
        text.AppendLine("| reward | recorded | proved | times as wide |").AppendLine("| --- | --- | --- | ---: |");
        foreach (var line in _lines)
            text.AppendLine($"| {line.Case} | {line.Observed} | {line.Proved} | {Text(line.Ratio)} |");
        return text.ToString();
    }

    private string Summary()
    {
        var finite = _lines.Where(l => double.IsFinite(l.Ratio)).Select(l => l.Ratio).Order().ToList();
        return $"{finite.Count} of {_lines.Count} totals have a finite bound: in the median {Text(finite[finite.Count / 2])} times as wide as the recorded range, at worst {Text(finite[^1])} times. "
            + (_lines.All(l => l.IsSound) ? "No recorded total is outside its bound." : "SOME RECORDED TOTALS ARE OUTSIDE THEIR BOUNDS.");
    }

    private static string Text(double ratio) => double.IsInfinity(ratio) ? "none" : ratio < 100 ? ratio.ToString("0.0") : ratio.ToString("0");
}
