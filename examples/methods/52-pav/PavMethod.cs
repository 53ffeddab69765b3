using RewardLang.Runtime;
using RewardLang.Training.Methods;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>Progress of a prover as a reward of steps: its sums, trainings with it and without, and searches.</summary>
public sealed class PavMethod() : Method(
    52, "pav", "Rewarding Progress: Scaling Automated Process Verifiers for LLM Reasoning",
    "A step is rewarded for how much it raised the chance of success of a prover that is somewhat better than the policy.")
{
    private static readonly double[] s_rates = [2, 8, 32, 128, 512];

    /// <inheritdoc/>
    public override void Run(MethodRun run)
    {
        CheckNumbers(run);
        CheckLoops(run);
        CheckVerifier(run);
        Train(run);
        Search(run);
    }

    private static Tensor Row(params float[] numbers) => tensor(numbers).unsqueeze(0);

    private static void CheckNumbers(MethodRun run)
    {
        using var search = new PavSearch();
        using var result = search.Evaluate(Row(.2f, .3f, .3f, .7f), Row(.5f, .6f, .6f, .9f), tensor([.5f]));
        run.Check("advantages of the prover", result.Progress, [0, .1, 0, .3]);
        run.Check("effective rewards", result.Total, [.2, .35, .3, .85]);
        using var training = new PavTraining { Share = 1 };
        using var trained = training.Evaluate(Row(.5f, .6f, .6f, .9f), tensor([.5f]), zeros(1, dtype: ScalarType.Bool));
        run.Check("sum of the advantages", MethodRun.Numbers(trained.Total).Sum(), .4);
        using var prover = new PavProver();
        using var best = prover.Step(tensor([.2f, .3f, .3f, .7f]));
        run.Check("best of four", best.Total, [.5904, .7599, .7599, .9919]);
        using var steps = search.Evaluate(Row(.2f, .3f, .3f, .7f), best.Total.unsqueeze(0), tensor([.5904f]));
        run.Check("its advantages", steps.Progress, [0, .1695, 0, .2320]);
    }

    private static void CheckLoops(MethodRun run)
    {
        const int rows = 60, steps = 8;
        var random = new Random(8);
        float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle())];
        var (prover, start) = (Draw(rows * steps), Draw(rows));
        bool[] solved = [.. Enumerable.Range(0, rows).Select(_ => random.Next(2) == 0)];
        long[] lengths = [.. Enumerable.Range(0, rows).Select(_ => random.NextInt64(1, steps + 1))];
        using var training = new PavTraining { Share = .3 };
        using var result = training.Evaluate(tensor(prover).reshape(rows, steps), tensor(start), tensor(solved), tensor(lengths));
        using var value = new PavValue { Share = .3 };
        using var valued = value.Evaluate(tensor(prover).reshape(rows, steps), tensor(solved), tensor(lengths));
        var (totals, credits, sums) = (MethodRun.Numbers(result.Total), MethodRun.Numbers(result.Credit), MethodRun.Numbers(result.CreditToGo));
        var (values, valueSums) = (MethodRun.Numbers(valued.Credit), MethodRun.Numbers(valued.CreditToGo));
        var difference = 0.0;
        for (var row = 0; row < rows; row++)
            for (var step = 0; step < lengths[row]; step++)
            {
                var i = row * steps + step;
                var progress = .3 * (prover[i] - (step == 0 ? start[row] : prover[i - 1]));
                var outcome = solved[row] ? 1 : 0;
                difference = Math.Max(difference, Math.Abs(totals[i] - progress - (step == lengths[row] - 1 ? outcome : 0)));
                difference = Math.Max(difference, Math.Abs(credits[i] - progress - outcome));
                var toGo = .3 * (prover[row * steps + lengths[row] - 1] - (step == 0 ? start[row] : prover[i - 1])) + outcome;
                difference = Math.Max(difference, Math.Abs(sums[i] - toGo));
                difference = Math.Max(difference, Math.Abs(values[i] - .3 * prover[i] - outcome));
                var left = Enumerable.Range(step, (int)lengths[row] - step).Sum(later => .3 * prover[row * steps + later]);
                difference = Math.Max(difference, Math.Abs(valueSums[i] - left - outcome));
            }
        run.Check("against plain loops, largest difference", difference, 0);
    }

    private static void CheckVerifier(MethodRun run)
    {
        var random = new Random(9);
        var (logit, share) = (new float[60], new float[60]);
        for (var i = 0; i < 60; i++) (logit[i], share[i]) = ((float)(6 * random.NextDouble() - 3), random.NextSingle());
        using var loss = new PavVerifier();
        var inputs = new Dictionary<string, Tensor> { ["logit"] = tensor(logit), ["share"] = tensor(share) };
        var (mean, gradients) = MeanLoss.Of(loss.Program, inputs, false, "logit");
        var (expected, difference) = (0.0, 0.0);
        for (var i = 0; i < 60; i++)
        {
            var chance = 1 / (1 + Math.Exp(-logit[i]));
            expected -= (share[i] * Math.Log(chance) + (1 - share[i]) * Math.Log(1 - chance)) / 60;
            difference = Math.Max(difference, Math.Abs(gradients[0][i] - (chance - share[i]) / 60));
        }
        run.Check("loss of the verifier", mean, expected);
        run.Check("its gradient against chance - share, largest difference", difference, 0, 1e-6);
    }

    private static double[,] BestOf(PavProver prover, double[,] values)
    {
        var (counts, places) = (values.GetLength(0), values.GetLength(1));
        using var scope = NewDisposeScope();
        using var result = prover.Step(tensor(values.Cast<double>().Select(value => (float)Math.Clamp(value, 0, 1)).ToArray()));
        var numbers = MethodRun.Numbers(result.Total);
        var best = new double[counts, places];
        for (var i = 0; i < numbers.Length; i++) best[i / places, i % places] = numbers[i];
        return best;
    }

    private static void Train(MethodRun run)
    {
        var seeds = run.Seeds(5);
        var iterations = run.Iterations(300, 10);
        using var prover = new PavProver();
        using var outcome = new PavTraining { Share = 0 };
        using var progress = new PavTraining();
        using var value = new PavValue();
        double[,] BestOfFour(double[,] values) => BestOf(prover, values);
        (string Name, RewardProgram Reward, string Credit, Func<double[,], double[,]> Prover, bool IsOwn)[] variants =
        [
            ("outcome alone", outcome.Program, "credit", BestOfFour, false),
            ("progress of the best of four", progress.Program, "credit", BestOfFour, false),
            ("progress of the best of four, summed", progress.Program, "credit_to_go", BestOfFour, false),
            ("progress of the first policy", progress.Program, "credit", values => values, false),
            ("progress of the policy itself", progress.Program, "credit", values => values, true),
            ("value of the best of four", value.Program, "credit", BestOfFour, false),
            ("value of the best of four, summed", value.Program, "credit_to_go", BestOfFour, false),
        ];
        var results = variants.SelectMany(v => s_rates.Select(rate => (v, rate))).ToDictionary(arm => (arm.v.Name, arm.rate),
            arm => seeds.Select(seed => ProofTraining.Train(arm.v.Reward, arm.v.Credit, arm.v.Prover, arm.v.IsOwn, arm.rate, iterations, seed)).ToList());
        Spread UntilAt(string name, double rate) => new([.. results[(name, rate)].Select(o => (double)o.Until(.8))]);
        double Best(string name) => s_rates.MinBy(rate => UntilAt(name, rate).Mean);
        Spread Until(string name) => UntilAt(name, Best(name));
        Spread Last(string name) => new([.. results[(name, Best(name))].Select(o => o.Success[^1])]);
        Spread Length(string name) => new([.. results[(name, Best(name))].Select(o => o.Length)]);
        var table = run.Table($"Policies after {iterations} batches of 32 answers, {seeds.Count} seeds",
            ["reward of a step", .. s_rates.Select(rate => $"batches until 80 % succeed, rate {rate}"), "success at the best of these", "tokens of an answer"]);
        foreach (var (name, _, _, _, _) in variants)
            table.Add([name, .. s_rates.Select(rate => $"{UntilAt(name, rate)}"), $"{Last(name)}", $"{Length(name)}"]);
        double[] x = [.. Enumerable.Range(0, iterations).Select(i => (double)i)];
        run.Plot("Chance of success while training, each at its best rate", "batch", "chance", [.. variants.Select(v =>
            new MethodLine(v.Name, x, [.. x.Select(i => results[(v.Name, Best(v.Name))].Average(o => o.Success[(int)i]))]))]);
        string Figures(string name) =>
            $"batches until 80 % succeed: {Until(name)} (rate {Best(name)}) against {Until("outcome alone")} (rate {Best("outcome alone")})";
        run.Claim("With the progress of the best of four as a reward of steps, training needs fewer answers than with the outcome alone, each at its best rate.",
            Paired.IsAbove(Until("outcome alone"), Until("progress of the best of four")), Figures("progress of the best of four"));
        run.Claim("The policy's own progress gains nothing over the outcome alone: a prover must be another policy.",
            !Paired.IsAbove(Until("outcome alone"), Until("progress of the policy itself")), Figures("progress of the policy itself"));
        foreach (var (what, suffix) in ((string, string)[])[("of the step alone", ""), ("summed over the steps that follow", ", summed")])
        {
            var (valued, progressed) = ($"value of the best of four{suffix}", $"progress of the best of four{suffix}");
            run.Claim($"As a credit {what}, the prover's value is hacked by longer answers, and its progress is not.",
                Paired.IsAbove(Last(progressed), Last(valued)) && Paired.IsAbove(Length(valued), Length(progressed)),
                $"value: success {Last(valued)}, tokens {Length(valued)}; progress: success {Last(progressed)}, tokens {Length(progressed)}");
        }
    }

    private static void Search(MethodRun run)
    {
        var seeds = run.Seeds(5);
        var searches = run.Iterations(200, 5);
        using var prover = new PavProver();
        using var effective = new PavSearch();
        using var own = new PavSearch { Share = 0 };
        var (drawn, valued, progress) = (Spread.Of(seeds, seed => ProofTraining.BestOfSixteen(searches, seed)),
            Spread.Of(seeds, seed => ProofTraining.Search(own, values => BestOf(prover, values), searches, seed)),
            Spread.Of(seeds, seed => ProofTraining.Search(effective, values => BestOf(prover, values), searches, seed)));
        run.Table($"Searches with the first policy, sixteen tokens a step, {searches} for each of {seeds.Count} seeds", "how", "right")
            .Add("sixteen answers, the best of them", $"{drawn}").Add("four prefixes by the policy's own chance", $"{valued}")
            .Add("four prefixes by the effective reward", $"{progress}");
        run.Claim("A search by effective rewards finds right answers more often than as many whole answers do.",
            Paired.IsAbove(progress, drawn), $"{progress} against {drawn}");
        run.Claim("It finds them more often than a search by the policy's own chance.", Paired.IsAbove(progress, valued), $"{progress} against {valued}");
    }
}
