using RewardLang.Training.Methods;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>The noise of a one-step generator, optimised by four rewards and kept as long as noise is.</summary>
public sealed class RenoMethod() : Method(
    20, "reno", "ReNO: Enhancing One-step Text-to-Image Models through Reward-based Noise Optimization",
    "The noise of a frozen generator is moved along the gradient of several rewards, and of the density of its length so that it stays noise.")
{
    /// <inheritdoc/>
    public override void Run(MethodRun run)
    {
        CheckNumbers(run);
        CheckAgainstLoops(run);
        Optimize(run);
    }

    private static void CheckNumbers(MethodRun run)
    {
        using var criterion = new RenoCriterion { LengthWeight = 1 };
        using var noise = tensor([1f, 0, 0, 0, 1, 1, 0, 1, 1.5f, 1.5f, 1.5f, 1.5f]).reshape(3, 4);
        using var step = criterion.Step(full(3, .3, ScalarType.Float32), ones(3), full(3, 35, ScalarType.Float32), full(3, 22, ScalarType.Float32), noise);
        run.Check("the four rewards", step.Missing, [5.55, 5.55, 5.55]);
        run.Check("length 1, the square root of 3, and 3", step.ImprobableLength, [.5, -.147918, 1.204163]);
        run.Check("all five", step.Total, [6.05, 5.402082, 6.754163]);
    }

    private static void CheckAgainstLoops(MethodRun run)
    {
        const int rows = 60, latent = 7;
        var random = new Random(20);
        float[] Draw(double low, double high, int count = rows) => [.. Enumerable.Range(0, count).Select(_ => (float)(low + (high - low) * random.NextDouble()))];
        var (preference, image, clip, pick, numbers) = (Draw(0, .4), Draw(-2, 2), Draw(10, 40), Draw(15, 25), Draw(-2, 2, rows * latent));
        using var criterion = new RenoCriterion();
        using var noise = tensor(numbers).reshape(rows, latent).requires_grad_();
        using var preferences = tensor(preference).requires_grad_();
        using var step = criterion.Step(preferences, tensor(image), tensor(clip), tensor(pick), noise);
        step.Total.sum().backward();
        var (total, gradient) = (MethodRun.Numbers(step.Total), MethodRun.Numbers(noise.grad!));
        var (largest, slope) = (0.0, 0.0);
        for (var row = 0; row < rows; row++)
        {
            var square = numbers[(row * latent)..((row + 1) * latent)].Sum(x => (double)x * x);
            var expected = 5 * (1 - preference[row]) + (2 - image[row]) + .01 * (100 - clip[row]) + .05 * (30 - pick[row])
                + .01 * (.5 * square - (latent - 1) * .5 * Math.Log(square));
            largest = Math.Max(largest, Math.Abs(expected - total[row]));
            for (var i = row * latent; i < (row + 1) * latent; i++)
                slope = Math.Max(slope, Math.Abs(gradient[i] - .01 * numbers[i] * (1 - (latent - 1) / square)));
        }
        run.Check("against plain loops, largest difference", largest, 0);
        run.Check("gradient by the noise against e (1 - (d - 1) / |e|^2)", slope, 0);
        run.Check("gradient by the first reward", MethodRun.Numbers(preferences.grad!).Max(x => Math.Abs(x + 5)), 0);
    }

    private static void Optimize(MethodRun run)
    {
        const int starts = 16;
        // The fifth part pulls with the square root of the dimensions: in the paper's 4 x 64 x 64 as hard as here with this weight.
        var comparable = .01 * Math.Sqrt(4 * 64 * 64 / (double)SmallGenerator.Latent);
        var seeds = run.Seeds(8);
        var iterations = run.Iterations(50, 10);
        var usual = Math.Sqrt(SmallGenerator.Latent - 1);
        using var criterion = new RenoCriterion { LengthWeight = comparable };
        using var small = new RenoCriterion();
        using var free = new RenoCriterion { LengthWeight = 0 };
        var (kept, weak, loose) = (new List<NoiseAscent.Outcome>(), new List<NoiseAscent.Outcome>(), new List<NoiseAscent.Outcome>());
        var (best, first) = (new List<double>(), new List<double>());
        foreach (var seed in seeds)
        {
            using var generator = new SmallGenerator(seed);
            kept.Add(NoiseAscent.Optimize(generator, criterion, starts, iterations, seed));
            weak.Add(NoiseAscent.Optimize(generator, small, starts, iterations, seed));
            loose.Add(NoiseAscent.Optimize(generator, free, starts, iterations, seed));
            best.Add(NoiseAscent.BestOf(generator, criterion, starts, iterations, seed + 1000));
            first.Add(kept[^1].Course[0]);
        }
        Spread Of(IEnumerable<double> values) => new([.. values]);
        Spread Last(List<NoiseAscent.Outcome> outcomes) => Of(outcomes.Select(outcome => outcome.LastLength / usual));
        var table = run.Table($"After {iterations} iterations from {starts} noises, {seeds.Count} generators; lengths over the square root of {SmallGenerator.Latent - 1}",
                "noise", "distance of the rewards", "length of the best", "length at the end")
            .Add("as it was drawn", $"{Of(first)}", "", "")
            .Add($"best of {iterations} fresh ones", $"{Of(best)}", "", "");
        void Add(string name, List<NoiseAscent.Outcome> outcomes) =>
            table.Add(name, $"{Of(outcomes.Select(outcome => outcome.Missing))}", $"{Of(outcomes.Select(outcome => outcome.Length / usual))}", $"{Last(outcomes)}");
        Add($"optimised, weight of the length {comparable:0.##}", kept);
        Add("optimised, weight of the length 0.01", weak);
        Add("optimised, length free", loose);
        double[] x = [.. Enumerable.Range(0, iterations).Select(i => (double)i)];
        run.Plot("Distance of the rewards from their best values", "iteration", "distance of the best so far",
            new MethodLine("optimised", x, [.. x.Select(i => kept.Average(outcome => outcome.Course[(int)i]))]),
            new MethodLine("length free", x, [.. x.Select(i => loose.Average(outcome => outcome.Course[(int)i]))]));
        run.Claim("As many iterations beat the best of as many fresh noises.",
            kept.Zip(best, (outcome, chosen) => outcome.Missing < chosen).All(isBetter => isBetter), $"distance {Of(kept.Select(outcome => outcome.Missing))} against {Of(best)}");
        run.Claim("The length of the noise stays within a quarter of the usual one with its term, and not without.",
            Last(kept).Values.All(length => Math.Abs(length - 1) < .25) && Last(loose).Values.All(length => Math.Abs(length - 1) > .25),
            $"{Last(kept)} with it, {Last(loose)} without, of the usual length");
    }
}
