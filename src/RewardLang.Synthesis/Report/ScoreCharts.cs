using RewardLang.Synthesis.Candidates;
using RewardLang.Training.Runs.Report;

namespace RewardLang.Synthesis.Report;

/// <summary>The charts of a run: scores over the iterations, and of a candidate its terms over training.</summary>
internal static class ScoreCharts
{
    /// <summary>Each iteration's best and mean score, and the best so far.</summary>
    public static string OverIterations(IReadOnlyList<Candidate> candidates)
    {
        var iterations = candidates.Where(c => c.Score is not null).GroupBy(c => c.Iteration).OrderBy(g => g.Key).ToList();
        double[] x = [.. iterations.Select(i => (double)i.Key)];
        var best = double.NegativeInfinity;
        double[] ever = [.. iterations.Select(i => best = Math.Max(best, i.Max(c => c.Score!.Value)))];
        return Chart.Lines(
            new ChartStyle("Scores", "task metric", "iteration") { Width = 1150 },
            [
                new ChartSeries("best ever", Palette.Ink, x, ever) { Dashed = true },
                new ChartSeries("best of the iteration", Palette.Main, x, [.. iterations.Select(i => i.Max(c => c.Score!.Value))]),
                new ChartSeries("mean of the iteration", Palette.Second, x, [.. iterations.Select(i => i.Average(c => c.Score!.Value))]),
            ]);
    }

    /// <summary>The task's metric over a candidate's training.</summary>
    public static string Score(Candidate candidate) => Chart.Lines(
        new ChartStyle($"Candidate {candidate.Number}", "task metric", "environment steps") { Width = 370, Height = 170 },
        [new ChartSeries("score", Palette.Main, Steps(candidate), [.. candidate.Training!.Checkpoints.Select(c => c.Score)])]);

    /// <summary>What each term added to a step over a candidate's training, stacked.</summary>
    public static string Terms(Candidate candidate)
    {
        var checkpoints = candidate.Training!.Checkpoints;
        var layers = checkpoints[0].Terms.Select((term, i) => new ChartLayer(term.Name, Palette.Term(i), [.. checkpoints.Select(c => c.Terms[i].Contribution)])).ToList();
        return Chart.Stack(
            new ChartStyle($"Terms of candidate {candidate.Number}", "reward of a step", "environment steps") { Width = 760, Height = 170 }, Steps(candidate), layers,
            new ChartSeries("total", Palette.Ink, Steps(candidate), [.. checkpoints.Select(c => c.Reward)]));
    }

    private static double[] Steps(Candidate candidate) => [.. candidate.Training!.Checkpoints.Select(c => (double)c.Steps)];
}
