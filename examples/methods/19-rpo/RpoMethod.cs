using RewardLang.Training.Methods;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>A harmonic reward of likeness and fidelity: labels for tuning, and which checkpoint to keep.</summary>
public sealed class RpoMethod() : Method(
    19, "rpo", "Subject-driven Text-to-Image Generation via Preference-based Reinforcement Learning",
    "The harmonic mean of likeness to references and fidelity to the text labels pairs for tuning and stops it before it overfits.")
{
    /// <inheritdoc/>
    public override void Run(MethodRun run)
    {
        CheckNumbers(run);
        CheckAgainstLoops(run);
        CheckLoss(run);
        Train(run);
    }

    private static void CheckNumbers(MethodRun run)
    {
        // Likeness 0.9 and fidelity 0.3.
        using var images = full([1, 4], .8, ScalarType.Float32);
        using var text = full(1, -.4, ScalarType.Float32);
        foreach (var (share, expected) in new[] { (.5, .45), (.3, .375), (.7, .5625), (1, .9), (0, .3) })
        {
            using var reward = new HarmonicReward { Share = share };
            using var step = reward.Step(images, text);
            run.Check($"harmonic, share {share}", step.Total[0].item<float>(), expected);
        }
        using var arithmetic = new ArithmeticReward();
        using var mean = arithmetic.Step(images, text);
        run.Check("arithmetic", mean.Total[0].item<float>(), .6);
    }

    private static void CheckAgainstLoops(MethodRun run)
    {
        const int rows = 60;
        var random = new Random(19);
        float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)(2 * random.NextDouble() - 1))];
        var (images, texts) = (Draw(rows * 4), Draw(rows));
        using var reward = new HarmonicReward { Share = .35 };
        using var step = reward.Step(tensor(images).reshape(rows, 4), tensor(texts));
        var total = MethodRun.Numbers(step.Total);
        run.Check("harmonic against plain loops, largest difference", Enumerable.Range(0, rows).Max(row =>
        {
            var (image, text) = (images[(row * 4)..(row * 4 + 4)].Average(cosine => (cosine + 1) / 2), (texts[row] + 1) / 2);
            return Math.Abs(total[row] - 1 / (.35 / (image + 1e-8) + .65 / (text + 1e-8)));
        }), 0);

        using var chance = new ReferenceChance();
        float[] first = [.. Draw(rows).Select(Math.Abs)], second = [.. Draw(rows).Select(Math.Abs)];
        using var chances = chance.Step(tensor(first), tensor(second));
        var odds = MethodRun.Numbers(chances.Total);
        run.Check("chance of the reference against plain loops, largest difference", Enumerable.Range(0, rows).Max(row => Math.Abs(odds[row] - 1 / (1 + Math.Exp(second[row] - first[row])))), 0);
    }

    private static void CheckLoss(MethodRun run)
    {
        const int rows = 60;
        var random = new Random(119);
        float[] Draw() => [.. Enumerable.Range(0, rows).Select(_ => (float)(3 * random.NextDouble()))];
        float[][] errors = [Draw(), Draw(), Draw(), Draw()];
        float[] labels = [.. Enumerable.Range(0, rows).Select(_ => (float)random.Next(2))];
        using var loss = new PreferenceTuning();
        using var reference = tensor(errors[0]).requires_grad_();
        using var generated = tensor(errors[1]).requires_grad_();
        using var step = loss.Step(reference, generated, tensor(errors[2]), tensor(errors[3]), tensor(labels));
        step.Total.sum().backward();
        var (total, one, two) = (MethodRun.Numbers(step.Total), MethodRun.Numbers(reference.grad!), MethodRun.Numbers(generated.grad!));
        var differences = new double[3];
        for (var row = 0; row < rows; row++)
        {
            double Difference(double e, double g) => errors[2][row] - e - (errors[3][row] - g);
            double Loss(double e, double g)
            {
                var win = 1 / (1 + Math.Exp(-Difference(e, g)));
                return e - labels[row] * Math.Log(win) - (1 - labels[row]) * Math.Log(1 - win);
            }
            const double small = 1e-5;
            double a = errors[0][row], b = errors[1][row];
            differences[0] = Math.Max(differences[0], Math.Abs(total[row] - Loss(a, b)));
            differences[1] = Math.Max(differences[1], Math.Abs(one[row] - (Loss(a + small, b) - Loss(a - small, b)) / (2 * small)));
            differences[2] = Math.Max(differences[2], Math.Abs(two[row] - (Loss(a, b + small) - Loss(a, b - small)) / (2 * small)));
        }
        run.Check("loss against plain loops, largest difference", differences[0], 0);
        run.Check("gradient by the reference's error against differences", differences[1], 0);
        run.Check("gradient by the generated picture's error against differences", differences[2], 0);
    }

    private static void Train(MethodRun run)
    {
        var seeds = run.Seeds(8);
        var iterations = run.Iterations(600, 40);
        using var half = new HarmonicReward();
        using var low = new HarmonicReward { Share = .3 };
        using var high = new HarmonicReward { Share = .7 };
        using var arithmetic = new ArithmeticReward();
        using var chance = new ReferenceChance();
        using var loss = new PreferenceTuning();
        var courses = seeds.Select(seed =>
        {
            using var tuning = new SubjectTuning(seed);
            return tuning.Tune([half, low, high], arithmetic, chance, loss, iterations);
        }).ToList();
        (string Name, Func<SubjectTuning.Checkpoint, double> By)[] choices =
        [
            ("best by the harmonic mean, share 0.3", c => c.Harmonic[1]), ("best by the harmonic mean, share 0.5", c => c.Harmonic[0]),
            ("best by the harmonic mean, share 0.7", c => c.Harmonic[2]), ("best by the arithmetic mean", c => c.Arithmetic),
        ];
        var kept = choices.Select(choice => courses.Select(course => course.IndexOf(course.MaxBy(choice.By)!)).ToList()).ToList();
        Spread Value(IReadOnlyList<int> at, Func<SubjectTuning.Checkpoint, double> part) => new([.. courses.Select((course, i) => part(course[at[i]]))]);
        Spread When(IReadOnlyList<int> at) => new([.. at.Select(i => (double)i * SubjectTuning.Between)]);
        var table = run.Table($"Tuning for {iterations} iterations, {seeds.Count} subjects", "checkpoint", "iteration", "likeness", "fidelity");
        void Add(string name, IReadOnlyList<int> at) => table.Add(name, $"{When(at)}", $"{Value(at, c => c.Likeness)}", $"{Value(at, c => c.Fidelity)}");
        Add("before tuning", [.. courses.Select(_ => 0)]);
        for (var i = 0; i < choices.Length; i++) Add(choices[i].Name, kept[i]);
        Add("the last", [.. courses.Select(course => course.Count - 1)]);
        double[] x = [.. Enumerable.Range(0, courses[0].Count).Select(i => (double)i * SubjectTuning.Between)];
        MethodLine Line(string name, Func<SubjectTuning.Checkpoint, double> part) =>
            new(name, x, [.. Enumerable.Range(0, x.Length).Select(i => courses.Average(course => part(course[i])))]);
        run.Plot("Tuning on a subject", "iteration", "reward",
            Line("likeness", c => c.Likeness), Line("fidelity", c => c.Fidelity), Line("harmonic", c => c.Harmonic[0]), Line("arithmetic", c => c.Arithmetic));

        var (likeness, fidelity) = (kept.Select(at => Value(at, c => c.Likeness)).ToList(), kept.Select(at => Value(at, c => c.Fidelity)).ToList());
        run.Claim("A larger share of the references keeps a checkpoint that is more like them and less faithful to the text.",
            likeness[0].Mean < likeness[1].Mean && likeness[1].Mean < likeness[2].Mean && fidelity[0].Mean > fidelity[1].Mean && fidelity[1].Mean > fidelity[2].Mean,
            $"shares 0.3, 0.5, 0.7: likeness {likeness[0]}, {likeness[1]}, {likeness[2]}, fidelity {fidelity[0]}, {fidelity[1]}, {fidelity[2]}");
        run.Claim("The harmonic mean keeps an earlier checkpoint than the arithmetic mean of equal shares.",
            kept[1].Zip(kept[3], (a, b) => a < b).All(isEarlier => isEarlier), $"iteration {When(kept[1])} against {When(kept[3])}");
    }
}
