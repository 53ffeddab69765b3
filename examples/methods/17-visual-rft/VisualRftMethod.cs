using RewardLang.Training.Judges;
using RewardLang.Training.Methods;
using RewardLang.Training.Samplers;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>Rewards that can be verified for answers about images: their sums, the loss of GRPO, and a policy that writes answers.</summary>
public sealed class VisualRftMethod() : Method(
    17, "visual-rft", "Visual-RFT: Visual Reinforcement Fine-Tuning",
    "Answers about images are rewarded by what can be verified: boxes on objects, honest confidences, and form.")
{
    /// <inheritdoc/>
    public override void Run(MethodRun run)
    {
        CheckDetection(run);
        CheckOtherAnswers(run);
        CheckGrounding(run);
        CheckLoss(run);
        Train(run);
    }

    private static void CheckDetection(MethodRun run)
    {
        IReadOnlyList<Box> truth = [new(0, 0, 10, 10), new(20, 20, 30, 30)];
        const string list = """[{"Position": [0, 0, 10, 8], "Confidence": 0.9}, {"Position": [50, 50, 60, 60], "Confidence": 0.6}]""";
        string[] texts =
        [
            $"<think>Two.</think> <answer>{list}</answer>", $"<answer>{list}</answer>", "<think>Two.</think><answer>none</answer>",
            """<think>One.</think><answer>[{"Position": [0, 0, 10, 10], "Confidence": 1}, {"Position": [0, 0, 10, 10], "Confidence": 1}]</answer>""",
        ];
        using var reward = new VisualRftDetection();
        using var result = reward.Program.Step(DetectionAnswer.Inputs(texts, [.. texts.Select(_ => truth)]));
        run.Check("places", result.Term("place"), [.4, .4, 0, .5]);
        run.Check("confidences", result.Term("surety"), [.65, .65, 0, 1]);
        run.Check("forms", result.Term("form"), [1, 0, 1, 1]);
        run.Check("totals", result.Total, [2.05, 1.05, 1, 2.5]);
        reward.CountsMissing = false;
        using var found = reward.Program.Step(DetectionAnswer.Inputs(texts, [.. texts.Select(_ => truth)]));
        run.Check("places, by the boxes that are found", found.Term("place"), [.4, .4, 0, 1]);

        // Twelve boxes, the true ones last: what is named counts, however much it is.
        var many = string.Join(", ", Enumerable.Range(0, 12).Select(i => i < 10
            ? $"{{\"Position\": [{100 + 20 * i}, 0, {110 + 20 * i}, 10], \"Confidence\": 0.5}}"
            : $"{{\"Position\": [{20 * (i - 10)}, {20 * (i - 10)}, {20 * (i - 10) + 10}, {20 * (i - 10) + 10}], \"Confidence\": 1}}"));
        using var padded = new VisualRftDetection();
        using var named = padded.Program.Step(DetectionAnswer.Inputs([$"<answer>[{many}]</answer>"], [truth]));
        run.Check("place and confidence of twelve boxes, two of them right", [named.Term("place")[0].item<float>(), named.Term("surety")[0].item<float>()], [2 / 12.0, 7 / 12.0]);

        using var advantage = new VisualRftAdvantage { Answers = 4 };
        using var gains = advantage.Step(tensor([1f, 0, 1, 3]));
        run.Check("advantages", gains.Total, [-.1987, -.9933, -.1987, 1.3906]);
    }

    private static void CheckOtherAnswers(MethodRun run)
    {
        bool[] named =
        [
            DetectionAnswer.Names("<answer>Boeing 737-800</answer>", "boeing 737"), DetectionAnswer.Names("<answer>737</answer>", "Boeing 737"),
            DetectionAnswer.Names("<answer>Airbus</answer>", "Boeing 737"), DetectionAnswer.Names("<answer> </answer>", "Boeing 737"),
        ];
        using var reward = new VisualRftClassification();
        using var result = reward.Step(tensor(named), tensor([true, false, true, true]));
        run.Check("classes", result.Total, [2, 1, 1, 1]);
    }

    private static void CheckGrounding(MethodRun run)
    {
        const int rows = 60;
        var random = new Random(17);
        Box Draw()
        {
            var (left, top) = (random.Next(20), random.Next(20));
            return new Box(left, top, left + random.Next(1, 15), top + random.Next(1, 15));
        }
        var pairs = Enumerable.Range(0, rows).Select(_ => (Found: Draw(), Truth: Draw())).ToList();
        Tensor Edges(Func<(Box Found, Box Truth), Box> which) => tensor(pairs.SelectMany(pair =>
            ((double[])[which(pair).Left, which(pair).Top, which(pair).Right, which(pair).Bottom]).Select(edge => (float)edge)).ToArray()).reshape(rows, 4);
        using var reward = new VisualRftGrounding();
        using var result = reward.Step(Edges(pair => pair.Found), Edges(pair => pair.Truth), zeros(rows, dtype: ScalarType.Bool));
        var totals = MethodRun.Numbers(result.Total);
        var difference = 0.0;
        for (var row = 0; row < rows; row++)
        {
            var (a, b) = pairs[row];
            var overlap = a.IntersectionOverUnion(b);
            var hull = (Math.Max(a.Right, b.Right) - Math.Min(a.Left, b.Left)) * (Math.Max(a.Bottom, b.Bottom) - Math.Min(a.Top, b.Top));
            var covered = (a.Area + b.Area) / (1 + overlap);
            difference = Math.Max(difference, Math.Abs(totals[row] - (overlap - (hull - covered) / hull + 1)));
        }
        run.Check("generalised overlaps against plain loops, largest difference", difference, 0);
    }

    private static void CheckLoss(MethodRun run)
    {
        const int rows = 50, steps = 5;
        var random = new Random(18);
        var (logs, reference) = (Normal.DrawMany(random, rows * steps, -2, .4), Normal.DrawMany(random, rows * steps, -2, .4));
        var gains = Normal.DrawMany(random, rows);
        int[] lengths = [.. Enumerable.Range(0, rows).Select(_ => random.Next(1, steps + 1))];
        bool Counts(int i) => i % steps < lengths[i / steps];
        using var loss = new VisualRftLoss { Beta = .3 };
        var inputs = new Dictionary<string, Tensor>
        {
            ["log_probability"] = tensor(logs).reshape(rows, steps),
            ["reference"] = tensor(reference).reshape(rows, steps),
            ["advantage"] = tensor(gains),
            ["counts"] = tensor(Enumerable.Range(0, rows * steps).Select(Counts).ToArray()).reshape(rows, steps),
        };
        using var result = loss.Program.Evaluate(inputs);
        var gradient = MeanLoss.Of(loss.Program, inputs, true, "log_probability").Gradients[0];
        var totals = MethodRun.Numbers(result.Total);
        var (difference, slope) = (0.0, 0.0);
        for (var row = 0; row < rows; row++)
        {
            var mean = 0.0;
            for (var i = row * steps; i < (row + 1) * steps; i++)
            {
                var d = reference[i] - logs[i];
                if (Counts(i)) mean += (.3 * (Math.Exp(d) - d - 1) - gains[row]) / lengths[row];
                var expected = Counts(i) ? -(gains[row] + .3 * (Math.Exp(d) - 1)) / lengths[row] : 0;
                slope = Math.Max(slope, Math.Abs(gradient[i] * rows - expected));
            }
            difference = Math.Max(difference, Math.Abs(totals[row * steps] - mean));
        }
        run.Check("loss against plain loops, largest difference", difference, 0);
        run.Check("gradient against its closed form, largest difference", slope, 0);
    }

    private static void Train(MethodRun run)
    {
        // The rate was chosen by seeds from 1 on: what is reported has others.
        var seeds = run.Seeds(5).Select(seed => seed + 100).ToList();
        var iterations = run.Iterations(500, 20);
        List<DetectionTask.Outcome> TrainAll(bool countsMissing) =>
            [.. seeds.Select(seed => new DetectionTask(countsMissing, seed).Train(iterations))];
        (Func<DetectionTask.Outcome, double[]> recall, Func<DetectionTask.Outcome, double[]> form) = (o => o.Recall, o => o.Form);
        var (larger, found) = (TrainAll(true), TrainAll(false));
        Spread Last(List<DetectionTask.Outcome> outcomes, Func<DetectionTask.Outcome, double[]> what) =>
            new([.. outcomes.Select(o => what(o)[^Math.Max(1, iterations / 10)..].Average())]);
        // The first batch was written before the first step.
        Spread First(Func<DetectionTask.Outcome, double[]> what) => new([.. larger.Select(o => what(o)[0])]);
        var table = run.Table($"Answers after {iterations} batches of 16 answers to 4 images, {seeds.Count} seeds",
            "overlaps divided by", "recall", "precision", "form", "confidence reward");
        table.Add("(before training)", $"{First(recall)}", $"{First(o => o.Precision)}", $"{First(form)}", $"{First(o => o.Surety)}");
        void Add(string name, List<DetectionTask.Outcome> outcomes) => table.Add(name, $"{Last(outcomes, recall)}",
            $"{Last(outcomes, o => o.Precision)}", $"{Last(outcomes, form)}", $"{Last(outcomes, o => o.Surety)}");
        Add("larger number of found and true boxes", larger);
        Add("number of found boxes", found);
        double[] x = [.. Enumerable.Range(0, iterations).Select(i => (double)i)];
        run.Plot("Share of objects that are found", "batch", "recall",
            new MethodLine("divided by the larger number", x, [.. x.Select(i => larger.Average(o => o.Recall[(int)i]))]),
            new MethodLine("divided by the found boxes", x, [.. x.Select(i => found.Average(o => o.Recall[(int)i]))]));
        var (before, after, single) = (First(recall), Last(larger, recall), Last(found, recall));
        var (sureBefore, sure) = (First(o => o.Surety), Last(larger, o => o.Surety));
        bool InAll(Spread a, Spread b, Func<double, double, bool> holds) => a.Values.Zip(b.Values).All(pair => holds(pair.First, pair.Second));
        run.Claim("Rewards that can be verified alone teach a policy form, places and honest confidences.",
            InAll(after, before, (end, start) => end > 2 * start) && Last(larger, form).Values.All(share => share > .95) && InAll(sure, sureBefore, (end, start) => end > start),
            $"recall {before} before and {after} after, form {Last(larger, form)}, confidences {sureBefore} and {sure}");
        run.Claim("Divided by the boxes that are found, overlaps teach to name the sure object alone.",
            InAll(single, after, (one, all) => one < all), $"recall {single} against {after}");
    }
}
