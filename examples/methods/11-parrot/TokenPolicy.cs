using RewardLang.Runtime;
using RewardLang.Training.Policies;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>
/// A policy that draws one of a few images, told by a token which objective counts. Trained by the policy gradient without a baseline, on
/// what a program grants each image of a batch.
/// </summary>
internal static class TokenPolicy
{
    /// <summary>The objectives that are trained on; the programs have room for four.</summary>
    public const int Tokens = 2;

    private const int Batch = 16, Objectives = 4;
    private const double Rate = 0.5;

    // The second and the fourth are as good as any at one objective and better at the other; the last is dominated.
    private static readonly float[][] s_images = [[1, 0], [1, .8f], [0, 1], [.8f, 1], [.3f, .3f]];

    /// <summary>Trains.</summary>
    /// <param name="reward">A program with the inputs scores and token and the output share.</param>
    /// <param name="batches">How many batches for each token.</param>
    /// <param name="seed">Of the draws.</param>
    /// <returns>For each token the mean score of its own objective and of the other.</returns>
    public static (double Own, double Other)[] Train(RewardProgram reward, int batches, int seed)
    {
        var random = new Random(seed);
        var policy = new TabularPolicy(Tokens, s_images.Length);
        for (var batch = 0; batch < batches; batch++)
        {
            var drawn = Enumerable.Range(0, Tokens).Select(token => Enumerable.Range(0, Batch).Select(_ => policy.Sample(random, token)).ToArray()).ToArray();
            var shares = SharesOf(reward, drawn);
            for (var token = 0; token < Tokens; token++)
                for (var i = 0; i < Batch; i++) policy.Reinforce(token, drawn[token][i], shares[token * Batch + i]);
            policy.Step(Rate);
        }
        return [.. Enumerable.Range(0, Tokens).Select(token =>
        {
            var chances = policy.Chances(token).ToArray();
            return (chances.Zip(s_images, (chance, image) => chance * image[token]).Sum(), chances.Zip(s_images, (chance, image) => chance * image[1 - token]).Sum());
        })];
    }

    private static float[] SharesOf(RewardProgram reward, int[][] drawn)
    {
        using var scope = NewDisposeScope();
        var scores = new float[Tokens, Batch, Objectives];
        for (var token = 0; token < Tokens; token++)
            for (var i = 0; i < Batch; i++)
                for (var objective = 0; objective < Tokens; objective++) scores[token, i, objective] = s_images[drawn[token][i]][objective];
        var inputs = new Dictionary<string, Tensor> { ["scores"] = tensor(scores), ["token"] = tensor(Enumerable.Range(0, Tokens).ToArray()) };
        using var result = reward.Step(inputs);
        return result.Output("share").data<float>().ToArray();
    }
}
