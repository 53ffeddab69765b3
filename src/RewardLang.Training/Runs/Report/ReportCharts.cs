using RewardLang.Training.Algorithms;

namespace RewardLang.Training.Runs.Report;

/// <summary>The charts of a training, from its history.</summary>
internal sealed class ReportCharts
{
    private const int MostPoints = 300;
    private const string StepsLabel = "environment steps";

    private readonly IReadOnlyList<TrainingProgress[]> groups;
    private readonly double[] steps;

    /// <summary>Long histories are averaged in groups, so that a report stays small.</summary>
    public ReportCharts(IReadOnlyList<TrainingProgress> history)
    {
        var size = Math.Max(1, (int)Math.Ceiling(history.Count / (double)MostPoints));
        groups = [.. history.Chunk(size)];
        steps = [.. groups.Select(group => (double)group[^1].Steps)];
    }

    /// <summary>Mean and spread of the return of the episodes that ended.</summary>
    public string Return() => Chart.Lines(
        new ChartStyle("Return", "return of an episode", StepsLabel),
        [Present("return", Palette.Main, statistics => statistics.Return, statistics => statistics.ReturnDeviation)]);

    /// <summary>Success as the reward has it, and as the environment has it.</summary>
    public string Success()
    {
        var solved = Present("environment's goal", Palette.Second, statistics => statistics.Solved);
        var success = Present("success", Palette.Main, statistics => statistics.Success);
        return Chart.Lines(
            new ChartStyle("Success", "share of episodes", StepsLabel) { Bottom = 0, Top = 1.04, Percent = true },
            success.X.Length > 0 ? [success, solved with { Dashed = true }] : [solved with { Colour = Palette.Main }]);
    }

    /// <summary>What each term adds to a step, stacked, with the total as a line.</summary>
    public string Contributions(IReadOnlyList<string> terms)
    {
        var layers = terms.Select((name, index) => new ChartLayer(
            name, Palette.Term(index), Mean(progress => progress.Statistics.Terms[index].Contribution))).ToList();
        layers.Add(new ChartLayer("adjustment", Palette.Neutral, Mean(progress => progress.Statistics.AdjustmentContribution)));
        return Chart.Stack(
            new ChartStyle("Contributions", "reward of a step", StepsLabel) { Width = 1150, Height = 300 }, steps, layers,
            new ChartSeries("total", Palette.Ink, steps, Mean(progress => progress.Statistics.Reward)));
    }

    /// <summary>The value of one term before its weight.</summary>
    /// <param name="index">Which term.</param>
    /// <param name="name">Its name.</param>
    /// <param name="unit">Its unit, or null.</param>
    public string Raw(int index, string name, string? unit) => Chart.Lines(
        new ChartStyle(name, unit is null or "1" ? "mean value of a step" : $"mean value of a step, {unit}", StepsLabel)
        {
            Width = 370,
            Height = 170,
        },
        [new ChartSeries(name, Palette.Term(index), steps, Mean(progress => progress.Statistics.Terms[index].Raw))]);

    /// <summary>Mean length of the episodes that ended.</summary>
    public string Length() => Chart.Lines(
        new ChartStyle("Episode length", "steps of an episode", StepsLabel) { Bottom = 0 },
        [Present("length", Palette.Main, statistics => statistics.Length)]);

    /// <summary>Speed, updates included.</summary>
    public string Speed() => Chart.Lines(
        new ChartStyle("Speed", "environment steps a second", StepsLabel) { Bottom = 0 },
        [new ChartSeries("speed", Palette.Main, steps, Mean(progress => progress.StepsPerSecond))]);

    /// <summary>Standard deviation of the actions.</summary>
    public string Exploration() => Chart.Lines(
        new ChartStyle("Exploration", "standard deviation of actions", StepsLabel) { Bottom = 0 },
        [new ChartSeries("deviation", Palette.Main, steps, Mean(progress => progress.Update.ActionDeviation))]);

    /// <summary>How far each update moved the policy.</summary>
    public string Divergence() => Chart.Lines(
        new ChartStyle("Policy change", "KL divergence of an update, nats", StepsLabel) { Bottom = 0 },
        [new ChartSeries("divergence", Palette.Main, steps, Mean(progress => progress.Update.Divergence))]);

    private double[] Mean(Func<TrainingProgress, double> value) => [.. groups.Select(group => group.Average(value))];

    // Only the groups in which an episode ended, weighted by how many did.
    private ChartSeries Present(
        string label, string colour, Func<EpisodeStatistics, double?> value, Func<EpisodeStatistics, double?>? band = null)
    {
        List<double> x = [], y = [], halves = [];
        foreach (var group in groups)
        {
            var ended = group.Select(progress => progress.Statistics).Where(statistics => value(statistics) is not null).ToList();
            if (ended.Count is 0) continue;
            double Average(Func<EpisodeStatistics, double?> pick) =>
                ended.Sum(statistics => pick(statistics)!.Value * statistics.Episodes) / ended.Sum(statistics => statistics.Episodes);
            x.Add(group[^1].Steps);
            y.Add(Average(value));
            if (band is not null) halves.Add(Average(band));
        }
        return new ChartSeries(label, colour, [.. x], [.. y], band is null ? null : [.. halves]);
    }
}
