using System.Globalization;
using RewardLang.Training.Judges;
using RewardLang.Training.Methods;
using RewardLang.Training.Policies;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>
/// A stand-in for a vision-language model: four images with two objects each, and a policy that writes answers: their form, how many boxes they
/// name, and for each box a place on a grid, a shift each way, and a confidence. What it wrote is parsed as a text.
/// </summary>
internal sealed class DetectionTask
{
    private const int Images = 4, Objects = 2, Group = 8, Written = 2 * Group, MostBoxes = 3, Grid = 4, Choices = Grid * Grid;
    private const int Decisions = 2 + MostBoxes * 4, Size = 10;
    private const double Rate = 40, Known = 2;

    private static readonly double[] s_confidences = [.1, .5, .9];

    private readonly Random random;
    private readonly Box[][] truths;
    private readonly TabularPolicy policy = new(Images * Decisions, Choices);
    private static readonly VisualRftDetection s_reward = new();

    private readonly bool countsMissing;
    // Made once: a gradient's kernel takes longer to make than many steps of a training.
    private static readonly VisualRftAdvantage s_advantage = new() { Answers = Group };
    private static readonly VisualRftLoss s_loss = new();

    /// <summary>Places the objects.</summary>
    /// <param name="countsMissing">Whether missing objects count in the reward.</param>
    /// <param name="seed">Of the objects and the answers.</param>
    public DetectionTask(bool countsMissing, int seed)
    {
        random = new Random(seed);
        this.countsMissing = countsMissing;
        var cells = Enumerable.Range(0, Images)
            .Select(_ => Enumerable.Range(0, Choices).OrderBy(_ => random.Next()).Take(Objects).ToArray()).ToArray();
        truths = [.. cells.Select(image => image.Select(cell => BoxAt(cell, random.Next(-3, 4), random.Next(-3, 4), 1)).ToArray())];
        // Each decision has its own number of choices; the others are ruled out.
        for (var state = 0; state < Images * Decisions; state++)
            for (var choice = ChoicesOf(state % Decisions); choice < Choices; choice++) policy.Logits[state * Choices + choice] = -1e9;
        // A pretrained model has some idea where things are.
        for (var image = 0; image < Images; image++)
            for (var box = 0; box < MostBoxes; box++)
                foreach (var cell in cells[image]) policy.Logits[(image * Decisions + 2 + box * 4) * Choices + cell] = Known;
    }

    /// <summary>How a training went: each a number for every iteration.</summary>
    /// <param name="Recall">The share of objects that a box lies on.</param>
    /// <param name="Precision">The share of boxes that lie on an object.</param>
    /// <param name="Form">The share of answers of the form that was asked for.</param>
    /// <param name="Surety">The mean reward of the confidences.</param>
    internal sealed record Outcome(double[] Recall, double[] Precision, double[] Form, double[] Surety);

    /// <summary>Trains the policy.</summary>
    public Outcome Train(int iterations)
    {
        s_reward.CountsMissing = countsMissing;
        var reference = policy.Copy();
        var outcome = new Outcome(new double[iterations], new double[iterations], new double[iterations], new double[iterations]);
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            using var scope = NewDisposeScope();
            var answers = Enumerable.Range(0, Images * Written)
                .Select(row => Enumerable.Range(0, Decisions).Select(decision => policy.Sample(random, State(row, decision))).ToArray()).ToArray();
            var inputs = DetectionAnswer.Inputs([.. answers.Select(Write)], [.. answers.Select((_, row) => truths[row / Written])]);
            using var scores = s_reward.Program.Step(inputs);
            using var gains = s_advantage.Step(scores.Total);
            var bound = new Dictionary<string, Tensor>
            {
                ["log_probability"] = Logs(policy, answers),
                ["reference"] = Logs(reference, answers),
                ["advantage"] = gains.Total,
                // A decision about a box that the answer does not name is no token of it.
                ["counts"] = tensor(answers.SelectMany(answer => Enumerable.Range(0, Decisions).Select(i => i < Shown(answer))).ToArray())
                    .reshape(answers.Length, Decisions),
            };
            var gradient = MeanLoss.Of(s_loss.Program, bound, true, "log_probability").Gradients[0];
            for (var row = 0; row < answers.Length; row++)
                for (var decision = 0; decision < Shown(answers[row]); decision++)
                    policy.Reinforce(State(row, decision), answers[row][decision], -gradient[row * Decisions + decision]);
            policy.Step(Rate);

            var (hits, boxes) = (MethodRun.Numbers(inputs["overlap"]).Count(overlap => overlap > 0), MethodRun.Numbers(inputs["found"]).Sum());
            outcome.Recall[iteration] = hits / (double)(answers.Length * Objects);
            outcome.Precision[iteration] = boxes > 0 ? hits / boxes : 0;
            outcome.Form[iteration] = MethodRun.Numbers(scores.Term("form")).Average();
            outcome.Surety[iteration] = MethodRun.Numbers(scores.Term("surety")).Average();
        }
        return outcome;
    }

    private static int ChoicesOf(int decision) => decision < 2 ? 3 : (decision - 2) % 4 == 0 ? Choices : 3;

    private static int State(int row, int decision) => row / Written * Decisions + decision;

    /// <summary>How many decisions show in the answer: those of boxes that it names.</summary>
    private static int Shown(int[] answer) => 2 + (answer[1] + 1) * 4;

    private static Box BoxAt(int cell, int right, int down, double confidence)
    {
        var (left, top) = (cell % Grid * 2 * Size + right, cell / Grid * 2 * Size + down);
        return new Box(left, top, left + Size, top + Size, confidence);
    }

    private static string Write(int[] answer)
    {
        var boxes = Enumerable.Range(0, answer[1] + 1).Select(i =>
        {
            var place = 2 + i * 4;
            var box = BoxAt(answer[place], 3 * (answer[place + 1] - 1), 3 * (answer[place + 2] - 1), s_confidences[answer[place + 3]]);
            return string.Create(CultureInfo.InvariantCulture,
                $"{{\"Position\": [{box.Left}, {box.Top}, {box.Right}, {box.Bottom}], \"Confidence\": {box.Confidence}}}");
        });
        var list = $"[{string.Join(", ", boxes)}]";
        return answer[0] switch
        {
            0 => $"<think>Two things lie apart.</think>\n<answer>{list}</answer>",
            1 => $"<answer>{list}</answer>",
            _ => list,
        };
    }

    private static Tensor Logs(TabularPolicy policy, int[][] answers)
    {
        var logs = new float[answers.Length, Decisions];
        for (var row = 0; row < answers.Length; row++)
            for (var decision = 0; decision < Shown(answers[row]); decision++)
                logs[row, decision] = (float)policy.LogChance(State(row, decision), answers[row][decision]);
        return tensor(logs);
    }
}
