using RewardLang.Training.Policies;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>
/// A stand-in for denoising: a chain of five steps, each up or down, whose last place is the image; a prompt rewards one place. The best
/// policy under the penalty is known exactly, from soft values computed backwards.
/// </summary>
internal static class DenoisingTask
{
    private const int Prompts = 3, Steps = 5, Images = 4, Actions = 2, Epochs = 100, Inner = 10;
    private const double Beta = 0.05;

    /// <summary>The reward at which losses are compared: a loss that learns slower is given longer.</summary>
    public const double Level = -0.02;

    private static readonly double[] s_goals = [0, 3, 5];

    /// <summary>How a policy came out.</summary>
    /// <param name="Distance">The divergence of its chains from the best ones', mean over the prompts.</param>
    /// <param name="Reward">Its mean reward.</param>
    /// <param name="Distances">The divergence at each epoch.</param>
    /// <param name="Rewards">The reward at each epoch.</param>
    internal sealed record Outcome(double Distance, double Reward, double[] Distances, double[] Rewards)
    {
        /// <summary>The epoch that first has the reward <see cref="Level"/>, -1 for none.</summary>
        public int Epoch => Array.FindIndex(Rewards, reward => reward >= Level);
    }

    /// <summary>The mean reward of the best policy under the penalty.</summary>
    public static double BestReward { get; } = Enumerable.Range(0, Prompts).Average(prompt => Expected(prompt, Best(prompt)).Reward);

    /// <summary>Trains a policy on groups of four images, ten gradient steps on each batch of them.</summary>
    public static Outcome Train(Prdp loss, double limit, double rate, int epochs, int seed)
    {
        (loss.Beta, loss.Limit) = (Beta, limit);
        var random = new Random(seed);
        var policy = new TabularPolicy(Prompts * Steps * (Steps + 1), Actions);
        var (distances, rewards) = (new double[epochs], new double[epochs]);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var chains = Enumerable.Range(0, Prompts)
                .Select(prompt => Enumerable.Range(0, Images).Select(_ => Chain(policy, random, prompt)).ToArray()).ToArray();
            var scores = new float[Prompts, Images];
            for (var prompt = 0; prompt < Prompts; prompt++)
                for (var image = 0; image < Images; image++) scores[prompt, image] = (float)Reward(prompt, chains[prompt][image].Sum());
            using var scope = NewDisposeScope();
            var inputs = new Dictionary<string, Tensor> { ["old"] = Ratios(policy, chains), ["score"] = tensor(scores) };
            for (var inner = 0; inner < Inner; inner++)
            {
                inputs["log_ratio"] = Ratios(policy, chains);
                var gradient = MeanLoss.Of(loss.Program, inputs, true, "log_ratio").Gradients[0];
                for (var prompt = 0; prompt < Prompts; prompt++)
                    for (var image = 0; image < Images; image++)
                        foreach (var (state, step, action) in States(prompt, chains[prompt][image]))
                            policy.Reinforce(state, action, -gradient[(prompt * Steps + step) * Images + image]);
                policy.Step(rate);
            }
            (distances[epoch], rewards[epoch]) = Divergence(policy);
        }
        return new Outcome(distances[^1], rewards[^1], distances, rewards);
    }

    /// <summary>The number of epochs of a whole run.</summary>
    public static int WholeRun => Epochs;

    private static double Reward(int prompt, int place) => -Math.Abs(place - s_goals[prompt]) / 2;

    private static int[] Chain(TabularPolicy policy, Random random, int prompt)
    {
        var chain = new int[Steps];
        var place = 0;
        for (var step = 0; step < Steps; step++) place += chain[step] = policy.Sample(random, State(prompt, step, place));
        return chain;
    }

    private static int State(int prompt, int step, int place) => (prompt * Steps + step) * (Steps + 1) + place;

    private static IEnumerable<(int State, int Step, int Action)> States(int prompt, int[] chain)
    {
        var place = 0;
        for (var step = 0; step < Steps; step++)
        {
            yield return (State(prompt, step, place), step, chain[step]);
            place += chain[step];
        }
    }

    /// <summary>log pi - log pi_ref, <c>[prompt, step, image]</c>; the reference goes up and down alike.</summary>
    private static Tensor Ratios(TabularPolicy policy, int[][][] chains)
    {
        var ratios = new float[Prompts, Steps, Images];
        for (var prompt = 0; prompt < Prompts; prompt++)
            for (var image = 0; image < Images; image++)
                foreach (var (state, step, action) in States(prompt, chains[prompt][image]))
                    ratios[prompt, step, image] = (float)(policy.LogChance(state, action) + Math.Log(Actions));
        return tensor(ratios);
    }

    /// <summary>The chance of going up at each step and place, of the policy pi_ref exp(reward / beta) / Z.</summary>
    private static double[,] Best(int prompt)
    {
        var values = new double[Steps + 1, Steps + 1];
        var up = new double[Steps, Steps + 1];
        for (var place = 0; place <= Steps; place++) values[Steps, place] = Math.Exp(Reward(prompt, place) / Beta);
        for (var step = Steps - 1; step >= 0; step--)
            for (var place = 0; place <= step; place++)
            {
                values[step, place] = (values[step + 1, place] + values[step + 1, place + 1]) / 2;
                up[step, place] = values[step + 1, place + 1] / 2 / values[step, place];
            }
        return up;
    }

    private static (double Distance, double Reward) Divergence(TabularPolicy policy)
    {
        var (distance, reward) = (0.0, 0.0);
        for (var prompt = 0; prompt < Prompts; prompt++)
        {
            var best = Best(prompt);
            var own = new double[Steps, Steps + 1];
            for (var step = 0; step < Steps; step++)
                for (var place = 0; place <= step; place++) own[step, place] = policy.Chances(State(prompt, step, place))[1];
            var (visits, _) = Expected(prompt, best);
            for (var step = 0; step < Steps; step++)
                for (var place = 0; place <= step; place++)
                {
                    var (b, p) = (best[step, place], own[step, place]);
                    distance += visits[step, place] * (b * Math.Log(b / p) + (1 - b) * Math.Log((1 - b) / (1 - p))) / Prompts;
                }
            reward += Expected(prompt, own).Reward / Prompts;
        }
        return (distance, reward);
    }

    private static (double[,] Visits, double Reward) Expected(int prompt, double[,] up)
    {
        var visits = new double[Steps + 1, Steps + 1];
        visits[0, 0] = 1;
        for (var step = 0; step < Steps; step++)
            for (var place = 0; place <= step; place++)
            {
                visits[step + 1, place] += visits[step, place] * (1 - up[step, place]);
                visits[step + 1, place + 1] += visits[step, place] * up[step, place];
            }
        return (visits, Enumerable.Range(0, Steps + 1).Sum(place => visits[Steps, place] * Reward(prompt, place)));
    }
}
