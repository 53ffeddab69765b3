using RewardLang.Training.Methods;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>Reward-robust RLHF: a share of a nominal reward and the rest of the worst one that the uncertainty allows.</summary>
public sealed class RobustMethod() : Method(
    39, "reward-robust", "Reward-Robust RLHF in LLMs",
    "A share of the surest head's reward and the rest of the lowest head's: between what is likely and what is safe.")
{
    private static readonly double[] s_shares = [1, .8, .6, .4, .2, 0];

    /// <inheritdoc/>
    public override void Run(MethodRun run)
    {
        CheckNumbers(run);
        CheckAgainstLoops(run);
        Optimise(run, "errors of heavy tail", (seed, count) => RobustAnswers.HeavyTailed(seed, count));
        Optimise(run, "errors of heavy tail and a blind head", (seed, count) => RobustAnswers.HeavyTailed(seed, count, isLastBlind: true));
        Optimise(run, "learned heads", (seed, count) => RobustAnswers.Learned(seed, count, run.Iterations(150, 5)));
    }

    private static void CheckNumbers(MethodRun run)
    {
        using var means = tensor([.9f, .2f, .7f, .5f, .6f]).unsqueeze(0);
        using var deviations = tensor([.3f, .5f, .1f, .4f, .2f]).unsqueeze(0);
        using var surest = new RobustReward();
        using var nominal = new RobustReward { Share = 1 };
        using var worst = new RobustReward { Share = 0 };
        using var average = new RobustRewardOfMean();
        using var whole = new RobustRewardOfMean { Share = 1 };
        run.Check("surest head", surest.Step(means, deviations).Surest, [.7]);
        run.Check("robust reward, surest head nominal", surest.Step(means, deviations).Total, [.5]);
        run.Check("robust reward, mean nominal", average.Step(means).Total, [.428]);
        run.Check("mean alone", whole.Step(means).Total, [.58]);
        run.Check("share 1 is nominal", nominal.Step(means, deviations).Total, [.7]);
        run.Check("share 0 is the worst case", worst.Step(means, deviations).Total, [.2]);
    }

    private static void CheckAgainstLoops(MethodRun run)
    {
        var random = new Random(39);
        void Compare(string name, int width, Func<double[], double> plain, Func<Tensor, Tensor> program)
        {
            var (values, slopes) = PlainLoops.Compare(PlainLoops.Rows(random, 60, width), plain, program);
            run.Check($"{name} against plain loops, largest difference", values, 0);
            run.Check($"{name}, gradient against finite differences", slopes, 0, 1e-3);
        }

        using var surest = new RobustReward { Share = .35 };
        using var average = new RobustRewardOfMean { Share = .85 };
        using var preference = new NominalPreference();
        using var sampled = new SampledHeadError();
        using var likelihood = new HeadLikelihood();
        // The first five numbers of a row are means, the next the logarithms of deviations.
        Compare("robust reward", 10, r => .35 * r[Enumerable.Range(0, 5).MinBy(i => r[5 + i])] + .65 * r[..5].Min(),
            x => surest.Step(x.narrow(1, 0, 5), x.narrow(1, 5, 5).exp()).Total);
        Compare("robust reward of the mean", 5, r => .85 * r.Average() + .15 * r.Min(), x => average.Step(x).Total);
        Compare("preference", 2, r => Math.Log(1 + Math.Exp(r[1] - r[0])), x => preference.Step(x.select(1, 0), x.select(1, 1)).Total);
        Compare("sampled error", 16, r => Enumerable.Range(0, 5).Average(i => Math.Pow(r[i] + Math.Exp(r[5 + i]) * r[10 + i] - r[15], 2)),
            x => sampled.Step(x.narrow(1, 0, 5), x.narrow(1, 5, 5).exp(), x.narrow(1, 10, 5), x.select(1, 15)).Total);
        Compare("likelihood", 16, r => Enumerable.Range(0, 5).Average(i =>
                r[10 + i] * r[10 + i] * (Math.Pow((r[15] - r[i]) / Math.Exp(.5 * r[5 + i]), 2) / 2 + .5 * r[5 + i])),
            x => likelihood.Step(x.narrow(1, 0, 5), x.narrow(1, 5, 5).div(2).exp(), x.narrow(1, 10, 5).square(), x.select(1, 15)).Total);
    }

    private static void Optimise(MethodRun run, string what, Func<int, int, RobustAnswers> answersOf)
    {
        var seeds = run.Seeds(5);
        var iterations = run.Iterations(300, 10);
        var best = s_shares.ToDictionary(share => share, _ => new List<double>());
        var curves = s_shares.ToDictionary(share => share, _ => new List<double[]>());
        foreach (var seed in seeds)
        {
            using var scope = NewDisposeScope();
            var answers = answersOf(seed, run.Iterations(40960, 4096));
            foreach (var share in s_shares)
            {
                var reward = answers.Reward(share);
                best[share].Add(answers.BestOf(reward, 1024));
                curves[share].Add(ChoicePolicy.Train(reward[..2048], answers.Gold[..2048], 128, iterations, seed, penalty: 0));
            }
        }

        Spread Best(double share) => new(best[share]);
        Spread End(double share) => new([.. curves[share].Select(curve => curve[^Math.Max(1, iterations / 10)..].Average())]);
        var table = run.Table($"Gold, {what}, {seeds.Count} seeds", "share of the nominal reward", "best of 1024", $"policy after {iterations} batches");
        foreach (var share in s_shares) table.Add($"{share}", $"{Best(share)}", $"{End(share)}");
        double[] x = [.. Enumerable.Range(0, iterations).Select(i => (double)i)];
        run.Plot($"Gold while a policy is trained, {what}", "batch", "gold",
            [.. s_shares.Select(share => new MethodLine($"share {share}", x, [.. x.Select(i => curves[share].Average(c => c[(int)i]))]))]);
        run.Claim($"A share of 0.6 is no worse than the nominal reward where much is optimised, within a standard error ({what}).",
            IsNoWorse(best[.6], best[1]) && IsNoWorse(End(.6).Values, End(1).Values),
            $"share 0.6 against 1: best of 1024 {Best(.6)} against {Best(1)}, policy {End(.6)} against {End(1)}");
        run.Claim($"A policy trained with a share of 0.6 is better than one with either end ({what}).",
            End(.6).Mean > Math.Max(End(1).Mean, End(0).Mean), $"{End(.6)}; share 1 {End(1)}, share 0 {End(0)}");
    }

    private static bool IsNoWorse(IReadOnlyList<double> values, IReadOnlyList<double> others)
    {
        var gain = new Spread([.. values.Zip(others, (a, b) => a - b)]);
        return gain.Mean >= -gain.Deviation / Math.Sqrt(values.Count);
    }
}
