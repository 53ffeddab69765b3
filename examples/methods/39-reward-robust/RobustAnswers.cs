using RewardLang.Training.Methods;
using RewardLang.Training.RewardModels;
using RewardLang.Training.Samplers;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>Answers to prompts, what they are worth, and what five heads say of them: a mean and a deviation each.</summary>
/// <param name="Gold"><c>[prompt * answer]</c>, answers of a prompt together.</param>
/// <param name="Means"><c>[prompt * answer, head]</c>.</param>
/// <param name="Deviations"><c>[prompt * answer, head]</c>.</param>
internal sealed record RobustAnswers(float[] Gold, Tensor Means, Tensor Deviations)
{
    private const int Heads = 5;
    private const int Features = 8;
    private const int Pairs = 300;
    private const double WrongLabels = 0.25;

    /// <summary>
    /// Heads that know how far they err, on average: errors are Student's t of two degrees of freedom times the deviation. A blind head
    /// says anything of any answer, and knows that it is unsure.
    /// </summary>
    public static RobustAnswers HeavyTailed(int seed, int count, bool isLastBlind = false)
    {
        var random = new Random(seed);
        var gold = Normal.DrawMany(random, count);
        var (means, deviations) = (new float[count, Heads], new float[count, Heads]);
        for (var row = 0; row < count; row++)
            for (var head = 0; head < Heads; head++)
            {
                deviations[row, head] = (float)(0.5 * Math.Exp(Normal.Draw(random, 0.0, 0.5)));
                var error = Normal.Draw(random) / Math.Sqrt(-Math.Log(1 - random.NextDouble()));
                means[row, head] = (float)(gold[row] + deviations[row, head] * error);
                if (isLastBlind && head == Heads - 1) (means[row, head], deviations[row, head]) = ((float)Normal.Draw(random, -2.0), 3);
            }
        return new RobustAnswers(gold, tensor(means), tensor(deviations));
    }

    /// <summary>
    /// Heads on one trunk, learned in two steps: the first head from pairs, of which a quarter has the wrong label, then all heads from
    /// noisy ratings, each from its own bootstrap of them. Answers to be judged lie further out than those learned from.
    /// </summary>
    public static RobustAnswers Learned(int seed, int count, int iterations)
    {
        var random = new Random(seed);
        var direction = Normal.DrawMany(random, Features, 0, 1 / Math.Sqrt(Features));
        var known = PlainLoops.Rows(random, 2 * Pairs, Features);
        var worth = WorthOf(direction, known);
        int[] better = [.. Enumerable.Range(0, Pairs).Select(i => worth[2 * i] > worth[2 * i + 1] != random.NextDouble() < WrongLabels ? 2 * i : 2 * i + 1)];
        float[] ratings = [.. worth.Select(w => (float)(w + Normal.Draw(random, 0.0, 0.5)))];
        var counts = new float[2 * Pairs, Heads];
        for (var draw = 0; draw < 2 * Pairs; draw++)
            for (var head = 0; head < Heads; head++) counts[random.Next(2 * Pairs), head]++;

        using var model = new GaussianRewardModel(Features, 16, Heads, seed);
        using var preference = new NominalPreference();
        using var likelihood = new HeadLikelihood();
        using var features = tensor(known);
        using var preferred = features[tensor(better.Select(i => (long)i).ToArray())];
        using var other = features[tensor(better.Select(i => (long)(i ^ 1)).ToArray())];
        using var target = tensor(ratings);
        using var counted = tensor(counts);
        ModelFit.Minimize(model.Parameters,
            _ => preference.Step(model.Score(preferred).select(1, 0), model.Score(other).select(1, 0)).Total, iterations, 0.02);
        ModelFit.Minimize(model.Parameters,
            _ => likelihood.Step(model.Score(features), model.Deviation(features), counted, target).Total, 2 * iterations, 0.02);

        using var noGradient = no_grad();
        var answers = PlainLoops.Rows(random, count, Features, 1.5);
        using var judged = tensor(answers);
        return new RobustAnswers(WorthOf(direction, answers), model.Score(judged), model.Deviation(judged));
    }

    /// <summary>Good along a direction, up to a point, and worse the further an answer strays.</summary>
    private static float[] WorthOf(float[] direction, float[,] answers) => [.. Enumerable.Range(0, answers.GetLength(0)).Select(row =>
    {
        var (along, square) = (0.0, 0.0);
        for (var i = 0; i < direction.Length; i++) (along, square) = (along + direction[i] * answers[row, i], square + answers[row, i] * answers[row, i]);
        return (float)(2 * Math.Tanh(along) - 0.05 * square);
    })];

    /// <summary>The robust reward of each answer with a share of the nominal head.</summary>
    public float[] Reward(double share)
    {
        using var scope = NewDisposeScope();
        using var reward = new RobustReward { Share = share };
        return MethodRun.Numbers(reward.Step(Means, Deviations).Total);
    }

    /// <summary>Mean gold of the best of each <paramref name="draws"/> answers.</summary>
    public double BestOf(float[] reward, int draws) => Enumerable.Range(0, Gold.Length / draws)
        .Average(prompt => Gold[Enumerable.Range(prompt * draws, draws).MaxBy(i => reward[i])]);
}
