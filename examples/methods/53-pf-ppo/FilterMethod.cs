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

    private static readonly double[] s_rates = [.5, 1, 2, 4];

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
        foreach (var (what, of) in ((string, Func<string, Spread>)[])[("of single answers", Single), ("of bins of similar scores", Binned)])
        {
            var figures = string.Join(", ", filters.Select(f => $"{f.Name} {of(f.Name)}"));
            run.Claim($"R^2 {what} is lowest for the best answer alone.",
                filters.Where(f => f.Name != "best").All(f => Paired.IsAbove(of(f.Name), of("best"))), figures);
            run.Claim($"R^2 {what} is highest for the best or the worst.",
                filters.Where(f => f.Name != "best or worst").All(f => Paired.IsAbove(of("best or worst"), of(f.Name))), figures);
            run.Claim($"R^2 {what} is higher for the best or a random answer than without a filter.",
                Paired.IsAbove(of("best or random"), of("none")),
                $"{of("best or random")} against {of("none")}, by {Paired.Gain(of("best or random"), of("none"))}");
        }
    }

    private static void Train(MethodRun run, (string Name, Func<Tensor, Tensor> Chances)[] filters)
    {
        var seeds = run.Seeds(5);
        var iterations = run.Iterations(600, 20);
        // Without a filter all five answers are trained on; a filter draws one of them.
        var curves = filters.SelectMany(f => s_rates.Select(rate => (f.Name, Rate: rate, f.Chances))).ToDictionary(arm => (arm.Name, arm.Rate),
            arm => seeds.Select(seed => new FilterPolicy(seed).Train(arm.Chances, arm.Name != "none", arm.Rate, iterations, seed)).ToList());
        Spread At(string name, double rate, int end) =>
            new([.. curves[(name, rate)].Select(curve => curve[(end - Math.Max(1, iterations / 20))..end].Average())]);
        double Best(string name) => s_rates.MaxBy(rate => At(name, rate, iterations).Mean);
        Spread End(string name) => At(name, Best(name), iterations);
        foreach (var end in (int[])[iterations / 4, iterations])
        {
            var table = run.Table($"Worth of the policy's answers after {end} batches, {seeds.Count} seeds", ["filter", .. s_rates.Select(rate => $"rate {rate}")]);
            foreach (var (name, _) in filters) table.Add([name, .. s_rates.Select(rate => $"{At(name, rate, end)}")]);
        }
        double[] x = [.. Enumerable.Range(0, iterations).Select(i => (double)i)];
        run.Plot("Worth of the policy's answers, each at its best rate", "batch", "worth", [.. filters.Select(f =>
            new MethodLine($"{f.Name}, rate {Best(f.Name)}", x, [.. x.Select(i => curves[(f.Name, Best(f.Name))].Average(o => o[(int)i]))]))]);
        string Figures(string name) => $"{End(name)} (rate {Best(name)}) against {End("none")} (rate {Best("none")}), by {Paired.Gain(End(name), End("none"))}";
        foreach (var (name, what) in ((string, string)[])[("best or random", "best or a random answer"), ("best or worst", "best or the worst answer")])
            run.Claim($"A policy that learns from the {what} becomes better than one that learns from all five, each at its best rate.",
                Paired.IsAbove(End(name), End("none")), Figures(name));
        run.Claim("A policy that learns from the best answer alone becomes worse than one that learns from all five.",
            Paired.IsAbove(End("none"), End("best")), Figures("best"));
    }
}
