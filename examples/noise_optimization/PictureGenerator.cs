using TorchSharp;
using static TorchSharp.torch;

namespace NoiseOptimization;

/// <summary>
/// A frozen network that paints a picture from noise: each pixel from its coordinates and the noise (a compositional pattern-producing
/// network, Stanley 2007), with random weights.
/// </summary>
internal sealed class PictureGenerator : IDisposable
{
    /// <summary>The number of elements of the noise of a picture.</summary>
    public const int Latent = 32;

    /// <summary>The height and the width of a picture, in pixels.</summary>
    public const int Size = 16;

    private const int Hidden = 48;

    private readonly Tensor _coordinates = Coordinates();
    private readonly Tensor _fromCoordinates;
    private readonly Tensor _fromNoise;
    private readonly Tensor _between;
    private readonly Tensor _toBrightness;

    public PictureGenerator(Generator random)
    {
        _fromCoordinates = Weights(2, Hidden, 2.0, random);
        _fromNoise = Weights(Latent, Hidden, 1 / Math.Sqrt(Latent), random);
        _between = Weights(Hidden, Hidden, 2 / Math.Sqrt(Hidden), random);
        _toBrightness = Weights(Hidden, 1, 2 / Math.Sqrt(Hidden), random);
    }

    /// <summary>Paints a picture from each row of noise: <c>[rows, latent]</c> to brightness in 0 .. 1, <c>[rows, size, size]</c>.</summary>
    public Tensor Paint(Tensor noise)
    {
        using var scope = NewDisposeScope();
        var places = _coordinates.matmul(_fromCoordinates).unsqueeze(0);
        var features = places.add(noise.matmul(_fromNoise).unsqueeze(1), Scalars.One).tanh();
        var brightness = features.matmul(_between).tanh().matmul(_toBrightness).sigmoid();
        return brightness.view(noise.size(0), Size, Size).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _coordinates.Dispose();
        _fromCoordinates.Dispose();
        _fromNoise.Dispose();
        _between.Dispose();
        _toBrightness.Dispose();
    }

    /// <summary>The place of each pixel in -1 .. 1, <c>[pixels, 2]</c>.</summary>
    private static Tensor Coordinates()
    {
        using var scope = NewDisposeScope();
        var line = arange(0, Size, ScalarType.Float32).sub_(Scalars.Middle).div_(Scalars.Middle);
        var rows = line.repeat_interleave(Size);
        var columns = line.repeat(Size);
        return stack([rows, columns], 1).MoveToOuterDisposeScope();
    }

    private static Tensor Weights(int inputs, int outputs, double deviation, Generator random)
    {
        using var scale = (Scalar)deviation;
        return randn([inputs, outputs], generator: random).mul_(scale);
    }

    /// <summary>Scalars in fields outlive the calls that read them; those that TorchSharp makes of numbers may not.</summary>
    private static class Scalars
    {
        public static readonly Scalar One = 1;
        public static readonly Scalar Middle = (Size - 1) / 2.0;
    }
}
