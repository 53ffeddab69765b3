using RewardLang.Training.Methods;
using RewardLang.Training.Samplers;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>Policy filtration: a policy learns from those of its answers whose scores tell most of what they are worth.</summary>
public sealed class FilterMethod() : Method(
    53, "pf-ppo", "Policy Filtration in RLHF to Fine-Tune LLM for Code Generation",
    "Of several answers to a prompt the policy learns from the best and the worst, where a reward model is most to be believed.")
{
    private const int Answers = 5;

    /// <inheritdoc/>
    public override void Run(MethodRun run)
    {
        FilterChecks.Numbers(run);
        FilterChecks.AgainstLoops(run);
        using var none = new FilterNone();
        using var best = new FilterBest();
        using var bestRandom = new FilterBestRandom();
        using var bestWorst = new FilterBestWorst();
        (string, Func<Tensor, Tensor>)[] filters =
        [
            ("none", scores => none.Step(scores).Total),
            ("best", scores => best.Step(scores).Total),
            ("best or random", scores => bestRandom.Step(scores).Total),
            ("best or worst", scores => bestWorst.Step(scores).Total),
        ];
        Reliability(run, filters);
        Train(run, filters);
    }

    private static void Reliability(MethodRun run, (string Name, Func<Tensor, Tensor> Chances)[] filters)
    {
        var seeds = run.Seeds(5);
        var (single, binned) = (filters.ToDictionary(f => f.Name, _ => new List<double>()), filters.ToDictionary(f => f.Name, _ => new List<double>()));
        using var metric = new ScoreReliability();
        foreach (var seed in seeds)
        {
            using var scope = NewDisposeScope();
            var random = new Random(seed);
            double[] worth = [.. Normal.DrawMany(random, run.Iterations(2000, 200) * Answers).Select(w => (double)w)];
            float[] scores = [.. worth.Select(w => (float)FilterPolicy.Score(random, w))];
            foreach (var (name, filter) in filters)
            {
                double[] chances = [.. MethodRun.Numbers(filter(tensor(scores))).Select(c => (double)c)];
                int[] left = [.. Enumerable.Range(0, scores.Length / Answers)
                    .Select(prompt => prompt * Answers + Categorical.Draw(random, chances.AsSpan(prompt * Answers, Answers)))];
                var result = metric.Step(tensor(left.Select(i => scores[i]).ToArray()), tensor(left.Select(i => (float)worth[i]).ToArray()));
                single[name].Add(result.Total[0].item<float>());
                binned[name].Add(result.Binned[0].item<float>());
            }
        }

        Spread Single(string name) => new(single[name]);
        Spread Binned(string name) => new(binned[name]);
        var table = run.Table($"How well scores tell the worth of the answers that are left, {seeds.Count} seeds", "filter", "R^2 of answers", "R^2 of 20 bins");
        foreach (var (name, _) in filters) table.Add(name, $"{Single(name)}", $"{Binned(name)}");
        foreach (var (what, of) in ((string, Func<string, Spread>)[])[("of single answers", Single), ("of bins of similar scores, as the paper has it", Binned)])
        {
            run.Claim($"R^2 {what} is lowest for the best answer alone, and highest for the best or the worst.",
                of("best").Mean < of("none").Mean && of("best or worst").Mean > Math.Max(of("none").Mean, of("best or random").Mean),
                string.Join(", ", filters.Select(f => $"{f.Name} {of(f.Name)}")));
            run.Claim($"R^2 {what} is higher for the best or a random answer than without a filter.",
                of("best or random").Mean > of("none").Mean, $"{of("best or random")} against {of("none")}");
        }
    }

    private static void Train(MethodRun run, (string Name, Func<Tensor, Tensor> Chances)[] filters)
    {
        var seeds = run.Seeds(5);
        var iterations = run.Iterations(600, 20);
        var curves = filters.ToDictionary(f => f.Name, f => seeds.Select(seed => new FilterPolicy(seed).Train(f.Chances, iterations, seed)).ToList());
        Spread At(string name, int end) => new([.. curves[name].Select(curve => curve[(end - Math.Max(1, iterations / 20))..end].Average())]);
        var table = run.Table($"Worth of the policy's answers, {seeds.Count} seeds", "filter", $"after {iterations / 4} batches", $"after {iterations}");
        foreach (var name in curves.Keys) table.Add(name, $"{At(name, iterations / 4)}", $"{At(name, iterations)}");
        double[] x = [.. Enumerable.Range(0, iterations).Select(i => (double)i)];
        run.Plot("Worth of the policy's answers", "batch", "worth", [.. curves.Select(c => new MethodLine(c.Key, x, [.. x.Select(i => c.Value.Average(o => o[(int)i]))]))]);
        double End(string name) => At(name, iterations).Mean;
        run.Claim("A policy that learns from the best or a random answer, or from the best or the worst, becomes better than one without a filter.",
            End("best or random") > End("none") && End("best or worst") > End("none"),
            string.Join(", ", curves.Keys.Select(name => $"{name} {At(name, iterations)}")));
        run.Claim("A policy that learns from the best answer alone becomes worse than one without a filter.",
            End("best") < End("none"), $"best {At("best", iterations)}, none {At("none", iterations)}");
    }
}
