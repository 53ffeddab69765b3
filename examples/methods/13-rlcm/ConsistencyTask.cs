using RewardLang.Training.Methods;
using RewardLang.Training.Policies;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>
/// A stand-in for a consistency model: an image is made in eight steps, each one of three choices, and scored at the end by the share of
/// right choices. The scores of the second prompt lie 100 above those of the first.
/// </summary>
internal sealed class ConsistencyTask(int seed)
{
    public const int Prompts = 2;
    private const int Steps = 8, Choices = 3, Images = 16, Kept = 32;
    private const double Offset = 100;

    private readonly Random random = new(seed);
    private readonly int[] right = [.. Enumerable.Range(0, Prompts * Steps).Select(place => new Random(seed * 97 + place).Next(Choices))];
    private readonly TabularPolicy policy = new(Prompts * Steps, Choices);
    private readonly Queue<float>[] kept = [.. Enumerable.Range(0, Prompts).Select(_ => new Queue<float>())];
    // Made once: a gradient's kernel takes longer to make than many steps of a training.
    private static readonly RlcmAdvantage s_advantages = new();
    private static readonly RlcmPolicy s_policyLoss = new();
    private static readonly RlcmRebel s_rebelLoss = new();

    /// <summary>The scale of the advantages that a regression fits, and how fast it goes.</summary>
    /// <param name="Eta">What differences of log-ratios are multiplied by.</param>
    /// <param name="Rate">Of its steps.</param>
    internal sealed record Regression(double Eta, double Rate);

    /// <summary>Trains the policy; the share of right choices of each prompt after each batch.</summary>
    /// <param name="isByPrompt">True for advantages by prompt, false for those of the batch.</param>
    /// <param name="regression">How differences are regressed; null for the clipped surrogate.</param>
    /// <param name="iterations">How many batches.</param>
    public double[][] Train(bool isByPrompt, Regression? regression, int iterations)
    {
        var shares = new double[iterations][];
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            var images = Enumerable.Range(0, Prompts * Images)
                .Select(row => Enumerable.Range(0, Steps).Select(step => policy.Sample(random, State(row, step))).ToArray()).ToArray();
            using var scope = NewDisposeScope();
            var advantage = Advantages(images, isByPrompt);
            var old = Logs(images);
            // With ratios held to 1e-4 a batch is good for one step; a regression takes several.
            if (regression is not null)
                for (var inner = 0; inner < 4; inner++) Regress(images, old, advantage, regression);
            else
                Improve(images, old, advantage);
            shares[iteration] = [.. Enumerable.Range(0, Prompts).Select(prompt =>
                Enumerable.Range(prompt * Steps, Steps).Average(place => policy.Chances(place)[right[place]]))];
        }
        return shares;
    }

    private static int State(int row, int step) => row / Images * Steps + step;

    private float[] Advantages(int[][] images, bool isByPrompt)
    {
        for (var row = 0; row < images.Length; row++)
        {
            var share = Enumerable.Range(0, Steps).Average(step => images[row][step] == right[State(row, step)] ? 1.0 : 0);
            kept[row / Images].Enqueue((float)(share + row / Images * Offset));
            if (kept[row / Images].Count > Kept) kept[row / Images].Dequeue();
        }
        var scores = kept.SelectMany(queue => queue).ToArray();
        var prompts = kept.SelectMany((queue, prompt) => Enumerable.Repeat((long)prompt, queue.Count)).ToArray();
        var isNew = kept.SelectMany(queue => Enumerable.Range(0, queue.Count).Select(i => i >= queue.Count - Images)).ToArray();
        using var result = s_advantages.Step(tensor(scores), tensor(prompts), tensor(isNew));
        var numbers = MethodRun.Numbers(isByPrompt ? result.Total : result.OfBatch);
        return [.. numbers.Where((_, i) => isNew[i])];
    }

    private Tensor Logs(int[][] images)
    {
        var logs = new float[images.Length, Steps];
        for (var row = 0; row < images.Length; row++)
            for (var step = 0; step < Steps; step++) logs[row, step] = (float)policy.LogChance(State(row, step), images[row][step]);
        return tensor(logs);
    }

    private void Improve(int[][] images, Tensor old, float[] advantage)
    {
        const double rate = 16;
        var inputs = new Dictionary<string, Tensor> { ["log_probability"] = Logs(images), ["old"] = old, ["advantage"] = tensor(advantage) };
        var gradient = MeanLoss.Of(s_policyLoss.Program, inputs, true, "log_probability").Gradients[0];
        for (var row = 0; row < images.Length; row++)
            for (var step = 0; step < Steps; step++) policy.Reinforce(State(row, step), images[row][step], -gradient[row * Steps + step]);
        policy.Step(rate);
    }

    private void Regress(int[][] images, Tensor old, float[] advantage, Regression regression)
    {
        s_rebelLoss.Eta = regression.Eta;
        var half = images.Length / 2;
        var ratios = MethodRun.Numbers(Logs(images)).Zip(MethodRun.Numbers(old), (now, before) => now - before).ToArray();
        Tensor Ratios(int place) => tensor(ratios).reshape(half, 2, Steps).select(1, place);
        Tensor Gains(int place) => tensor(advantage).reshape(half, 2).select(1, place);
        var inputs = new Dictionary<string, Tensor>
        {
            ["first"] = Ratios(0),
            ["second"] = Ratios(1),
            ["first_advantage"] = Gains(0),
            ["second_advantage"] = Gains(1),
        };
        var gradients = MeanLoss.Of(s_rebelLoss.Program, inputs, true, "first", "second").Gradients;
        for (var row = 0; row < images.Length; row++)
            for (var step = 0; step < Steps; step++)
                policy.Reinforce(State(row, step), images[row][step], -gradients[row % 2][row / 2 * Steps + step]);
        policy.Step(regression.Rate);
    }
}
