using RewardLang.Training.Methods;
using RewardLang.Training.Samplers;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>Policies that win against themselves: the pair's losses, a game that goes in circles, and rounds of pairs of one's own.</summary>
public sealed class DnoMethod() : Method(
    70, "dno", "Direct Nash Optimization: Teaching Language Models to Self-Improve with General Preferences",
    "An answer is worth its chance to be preferred to the policy's own, so that even preferences in circles have a best policy.")
{
    private const int Answers = 3;
    private const double Eta = 2;

    private static readonly double[] s_betas = [.1, .3, 3], s_rates = [2.5, 10, 40, 160, 640, 2560, 10240, 40960];

    /// <inheritdoc/>
    public override void Run(MethodRun run)
    {
        CheckPair(run);
        CheckLoops(run);
        CheckGroup(run);
        Circle(run);
        Train(run);
    }

    private static void CheckPair(MethodRun run)
    {
        using var pair = new DnoPair { Eta = .5 };
        using var result = pair.Step(tensor([.8f]), tensor([.3f]), tensor([MathF.Log(1.5f)]), tensor([MathF.Log(.5f)]));
        run.Check("what the rewards say", result.Target, [.62246]);
        run.Check("what the policy says", result.Predicted, [.63397]);
        run.Check("loss", result.Total, [.66313]);
        using var practical = new DnoPrct { Beta = .5 };
        using var loss = practical.Step(tensor([MathF.Log(1.5f)]), tensor([MathF.Log(.5f)]));
        run.Check("loss of the practical form", loss.Total, [.45575]);
    }

    private static void CheckLoops(MethodRun run)
    {
        const int rows = 60;
        var random = new Random(7);
        float[] Worth() => [.. Enumerable.Range(0, rows).Select(_ => random.NextSingle())];
        float[] Ratio() => Normal.DrawMany(random, rows, 0, 2);
        var (first, second, a, b) = (Worth(), Worth(), Ratio(), Ratio());
        using var pair = new DnoPair { Eta = .7 };
        var inputs = new Dictionary<string, Tensor>
        {
            ["first_worth"] = tensor(first),
            ["second_worth"] = tensor(second),
            ["first_log_ratio"] = tensor(a),
            ["second_log_ratio"] = tensor(b),
        };
        using var result = pair.Program.Step(inputs);
        var gradient = MeanLoss.Of(pair.Program, inputs, false, "first_log_ratio").Gradients[0];
        var totals = MethodRun.Numbers(result.Total);
        var (difference, slope) = (0.0, 0.0);
        for (var i = 0; i < rows; i++)
        {
            var (z, guess) = (1 / (1 + Math.Exp(second[i] - first[i])), 1 / (1 + Math.Exp(.7 * (b[i] - a[i]))));
            difference = Math.Max(difference, Math.Abs(totals[i] + z * Math.Log(guess) + (1 - z) * Math.Log(1 - guess)));
            slope = Math.Max(slope, Math.Abs(gradient[i] - .7 * (guess - z) / rows));
        }
        run.Check("against plain loops, largest difference", difference, 0);
        run.Check("gradient against eta (guess - target), largest difference", slope, 0, 1e-6);
    }

    private static void CheckGroup(MethodRun run)
    {
        using var group = new DnoGroup();
        var wins = new float[1, 6, 6];
        for (var i = 0; i < 6; i++)
            for (var j = 0; j < 6; j++) wins[0, i, j] = i < j ? 1 : i == j ? .5f : 0;
        using var score = tensor([5f, 4, 6, 3, 5, 6]).unsqueeze(0);
        using var own = tensor([true, true, true, true, true, false]).unsqueeze(0);
        using var repeats = tensor([false, false, false, false, true, false]).unsqueeze(0);
        using var result = group.Step(tensor(wins), score, own, repeats);
        run.Check("shares of wins", result.Share, [5.5 / 6, 4.5 / 6, 3.5 / 6, 2.5 / 6, 1.5 / 6, .5 / 6]);
        // 5 with 4, 3 and the one that repeats; 6 with 5, 4, 3 and that one; the teacher's 6 with 4, 3 and that one.
        run.Check("pairs", result.Pairs, [
            0, 1, 0, 1, 1, 0,
            0, 0, 0, 0, 0, 0,
            1, 1, 0, 1, 1, 0,
            0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
            0, 1, 0, 1, 1, 0]);
        run.Check("number of pairs", result.Total, [10]);
    }

    private static void Circle(MethodRun run)
    {
        // 0 is preferred to 1, 1 to 2, and 2 to 0.
        float[,] preference = { { .5f, .9f, .2f }, { .1f, .5f, .8f }, { .8f, .2f, .5f } };
        using var reward = new DnoReward { Eta = Eta };
        using var game = tensor(preference).unsqueeze(0);
        const int iterations = 2000;
        var average = new double[Answers];
        float[] policy = [1f / 3, 1f / 3, 1f / 3];
        var (isBetter, path) = (true, new List<double[]>());
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            for (var i = 0; i < Answers; i++) average[i] += policy[i] / iterations;
            using var present = tensor(policy).unsqueeze(0);
            using var result = reward.Step(game, present);
            var (worth, following) = (MethodRun.Numbers(result.Worth), MethodRun.Numbers(result.Following));
            var won = following.Zip(worth, (p, w) => (double)p * w).Sum();
            var divergence = following.Zip(policy, (p, q) => p * Math.Log(p / (double)q)).Sum();
            isBetter &= won >= .5 + Eta * divergence - 1e-5;
            path.Add([.. average.Select(sum => sum * iterations / (iteration + 1))]);
            policy = following;
        }
        double Worst(double[] chances) => Enumerable.Range(0, Answers).Min(rival => Enumerable.Range(0, Answers).Sum(i => chances[i] * preference[i, rival]));
        run.Check("average of the policies", [.. average.Select(p => (float)p)], AverageByLoops(preference, iterations), 1e-4);
        run.Check("its least chance to be preferred", Worst(average), .496, 2e-3);
        run.Check("that of the best answer by Bradley and Terry", Worst([1, 0, 0]), .2);
        run.Claim("The average of the policies comes close to the Nash policy of a game that goes in circles, where a score's best answer is easily beaten.",
            Worst(average) > .49 && Worst([1, 0, 0]) < .3,
            $"least chance to be preferred {Worst(average):0.###}, that of the best answer by a score {Worst([1, 0, 0]):0.###}");
        run.Claim("Each policy is preferred to the one before by at least eta times their divergence.", isBetter, $"in {iterations} rounds: {isBetter}");
        double[] x = [.. Enumerable.Range(0, iterations).Select(i => (double)i)];
        run.Plot("Average of the policies (Nash: 0.3, 0.3, 0.4)", "round", "chance",
            [.. Enumerable.Range(0, Answers).Select(i => new MethodLine($"answer {i}", x, [.. path.Select(p => p[i])]))]);
    }

    private static double[] AverageByLoops(float[,] preference, int iterations)
    {
        var (policy, average) = (Enumerable.Repeat(1.0 / Answers, Answers).ToArray(), new double[Answers]);
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            for (var i = 0; i < Answers; i++) average[i] += policy[i] / iterations;
            var tilted = policy.Select((p, i) => p * Math.Exp(policy.Select((q, rival) => q * preference[i, rival]).Sum() / Eta)).ToArray();
            policy = [.. tilted.Select(p => p / tilted.Sum())];
        }
        return average;
    }

    private static void Train(MethodRun run)
    {
        var seeds = run.Seeds(5);
        var rounds = run.Iterations(30, 3);
        var settings = s_betas.SelectMany(beta => s_rates.Select(rate => (Beta: beta, Rate: rate))).ToList();
        var table = run.Table($"Chance to be preferred to the first policy after {rounds} rounds of 48 pairs, {seeds.Count} seeds",
            ["pairs of answers", "beta", .. s_rates.Select(rate => $"rate {rate}")]);
        var results = new Dictionary<(bool IsOwn, (double Beta, double Rate) Setting), List<double[]>>();
        Spread Last(bool isOwn, (double Beta, double Rate) setting) => new([.. results[(isOwn, setting)].Select(wins => wins[^1])]);
        foreach (var isOwn in (bool[])[true, false])
        {
            foreach (var setting in settings)
                results[(isOwn, setting)] = [.. seeds.Select(seed => new PreferenceGame(seed).Train(rounds, isOwn, setting.Beta, setting.Rate))];
            foreach (var beta in s_betas)
                table.Add([isOwn ? "of the policy of the round (DNO-Prct)" : "of the first policy (offline DPO)", $"{beta}", .. s_rates.Select(rate => $"{Last(isOwn, (beta, rate))}")]);
        }
        var (own, offline) = (settings.MaxBy(setting => Last(true, setting).Mean), settings.MaxBy(setting => Last(false, setting).Mean));
        double[] x = [.. Enumerable.Range(0, rounds).Select(i => (double)i)];
        run.Plot("Chance to be preferred to the first policy, each at its best setting", "round", "chance",
            new MethodLine("own pairs", x, [.. x.Select(i => results[(true, own)].Average(w => w[(int)i]))]),
            new MethodLine("offline", x, [.. x.Select(i => results[(false, offline)].Average(w => w[(int)i]))]));
        var (wins, others) = (Last(true, own), Last(false, offline));
        run.Claim("Pairs of the policy's own answers carry further than as many pairs of the first policy's, each at its best beta and rate.",
            Paired.IsAbove(wins, others),
            $"{wins} (beta {own.Beta}, rate {own.Rate}) against {others} (beta {offline.Beta}, rate {offline.Rate}), by {Paired.Gain(wins, others)}");
    }
}
