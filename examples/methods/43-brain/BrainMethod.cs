using RewardLang.Training.Methods;
using RewardLang.Training.Samplers;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>A policy distilled from the posterior of good answers: its weights, how far they scatter, and trainings by them.</summary>
public sealed class BrainMethod() : Method(
    43, "brain", "BRAIn: Bayesian Reward-conditioned Amortized Inference for Natural Language Generation from Feedback",
    "A policy learns the posterior of good answers from samples of another, by shares that need no constant and sum to 0.")
{
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
        const int draws = 2000, answers = 8;
        double[] plain = [.13, .21, .40, .83, 1.19], expected = [.18, .19, .17, .19, .17], means = [0, .25, .5, .75, 1];
        using var loss = new Brain();
        using var rivals = new BrainRivals();
        var random = new Random(16);
        var table = run.Table("Variance of a gradient from 8 answers, 2,000 times; in brackets its mean, which should be -1",
            "mean of the proposal", "target / proposal", "less policy / proposal", "BRAIn");
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
            run.Check($"variance of BRAIn, proposal at {mean}", variances[2][i], expected[i], .03);
        }
        run.Check("variance of target / proposal, proposal at the target", variances[0][0], .125, .015);
        run.Check("the same, proposal at 0.25", variances[0][1], plain[1], .03);
        run.Plot("Variance of the gradient", "mean of the proposal", "variance", new MethodLine("target / proposal", means, [.. variances[0]]),
            new MethodLine("less policy / proposal", means, [.. variances[1]]), new MethodLine("BRAIn", means, [.. variances[2]]));
        run.Claim("The variance of BRAIn's gradient depends little on the proposal, and is lowest where the proposal is not the target.",
            variances[2].Max() < 1.5 * variances[2].Min()
                && Enumerable.Range(2, 3).All(i => variances[2][i] < Math.Min(variances[0][i], variances[1][i])),
            $"from {variances[2].Min():0.00} to {variances[2].Max():0.00}; target / proposal from {variances[0].Min():0.00} to {variances[0].Max():0.00}");
    }

    private static void Train(MethodRun run)
    {
        var seeds = run.Seeds(5);
        var steps = run.Iterations(400, 20);
        (PosteriorTask.Weights Weights, string Name, double Rate)[] variants =
        [
            (PosteriorTask.Weights.Brain, "BRAIn", 2), (PosteriorTask.Weights.Uncentered, "BRAIn without the policy's shares taken off", 2),
            (PosteriorTask.Weights.Centered, "target / proposal less policy / proposal (GDC++)", 2), (PosteriorTask.Weights.Plain, "target / proposal", 2),
            (PosteriorTask.Weights.Brain, "BRAIn", .4), (PosteriorTask.Weights.Uncentered, "BRAIn without the policy's shares taken off", .4),
            (PosteriorTask.Weights.Centered, "target / proposal less policy / proposal (GDC++)", .4), (PosteriorTask.Weights.Plain, "target / proposal", .4),
        ];
        var table = run.Table($"Divergence of the target from the policy (cut at 20) after {steps} steps of 8 answers, {seeds.Count} seeds",
            "weights of the answers", "rate", "nats");
        var lines = new List<MethodLine>();
        var results = new List<Spread>();
        foreach (var (weights, name, rate) in variants)
        {
            var curves = seeds.Select(seed => new PosteriorTask(seed).Train(weights, rate, steps)).ToList();
            results.Add(new Spread([.. curves.Select(curve => curve[^Math.Max(1, steps / 10)..].Average())]));
            table.Add(name, $"{rate}", $"{results[^1]}");
            lines.Add(new MethodLine($"{name}, rate {rate}", [.. Enumerable.Range(0, steps).Select(i => (double)i)],
                [.. Enumerable.Range(0, steps).Select(i => curves.Average(curve => curve[i]))]));
        }
        run.Plot("Divergence of the target from the policy", "step", "nats", [.. lines]);
        bool IsBelow(int one, int other) => results[one].Mean + results[one].Deviation < results[other].Mean - results[other].Deviation;
        run.Claim("Taking the policy's own shares off lets the distillation come close.", IsBelow(0, 1) && IsBelow(4, 5),
            $"{results[0]} with, {results[1]} without, at rate 2; {results[4]} and {results[5]} at 0.4");
        Spread Better(int one, int other) => results[one].Mean < results[other].Mean ? results[one] : results[other];
        var (own, centered, plain) = (Better(0, 4), Better(2, 6), Better(3, 7));
        run.Claim("At the better of two rates BRAIn comes closer to the target than gradients that know the target's constant.",
            own.Mean + own.Deviation < Math.Min(centered.Mean - centered.Deviation, plain.Mean - plain.Deviation),
            $"{own} against {centered} and {plain}; at rate 0.4 {results[4]} against {results[6]} and {results[7]}");
    }
}
