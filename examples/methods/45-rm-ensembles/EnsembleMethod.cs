using RewardLang.Training.Methods;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>Ensembles of reward models: their rules, best-of-n without bias, and what they keep of the truth under optimisation.</summary>
public sealed class EnsembleMethod() : Method(
    45, "rm-ensembles", "Reward Model Ensembles Help Mitigate Overoptimization",
    "Several reward models answer; their worst, or their mean less their variance, is optimised, so that no single model's error pays.")
{
    private static readonly int[] s_draws = [1, 4, 16, 64, 256, 1000];

    /// <inheritdoc/>
    public override void Run(MethodRun run)
    {
        using var single = new SingleMember();
        using var mean = new MemberMean();
        using var worst = new MemberWorstCase();
        using var uncertainty = new MemberUncertainty();
        using var ofPpo = new MemberUncertaintyOfPpo();
        (string, Func<Tensor, Tensor>)[] rules =
        [
            ("single", scores => single.Step(scores).Total),
            ("mean", scores => mean.Step(scores).Total),
            ("worst case", scores => worst.Step(scores).Total),
            ("uncertainty", scores => uncertainty.Step(scores).Total),
            ("uncertainty of PPO", scores => ofPpo.Step(scores).Total),
        ];
        CheckNumbers(run, rules);
        CheckAgainstLoops(run, rules);
        BestOfN(run, rules, "given errors of heavy tail", (seed, prompts) => EnsembleAnswers.HeavyTailed(seed, prompts, 1000));
        BestOfN(run, rules, "members learned from 400 noisy pairs",
            (seed, prompts) => EnsembleAnswers.Learned(seed, prompts, 1000, run.Iterations(150, 5)));
        TrainPolicies(run, rules);
    }

    private static void CheckNumbers(MethodRun run, (string Rule, Func<Tensor, Tensor> Score)[] rules)
    {
        using var scores = tensor([.9f, .2f, .7f, .5f, .6f]).unsqueeze(0);
        double[] expected = [.9, .58, .2, .5532, .57325];
        foreach (var ((rule, score), i) in rules.Select((rule, i) => (rule, i))) run.Check(rule, score(scores), [expected[i]]);
        using var half = new MemberUncertaintyOfPpo { Caution = .5 };
        run.Check("uncertainty, variance of a sample", half.Step(scores).Total, [.5465]);

        using var estimates = new BestOfDrawsEstimates();
        var estimate = estimates.Step(tensor([1f, 2f, 4f, 8f]).unsqueeze(0), tensor([.5f, 1f, .2f, .1f]).unsqueeze(0));
        run.Check("best of 2 of 4, proxy", estimate.ProxyOf2, [5.666667]);
        run.Check("best of 2 of 4, gold", estimate.Of2, [.283333]);
        run.Check("best of 1 of 4 is the mean", estimate.Of1, [.45]);
        run.Check("best of 4 of 4 is the best", estimate.Of4, [.1]);
        using var many = new BestOfDraws { Draws = 12500 };
        run.Check("divergence of best of 12500", many.Step(zeros(12500), zeros(12500)).Divergence[0], [8.433564]);

        using var loss = new MemberPreference();
        using var mean = loss.Step(tensor([2f, 2f, 1f]), tensor([1f, .5f, .5f])).Total.mean();
        run.Check("loss of the three pairs of (2, 1, .5)", mean.item<float>(), .331334);
    }

    private static void CheckAgainstLoops(MethodRun run, (string Rule, Func<Tensor, Tensor> Score)[] rules)
    {
        var random = new Random(45);
        var inputs = PlainLoops.Rows(random, 60, 5);
        double Variance(double[] r) => r.Sum(x => (x - r.Average()) * (x - r.Average()));
        Func<double[], double>[] plain =
            [r => r[0], r => r.Average(), r => r.Min(), r => r.Average() - .5 * Variance(r) / 5, r => r.Average() - .1 * Variance(r) / 4];
        foreach (var ((rule, score), i) in rules.Select((rule, i) => (rule, i)))
        {
            var (values, slopes) = PlainLoops.Compare(inputs, plain[i], score);
            run.Check($"{rule} against plain loops, largest difference", values, 0);
            run.Check($"{rule}, gradient against finite differences", slopes, 0);
        }

        using var loss = new MemberPreference();
        var pairs = PlainLoops.Compare(PlainLoops.Rows(random, 60, 2, 2),
            r => Math.Log(1 + Math.Exp(r[1] - r[0])) + .001 * .5 * (r[0] * r[0] + r[1] * r[1]), x => loss.Step(x.select(1, 0), x.select(1, 1)).Total);
        run.Check("loss against plain loops, largest difference", pairs.Values, 0);
        run.Check("loss, gradient against finite differences", pairs.Slopes, 0);

        // Every choice of 4 of 9 answers, each judged by its best proxy.
        using var estimates = new BestOfDrawsEstimates();
        var (proxy, gold) = (PlainLoops.Rows(random, 50, 9), PlainLoops.Rows(random, 50, 9));
        var choices = Enumerable.Range(0, 1 << 9).Where(set => int.PopCount(set) == 4).ToList();
        var all = estimates.Step(tensor(proxy), tensor(gold));
        run.Check("best of 4 against all choices, largest difference", PlainLoops.Difference(all.Of4, row => choices.Average(set =>
            gold[row, Enumerable.Range(0, 9).Where(i => (set >> i & 1) == 1).MaxBy(i => proxy[row, i])])), 0);
    }

    private static void BestOfN(MethodRun run, (string Rule, Func<Tensor, Tensor> Score)[] rules, string what, Func<int, int, EnsembleAnswers> answersOf)
    {
        var seeds = run.Seeds(5);
        var results = rules.Select(rule => rule.Rule).ToDictionary(rule => rule, _ => s_draws.Select(_ => new List<double>()).ToList());
        var proxies = rules.Select(rule => rule.Rule).ToDictionary(rule => rule, _ => new double[s_draws.Length]);
        foreach (var seed in seeds)
        {
            using var scope = NewDisposeScope();
            var answers = answersOf(seed, run.Iterations(60, 5));
            foreach (var (rule, score) in rules)
            {
                var proxy = score(answers.Scores);
                for (var i = 0; i < s_draws.Length; i++)
                {
                    var (gold, proxyOfBest) = answers.BestOf(proxy, s_draws[i]);
                    results[rule][i].Add(gold);
                    proxies[rule][i] += proxyOfBest / seeds.Count;
                }
            }
        }

        var table = run.Table($"Gold of best-of-n, {what}, {seeds.Count} seeds", ["rule", .. s_draws.Select(n => $"n = {n}")]);
        foreach (var (rule, gold) in results) table.Add([rule, .. gold.Select(values => $"{new Spread(values)}")]);
        double[] divergence = [.. s_draws.Select(n => Math.Log(n) - (n - 1.0) / n)];
        run.Plot($"Gold of best-of-n, {what}", "KL divergence from the policy", "gold",
            [.. results.Select(r => new MethodLine(r.Key, divergence, [.. r.Value.Select(v => v.Average())], [.. r.Value.Select(v => new Spread(v).Deviation)]))]);
        run.Plot($"Proxy of best-of-n, {what}", "KL divergence from the policy", "proxy, by each rule its own",
            [.. proxies.Select(p => new MethodLine(p.Key, divergence, p.Value))]);
        double Last(string rule) => results[rule][^1].Average();
        double Peak(string rule) => results[rule].Max(values => values.Average());
        run.Claim($"Best-of-n by one model overoptimises: its gold falls from its peak. Of the worst case and of the uncertainty-weighted mean it does not ({what}).",
            Last("single") < 0.9 * Peak("single") && Last("worst case") >= 0.97 * Peak("worst case") && Last("uncertainty") >= 0.97 * Peak("uncertainty"),
            $"peak and last: single {Peak("single"):0.00}, {Last("single"):0.00}; worst case {Peak("worst case"):0.00}, {Last("worst case"):0.00}; uncertainty {Peak("uncertainty"):0.00}, {Last("uncertainty"):0.00}");
        run.Claim($"At n = 1000 all ensembles are better than one model ({what}).",
            results.Keys.Skip(1).All(rule => Paired.IsAbove(new Spread(results[rule][^1]), new Spread(results["single"][^1]))),
            string.Join(", ", results.Select(r => $"{r.Key} {new Spread(r.Value[^1])}")));
    }

    private static void TrainPolicies(MethodRun run, (string Rule, Func<Tensor, Tensor> Score)[] rules)
    {
        var seeds = run.Seeds(5);
        var iterations = run.Iterations(300, 10);
        var curves = rules.ToDictionary(rule => rule.Rule, rule => seeds.Select(seed =>
        {
            using var scope = NewDisposeScope();
            var answers = EnsembleAnswers.HeavyTailed(seed + 1000, 16, 128);
            return ChoicePolicy.Train(MethodRun.Numbers(rule.Score(answers.Scores)), MethodRun.Numbers(answers.Gold), answers.PerPrompt, iterations, seed, penalty: 0.1);
        }).ToList());
        double End(double[] curve) => curve[^Math.Max(1, iterations / 10)..].Average();
        Spread Ends(string rule) => new([.. curves[rule].Select(End)]);
        var table = run.Table($"Policies after {iterations} batches, KL penalty 0.1, {seeds.Count} seeds", "rule", "gold at the end");
        foreach (var rule in curves.Keys) table.Add(rule, $"{Ends(rule)}");
        double[] x = [.. Enumerable.Range(0, iterations).Select(i => (double)i)];
        run.Plot("Gold while a policy is trained", "batch", "gold", [.. curves.Select(c => new MethodLine(c.Key, x, [.. x.Select(i => c.Value.Average(o => o[(int)i]))]))]);
        run.Claim("A policy trained against an ensemble, by any of the rules, ends with more gold than one trained against one model.",
            curves.Keys.Skip(1).All(rule => Paired.IsAbove(Ends(rule), Ends("single"))),
            string.Join(", ", curves.Keys.Select(rule => $"{rule} {Ends(rule)}")));
    }
}
