using RewardLang.Training.Methods;
using RewardLang.Training.Samplers;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>A reward for every token, from a policy that preferences trained: its sums, its losses, and PPO with and without it.</summary>
public sealed class RtoMethod() : Method(
    36, "rto", "DPO Meets PPO: Reinforced Token Optimization for RLHF",
    "A policy trained by DPO says of every token what it is worth, and PPO trains on that and on the score of the whole.")
{
    private static readonly double[] s_rates = [8, 16, 32, 64, 128];

    /// <inheritdoc/>
    public override void Run(MethodRun run)
    {
        CheckNumbers(run);
        CheckLoops(run);
        CheckLosses(run);
        CheckRaggedLosses(run);
        Train(run);
    }

    private static Tensor Row(params float[] numbers) => tensor(numbers).unsqueeze(0);

    private static void CheckNumbers(MethodRun run)
    {
        using var reward = new Rto();
        var (dpo, reference, policy) = (Row(-1, -2, -.5f, -1.2f), Row(-1.5f, -1.8f, -.6f, -3.2f), Row(-1.1f, -1.9f, -.7f, -2.2f));
        using var result = reward.Evaluate(dpo, reference, policy, tensor([1.3f]), Row(.2f, .1f, .3f, .5f));
        run.Check("rewards of the tokens", result.Total, [.021, -.009, .006, 1.34]);
        run.Check("advantages", result.Advantage, [1.00856, 1.1448, 1.004, .84], 1e-4);
        using var large = reward.Evaluate(dpo, reference, policy, tensor([25f]), Row(.2f, .1f, .3f, .5f));
        run.Check("a score is cut to 10", large.Whole, [0, 0, 0, 10]);
    }

    private static void CheckLoops(MethodRun run)
    {
        const int rows = 60, steps = 9;
        using var reward = new Rto { Share = .3, Limit = .2, Penalty = .1, ScoreLimit = 1.5, Discount = .97, Decay = .8 };
        var random = new Random(5);
        float[] Logs() => [.. Normal.DrawMany(random, rows * steps, 0, 1).Select(x => -Math.Abs(x))];
        var (dpo, reference, policy, score, value) = (Logs(), Logs(), Logs(), Normal.DrawMany(random, rows, 0, 2), Normal.DrawMany(random, rows * steps));
        long[] lengths = [.. Enumerable.Range(0, rows).Select(_ => random.NextInt64(1, steps + 1))];
        Tensor Shaped(float[] numbers) => tensor(numbers).reshape(rows, steps);
        using var result = reward.Evaluate(Shaped(dpo), Shaped(reference), Shaped(policy), tensor(score), Shaped(value), tensor(lengths));
        var advantages = MethodRun.Numbers(result.Advantage);
        var difference = 0.0;
        for (var row = 0; row < rows; row++)
        {
            var advantage = 0.0;
            for (var step = lengths[row] - 1; step >= 0; step--)
            {
                var i = row * steps + step;
                var isLast = step == lengths[row] - 1;
                var gain = Math.Clamp(.3 * (dpo[i] - reference[i]), -.2, .2) - .1 * (policy[i] - reference[i])
                    + (isLast ? Math.Clamp(score[row], -1.5, 1.5) : 0);
                advantage = gain + (isLast ? 0 : .97 * value[i + 1]) - value[i] + .97 * .8 * advantage;
                difference = Math.Max(difference, Math.Abs(advantage - advantages[i]));
            }
            for (var step = lengths[row]; step < steps; step++) difference = Math.Max(difference, Math.Abs(advantages[row * steps + step]));
        }
        run.Check("against plain loops, largest difference", difference, 0);
    }

    private static void CheckLosses(MethodRun run)
    {
        const int rows = 12, steps = 6;
        var random = new Random(6);
        Tensor Draw(double deviation, double mean = 0) => tensor(Normal.DrawMany(random, rows * steps, mean, deviation)).reshape(rows, steps);
        using var policy = new RtoPolicy();
        var inputs = new Dictionary<string, Tensor> { ["log_probability"] = Draw(.3, -2), ["old"] = Draw(.3, -2), ["advantage"] = Draw(1) };
        run.Check("gradient of the policy's loss against differences", MeanLoss.GradientError(policy.Program, inputs, true, "log_probability", 1e-3), 0, 2e-3);
        using var value = new RtoValue();
        inputs = new Dictionary<string, Tensor> { ["value"] = Draw(1), ["old"] = Draw(1), ["target"] = Draw(1) };
        run.Check("gradient of the value's loss against differences", MeanLoss.GradientError(value.Program, inputs, true, "value", 1e-3), 0, 2e-3);

        using var preference = new RtoPreference();
        inputs = new Dictionary<string, Tensor> { ["preferred"] = Draw(2), ["other"] = Draw(2) };
        var (loss, gradients) = MeanLoss.Of(preference.Program, inputs, true, "preferred", "other");
        var (preferred, other) = (MethodRun.Numbers(inputs["preferred"]), MethodRun.Numbers(inputs["other"]));
        var (expected, difference) = (0.0, 0.0);
        for (var row = 0; row < rows; row++)
        {
            var gap = .1 * (preferred[(row * steps)..((row + 1) * steps)].Sum() - other[(row * steps)..((row + 1) * steps)].Sum());
            expected += Math.Log(1 + Math.Exp(-gap)) / rows;
            var slope = -.1 / (1 + Math.Exp(gap)) / rows;
            for (var i = row * steps; i < (row + 1) * steps; i++)
                difference = Math.Max(difference, Math.Max(Math.Abs(gradients[0][i] - slope), Math.Abs(gradients[1][i] + slope)));
        }
        run.Check("loss of the preferences", loss, expected);
        run.Check("its gradient against -beta sigmoid(-gap), largest difference", difference, 0, 1e-6);
    }

    /// <summary>Answers of different lengths: a loss is the mean over the tokens that an answer has.</summary>
    private static void CheckRaggedLosses(MethodRun run)
    {
        const int rows = 60, steps = 7;
        var random = new Random(36);
        float[] Draw(double deviation, double mean = 0) => Normal.DrawMany(random, rows * steps, mean, deviation);
        Tensor Shaped(float[] numbers) => tensor(numbers).reshape(rows, steps);
        long[] counts = [.. Enumerable.Range(0, rows).Select(_ => random.NextInt64(1, steps + 1))];
        var lengths = tensor(counts);
        // A total is the same at every token of an answer.
        double Largest(Tensor totals, Func<int, double> plain)
        {
            var numbers = MethodRun.Numbers(totals);
            var width = numbers.Length / rows;
            return Enumerable.Range(0, rows).Max(row => Math.Abs(numbers[row * width] - plain(row)));
        }
        double Mean(int row, Func<int, double> token) => Enumerable.Range(row * steps, (int)counts[row]).Average(token);

        using var policy = new RtoPolicy();
        var (log, old, advantage) = (Draw(.3, -2), Draw(.3, -2), Draw(1));
        using var policyLoss = policy.Evaluate(Shaped(log), Shaped(old), Shaped(advantage), lengths);
        run.Check("policy's loss of answers of different lengths against plain loops, largest difference", Largest(policyLoss.Total, row => Mean(row, i =>
        {
            var ratio = Math.Exp(log[i] - old[i]);
            return Math.Max(-advantage[i] * ratio, -advantage[i] * Math.Clamp(ratio, .8, 1.2));
        })), 0);

        using var value = new RtoValue();
        var (estimate, before, target) = (Draw(1), Draw(1), Draw(1));
        using var valueLoss = value.Evaluate(Shaped(estimate), Shaped(before), Shaped(target), lengths);
        run.Check("value's loss of answers of different lengths against plain loops, largest difference", Largest(valueLoss.Total, row => Mean(row, i =>
        {
            var clipped = Math.Clamp(estimate[i], before[i] - .2, before[i] + .2);
            return Math.Max(Math.Pow(estimate[i] - target[i], 2), Math.Pow(clipped - target[i], 2)) / 2;
        })), 0);
    }

    private static void Train(MethodRun run)
    {
        var seeds = run.Seeds(5);
        var iterations = run.Iterations(180, 8);
        using var reward = new Rto();
        (string Name, double Share, int Pairs)[] variants =
        [
            ("score alone", 0, 300), ("tokens too, from 300 pairs", .05, 300), ("ten times as much of them", .5, 300), ("tokens too, from 60 pairs", .05, 60),
        ];
        var curves = variants.SelectMany(v => s_rates.Select(rate => (v.Name, rate))).ToDictionary(arm => arm, _ => new List<double[]>());
        var preferred = variants.ToDictionary(v => v.Name, _ => new List<double>());
        foreach (var seed in seeds)
            foreach (var pairs in variants.Select(v => v.Pairs).Distinct())
            {
                var task = new TokenTask(seed);
                var policy = task.Prefer(pairs, run.Iterations(100, 3));
                foreach (var (name, share, _) in variants.Where(v => v.Pairs == pairs))
                {
                    preferred[name].Add(task.Share(policy));
                    (reward.Share, reward.Limit) = (share, Math.Max(share, .05));
                    foreach (var rate in s_rates) curves[(name, rate)].Add(new TokenTask(seed).Train(reward, policy, iterations, rate));
                }
            }

        int First(double[] curve) => Array.FindIndex(curve, share => share >= .9) is var i and >= 0 ? i : iterations;
        Spread UntilAt(string name, double rate) => new([.. curves[(name, rate)].Select(curve => (double)First(curve))]);
        double Best(string name) => s_rates.MinBy(rate => UntilAt(name, rate).Mean);
        Spread Until(string name) => UntilAt(name, Best(name));
        Spread Last(string name) => new([.. curves[(name, Best(name))].Select(curve => curve[^1])]);
        var table = run.Table($"PPO, iterations of 32 answers until 90 % of the tokens are right, of at most {iterations}, {seeds.Count} seeds",
            ["reward", "right tokens of DPO's policy", .. s_rates.Select(rate => $"rate {rate}"), "share at the end, best rate"]);
        foreach (var (name, share, _) in variants)
            table.Add([name, share > 0 ? $"{new Spread(preferred[name])}" : "-", .. s_rates.Select(rate => $"{UntilAt(name, rate)}"), $"{Last(name)}"]);
        double[] x = [.. Enumerable.Range(0, iterations).Select(i => (double)i)];
        run.Plot("Share of right tokens, each at its best rate", "iteration", "share", [.. variants.Select(v =>
            new MethodLine(v.Name, x, [.. x.Select(i => curves[(v.Name, Best(v.Name))].Average(curve => curve[(int)i]))]))]);
        foreach (var (name, statement) in ((string, string)[])
        [
            ("tokens too, from 300 pairs", "With the token rewards of the paper's constants PPO needs fewer answers than with the score of the whole alone, each at its best rate."),
            ("tokens too, from 60 pairs", "So it does where the preferences are a fifth as many."),
        ])
            run.Claim(statement, Paired.IsAbove(Until("score alone"), Until(name)),
                $"iterations until 90 %: {Until(name)} (rate {Best(name)}) against {Until("score alone")} (rate {Best("score alone")}), fewer by {Paired.Gain(Until("score alone"), Until(name))}");
    }
}
