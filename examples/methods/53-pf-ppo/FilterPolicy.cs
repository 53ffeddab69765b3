using RewardLang.Training.Policies;
using RewardLang.Training.Samplers;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>
/// Prompts with 64 answers each. What an answer is worth is standard normal; the reward model errs, always in the same way, and least
/// where an answer is clearly good or bad, as the paper found of its models.
/// </summary>
internal sealed class FilterPolicy
{
    private const int Prompts = 32;
    private const int Answers = 64;
    private const int Sampled = 5;
    private const double Memory = 0.9;

    private readonly double[,] worth = new double[Prompts, Answers];
    private readonly double[,] score = new double[Prompts, Answers];

    /// <summary>Draws answers.</summary>
    public FilterPolicy(int seed)
    {
        var random = new Random(seed);
        for (var prompt = 0; prompt < Prompts; prompt++)
            for (var answer = 0; answer < Answers; answer++)
                score[prompt, answer] = Score(random, worth[prompt, answer] = Normal.Draw(random));
    }

    /// <summary>What the reward model says of an answer: it errs by a deviation of 1 in the middle, and by 0.15 far out.</summary>
    public static double Score(Random random, double worth) =>
        worth + Normal.Draw(random) * (0.15 + 0.85 * Math.Exp(-worth * worth / 2));

    /// <summary>Trains a policy: of five answers to each prompt it learns from one that is drawn by the filter's chances, or from all.</summary>
    /// <param name="filter">From the scores of the answers, those of a prompt together, to chances.</param>
    /// <param name="isDrawn">True to draw one answer by the chances, false to weigh each answer by its chance.</param>
    /// <param name="rate">How far a step goes along the gradient of a fifth of an answer.</param>
    /// <param name="iterations">How many batches.</param>
    /// <param name="seed">Of the answers and the filter.</param>
    /// <returns>The mean worth of an answer at each iteration.</returns>
    public double[] Train(Func<Tensor, Tensor> filter, bool isDrawn, double rate, int iterations, int seed)
    {
        var random = new Random(seed);
        var policy = new TabularPolicy(Prompts, Answers);
        var curve = new double[iterations];
        var values = new double[Prompts];
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            using var scope = NewDisposeScope();
            int[] drawn = [.. Enumerable.Range(0, Prompts).SelectMany(prompt => Categorical.Draw(random, policy.Chances(prompt), Sampled))];
            using var scores = tensor(drawn.Select((answer, i) => (float)score[i / Sampled, answer]).ToArray());
            double[] chances = [.. Training.Methods.MethodRun.Numbers(filter(scores)).Select(chance => (double)chance)];
            for (var prompt = 0; prompt < Prompts; prompt++)
            {
                var answers = drawn.AsSpan(prompt * Sampled, Sampled);
                var weights = chances.AsSpan(prompt * Sampled, Sampled);
                if (isDrawn)
                {
                    var chosen = Categorical.Draw(random, weights);
                    weights.Clear();
                    weights[chosen] = 1;
                }
                // The critic is what PPO's is: the mean of what the policy was paid, for the answers that were left.
                var mean = 0.0;
                for (var i = 0; i < Sampled; i++)
                {
                    var advantage = score[prompt, answers[i]] - values[prompt];
                    mean += weights[i] * advantage;
                    if (weights[i] > 0) policy.Reinforce(prompt, answers[i], weights[i] * advantage / Sampled);
                }
                values[prompt] += (1 - Memory) * mean;
                var all = policy.Chances(prompt);
                for (var i = 0; i < Answers; i++) curve[iteration] += all[i] * worth[prompt, i] / Prompts;
            }
            policy.Step(rate);
        }
        return curve;
    }
}
