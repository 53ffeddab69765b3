using RewardLang.Training.Methods;

namespace RewardLang.Methods;

/// <summary>VideoAlign: a reward model that knows ties, three ways to align a flow model with it, and its agreement with people.</summary>
public sealed class VideoMethod() : Method(
    6, "videoalign", "Improving Video Generation with Human Feedback",
    "Preferences in three dimensions, ties among them, train a reward; a flow model is aligned by pairs, by weights, or guided at inference.")
{
    /// <inheritdoc/>
    public override void Run(MethodRun run)
    {
        VideoChecks.Numbers(run);
        VideoChecks.AgainstLoops(run);
        LearnTies(run);
        Guide(run);
        Align(run);
    }

    private static void LearnTies(MethodRun run)
    {
        var seeds = run.Seeds(5);
        var (ties, plain) = (new List<(double WithTies, double WithoutTies)>(), new List<(double WithTies, double WithoutTies)>());
        foreach (var seed in seeds)
        {
            var videos = new JudgedVideos(seed);
            var (known, tests) = (videos.Draw(150), videos.Draw(1000));
            foreach (var (results, withTies) in ((List<(double, double)>, bool)[])[(ties, true), (plain, false)])
            {
                using var model = JudgedVideos.Train(known, withTies, run.Iterations(200, 10));
                results.Add(JudgedVideos.Accuracy(model, tests));
            }
        }
        Spread With(List<(double WithTies, double WithoutTies)> results) => new([.. results.Select(r => r.WithTies)]);
        Spread Without(List<(double WithTies, double WithoutTies)> results) => new([.. results.Select(r => r.WithoutTies)]);
        run.Table($"Reward models of 150 pairs, {seeds.Count} seeds", "loss", "accuracy with ties", "without")
            .Add("Bradley-Terry with ties", $"{With(ties)}", $"{Without(ties)}")
            .Add("Bradley-Terry, ties left out", $"{With(plain)}", $"{Without(plain)}");
        run.Claim("A model that learns from ties agrees better with people, who call small differences ties.",
            With(ties).Values.Zip(With(plain).Values).All(pair => pair.First > pair.Second), $"{With(ties)} against {With(plain)}; without ties {Without(ties)} against {Without(plain)}");
    }

    private static void Guide(MethodRun run)
    {
        var slopes = new float[,] { { 1, 0 }, { 0, .5f } };
        var count = run.Iterations(20000, 500);
        var table = run.Table("Noisy-reward guidance of normal data by rewards x1 and x2 / 2", "guidance", "weights", "means", "variances");
        var (largest, widest) = (0.0, 0.0);
        foreach (var (guidance, weights) in ((double, double[])[])[(0, [1, 0]), (1, [1, 0]), (2, [0, 1]), (1, [1, 2]), (1, [-.5, 1])])
        {
            var (means, variances) = ShiftedFlow.Sample(slopes, weights, guidance, count, run.Seeds(1)[0]);
            table.Add($"{guidance}", $"{weights[0]}, {weights[1]}", $"{means[0]:0.000}, {means[1]:0.000}", $"{variances[0]:0.000}, {variances[1]:0.000}");
            largest = Math.Max(largest, Math.Max(Math.Abs(means[0] - guidance * weights[0]), Math.Abs(means[1] - guidance * weights[1] * .5)));
            widest = Math.Max(widest, variances.Max(variance => Math.Abs(variance - 1)));
        }
        run.Claim("Guidance by the reward of noisy samples moves the data by guidance times the reward's slope, weighted as the user asks, and leaves the variance.",
            largest < .05 && widest < .05, $"largest difference of a mean {largest:0.000}, of a variance from 1 {widest:0.000}, of {count} samples");
    }

    private static void Align(MethodRun run)
    {
        var seeds = run.Seeds(5);
        var iterations = run.Iterations(300, 10);
        var slope = ShiftedFlow.Slope;
        var table = run.Table($"Mean reward of a flow model after {iterations} steps, 0 before, {seeds.Count} seeds", "method", "mean reward");
        var weighted = Spread.Of(seeds, seed => ShiftedFlow.ByWeights(seed, iterations));
        table.Add("Flow-RWR", $"{weighted}");
        var preferred = new List<(double Beta, Spread Reward)>();
        foreach (var beta in (double[])[100, 10, 1])
        {
            preferred.Add((beta, Spread.Of(seeds, seed => ShiftedFlow.ByPreference(seed, iterations, beta))));
            table.Add($"Flow-DPO, beta {beta}", $"{preferred[^1].Reward}");
        }
        run.Claim("Flow-RWR ends at the data weighted by exp(reward), whose mean reward is the square of the slope's length.",
            Math.Abs(weighted.Mean - slope.Sum(a => a * a)) < .1, $"{weighted} against {slope.Sum(a => a * a):0.##}");
        run.Claim("Flow-DPO raises the reward, the more the smaller beta.",
            preferred[0].Reward.Mean > 0 && preferred.Zip(preferred.Skip(1), (a, b) => b.Reward.Mean > a.Reward.Mean).All(isMore => isMore),
            string.Join(", ", preferred.Select(p => $"beta {p.Beta}: {p.Reward}")));
    }
}
