using RewardLang.Training.Methods;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>The formulas of the uncertain losses, by numbers.</summary>
internal static class CtrlUNumbers
{
    private const int Rows = 50, Pixels = 6, Classes = 4;

    /// <summary>Checks them.</summary>
    public static void Check(MethodRun run)
    {
        CheckCore(run);
        CheckSegmentation(run);
        CheckDepth(run);
    }

    private static void CheckCore(MethodRun run)
    {
        using var loss = new UncertainError();
        using var error = tensor([.8f, .8f, 2f]);
        using var uncertainty = tensor([.5f, 0, (float)Math.Log(2)]).requires_grad_();
        using var step = loss.Step(error, uncertainty);
        step.Total.sum().backward();
        run.Check("error and uncertainty", step.Total, [.985225, .8, 1.693147]);
        run.Check("slope by the uncertainty, none at ln(error)", uncertainty.grad!, [1 - .8 * Math.Exp(-.5), .2, 0]);
    }

    private static void CheckSegmentation(MethodRun run)
    {
        var random = new Random(15);
        float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)(4 * random.NextDouble() - 2))];
        var (first, second, training) = (Draw(Rows * Pixels * Classes), Draw(Rows * Pixels * Classes), Draw(Rows));
        var labels = Enumerable.Range(0, Rows * Pixels).Select(_ => random.Next(5) == 0 ? 255 : random.Next(Classes)).ToArray();
        var times = Enumerable.Range(0, Rows).Select(_ => random.Next(200, 600)).ToArray();
        using var logits = tensor(first).reshape(Rows, Pixels, Classes).requires_grad_();
        const int trained = 2000;
        using var loss = new UncertainSegmentation { UncertaintyScale = .7, TrainingStep = trained };
        using var step = loss.Step(tensor(training), tensor(times), logits, tensor(second).reshape(Rows, Pixels, Classes), tensor(labels).reshape(Rows, Pixels));
        var mean = step.Total.mean();
        mean.backward();
        var (total, gradient) = (MethodRun.Numbers(step.Total), MethodRun.Numbers(logits.grad!));

        // What a row adds, before the mean over the rows whose timestep is at most 400.
        double Added(int row, double[] ours)
        {
            var (weighted, unsure, counted) = (0.0, 0.0, 0);
            for (var pixel = 0; pixel < Pixels; pixel++)
            {
                double[] one = [.. ours[(pixel * Classes)..((pixel + 1) * Classes)]];
                var start = (row * Pixels + pixel) * Classes;
                double[] two = [.. second[start..(start + Classes)].Select(x => (double)x)];
                var (a, b) = (Math.Log(one.Sum(Math.Exp)), Math.Log(two.Sum(Math.Exp)));
                var u = .7 * Enumerable.Range(0, Classes).Sum(k => Math.Exp(two[k] - b) * (two[k] - b - (one[k] - a)));
                unsure += u / Pixels;
                var label = labels[row * Pixels + pixel];
                if (label == 255) continue;
                counted++;
                weighted += (a - one[label]) * Math.Exp(-u);
            }
            return Math.Min(1, trained / 5000.0) * .1 * weighted / Math.Max(counted, 1) + unsure;
        }

        int[] early = [.. Enumerable.Range(0, Rows).Where(row => times[row] <= 400)];
        double[] Ours(int row) => [.. first[(row * Pixels * Classes)..((row + 1) * Pixels * Classes)].Select(x => (double)x)];
        run.Check("segmentation, mean over the batch against plain loops", mean.item<float>(), training.Average() + early.Average(row => Added(row, Ours(row))));
        run.Check("segmentation, largest of a late timestep less the training loss",
            Enumerable.Range(0, Rows).Except(early).Max(row => Math.Abs(total[row] - training[row])), 0);
        var slope = 0.0;
        foreach (var row in early)
        {
            var start = row * Pixels * Classes;
            var ours = Ours(row);
            for (var i = 0; i < ours.Length; i += 5)
            {
                const double small = 1e-5;
                double[] up = [.. ours], down = [.. ours];
                (up[i], down[i]) = (ours[i] + small, ours[i] - small);
                slope = Math.Max(slope, Math.Abs((Added(row, up) - Added(row, down)) / (2 * small) / early.Length - gradient[start + i]));
            }
        }
        run.Check("its gradient against differences, largest", slope, 0, 1e-5);
    }

    private static void CheckDepth(MethodRun run)
    {
        var random = new Random(115);
        float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle())];
        var (first, second, labels, training) = (Draw(Rows * Pixels), Draw(Rows * Pixels), Draw(Rows * Pixels), Draw(Rows));
        var times = Enumerable.Range(0, Rows).Select(_ => random.Next(200, 600)).ToArray();
        using var loss = new UncertainDepth { TrainingStep = 20000 };
        Tensor Maps(float[] numbers) => tensor(numbers).reshape(Rows, Pixels);
        using var step = loss.Step(tensor(training), tensor(times), Maps(first), Maps(second), Maps(labels));
        double Added(int row)
        {
            var all = Enumerable.Range(row * Pixels, Pixels).ToList();
            var weighted = all.Average(i => Math.Pow(first[i] - labels[i], 2) * Math.Exp(-Math.Abs(first[i] - second[i])));
            return weighted + .1 * all.Average(i => Math.Abs(first[i] - second[i]));
        }
        run.Check("depth, mean over the batch against plain loops", step.Total.mean().item<float>(),
            training.Average() + Enumerable.Range(0, Rows).Where(row => times[row] <= 400).Average(Added));

        // No early row at all: nothing to divide by.
        using var late = loss.Step(tensor(training), full(Rows, 900, ScalarType.Int32), Maps(first), Maps(second), Maps(labels));
        run.Check("depth, mean over a batch that is late throughout", late.Total.mean().item<float>(), training.Average());
    }
}
