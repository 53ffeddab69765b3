using RewardLang.Runtime;
using RewardLang.Training.Methods;
using RewardLang.Training.Policies;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>
/// A stand-in for denoising: an image is made in twenty steps, each one of three choices. It is good in two respects, by the right choices
/// at even steps and at odd ones. Seven images of a prompt are compared in all pairs.
/// </summary>
internal sealed class SketchTask(int seed)
{
    private const int Prompts = 4, Steps = 20, Choices = 3, Images = 7, Inner = 4;

    private readonly Random random = new(seed);
    private readonly int[] right = [.. Enumerable.Range(0, Prompts * Steps).Select(place => new Random(seed * 89 + place).Next(Choices))];
    private readonly TabularPolicy policy = new(Prompts * Steps, Choices);
    // Made once: a gradient's kernel takes longer to make than many steps of a training.
    private static readonly D3poPreference s_judge = new();
    private static readonly D3poReward s_rewarded = new();

    /// <summary>How images are compared.</summary>
    internal enum Judgement
    {
        /// <summary>An image is better that is so in one respect and not worse in the other.</summary>
        Respects,

        /// <summary>By ratings in five grades of the whole; equal ones say nothing.</summary>
        Ratings,
    }

    /// <summary>Trains on preferences; the share of right choices after each epoch.</summary>
    public double[] Train(RewardProgram loss, Judgement judgement, double rate, int epochs) => Epochs(epochs, images =>
    {
        var preferences = Preferences(images, judgement);
        var pairs = (from prompt in Enumerable.Range(0, Prompts)
                     from i in Enumerable.Range(0, Images)
                     from j in Enumerable.Range(i + 1, Images - i - 1)
                     where preferences[(prompt * Images + i) * Images + j] != 0
                     select (First: prompt * Images + i, Second: prompt * Images + j, Sign: preferences[(prompt * Images + i) * Images + j])).ToList();
        if (pairs.Count == 0) return;
        Tensor Logs(Func<(int First, int Second, float Sign), int> row) => LogsOf([.. pairs.Select(pair => (row(pair), images[row(pair)]))]);
        var inputs = new Dictionary<string, Tensor>
        {
            ["first_reference"] = Logs(pair => pair.First),
            ["second_reference"] = Logs(pair => pair.Second),
            ["preference"] = tensor(pairs.Select(pair => pair.Sign).ToArray()),
        };
        for (var inner = 0; inner < Inner; inner++)
        {
            (inputs["first"], inputs["second"]) = (Logs(pair => pair.First), Logs(pair => pair.Second));
            var gradients = MeanLoss.Of(loss, inputs, true, "first", "second").Gradients;
            for (var i = 0; i < pairs.Count; i++)
            {
                Follow(pairs[i].First, images[pairs[i].First], gradients[0], i);
                Follow(pairs[i].Second, images[pairs[i].Second], gradients[1], i);
            }
            policy.Step(rate);
        }
    });

    /// <summary>Trains on the reward itself; the share of right choices after each epoch.</summary>
    public double[] TrainOnReward(double rate, int epochs) => Epochs(epochs, images =>
    {
        List<(int, int[])> all = [.. images.Select((image, row) => (row, image))];
        var inputs = new Dictionary<string, Tensor>
        {
            ["old"] = LogsOf(all),
            ["score"] = tensor(images.Select((image, row) => (float)(Share(row, image, 0) + Share(row, image, 1))).ToArray()),
        };
        for (var inner = 0; inner < Inner; inner++)
        {
            inputs["log_probability"] = LogsOf(all);
            var gradient = MeanLoss.Of(s_rewarded.Program, inputs, true, "log_probability").Gradients[0];
            for (var row = 0; row < images.Length; row++) Follow(row, images[row], gradient, row);
            policy.Step(rate);
        }
    });

    private double[] Epochs(int epochs, Action<int[][]> learn)
    {
        var shares = new double[epochs];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            using var scope = NewDisposeScope();
            learn([.. Enumerable.Range(0, Prompts * Images).Select(row =>
                Enumerable.Range(0, Steps).Select(step => policy.Sample(random, State(row, step))).ToArray())]);
            shares[epoch] = Enumerable.Range(0, right.Length).Average(place => policy.Chances(place)[right[place]]);
        }
        return shares;
    }

    private static int State(int row, int step) => row / Images * Steps + step;

    /// <summary>The share of right choices in a respect.</summary>
    private double Share(int row, int[] image, int respect) =>
        Enumerable.Range(0, Steps).Where(step => step % 2 == respect).Average(step => image[step] == right[State(row, step)] ? 1.0 : 0);

    private float[] Preferences(int[][] images, Judgement judgement)
    {
        var scores = new float[Prompts, Images, 2];
        for (var row = 0; row < images.Length; row++)
            for (var respect = 0; respect < 2; respect++)
                scores[row / Images, row % Images, respect] = (float)(judgement == Judgement.Respects ? Share(row, images[row], respect)
                    : Math.Round(2 * (Share(row, images[row], 0) + Share(row, images[row], 1))));
        using var result = s_judge.Step(tensor(scores));
        return MethodRun.Numbers(result.Preference);
    }

    private Tensor LogsOf(List<(int Row, int[] Image)> images)
    {
        var logs = new float[images.Count, Steps];
        for (var i = 0; i < images.Count; i++)
            for (var step = 0; step < Steps; step++) logs[i, step] = (float)policy.LogChance(State(images[i].Row, step), images[i].Image[step]);
        return tensor(logs);
    }

    private void Follow(int row, int[] image, float[] gradient, int place)
    {
        for (var step = 0; step < Steps; step++) policy.Reinforce(State(row, step), image[step], -gradient[place * Steps + step]);
    }
}
