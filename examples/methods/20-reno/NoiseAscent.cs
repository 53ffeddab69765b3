using RewardLang.Training.Samplers;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>
/// Optimises the noise of a generator by the criterion: gradient descent with Nesterov's momentum, the gradient of each noise cut to a
/// length. What is kept is the noise of the best rewards that came by.
/// </summary>
internal static class NoiseAscent
{
    private const double Rate = 5, Momentum = 0.9, Longest = 0.1;

    /// <summary>What came of it: the mean over all starts.</summary>
    /// <param name="Missing">The rewards' distance from their best values, of what was kept.</param>
    /// <param name="Length">The length of the noise that was kept.</param>
    /// <param name="LastLength">The length of the noise at the end.</param>
    /// <param name="Course">The distance of the best so far at each iteration.</param>
    internal sealed record Outcome(double Missing, double Length, double LastLength, double[] Course);

    /// <summary>Optimises several noises at a time, each by itself.</summary>
    public static Outcome Optimize(SmallGenerator generator, RenoCriterion criterion, int starts, int iterations, int seed)
    {
        var random = new Random(seed);
        var noise = Normal.DrawMany(random, starts * SmallGenerator.Latent);
        var direction = new float[noise.Length];
        var best = Enumerable.Range(0, starts).Select(_ => new BestSeen<double>()).ToArray();
        var course = new double[iterations];
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            var (missing, gradient) = Judge(generator, criterion, noise, starts);
            for (var row = 0; row < starts; row++)
            {
                best[row].Offer(LengthOf(noise, row), -missing[row]);
                var shorten = Math.Min(1, Longest / (LengthOf(gradient, row) + 1e-12));
                for (var i = row * SmallGenerator.Latent; i < (row + 1) * SmallGenerator.Latent; i++)
                {
                    var slope = shorten * gradient[i];
                    direction[i] = (float)(Momentum * direction[i] + slope);
                    noise[i] -= (float)(Rate * (slope + Momentum * direction[i]));
                }
            }
            course[iteration] = -best.Average(row => row.Score);
        }
        return new Outcome(course[^1], best.Average(row => row.Value), Enumerable.Range(0, starts).Average(row => LengthOf(noise, row)), course);
    }

    /// <summary>The best of so many fresh noises for each start.</summary>
    public static double BestOf(SmallGenerator generator, RenoCriterion criterion, int starts, int draws, int seed)
    {
        var noise = Normal.DrawMany(new Random(seed), starts * draws * SmallGenerator.Latent);
        return Judge(generator, criterion, noise, starts * draws).Missing.Chunk(draws).Average(row => row.Min());
    }

    private static (float[] Missing, float[] Gradient) Judge(SmallGenerator generator, RenoCriterion criterion, float[] noise, int rows)
    {
        using var scope = NewDisposeScope();
        using var input = tensor(noise).reshape(rows, SmallGenerator.Latent).requires_grad_();
        var scores = generator.Scores(input);
        using var step = criterion.Step(scores.select(1, 0), scores.select(1, 1), scores.select(1, 2), scores.select(1, 3), input);
        step.Total.sum().backward();
        return (step.Missing.detach().data<float>().ToArray(), input.grad!.data<float>().ToArray());
    }

    private static double LengthOf(float[] numbers, int row) =>
        Math.Sqrt(numbers.AsSpan(row * SmallGenerator.Latent, SmallGenerator.Latent).ToArray().Sum(x => (double)x * x));
}
