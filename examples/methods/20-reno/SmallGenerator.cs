using RewardLang.Training.Samplers;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>
/// A frozen generator of two layers with random weights, from 16 numbers of noise to a picture of 24, and four judges of it: the cosine
/// with a target of each, on the scale of the paper's reward models. Their targets are alike, as the judges' tastes are.
/// </summary>
internal sealed class SmallGenerator : IDisposable
{
    /// <summary>The length of the noise.</summary>
    public const int Latent = 16;

    private const int Hidden = 48, Pixels = 24, Judges = 4;

    private readonly Tensor first, second, targets, scales, offsets;

    /// <summary>Draws the weights and the targets.</summary>
    public SmallGenerator(int seed)
    {
        var random = new Random(seed);
        first = tensor(Normal.DrawMany(random, Latent * Hidden, 0, 1 / Math.Sqrt(Latent))).reshape(Latent, Hidden).DetachFromDisposeScope();
        second = tensor(Normal.DrawMany(random, Hidden * Pixels, 0, 2 / Math.Sqrt(Hidden))).reshape(Hidden, Pixels).DetachFromDisposeScope();
        var shared = Normal.DrawMany(random, Pixels);
        var all = new float[Pixels, Judges];
        for (var judge = 0; judge < Judges; judge++)
        {
            var own = Normal.DrawMany(random, Pixels).Zip(shared, (a, b) => a + b).ToArray();
            var length = Math.Sqrt(own.Sum(x => x * x));
            for (var pixel = 0; pixel < Pixels; pixel++) all[pixel, judge] = (float)(own[pixel] / length);
        }
        targets = tensor(all).DetachFromDisposeScope();
        // HPSv2 about 0.25, ImageReward -2 .. 2, CLIP about 30, PickScore about 21.
        scales = tensor([.1f, 2, 10, 3]).DetachFromDisposeScope();
        offsets = tensor([.25f, 0, 25, 20]).DetachFromDisposeScope();
    }

    /// <summary>The four scores of the pictures of noise, <c>[rows, 4]</c>.</summary>
    public Tensor Scores(Tensor noise)
    {
        var picture = noise.matmul(first).tanh().matmul(second).tanh();
        var cosines = picture.div(picture.norm(1, keepdim: true)).matmul(targets);
        return offsets.addcmul(cosines, scales, s_one);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in (Tensor[])[first, second, targets, scales, offsets]) tensor.Dispose();
    }

    // A scalar in a field outlives the call that reads it.
    private static readonly TorchSharp.Scalar s_one = 1;
}
