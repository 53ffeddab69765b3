using RewardLang.Training.Methods;
using RewardLang.Training.Policies;
using RewardLang.Training.Samplers;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>Reward differences predicted from log-ratios: a pair, its optimum, and how far a batch of images carries.</summary>
public sealed class PrdpMethod() : Method(
    4, "prdp", "PRDP: Proximal Reward Difference Prediction for Large-Scale Reward Finetuning of Diffusion Models",
    "A diffusion model learns to predict the difference of two images' rewards from its own log-ratios, near the model that made them.")
{
    private const double Unlimited = 1e6;

    /// <inheritdoc/>
    public override void Run(MethodRun run)
    {
        CheckPair(run);
        // One program: a gradient's kernel takes longer to make than many steps of a training.
        using var loss = new Prdp();
        CheckLoops(run, loss);
        CheckOptimum(run, loss);
        Train(run, loss);
    }

    private static void CheckPair(MethodRun run)
    {
        using var pair = new PrdpPair();
        Tensor Step(float number) => tensor([number]).unsqueeze(0);
        using var result = pair.Evaluate(Step(.3f), Step(0), Step(0), Step(0), tensor([5f]), tensor([0f]));
        run.Check("a pair, unclipped", result.Plain, [.04]);
        run.Check("a pair, clipped", result.Clipped, [.16]);
        run.Check("a pair", result.Total, [.16]);
        using var score = new PrdpScore();
        using var sum = score.Step(tensor([.2f]), tensor([.3f]), tensor([6f]));
        run.Check("weighted rewards", sum.Total, [2.9]);
    }

    private static void CheckLoops(MethodRun run, Prdp loss)
    {
        const int prompts = 60, steps = 7, images = 4;
        (loss.Beta, loss.Limit) = (.7, .25);
        var random = new Random(3);
        var ratios = Normal.DrawMany(random, prompts * steps * images, 0, .4);
        var old = Normal.DrawMany(random, prompts * steps * images, 0, .4);
        var scores = Normal.DrawMany(random, prompts * images);
        var inputs = new Dictionary<string, Tensor>
        {
            ["log_ratio"] = tensor(ratios).reshape(prompts, steps, images),
            ["old"] = tensor(old).reshape(prompts, steps, images),
            ["score"] = tensor(scores).reshape(prompts, images),
        };
        using var result = loss.Program.Evaluate(inputs);
        var totals = MethodRun.Numbers(result.Total);
        var difference = 0.0;
        for (var prompt = 0; prompt < prompts; prompt++)
        {
            var sum = 0.0;
            for (var i = 0; i < images; i++)
                for (var j = i + 1; j < images; j++)
                {
                    var (plain, near) = (0.0, 0.0);
                    for (var step = 0; step < steps; step++)
                    {
                        var (a, b) = ((prompt * steps + step) * images + i, (prompt * steps + step) * images + j);
                        plain += ratios[a] - ratios[b];
                        near += Math.Clamp(ratios[a], old[a] - .25, old[a] + .25) - Math.Clamp(ratios[b], old[b] - .25, old[b] + .25);
                    }
                    var target = (scores[prompt * images + i] - scores[prompt * images + j]) / .7;
                    sum += Math.Max((plain - target) * (plain - target), (near - target) * (near - target));
                }
            difference = Math.Max(difference, Math.Abs(totals[prompt * steps] - sum / 6));
        }
        run.Check("against plain loops, largest difference", difference, 0);
        var few = inputs.ToDictionary(input => input.Key, input => input.Value[..5]);
        run.Check("gradient against differences", MeanLoss.GradientError(loss.Program, few, true, "log_ratio", 1e-3), 0, 2e-3);
    }

    private static void CheckOptimum(MethodRun run, Prdp loss)
    {
        double[] reference = [.4, .3, .2, .1];
        double[] best = [.21204, .26220, .28819, .23757];
        (loss.Beta, loss.Limit) = (2, Unlimited);
        var policy = new TabularPolicy(1, 4);
        for (var i = 0; i < 4; i++) policy.Logits[i] = Math.Log(reference[i]);
        using var scope = NewDisposeScope();
        var inputs = new Dictionary<string, Tensor> { ["old"] = zeros(1, 1, 4), ["score"] = tensor([0f, 1, 2, 3]).unsqueeze(0) };
        Tensor Ratio() =>
            tensor(Enumerable.Range(0, 4).Select(i => (float)(policy.LogChance(0, i) - Math.Log(reference[i]))).ToArray()).reshape(1, 1, 4);
        for (var iteration = 0; iteration < 300; iteration++)
        {
            inputs["log_ratio"] = Ratio();
            var gradient = MeanLoss.Of(loss.Program, inputs, true, "log_ratio").Gradients[0];
            for (var i = 0; i < 4; i++) policy.Reinforce(0, i, -gradient[i]);
            policy.Step(.1);
        }
        for (var i = 0; i < 4; i++) run.Check($"optimum, chance [{i}]", policy.Chances(0)[i], best[i], 1e-4);
    }

    private static void Train(MethodRun run, Prdp loss)
    {
        var seeds = run.Seeds(5);
        var epochs = run.Iterations(DenoisingTask.WholeRun, 3);
        double[] rates = run.IsShort ? [.1] : [.01, .025, .05, .1, .2, .4];
        var table = run.Table($"Policies after {epochs} epochs of 10 gradient steps, {seeds.Count} seeds; best reward {DenoisingTask.BestReward:0.###}",
            "limit", "rate", "reward", "divergence of the best policy from it", $"epoch of reward {DenoisingTask.Level}", "divergence there");
        var lines = new List<MethodLine>();
        // Each loss has the rate that suits it: the one whose divergence is least at the reward that both reach.
        (Spread Distance, double Rate)? Best(bool isProximal)
        {
            (Spread Distance, double Rate)? best = null;
            var name = isProximal ? "0.1" : "none";
            foreach (var rate in rates)
            {
                var outcomes = seeds.Select(seed => DenoisingTask.Train(loss, isProximal ? .1 : Unlimited, rate, epochs, seed)).ToList();
                var isReached = outcomes.All(o => o.Epoch >= 0);
                var there = isReached ? new Spread([.. outcomes.Select(o => o.Distances[o.Epoch])]) : null;
                table.Add(name, $"{rate}", $"{new Spread([.. outcomes.Select(o => o.Reward)])}", $"{new Spread([.. outcomes.Select(o => o.Distance)])}",
                    isReached ? $"{new Spread([.. outcomes.Select(o => (double)o.Epoch)])}" : "not in all seeds", $"{there}");
                if (there is not null && (best is null || there.Mean < best.Value.Distance.Mean)) best = (there, rate);
                if (rate is .1 or .4)
                    lines.Add(new MethodLine($"rate {rate}, limit {name}", [.. Enumerable.Range(0, epochs).Select(i => (double)i)],
                        [.. Enumerable.Range(0, epochs).Select(i => outcomes.Average(o => Math.Min(o.Distances[i], 5)))]));
            }
            return best;
        }
        var (plain, proximal) = (Best(false), Best(true));
        run.Plot("Divergence of the best policy from the trained one (cut at 5)", "epoch", "nats", [.. lines]);
        var isNearer = plain is not null && proximal is not null
            && proximal.Value.Distance.Values.Zip(plain.Value.Distance.Values).All(pair => pair.First < pair.Second);
        static string Figures((Spread Distance, double Rate)? best) => best is { } found ? $"{found.Distance} at rate {found.Rate}" : "a reward that was not reached";
        run.Claim("With many gradient steps on a batch the proximal loss is nearer to the best policy than the plain one, at equal reward and each at its best rate.",
            isNearer, $"divergence when the reward is {DenoisingTask.Level}: {Figures(proximal)} with the limit, {Figures(plain)} without");
    }
}
