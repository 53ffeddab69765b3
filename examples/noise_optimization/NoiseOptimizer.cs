using TorchSharp;
using static TorchSharp.torch;

namespace NoiseOptimization;

/// <summary>
/// The ascent of ReNO (Eyring et al. 2024): stochastic gradient descent with Nesterov momentum on noise, where the gradient of each
/// row is clipped to a norm.
/// </summary>
/// <param name="noise">What is optimised, <c>[rows, latent]</c>: a leaf that requires a gradient.</param>
/// <param name="rate">The learning rate.</param>
/// <param name="momentum">The share of the last direction that is kept.</param>
/// <param name="largestNorm">The norm to which a longer gradient is shortened.</param>
internal sealed class NoiseOptimizer(Tensor noise, double rate, double momentum, double largestNorm) : IDisposable
{
    private readonly Scalar _descent = -rate;
    private readonly Scalar _momentum = momentum;
    private readonly Scalar _largestNorm = largestNorm;
    private readonly Scalar _one = 1;
    private readonly Tensor _direction = zeros_like(noise);

    /// <summary>Moves the noise against the gradient of a loss, one number for each row, <c>[rows]</c>.</summary>
    public void Descend(Tensor losses)
    {
        using var scope = NewDisposeScope();
        losses.sum().backward();
        using var noGradient = no_grad();
        var gradient = noise.grad!;
        var norms = gradient.norm(1, keepdim: true);
        gradient.mul_(norms.clamp_min(_largestNorm).reciprocal_().mul_(_largestNorm));
        _direction.mul_(_momentum).add_(gradient, _one);
        noise.add_(gradient.add_(_direction, _momentum), _descent);
        gradient.zero_();
    }

    /// <inheritdoc/>
    public void Dispose() => _direction.Dispose();
}
