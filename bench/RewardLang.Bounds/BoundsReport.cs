using System.Text;
using RewardLang.Analysis.Intervals;

namespace RewardLang.Bounds;

/// <summary>What was proved and what was observed, case by case, and in sum.</summary>
internal sealed class BoundsReport
{
    private readonly List<Line> _lines = [];

    private sealed record Line(string Case, Interval Observed, Interval Reached, Interval Proved, TimeSpan Time)
    {
        /// <summary>How many times as wide the proved range is as the observed one.</summary>
        public double Ratio => Proved.IsFinite && Observed.Width > 0 ? Proved.Width / Observed.Width : double.PositiveInfinity;

        /// <summary>How many times as wide the proved range is as what is possible, as far as that is known.</summary>
        public double Slack => Proved.IsFinite && Possible.Width > 0 ? Proved.Width / Possible.Width : double.PositiveInfinity;

        /// <summary>Whether no finite bound exists: some case has none.</summary>
        public bool IsUnbounded => Reached.MayBeNaN || Reached.HasInfinity;

        public bool IsSound => Observed.Lower >= Proved.Lower && Observed.Upper <= Proved.Upper
            && Reached.Lower >= Proved.Lower && Reached.Upper <= Proved.Upper && (Proved.MayBeNaN || !Reached.MayBeNaN);

        private Interval Possible => Reached.Or(Observed);
    }

    public void Add(string name, Interval observed, Interval reached, Interval proved, TimeSpan time) =>
        _lines.Add(new Line(name, observed, reached, proved, time));

    public void Write(TextWriter writer)
    {
        foreach (var line in _lines)
            writer.WriteLine($"{line.Case,-40} {line.Observed,-28} {line.Reached,-34} {line.Proved,-34} {Text(line.Ratio),-8} {Text(line.Slack),-8} {line.Time.TotalMilliseconds:0} ms{(line.IsSound ? "" : "  NOT WITHIN")}");
        writer.WriteLine(Summary());
    }

    public string ToMarkdown()
    {
        var text = new StringBuilder("""
            # Bounds of published rewards

            How tight the ranges are that the compiler proves ([proofs](proofs.md)). For each published reward of `examples/published`: its inputs
            are taken to be in the ranges that the recorded data have, one range for each tensor, and what is proved of the total is held
            against what was recorded, and against what a search through those ranges reaches: the data are random rows with edge cases, most of
            which come near no bound. What is possible lies between the reached and the proved. The widest have reasons: timers that may run for
            2³¹ steps (anymal-terrain, go1), a norm over a batch of any size (factory), rotations by quaternions of any length (franka-cabinet).
            To repeat:

            ```
            dotnet run -c Release --project bench/RewardLang.Bounds
            ```


            """);
        text.AppendLine(Summary()).AppendLine();
        text.AppendLine("| reward | recorded | reached | proved | times the recorded | times the reached |").AppendLine("| --- | --- | --- | --- | ---: | ---: |");
        foreach (var line in _lines)
            text.AppendLine($"| {line.Case} | {line.Observed} | {line.Reached} | {line.Proved} | {Text(line.Ratio)} | {Text(line.Slack)} |");
        return text.ToString();
    }

    private string Summary()
    {
        string Spread(Func<Line, double> ratio) => _lines.Select(ratio).Where(double.IsFinite).Order().ToList() is var sorted
            ? $"in the median {Text(sorted[sorted.Count / 2])} times as wide, at worst {Text(sorted[^1])} times" : "";
        var open = _lines.Where(l => !l.Proved.IsFinite).ToList();
        return $"{_lines.Count - open.Count} of {_lines.Count} totals have a finite bound; of the others {open.Count(l => l.IsUnbounded)} have none, as a case shows. "
            + $"Against the recorded range the bounds are {Spread(l => l.Ratio)}; against the reached one {Spread(l => l.Slack)}. "
            + (_lines.All(l => l.IsSound) ? "Nothing recorded or reached is outside its bound." : "SOME TOTALS ARE OUTSIDE THEIR BOUNDS.");
    }

    private static string Text(double ratio) => double.IsInfinity(ratio) ? "none" : ratio < 100 ? ratio.ToString("0.0") : ratio.ToString("0");
}
