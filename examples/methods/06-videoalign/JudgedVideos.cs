using RewardLang.Training.Methods;
using RewardLang.Training.RewardModels;
using RewardLang.Training.Samplers;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>
/// Pairs of videos with ten features, judged in three dimensions, each of them linear in the features. An annotator sees the difference
/// with noise and calls a small one a tie; one judgement in ten is missing.
/// </summary>
internal sealed class JudgedVideos
{
    private const int Features = 10;
    private const int Dimensions = 3;
    private const float Unjudged = 22;
    private const double TieWidth = 0.7;

    private readonly List<float[]> weights;

    /// <summary>Draws what each dimension is about.</summary>
    public JudgedVideos(int seed)
    {
        Random = new Random(seed);
        weights = [.. Enumerable.Range(0, Dimensions).Select(_ => Normal.DrawMany(Random, Features, 0, 1 / Math.Sqrt(Features)))];
    }

    private Random Random { get; }

    /// <summary>Trains three scores by Bradley-Terry with ties, or without: then tied pairs are left out, as ones not judged.</summary>
    public static RewardEnsemble Train((Tensor First, Tensor Second, float[,] Outcome) pairs, bool withTies, int iterations)
    {
        using var scope = NewDisposeScope();
        var outcome = (float[,])pairs.Outcome.Clone();
        if (!withTies)
            for (var pair = 0; pair < outcome.GetLength(0); pair++)
                for (var i = 0; i < Dimensions; i++)
                    if (outcome[pair, i] == 0) outcome[pair, i] = Unjudged;
        var model = new RewardEnsemble([.. Enumerable.Range(0, Dimensions).Select(_ => new LinearRewardModel(Features))]);
        // A strength of 1 knows no ties: what is left is Bradley-Terry.
        using var loss = new TiedDimensions { TieStrength = withTies ? 5 : 1 };
        var judged = tensor(outcome);
        ModelFit.Minimize(model.Parameters, _ => loss.Step(model.Score(pairs.First), model.Score(pairs.Second), judged).Total, iterations, .05);
        return model;
    }

    /// <summary>Draws pairs.</summary>
    public (Tensor First, Tensor Second, float[,] Outcome) Draw(int count)
    {
        var (first, second) = (PlainLoops.Rows(Random, count, Features), PlainLoops.Rows(Random, count, Features));
        var outcome = new float[count, Dimensions];
        for (var pair = 0; pair < count; pair++)
            for (var i = 0; i < Dimensions; i++)
            {
                var seen = Normal.Draw(Random, 0.0, .5);
                for (var k = 0; k < Features; k++) seen += weights[i][k] * (first[pair, k] - second[pair, k]);
                outcome[pair, i] = Random.NextDouble() < .1 ? Unjudged : Math.Abs(seen) < TieWidth ? 0 : Math.Sign(seen);
            }
        return (tensor(first), tensor(second), outcome);
    }

    /// <summary>Accuracy with ties at the best threshold, and without ties, over all dimensions.</summary>
    public static (double WithTies, double WithoutTies) Accuracy(RewardEnsemble model, (Tensor First, Tensor Second, float[,] Outcome) pairs)
    {
        var (first, second) = (model.Predict(pairs.First), model.Predict(pairs.Second));
        int[] judged = [.. Enumerable.Range(0, first.Length).Where(i => pairs.Outcome[i / Dimensions, i % Dimensions] != Unjudged)];
        return Accuracy([.. judged.Select(i => first[i] - second[i])], [.. judged.Select(i => pairs.Outcome[i / Dimensions, i % Dimensions])], 100);
    }

    /// <summary>The same of differences and outcomes, with so many thresholds: sizes of the differences, evenly from the smallest on.</summary>
    public static (double WithTies, double WithoutTies) Accuracy(float[] differences, float[] outcomes, int thresholds)
    {
        using var scope = NewDisposeScope();
        using var metric = new VideoAccuracy();
        float[] sizes = [.. differences.Select(Math.Abs).Order()];
        var (difference, outcome) = (tensor(differences), tensor(outcomes));
        var best = 0.0;
        for (var i = 0; i < thresholds; i++)
        {
            metric.Threshold = sizes[i * sizes.Length / thresholds];
            best = Math.Max(best, MethodRun.Numbers(metric.Step(difference, outcome).Total)[0]);
        }
        return (best, MethodRun.Numbers(metric.Step(difference, outcome).WithoutTies)[0]);
    }
}
