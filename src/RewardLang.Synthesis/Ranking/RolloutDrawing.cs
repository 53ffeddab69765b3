using System.Globalization;
using System.Text;
using RewardLang.Synthesis.Report;
using RewardLang.Synthesis.Trainings;
using RewardLang.Training.Runs.Report;

namespace RewardLang.Synthesis.Ranking;

/// <summary>What a policy did, as pictures: places in the plane move along their paths, everything else is drawn over time.</summary>
internal static class RolloutDrawing
{
    private const int Side = 300;
    private const int MostFrames = 120;

    /// <summary>An episode as HTML.</summary>
    /// <param name="trace">The episode.</param>
    /// <param name="timeStep">Seconds of a step.</param>
    /// <param name="name">Tells the drawings of a page apart.</param>
    public static string Render(EpisodeTrace trace, double timeStep, string name)
    {
        var planar = trace.Signals.Where(IsPlace).ToList();
        var page = new StringBuilder("<div class=\"grid small\">");
        if (planar.Count > 0 && trace.Length > 1)
            page.Append(Html.Card("In the plane", Legend(planar), Animation(planar, trace.Length * timeStep)));
        foreach (var signal in trace.Signals.Where(s => !planar.Contains(s)))
            page.Append(Html.Card(signal.Name, signal.Unit is "1" ? "" : signal.Unit, Plot(signal, timeStep, name)));
        return page.Append("</div>").ToString();
    }

    /// <summary>Lengths with two components: places, not velocities.</summary>
    private static bool IsPlace(SignalTrace signal) => signal.Unit is "m" && signal.Steps.Count > 0 && signal.Steps[0].Count == 2;

    private static string Legend(List<SignalTrace> places) => string.Join(", ", places.Select((p, i) => $"{p.Name}: {ColourName(i)}")) + "; in m";

    private static string Plot(SignalTrace signal, double timeStep, string name)
    {
        double[] x = [.. Enumerable.Range(1, signal.Steps.Count).Select(i => i * timeStep)];
        var elements = signal.Steps.Count == 0 ? 0 : signal.Steps[0].Count;
        return Chart.Lines(
            new ChartStyle($"{name} {signal.Name}", signal.Unit, "s") { Width = 370, Height = 150 },
            [.. Enumerable.Range(0, elements).Select(e => new ChartSeries($"{signal.Name} {e}", Palette.Term(e), x, [.. signal.Steps.Select(s => (double)s[e])]))]);
    }

    private static string Animation(List<SignalTrace> places, double seconds)
    {
        var all = places.SelectMany(p => p.Steps).ToList();
        var (centerX, centerY) = (Middle(all.Select(s => s[0])), Middle(all.Select(s => s[1])));
        var reach = Math.Max(1e-6, all.Max(s => Math.Max(Math.Abs(s[0] - centerX), Math.Abs(s[1] - centerY)))) * 1.1;
        string X(float x) => Number(Side / 2 * (1 + (x - centerX) / reach));
        string Y(float y) => Number(Side / 2 * (1 - (y - centerY) / reach));
        var drawing = new StringBuilder($"<svg viewBox=\"0 0 {Side} {Side}\" role=\"img\" aria-label=\"paths\">");
        for (var i = 0; i < places.Count; i++)
        {
            var frames = Frames(places[i].Steps);
            var colour = Palette.Term(i);
            drawing.Append($"<polyline fill=\"none\" stroke=\"{colour}\" stroke-opacity=\"0.35\" points=\"{string.Join(' ', frames.Select(f => $"{X(f[0])},{Y(f[1])}"))}\"/>");
            drawing.Append($"<circle r=\"6\" fill=\"{colour}\" cx=\"{X(frames[^1][0])}\" cy=\"{Y(frames[^1][1])}\">");
            drawing.Append(Animate("cx", frames.Select(f => X(f[0])), seconds)).Append(Animate("cy", frames.Select(f => Y(f[1])), seconds)).Append("</circle>");
        }

        return drawing.Append("</svg>").ToString();
    }

    private static string Animate(string attribute, IEnumerable<string> values, double seconds) =>
        $"<animate attributeName=\"{attribute}\" dur=\"{Number(seconds)}s\" repeatCount=\"indefinite\" values=\"{string.Join(';', values)}\"/>";

    private static List<IReadOnlyList<float>> Frames(IReadOnlyList<IReadOnlyList<float>> steps)
    {
        var every = Math.Max(1, (steps.Count + MostFrames - 1) / MostFrames);
        return [.. steps.Where((_, i) => i % every == 0 || i == steps.Count - 1)];
    }

    private static float Middle(IEnumerable<float> values)
    {
        var (low, high) = (float.PositiveInfinity, float.NegativeInfinity);
        foreach (var value in values)
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        return (low + high) / 2;
    }

    private static string ColourName(int index) => (index % 3) switch { 0 => "blue", 1 => "red", _ => "green" };

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
