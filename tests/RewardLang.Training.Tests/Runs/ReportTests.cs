using System.Text.RegularExpressions;
using RewardLang.Training.Environments;
using RewardLang.Training.Runs.Report;
using RewardLang.Training.Tests.Rewards;

namespace RewardLang.Training.Tests.Runs;

public sealed class ReportTests
{
    [Fact]
    public void EveryMeasureAndTermHasAChart()
    {
        var page = Report();
        var charts = Regex.Matches(page, "aria-label=\"([^:\"]+)").Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(
            ["Return", "Success", "Contributions", "Episode length", "Speed", "Exploration", "Policy change", "near", "effort"], charts);
        // Each with something drawn and with labelled axes.
        foreach (Match chart in Regex.Matches(page, "<svg.*?</svg>", RegexOptions.Singleline))
        {
            Assert.Contains("<path", chart.Value);
            Assert.Contains(">environment steps</text>", chart.Value);
            Assert.True(Regex.Count(chart.Value, "class=\"tick\"") >= 4, chart.Value);
        }
    }

    [Fact]
    public void ThePageNeedsNothingElse()
    {
        var page = Report();
        Assert.DoesNotContain("<script", page);
        Assert.DoesNotContain("<link", page);
        Assert.DoesNotContain("src=", page);
        Assert.DoesNotContain("url(http", page);
        Assert.DoesNotContain("@import", page);
        // Within one page no two clip paths have the same name.
        var names = Regex.Matches(page, "id=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(names.Distinct(), names);
    }

    [Fact]
    public void ThePageTellsWhatWasRunAndWhatCameOut()
    {
        var page = Report();
        Assert.Contains("<h1>Sample</h1>", page);
        Assert.Contains("0123456789abcdef", page);
        Assert.Contains("seed <b>42</b>", page);
        Assert.Contains(">90 %<", page);
        Assert.Contains("<span class=\"keyword\">reward</span> Sample", page);
        Assert.Contains("a &lt; b", page);
        Assert.Contains("−20.25 .. −1<", page);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void ATermThatIsNotFiniteAndHasNoWeightIsShownAsItIs(double value)
    {
        using var reward = new SampleReward();
        var history = Enumerable.Range(1, 9).Select(SampleTraining.Record).Select(record => record with
        {
            Statistics = record.Statistics with
            {
                Terms = [record.Statistics.Terms[0] with { Raw = value, Lowest = value, Highest = value }, record.Statistics.Terms[1]],
            },
        }).ToList();
        var page = RunReport.ToHtml(new ReportData(
            reward, Reacher.Kind, new TrainerOptions(), DateTimeOffset.UnixEpoch, history, SampleTraining.Statistics(9, 5),
            Cancelled: false));
        var shown = value.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains($"{shown} .. {shown}<", page);
        Assert.Contains("aria-label=\"near", page);
    }

    [Fact]
    public void ATrainingWithoutAnIterationStillHasAReport()
    {
        using var reward = new SampleReward();
        var data = new ReportData(
            reward, Reacher.Kind, new TrainerOptions(), DateTimeOffset.UnixEpoch, [], SampleTraining.Statistics(1, 5), Cancelled: true);
        Assert.Contains("stopped before its end", RunReport.ToHtml(data));
    }

    [Theory]
    [InlineData(0, 1, 4, new[] { "0", "0.2", "0.4", "0.6", "0.8", "1.0" })]
    [InlineData(0, 700_000, 4, new[] { "0", "200k", "400k", "600k" })]
    [InlineData(-3.2, 1.1, 5, new[] { "−3", "−2", "−1", "0", "1" })]
    [InlineData(0.4, 0.9, 3, new[] { "0.4", "0.6", "0.8" })]
    [InlineData(0, 2.4e6, 4, new[] { "0", "0.5M", "1.0M", "1.5M", "2.0M" })]
    public void TicksAreRoundNumbers(double low, double high, int count, string[] labels)
    {
        var ticks = new AxisTicks(low, high, count);
        Assert.Equal(labels, ticks.Positions.Select(ticks.Label));
    }

    private static string Report()
    {
        using var reward = new SampleReward();
        var history = Enumerable.Range(1, 9).Select(SampleTraining.Record).ToList();
        var data = new ReportData(
            reward, Reacher.Kind, new TrainerOptions { Seed = 42 }, DateTimeOffset.UnixEpoch, history,
            SampleTraining.Statistics(9, episodes: 5), Cancelled: false);
        return RunReport.ToHtml(data);
    }
}
