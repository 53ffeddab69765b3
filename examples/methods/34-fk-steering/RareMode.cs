using RewardLang.Runtime;
using RewardLang.Training.Samplers;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>
/// A diffusion model of one number whose score is exact: nearly all samples lie about -1, three in a hundred about 1.5, and there the
/// reward is high. Particles are resampled on the way by the chances that a program gives them.
/// </summary>
internal static class RareMode
{
    /// <summary>Steps of the sampler.</summary>
    public const int Levels = 50;

    private const double Rare = 0.03, Common = -1, Wanted = 1.5, Width = 0.25, Middle = 0.25;

    // How much of the sample is left at each level of noise.
    private static readonly double[] s_kept = [.. Enumerable.Range(0, Levels + 1).Select(level => Math.Pow(Math.Cos(Math.PI / 2 * level / (Levels + .5)), 2))];

    /// <summary>Samples many times.</summary>
    /// <param name="potential">Chooses particles; null for the best of independent ones.</param>
    /// <param name="particles">How many at a time.</param>
    /// <param name="runs">How many times.</param>
    /// <param name="seed">Of the noise and the choices.</param>
    /// <param name="every">How many steps lie between two resamplings.</param>
    /// <returns>The share of times that the particle of the highest reward lies in the rare mode.</returns>
    public static double Sample(RewardProgram? potential, int particles, int runs, int seed, int every = 5)
    {
        potential?.SetParam("particles", particles);
        var random = new Random(seed);
        var positions = Enumerable.Range(0, particles * runs).Select(_ => Normal.Draw(random)).ToArray();
        var histories = Enumerable.Range(0, positions.Length).Select(_ => new List<float>()).ToArray();
        for (var level = Levels; level > 0; level--)
        {
            var guesses = positions.Select(position => Guess(position, level)).ToArray();
            positions = [.. positions.Zip(guesses, (position, guess) => Denoise(position, guess, level, random))];
            if (potential is null || (level - 1) % every != 0) continue;
            for (var i = 0; i < positions.Length; i++) histories[i].Add(RewardOf(level == 1 ? positions[i] : guesses[i]));
            (positions, histories) = Resample(Chances(potential, histories, level == 1), positions, histories, particles, random);
        }
        return positions.Chunk(particles).Average(group => group.MaxBy(RewardOf) > Middle ? 1 : 0);
    }

    private static float RewardOf(double position) => (float)(1 / (1 + Math.Exp(-3 * (position - Middle))));

    // The mean of what the noisy number may have been.
    private static double Guess(double position, int level)
    {
        var (scale, noise) = (Math.Sqrt(s_kept[level]), 1 - s_kept[level]);
        var spread = s_kept[level] * Width * Width + noise;
        double Density(double mode) => Math.Exp(-Math.Pow(position - scale * mode, 2) / (2 * spread));
        double Mean(double mode) => mode + scale * Width * Width / spread * (position - scale * mode);
        var (rare, common) = (Rare * Density(Wanted) + 1e-300, (1 - Rare) * Density(Common) + 1e-300);
        return (rare * Mean(Wanted) + common * Mean(Common)) / (rare + common);
    }

    // A step of DDPM from one level of noise to the next lower one.
    private static double Denoise(double position, double guess, int level, Random random)
    {
        var (kept, next) = (s_kept[level], s_kept[level - 1]);
        var step = 1 - kept / next;
        var mean = (Math.Sqrt(next) * step * guess + Math.Sqrt(kept / next) * (1 - next) * position) / (1 - kept);
        return Normal.Draw(random, mean, Math.Sqrt(step * (1 - next) / (1 - kept)));
    }

    private static float[] Chances(RewardProgram potential, List<float>[] histories, bool isLast)
    {
        using var scope = NewDisposeScope();
        var (rows, steps) = (histories.Length, histories[0].Count);
        var inputs = new Dictionary<string, Tensor>
        {
            ["value"] = tensor(histories.SelectMany(history => history).ToArray()).reshape(rows, steps),
            ["is_last"] = tensor(Enumerable.Range(0, rows * steps).Select(i => isLast && i % steps == steps - 1).ToArray()).reshape(rows, steps),
        };
        using var result = potential.Evaluate(inputs);
        return result.Output("chance").select(1, steps - 1).contiguous().data<float>().ToArray();
    }

    private static (double[] Positions, List<float>[] Histories) Resample(
        float[] chances, double[] positions, List<float>[] histories, int particles, Random random)
    {
        var parents = Enumerable.Range(0, positions.Length / particles).SelectMany(run =>
            Categorical.Draw(random, [.. chances[(run * particles)..((run + 1) * particles)].Select(chance => (double)chance)], particles)
                .Select(parent => run * particles + parent)).ToArray();
        return ([.. parents.Select(parent => positions[parent])], [.. parents.Select(parent => new List<float>(histories[parent]))]);
    }
}
