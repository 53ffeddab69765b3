using RewardLang.Runtime;
using RewardLang.Training.Methods;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>Particles of a diffusion sampler that are chosen on the way by what they would become.</summary>
public sealed class FkSteeringMethod() : Method(
    34, "fk-steering", "A General Framework for Inference-time Scaling and Steering of Diffusion Models",
    "Several particles are sampled at a time and resampled on the way by potentials of intermediate rewards: difference, maximum, sum or the reward now.")
{
    private static readonly int[] s_particles = [4, 8];

    /// <inheritdoc/>
    public override void Run(MethodRun run)
    {
        CheckNumbers(run);
        CheckBound(run);
        // At the paper's strength of 10 many potentials lie above the bound.
        CheckAgainstLoops(run, strength: 3, scale: 1);
        CheckAgainstLoops(run, strength: 10, scale: 2);
        Sample(run);
    }

    private static void CheckNumbers(MethodRun run)
    {
        using var difference = new FkDifference { Strength = 2 };
        using var maximum = new FkMaximum { Strength = 2 };
        using var sum = new FkSum { Strength = 2 };
        using var value = tensor([.1f, .4f, .3f, .1f, .2f, .6f, 0, .2f]).reshape(4, 2);
        using var isLast = zeros([4, 2], ScalarType.Bool);
        using var one = difference.Evaluate(value);
        using var two = maximum.Evaluate(value, isLast);
        using var three = sum.Evaluate(value, isLast);
        run.Check("weights by the difference", one.Total.select(1, 1), [1.822119, .67032, 2.225541, 1.491825]);
        run.Check("effective size, difference", one.EffectiveSize[0, 1].item<float>(), 3.522251);
        run.Check("effective size, maximum", two.EffectiveSize[0, 1].item<float>(), 3.647106);
        run.Check("effective size, sum", three.EffectiveSize[0, 1].item<float>(), 3.317174);

        using var intermediate = new IntermediateReward();
        using var mean = intermediate.Step(tensor([.1f, .5f, 1.2f, -.3f]).unsqueeze(0));
        run.Check("reward of an unfinished sample", mean.Total[0].item<float>(), .532806);

        using var hopeless = difference.Evaluate(full([4, 1], float.NaN));
        run.Check("chances where no particle has a reward", hopeless.Chance, [.25, .25, .25, .25]);
    }

    /// <summary>What the authors' code gives where potentials exceed their bound: the last one is bounded after the division.</summary>
    private static void CheckBound(MethodRun run)
    {
        using var maximum = new FkMaximum();
        using var sum = new FkSum();
        using var reward = new FkReward();
        using var isLast = tensor([false, true]).expand(4, 2).contiguous();
        using var steep = tensor([1f, 2.6f, 1, 2.9f, 1, 2.4f, 1, 2.5f]).reshape(4, 2);
        double[] expected = [.0463, .9304, .0063, .0170];
        run.Check("chances above the bound, maximum", maximum.Evaluate(steep, isLast).Chance.select(1, 1), expected);
        run.Check("chances above the bound, reward now", reward.Evaluate(steep, isLast).Chance.select(1, 1), expected);
        using var longer = tensor([false, false, false, true]).expand(4, 4).contiguous();
        using var even = tensor([.9f, .9f, .9f, .9f, .9f, .9f, .9f, .5f, .9f, .9f, .9f, .7f, .9f, .9f, .9f, .3f]).reshape(4, 4);
        run.Check("chances above the bound, sum", sum.Evaluate(even, longer).Chance.select(1, 3), [.8650, .0158, .1171, .0021]);
    }

    private static void CheckAgainstLoops(MethodRun run, double strength, double scale)
    {
        const int groups = 50, size = 4, steps = 4, rows = groups * size;
        var random = new Random(34);
        var values = Enumerable.Range(0, rows * steps).Select(_ => (float)(scale * (2.4 * random.NextDouble() - .8))).ToArray();
        var value = tensor(values).reshape(rows, steps);
        var isLast = tensor(Enumerable.Range(0, rows * steps).Select(i => i % steps == steps - 1).ToArray()).reshape(rows, steps);
        using var difference = new FkDifference { Strength = strength };
        using var maximum = new FkMaximum { Strength = strength };
        using var sum = new FkSum { Strength = strength };
        using var reward = new FkReward { Strength = strength };
        using var importance = new FkImportance { Strength = strength };
        using var one = difference.Evaluate(value);
        using var two = maximum.Evaluate(value, isLast);
        using var three = sum.Evaluate(value, isLast);
        using var four = reward.Evaluate(value, isLast);
        using var five = importance.Evaluate(value, isLast);
        (string Name, float[] Totals, float[] Chances)[] kinds =
        [
            ("difference", MethodRun.Numbers(one.Total), MethodRun.Numbers(one.Chance)),
            ("maximum", MethodRun.Numbers(two.Total), MethodRun.Numbers(two.Chance)),
            ("sum", MethodRun.Numbers(three.Total), MethodRun.Numbers(three.Chance)),
            ("reward", MethodRun.Numbers(four.Total), MethodRun.Numbers(four.Chance)),
            ("importance", MethodRun.Numbers(five.Total), MethodRun.Numbers(five.Chance)),
        ];
        foreach (var (name, totals, chances) in kinds)
        {
            var expected = new double[rows * steps];
            for (var row = 0; row < rows; row++)
            {
                var (carried, product) = (0.0, 1.0);
                for (var i = 0; i < steps; i++)
                {
                    double now = values[row * steps + i];
                    var exponent = name switch { "difference" => now - carried, "maximum" => Math.Max(now, carried), "sum" => now + carried, _ => now };
                    carried = name is "maximum" or "sum" ? exponent : now;
                    var weight = name == "importance" && i < steps - 1 ? 1 : Math.Exp(strength * exponent);
                    if (name != "difference" && i == steps - 1) weight /= product;
                    expected[row * steps + i] = weight = Math.Clamp(weight, 0, 1e10);
                    product *= weight;
                }
            }
            // The weights span decades, so it is their logarithms that are compared; below 1e-30 a weight counts as nothing.
            static double Log(double weight) => Math.Log(Math.Max(weight, 1e-30));
            run.Check($"{name} at strength {strength}, log weights against plain loops, largest difference",
                Enumerable.Range(0, rows * steps).Max(i => Math.Abs(Log(expected[i]) - Log(totals[i]))), 0);
            var largest = 0.0;
            for (var i = 0; i < rows * steps; i++)
            {
                var (group, step) = (i / steps / size, i % steps);
                largest = Math.Max(largest, Math.Abs(chances[i] - expected[i] / Enumerable.Range(group * size, size).Sum(row => expected[row * steps + step])));
            }
            run.Check($"{name} at strength {strength}, chances against plain loops, largest difference", largest, 0);
        }
    }

    private static void Sample(MethodRun run)
    {
        var seeds = run.Seeds(3);
        var runs = run.Iterations(400, 40);
        using var difference = new FkDifference();
        using var maximum = new FkMaximum();
        using var sum = new FkSum();
        using var reward = new FkReward();
        using var importance = new FkImportance();
        (string Name, RewardProgram? Potential, int Every)[] arms =
        [
            ("best of all", null, 5), ("difference", difference.Program, 5), ("maximum", maximum.Program, 5), ("sum", sum.Program, 5),
            ("reward now", reward.Program, 5), ("difference, every tenth step", difference.Program, 10),
            // Left alone on the way, weighed once at the end.
            ("importance", importance.Program, RareMode.Levels),
        ];
        var results = arms.ToDictionary(arm => arm.Name, arm => s_particles.Select(particles =>
            Spread.Of(seeds, seed => RareMode.Sample(arm.Potential, particles, runs, seed, arm.Every))).ToArray());
        var table = run.Table($"Share of {runs} runs whose best particle lies in the rare mode, {seeds.Count} seeds", "potential", "4 particles", "8 particles");
        foreach (var (name, spreads) in results) table.Add(name, $"{spreads[0]}", $"{spreads[1]}");
        var (best, steered) = (results["best of all"], results["difference"]);
        run.Claim("Steering finds a rare sample of high reward more often than the best of as many independent ones.",
            steered[0].Values.Min() > best[0].Values.Max() && steered[1].Values.Min() > best[1].Values.Max(),
            $"4 particles {steered[0]} against {best[0]}, 8 particles {steered[1]} against {best[1]}");
        run.Claim("Steering four particles finds it more often than the best of eight.",
            steered[0].Values.Min() > best[1].Values.Max(), $"{steered[0]} against {best[1]}");
    }
}
