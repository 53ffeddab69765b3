using RewardLang.Training.Methods;
using RewardLang.Training.RewardModels;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>
/// A flow model that is known in closed form: its data are normal around a shift m, so at x = (1 - t) x0 + t e its velocity is
/// ((2t - 1) x - t m) / s^2 with s^2 = (1 - t)^2 + t^2. The reward is a · x0, and the data of the reference are around 0.
/// </summary>
internal static class ShiftedFlow
{
    private const int Features = 2;
    private const int Pairs = 2048;
    private const int Steps = 200;
    private const double LastTime = 0.98;

    /// <summary>The reward's slope.</summary>
    public static IReadOnlyList<double> Slope { get; } = [.8, -.6];

    /// <summary>Samples by the guided flow, from noise to data.</summary>
    /// <param name="slopes">The slopes of two rewards of clean data.</param>
    /// <param name="weights">What a user asks of each.</param>
    /// <param name="guidance">The weight of the guidance.</param>
    /// <param name="count">How many samples.</param>
    /// <param name="seed">Of the noise.</param>
    /// <returns>The mean and variance of each feature.</returns>
    public static (double[] Means, double[] Variances) Sample(float[,] slopes, double[] weights, double guidance, int count, int seed)
    {
        var samples = PlainLoops.Rows(new Random(seed), count, Features);
        using var reward = new NoisyReward { Weights = weights };
        using var guided = new GuidedVelocity { Guidance = guidance };
        for (var step = Steps - 1; step >= 0; step--)
        {
            using var scope = NewDisposeScope();
            var time = (step + .5) / Steps;
            var variance = (1 - time) * (1 - time) + time * time;
            // What a noisy sample is expected to be worth: a · E[x0 | x], whose slope is a (1 - t) / s^2.
            var given = tensor(samples).requires_grad_();
            var noisy = tensor(slopes).mul((1 - time) / variance);
            var slope = autograd.grad([reward.Step(given, noisy).Total.sum()], [given])[0].reshape(-1);
            var velocity = given.detach().reshape(-1).mul((2 * time - 1) / variance);
            var moved = MethodRun.Numbers(guided.Step(velocity, slope, full(velocity.shape, (float)time)).Total);
            for (var i = 0; i < moved.Length; i++) samples[i / Features, i % Features] -= moved[i] / Steps;
        }
        double[] Column(int feature) => [.. Enumerable.Range(0, count).Select(row => (double)samples[row, feature])];
        double[] means = [.. Enumerable.Range(0, Features).Select(i => Column(i).Average())];
        return (means, [.. Enumerable.Range(0, Features).Select(i => Column(i).Average(x => (x - means[i]) * (x - means[i])))]);
    }

    /// <summary>Learns the shift from pairs, whose better sample has more reward (Flow-DPO).</summary>
    /// <returns>The mean reward of the model's data at the end.</returns>
    public static double ByPreference(int seed, int iterations, double beta)
    {
        using var scope = NewDisposeScope();
        var random = new Random(seed);
        var (chosen, other) = (PlainLoops.Rows(random, Pairs, Features), PlainLoops.Rows(random, Pairs, Features));
        for (var pair = 0; pair < Pairs; pair++)
        {
            if (Reward(chosen, pair) >= Reward(other, pair)) continue;
            for (var i = 0; i < Features; i++) (chosen[pair, i], other[pair, i]) = (other[pair, i], chosen[pair, i]);
        }
        // Both samples of a pair are noised alike.
        var (times, noise) = Noise(random);
        var (better, worse) = (new Seen(chosen, times, noise), new Seen(other, times, noise));
        using var error = new ShiftedFlowError();
        using var loss = new FlowPreference { Beta = beta };
        var shift = new Parameter(zeros(Features));
        var start = zeros(Features);
        var (betterStart, worseStart) = (better.Error(error, start), worse.Error(error, start));
        ModelFit.Minimize([shift],
            _ => loss.Step(better.Error(error, shift), betterStart, worse.Error(error, shift), worseStart).Total, iterations, .02);
        return MethodRun.Numbers(shift).Zip(Slope, (m, a) => m * a).Sum();
    }

    /// <summary>Learns the shift from all samples, each weighted by the exponential of its reward (Flow-RWR).</summary>
    public static double ByWeights(int seed, int iterations)
    {
        using var scope = NewDisposeScope();
        var random = new Random(seed);
        var samples = PlainLoops.Rows(random, Pairs, Features);
        var (times, noise) = Noise(random);
        var seen = new Seen(samples, times, noise);
        var reward = tensor(Enumerable.Range(0, Pairs).Select(row => (float)Reward(samples, row)).ToArray());
        using var error = new ShiftedFlowError();
        using var loss = new FlowRewardWeighted();
        var shift = new Parameter(zeros(Features));
        ModelFit.Minimize([shift], _ => loss.Step(seen.Error(error, shift), reward).Total, iterations, .02);
        return MethodRun.Numbers(shift).Zip(Slope, (m, a) => m * a).Sum();
    }

    private static double Reward(float[,] samples, int row) => Slope[0] * samples[row, 0] + Slope[1] * samples[row, 1];

    private static (double[] Times, float[,] Noise) Noise(Random random) =>
        ([.. Enumerable.Range(0, Pairs).Select(_ => LastTime * random.NextDouble())], PlainLoops.Rows(random, Pairs, Features));

    /// <summary>Samples with their noise: what a velocity there is compared with.</summary>
    private sealed class Seen
    {
        private readonly Tensor known, target, share;

        public Seen(float[,] samples, double[] times, float[,] noise)
        {
            var (knowns, targets, shares) = (new float[Pairs, Features], new float[Pairs, Features], new float[Pairs]);
            for (var row = 0; row < Pairs; row++)
            {
                var time = times[row];
                var variance = (1 - time) * (1 - time) + time * time;
                shares[row] = (float)(time / variance);
                for (var i = 0; i < Features; i++)
                {
                    knowns[row, i] = (float)((2 * time - 1) / variance * ((1 - time) * samples[row, i] + time * noise[row, i]));
                    targets[row, i] = noise[row, i] - samples[row, i];
                }
            }
            (known, target, share) = (tensor(knowns), tensor(targets), tensor(shares));
        }

        public Tensor Error(ShiftedFlowError error, Tensor shift) => error.Step(known, target, share, shift).Total;
    }
}
