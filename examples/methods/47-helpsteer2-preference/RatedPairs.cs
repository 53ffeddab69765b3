using RewardLang.Training.RewardModels;
using RewardLang.Training.Samplers;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>
/// Pairs of answers whose worth is linear in twenty features. An annotator sees the difference with noise, and says which is better and
/// how much, so that weak preferences are wrong more often; and rates the helpfulness of each answer with more noise.
/// </summary>
internal sealed class RatedPairs : IDisposable
{
    private const int Features = 20;
    private const int Attributes = 9, Helpfulness = 4;
    private const float Unrated = -100;
    private const int Tests = 2000;

    private readonly float[] weights;
    private readonly Tensor target;

    /// <summary>Draws pairs.</summary>
    public RatedPairs(int seed, int pairs)
    {
        var random = new Random(seed);
        weights = Normal.DrawMany(random, Features, 0, 1 / Math.Sqrt(Features));
        var (first, second) = (PlainLoops.Rows(random, pairs, Features), PlainLoops.Rows(random, pairs, Features));
        var labels = new int[pairs];
        var targets = new float[2 * pairs, Attributes];
        for (var pair = 0; pair < pairs; pair++)
        {
            var (worth, other) = (Worth(first, pair), Worth(second, pair));
            var seen = worth - other + Normal.Draw(random);
            // Never 0: the annotators of the data set had to choose.
            labels[pair] = -Math.Sign(seen) * Math.Clamp((int)Math.Ceiling(Math.Abs(seen)), 1, 3);
            for (var i = 0; i < Attributes; i++) targets[pair, i] = targets[pairs + pair, i] = Unrated;
            targets[pair, Helpfulness] = Rating(worth, random);
            targets[pairs + pair, Helpfulness] = Rating(other, random);
        }

        (First, Second, Label) = (tensor(first), tensor(second), tensor(labels));
        target = tensor(targets);
        (TestFirst, TestSecond) = (PlainLoops.Rows(random, Tests, Features), PlainLoops.Rows(random, Tests, Features));
    }

    /// <summary>Features of the first answers.</summary>
    public Tensor First { get; }

    /// <summary>Features of the second answers.</summary>
    public Tensor Second { get; }

    /// <summary>-3 .. 3, negative where the first is preferred.</summary>
    public Tensor Label { get; }

    private float[,] TestFirst { get; }

    private float[,] TestSecond { get; }

    /// <summary>How often a model orders new pairs as their worth does.</summary>
    public double Accuracy(LinearRewardModel model)
    {
        using var scope = NewDisposeScope();
        using var metric = new ChosenAccuracy();
        int[] labels = [.. Enumerable.Range(0, Tests).Select(pair => Worth(TestFirst, pair) > Worth(TestSecond, pair) ? -1 : 1)];
        using var first = tensor(model.Predict(tensor(TestFirst)));
        using var second = tensor(model.Predict(tensor(TestSecond)));
        return metric.Step(first, second, tensor(labels)).Total[0].item<float>();
    }

    /// <summary>Trains a model on the ratings of helpfulness, as a model of nine outputs that are not rated but for one.</summary>
    public void Regress(LinearRewardModel model, int iterations, double rate)
    {
        using var loss = new RatedAttributes();
        using var answers = cat([First, Second]);
        using var unused = zeros(answers.shape[0], Attributes - 1);
        ModelFit.Minimize(model.Parameters, _ =>
        {
            var score = model.Score(answers).unsqueeze(1);
            var prediction = cat([unused.narrow(1, 0, Helpfulness), score, unused.narrow(1, 0, Attributes - 1 - Helpfulness)], 1);
            return loss.Step(prediction, target).Total;
        }, iterations, rate);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in (Tensor[])[First, Second, Label, target]) tensor.Dispose();
    }

    /// <summary>0 .. 4, less the middle: the models have no constant.</summary>
    private static float Rating(double worth, Random random) =>
        (float)(Math.Clamp(Math.Round(2 + worth + Normal.Draw(random, 0.0, 1.5)), 0, 4) - 2);

    private double Worth(float[,] features, int row)
    {
        var sum = 0.0;
        for (var i = 0; i < Features; i++) sum += weights[i] * features[row, i];
        return sum;
    }
}
