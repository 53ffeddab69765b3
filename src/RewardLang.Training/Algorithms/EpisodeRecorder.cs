using RewardLang.Training.Environments;
using RewardLang.Training.Numerics;
using RewardLang.Training.Rewards;
using static TorchSharp.torch;

namespace RewardLang.Training.Algorithms;

/// <summary>Sums what a reward returns, for each row over its episode and for all rows over a stretch of steps.</summary>
internal sealed class EpisodeRecorder : IDisposable
{
    private const string SuccessName = "success";

    private readonly IStepReward reward;
    private readonly int termCount;

    // Rows: total, steps, adjustment, then one for each term.
    private readonly Tensor runningSums;
    private readonly Tensor stepSums;
    private readonly Tensor rawSums;
    private readonly Tensor lowest;
    private readonly Tensor highest;
    private readonly double[] finishedSums;
    private readonly double[] endCounts;
    private readonly List<double> returns = [];
    private double successes;
    private double solved;
    private double truncations;
    private int steps;

    /// <summary>Starts with nothing recorded.</summary>
    public EpisodeRecorder(IStepReward reward, int rows)
    {
        this.reward = reward;
        termCount = reward.Terms.Count;
        runningSums = zeros(3 + termCount, rows, ScalarType.Float64).DetachFromDisposeScope();
        stepSums = zeros(3 + termCount, ScalarType.Float64).DetachFromDisposeScope();
        rawSums = zeros(termCount, ScalarType.Float64).DetachFromDisposeScope();
        lowest = zeros(termCount, ScalarType.Float64).DetachFromDisposeScope();
        highest = zeros(termCount, ScalarType.Float64).DetachFromDisposeScope();
        finishedSums = new double[3 + termCount];
        endCounts = new double[reward.Ends.Count];
        Clear();
    }

    /// <summary>Takes one step of all rows into account.</summary>
    /// <param name="result">What the reward returned.</param>
    /// <param name="environment">The environment after the step, before any reset.</param>
    /// <param name="ended">Bool [rows]: the episode ends with this step; its sums restart.</param>
    /// <param name="counted">Bool [rows]: the ended episodes that count; a subset of <paramref name="ended"/>.</param>
    /// <param name="truncated">Bool [rows]: the episode was cut at the time limit.</param>
    public void Record(IStepResult result, VectorEnvironment environment, Tensor ended, Tensor counted, Tensor truncated)
    {
        using var scope = NewDisposeScope();
        var values = stack(
            [
                result.Total, ones_like(result.Total), result.Adjustment,
                .. reward.Terms.Select(term => result.Contribution(term.Name)),
            ]).to_type(ScalarType.Float64);
        runningSums.Accumulate(values);
        stepSums.Accumulate(values.mean([1]));
        if (termCount > 0)
        {
            var raw = stack(reward.Terms.Select(term => result.Term(term.Name)).ToArray()).to_type(ScalarType.Float64);
            rawSums.Accumulate(raw.mean([1]));
            lowest.copy_(minimum(lowest, raw.amin([1])));
            highest.copy_(maximum(highest, raw.amax([1])));
        }
        steps++;
        var rows = counted.nonzero().squeeze(1);
        if (rows.size(0) > 0) Finish(rows, result, environment, truncated);
        runningSums.ClearWhere(ended);
    }

    /// <summary>What was recorded since the last call.</summary>
    public EpisodeStatistics Take()
    {
        var stepMeans = stepSums.data<double>().Select(sum => sum / Math.Max(steps, 1)).ToArray();
        var rawMeans = rawSums.data<double>().Select(sum => sum / Math.Max(steps, 1)).ToArray();
        var (lows, highs) = (lowest.data<double>().ToArray(), highest.data<double>().ToArray());
        var episodes = returns.Count;
        double? PerEpisode(double sum) => episodes is 0 ? null : sum / episodes;
        var mean = PerEpisode(returns.Sum());
        var statistics = new EpisodeStatistics
        {
            Episodes = episodes,
            Return = mean,
            ReturnDeviation = mean is null ? null : Math.Sqrt(returns.Sum(value => Math.Pow(value - mean.Value, 2)) / episodes),
            Length = PerEpisode(finishedSums[1]),
            Success = DefinesSuccess ? PerEpisode(successes) : null,
            Solved = PerEpisode(solved),
            Truncated = PerEpisode(truncations),
            Ends = episodes is 0
                ? new Dictionary<string, double>()
                : reward.Ends.Zip(endCounts).ToDictionary(pair => pair.First, pair => pair.Second / episodes),
            Reward = stepMeans[0],
            Terms =
            [
                .. reward.Terms.Select((term, index) => new TermStatistics(
                    term.Name, rawMeans[index], lows[index], highs[index], stepMeans[3 + index],
                    PerEpisode(finishedSums[3 + index]))),
            ],
            AdjustmentContribution = stepMeans[2],
            AdjustmentSum = PerEpisode(finishedSums[2]),
        };
        Clear();
        return statistics;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        runningSums.Dispose();
        stepSums.Dispose();
        rawSums.Dispose();
        lowest.Dispose();
        highest.Dispose();
    }

    private bool DefinesSuccess => reward.Ends.Contains(SuccessName) || reward.Outputs.Contains(SuccessName);

    private void Finish(Tensor rows, IStepResult result, VectorEnvironment environment, Tensor truncated)
    {
        double Count(Tensor flags) => flags.index_select(0, rows).to_type(ScalarType.Float64).sum().item<double>();
        var finished = runningSums.index_select(1, rows);
        returns.AddRange(finished[0].data<double>());
        var sums = finished.sum(1).data<double>();
        for (var index = 0; index < finishedSums.Length; index++) finishedSums[index] += sums[index];
        for (var index = 0; index < endCounts.Length; index++) endCounts[index] += Count(result.End(reward.Ends[index]));
        solved += Count(environment.Solved);
        truncations += Count(truncated);
        if (reward.Ends.Contains(SuccessName)) successes += Count(result.End(SuccessName));
        else if (reward.Outputs.Contains(SuccessName)) successes += Count((Real)result.Output(SuccessName) > 0);
    }

    private void Clear()
    {
        using var noGradient = no_grad();
        stepSums.zero_();
        rawSums.zero_();
        lowest.Fill(double.PositiveInfinity);
        highest.Fill(double.NegativeInfinity);
        Array.Clear(finishedSums);
        Array.Clear(endCounts);
        returns.Clear();
        successes = solved = truncations = 0;
        steps = 0;
    }
}
