using RewardLang.Tool.LiveView;
using RewardLang.Training;
using RewardLang.Training.Algorithms;
using Spectre.Console;

namespace RewardLang.Tool.Tests.LiveView;

public sealed class TrainingViewTests
{
    private static readonly TrainingHeading Heading = new(
        "Reach", "0123456789abcdef", "reacher", 7, [new("near", "2"), new("effort", "0.1 [x]")]);

    [Fact]
    public void ThePictureShowsProgressReturnSuccessAndTerms()
    {
        var picture = Show(Record(10), Record(25));
        Assert.Contains("Reach on reacher", picture);
        Assert.Contains("25 %", picture);
        Assert.Contains("25k of 100k steps", picture);
        Assert.Contains("0:25 gone, 1:15 to go", picture);
        Assert.Contains("return   25.000", picture);
        Assert.Contains("success  25 %", picture);
        Assert.Contains("40k steps/s", picture);
        Assert.Contains("0.1 [x]", picture);
    }

    [Fact]
    public void BarsHaveTheLengthOfTheContributions()
    {
        var lines = Show(Record(25)).Split('\n');
        int Blocks(string term) => lines.Single(line => line.Contains(term)).Count(symbol => symbol is '█');
        Assert.Equal(24, Blocks("near"));
        Assert.Equal(6, Blocks("effort"));
    }

    [Fact]
    public void NumbersOfEpisodesStandUntilNewOnesCome()
    {
        var record = Record(30);
        var silent = record with
        {
            Statistics = record.Statistics with { Episodes = 0, Return = null, Success = null, Solved = null, Length = null },
        };
        var picture = Show(Record(20), silent);
        Assert.Contains("return   20.000", picture);
        Assert.Contains("success  20 %", picture);
    }

    [Fact]
    public void AContributionThatIsNotFiniteIsSaid()
    {
        var record = Record(30);
        var terms = record.Statistics.Terms.Select(term => term with { Contribution = double.NaN }).ToList();
        Assert.Contains("not a finite number", Show(record with { Statistics = record.Statistics with { Terms = terms } }));
    }

    [Fact]
    public void PlainLinesComeEveryTwoSecondsAndAtTheEnd()
    {
        var output = new StringWriter();
        new PlainTrainingView(output, Heading).Watch(progress =>
        {
            foreach (var second in new[] { 1, 2, 3, 4, 5, 6, 100 }) progress(Record(second));
            return null!;
        });
        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("Reach on reacher, seed 7, program 0123456789abcdef", lines[0]);
        Assert.Equal("  term near, weight 2", lines[1]);
        Assert.Equal(["0:01", "0:03", "0:05", "1:40"], lines[3..].Select(line => line[..4]));
        Assert.Contains("return 100.0  success 100 %  40k steps/s  |  near 2.000  effort -0.500", lines[^1]);
    }

    private static string Show(params TrainingProgress[] records)
    {
        var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = 120;
        console.Profile.Capabilities.Unicode = true;
        var view = new TrainingView(console, Heading);
        foreach (var record in records) view.Remember(record);
        console.Write(view.Picture(records[^1]));
        return output.ToString();
    }

    // After so many seconds, and as many thousands of the 100,000 steps.
    private static TrainingProgress Record(int second) => new()
    {
        Iteration = second,
        Steps = second * 1000,
        TotalSteps = 100_000,
        Elapsed = TimeSpan.FromSeconds(second),
        StepsPerSecond = 40_000,
        Update = new PpoUpdate(0, 0, 0, 0, 0, 0.5, 1e-3),
        Statistics = new EpisodeStatistics
        {
            Episodes = 4,
            Return = second,
            ReturnDeviation = 1,
            Length = 50,
            Success = second / 100.0,
            Solved = second / 100.0,
            Truncated = 0,
            Ends = new Dictionary<string, double>(),
            Reward = 1.5,
            Terms = [new TermStatistics("near", 1, 0, 2, 2, 100), new TermStatistics("effort", -5, -9, 0, -0.5, -25)],
            AdjustmentContribution = 0,
            AdjustmentSum = 0,
        },
    };
}
