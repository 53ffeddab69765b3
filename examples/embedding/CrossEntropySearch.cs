using TorchSharp;
using static TorchSharp.torch;

namespace Embedding;

/// <summary>
/// The cross-entropy method (Rubinstein 1999): sample parameters from a normal distribution, and fit it to the best of them.
/// </summary>
internal sealed class CrossEntropySearch(int parameters, int population, int elites, Generator random) : IDisposable
{
    private static readonly Scalar One = 1;
    private static readonly Scalar SmallestDeviation = 0.02;

    private readonly Tensor _mean = zeros(parameters);
    private readonly Tensor _deviation = ones(parameters);

    /// <summary>New candidates, <c>[population, parameters]</c>.</summary>
    public Tensor Sample() => _mean.addcmul(_deviation, randn([population, parameters], generator: random), One);

    /// <summary>Moves to the candidates of the highest scores, <c>[population]</c>.</summary>
    public void Update(Tensor candidates, Tensor scores)
    {
        using var scope = NewDisposeScope();
        var best = candidates[scores.topk(elites).indexes];
        _mean.copy_(best.mean([0]));
        _deviation.copy_(best.std(0, unbiased: false).clamp_min(SmallestDeviation));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _mean.Dispose();
        _deviation.Dispose();
    }
}
