using RewardLang.Training.Methods;
using RewardLang.Training.Samplers;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>A policy distilled from the posterior of good answers: its weights, how far they scatter, and trainings by them.</summary>
public sealed class BrainMethod() : Method(
    43, "brain", "BRAIn: Bayesian Reward-conditioned Amortized Inference for Natural Language Generation from Feedback",
    "A policy learns the posterior of good answers from samples of another, by shares that need no constant and sum to 0.")
{
    private static readonly double[] s_rates = [.4, .7, 1, 2, 4, 8];

    /// <inheritdoc/>
    public override void Run(MethodRun run)
    {
        CheckNumbers(run);
        CheckLoops(run);
        CheckPreferenceLimit(run);
        Scatter(run);
        Train(run);
    }

    private static Tensor Row(params float[] numbers) => tensor(numbers).unsqueeze(0);

    private static void CheckNumbers(MethodRun run)
    {
        using var loss = new Brain();
        using var result = loss.Step(Row(-2, -1, -3), Row(-1.5f, -1.2f, -2.5f), Row(-1.4f, -1.3f, -2), Row(.5f, 1.5f, -.5f));
        run.Check("weights", result.Weights, [-.155904, .552762, -.396858], 1e-5);
        run.Check("divergence", result.Total, [.718919], 1e-5);
        run.Check("sum of the weights", MethodRun.Numbers(result.Weights).Sum(), 0, 1e-6);
    }

    private static void CheckLoops(MethodRun run)
    {
        const int rows = 50, answers = 6;
        var random = new Random(15);
        float[] Draw() => Normal.DrawMany(random, rows * answers, -2, 1);
        float[][] numbers = [Draw(), Draw(), Draw(), Draw()];
        using var loss = new Brain { Gamma = .7 };
        var inputs = ((string[])["prior", "proposal", "policy", "score"]).Zip(numbers)
            .ToDictionary(pair => pair.First, pair => tensor(pair.Second).reshape(rows, answers));
        using var result = loss.Program.Step(inputs);
        var gradient = MeanLoss.Of(loss.Program, inputs, false, "policy").Gradients[0];
        var totals = MethodRun.Numbers(result.Total);
        var (difference, slope) = (0.0, 0.0);
        for (var row = 0; row < rows; row++)
        {
            var places = Enumerable.Range(row * answers, answers).ToList();
            var target = Shares([.. places.Select(i => numbers[0][i] + numbers[3][i] / .7 - numbers[1][i])]);
            var estimate = Shares([.. places.Select(i => (double)numbers[2][i] - numbers[1][i])]);
            difference = Math.Max(difference, Math.Abs(totals[row] - target.Zip(estimate, (a, b) => a * Math.Log(a / b)).Sum()));
            for (var i = 0; i < answers; i++) slope = Math.Max(slope, Math.Abs(gradient[row * answers + i] + (target[i] - estimate[i]) / rows));
        }
        run.Check("against plain loops, largest difference", difference, 0);
        run.Check("gradient against the difference of the shares, largest difference", slope, 0, 1e-6);
    }

    private static double[] Shares(double[] logarithms)
    {
        var sum = logarithms.Sum(Math.Exp);
        return [.. logarithms.Select(x => Math.Exp(x) / sum)];
    }

    /// <summary>With two answers of the policy before, and a reward that is sure which is better, the loss is that of DPO.</summary>
    private static void CheckPreferenceLimit(MethodRun run)
    {
        using var loss = new Brain();
        using var result = loss.Step(Row(-2, -1), Row(-2, -1), Row(-1.7f, -1.4f), Row(60, 0));
        run.Check("a sure pair costs what it does in DPO", result.Total, [Math.Log(1 + Math.Exp(-(.3 + .4)))], 1e-5);
    }

    /// <summary>The setting of the authors' figure: a normal target of mean 0, a policy of mean 1, and proposals between them.</summary>
    private static void Scatter(MethodRun run)
    {
        const int draws = 20000, answers = 8;
        double[] means = [0, .25, .5, .75, 1];
        // The first two by integration, BRAIn's from 800,000 draws elsewhere; within four standard errors of a variance of so many, which
        // are wide where the weights have heavy tails.
        (double[] Expected, double[] Tolerance)[] known =
        [
            ([.125, .216, .397, .766, 1.574], [.005, .01, .03, .08, .5]), ([.555, .339, .354, .584, 1.199], [.25, .05, .03, .08, .5]),
            ([.174, .190, .193, .189, .173], [.01, .01, .01, .01, .01]),
        ];
        string[] methods = ["target / proposal", "less policy / proposal", "BRAIn"];
        using var loss = new Brain();
        using var rivals = new BrainRivals();
        var random = new Random(16);
        var table = run.Table("Variance of a gradient from 8 answers, 20,000 times; in brackets its mean, which should be -1",
            ["mean of the proposal", .. methods]);
        List<double>[] variances = [[], [], []];
        foreach (var (mean, i) in means.Select((mean, i) => (mean, i)))
        {
            using var scope = NewDisposeScope();
            var drawn = Normal.DrawMany(random, draws * answers, mean);
            Tensor Logs(double centre) => tensor(drawn.Select(y => (float)(-(y - centre) * (y - centre) / 2)).ToArray()).reshape(draws, answers);
            using var own = loss.Step(Logs(0), Logs(mean), Logs(1), zeros(draws, answers));
            using var others = rivals.Step(Logs(0), Logs(mean), Logs(1));
            var cells = ((Tensor[])[others.Plain, others.Centered, own.Weights]).Select((weights, method) =>
            {
                var numbers = MethodRun.Numbers(weights);
                var gradients = Enumerable.Range(0, draws)
                    .Select(row => Enumerable.Range(row * answers, answers).Sum(j => numbers[j] * (drawn[j] - 1.0))).ToList();
                var centre = gradients.Average();
                variances[method].Add(gradients.Average(g => (g - centre) * (g - centre)));
                return $"{variances[method][^1]:0.00} ({centre:0.00})";
            }).ToList();
            table.Add($"{mean}", cells[0], cells[1], cells[2]);
            for (var method = 0; method < methods.Length; method++)
                run.Check($"variance of {methods[method]}, proposal at {mean}", variances[method][i], known[method].Expected[i], known[method].Tolerance[i]);
        }
        run.Plot("Variance of the gradient", "mean of the proposal", "variance",
            [.. methods.Select((method, i) => new MethodLine(method, means, [.. variances[i]]))]);
        run.Claim("The variance of BRAIn's gradient depends little on the proposal, and is lowest where the proposal is not the target.",
            variances[2].Max() < 1.5 * variances[2].Min()
                && Enumerable.Range(2, 3).All(i => variances[2][i] < Math.Min(variances[0][i], variances[1][i])),
            $"from {variances[2].Min():0.00} to {variances[2].Max():0.00}; target / proposal from {variances[0].Min():0.00} to {variances[0].Max():0.00}");
    }

    private static void Train(MethodRun run)
    {
        var seeds = run.Seeds(5);
        var steps = run.Iterations(400, 20);
        (PosteriorTask.Weights Weights, string Name)[] variants =
        [
            (PosteriorTask.Weights.Brain, "BRAIn"), (PosteriorTask.Weights.Uncentered, "BRAIn without the policy's shares taken off"),
            (PosteriorTask.Weights.Centered, "target / proposal less policy / proposal (GDC++)"), (PosteriorTask.Weights.Plain, "target / proposal"),
        ];
        var table = run.Table($"Divergence of the target from the policy (cut at 20) in nats after {steps} steps of 8 answers, {seeds.Count} seeds",
            ["weights of the answers", .. s_rates.Select(rate => $"rate {rate}")]);
        var lines = new List<MethodLine>();
        var results = new Dictionary<(PosteriorTask.Weights Weights, double Rate), Spread>();
        foreach (var (weights, name) in variants)
        {
            foreach (var rate in s_rates)
            {
                var curves = seeds.Select(seed => new PosteriorTask(seed).Train(weights, rate, steps)).ToList();
                results[(weights, rate)] = new Spread([.. curves.Select(curve => curve[^Math.Max(1, steps / 10)..].Average())]);
                lines.Add(new MethodLine($"{name}, rate {rate}", [.. Enumerable.Range(0, steps).Select(i => (double)i)],
                    [.. Enumerable.Range(0, steps).Select(i => curves.Average(curve => curve[i]))]));
            }
            table.Add([name, .. s_rates.Select(rate => $"{results[(weights, rate)]}")]);
        }
        run.Plot("Divergence of the target from the policy", "step", "nats", [.. lines]);
        Spread Best(PosteriorTask.Weights weights) => s_rates.Select(rate => results[(weights, rate)]).MinBy(spread => spread.Mean)!;
        var own = Best(PosteriorTask.Weights.Brain);
        foreach (var (weights, statement) in ((PosteriorTask.Weights, string)[])
        [
            (PosteriorTask.Weights.Uncentered, "Taking the policy's own shares off brings the distillation closer to the target"),
            (PosteriorTask.Weights.Centered, "BRAIn comes closer to the target than GDC++, which knows the target's constant"),
            (PosteriorTask.Weights.Plain, "BRAIn comes closer to the target than target / proposal, which knows its constant"),
        ])
            run.Claim($"{statement}, each at the best of {s_rates.Length} rates.", Paired.IsAbove(Best(weights), own), $"{own} against {Best(weights)}");
    }
}
