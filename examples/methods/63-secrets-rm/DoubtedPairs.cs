using RewardLang.Training.Methods;
using RewardLang.Training.RewardModels;
using RewardLang.Training.Samplers;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>Pairs of answers with twenty features, worth a linear function of them; a quarter has the wrong label.</summary>
internal sealed class DoubtedPairs : IDisposable
{
    private const int Features = 20;
    private const int Pairs = 600;
    private const int Members = 10;
    private const int Hidden = 32;
    private const int Batch = 50;
    private const double WrongLabels = 0.25;
    private const int Tests = 4000;

    private readonly float[] weights;
    private readonly float[,] tests;
    private readonly bool[] isWrong = new bool[Pairs];

    /// <summary>Draws pairs.</summary>
    public DoubtedPairs(int seed)
    {
        var random = new Random(seed);
        weights = Normal.DrawMany(random, Features);
        var (chosen, rejected) = (PlainLoops.Rows(random, Pairs, Features), PlainLoops.Rows(random, Pairs, Features));
        for (var pair = 0; pair < Pairs; pair++)
        {
            isWrong[pair] = random.NextDouble() < WrongLabels;
            if (Worth(chosen, pair) > Worth(rejected, pair) != isWrong[pair]) continue;
            for (var i = 0; i < Features; i++) (chosen[pair, i], rejected[pair, i]) = (rejected[pair, i], chosen[pair, i]);
        }
        (Chosen, Rejected) = (tensor(chosen), tensor(rejected));
        tests = PlainLoops.Rows(random, Tests, Features);
    }

    private Tensor Chosen { get; }

    private Tensor Rejected { get; }

    /// <summary>
    /// Differences by ten models that learn briefly from the same pairs in batches of another order, <c>[pair, member]</c>.
    /// </summary>
    public Tensor Judge(int seed, int iterations)
    {
        using var loss = new LabelsAsTheyAre();
        var judged = new float[Pairs, Members];
        for (var member = 0; member < Members; member++)
        {
            var order = new Random(seed * 100 + member);
            using var model = new PerceptronRewardModel(Features, Hidden, seed);
            ModelFit.Minimize(model.Parameters, _ =>
            {
                var batch = tensor(Enumerable.Range(0, Batch).Select(_ => order.NextInt64(Pairs)).ToArray());
                return loss.Step(model.Score(Chosen[batch]).sub(model.Score(Rejected[batch]))).Total;
            }, iterations, 0.02);
            var (chosen, rejected) = (model.Predict(Chosen), model.Predict(Rejected));
            for (var pair = 0; pair < Pairs; pair++) judged[pair, member] = chosen[pair] - rejected[pair];
        }
        return tensor(judged);
    }

    /// <summary>The share of true labels of new pairs that a model finds, which learned from these.</summary>
    /// <param name="losses">From the differences of all pairs to their losses.</param>
    /// <param name="seed">Of the model's first weights.</param>
    /// <param name="iterations">How long it learns.</param>
    public double Accuracy(Func<Tensor, Tensor> losses, int seed, int iterations)
    {
        using var scope = NewDisposeScope();
        using var model = new PerceptronRewardModel(Features, Hidden, seed);
        ModelFit.Minimize(model.Parameters, _ => losses(model.Score(Chosen).sub(model.Score(Rejected))), iterations, 0.03);
        var found = model.Predict(tensor(tests));
        return Enumerable.Range(0, Tests / 2).Average(pair =>
            Worth(tests, 2 * pair) > Worth(tests, 2 * pair + 1) == found[2 * pair] > found[2 * pair + 1] ? 1.0 : 0.0);
    }

    /// <summary>How many of the pairs that a mask names have the wrong label.</summary>
    public double WrongAmong(Tensor mask)
    {
        var isNamed = MethodRun.Numbers(mask);
        return Enumerable.Range(0, Pairs).Where(pair => isNamed[pair] != 0).Average(pair => isWrong[pair] ? 1.0 : 0.0);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Chosen.Dispose();
        Rejected.Dispose();
    }

    private double Worth(float[,] features, int row)
    {
        var sum = 0.0;
        for (var i = 0; i < Features; i++) sum += weights[i] * features[row, i];
        return sum;
    }
}
