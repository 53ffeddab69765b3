using static TorchSharp.torch;

namespace NoiseOptimization;

/// <summary>The picture of the highest total that each row has had, with its terms.</summary>
internal sealed class BestPictures(long rows) : IDisposable
{
    private const int TotalColumn = 0;

    private readonly Tensor _scores = full([rows, 3], double.NegativeInfinity);
    private readonly Tensor _pictures = zeros(rows, PictureGenerator.Size, PictureGenerator.Size);

    /// <summary>Total, likeness and symmetry, each <c>[rows]</c>.</summary>
    public (Tensor Total, Tensor Likeness, Tensor Symmetry) Scores => (_scores.select(1, TotalColumn), _scores.select(1, 1), _scores.select(1, 2));

    /// <summary>The pictures, <c>[rows, size, size]</c>.</summary>
    public Tensor Pictures => _pictures;

    /// <summary>Takes over the rows that are better than before.</summary>
    public void Offer(Tensor pictures, RingPicture.Result step)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var scores = stack([step.Total, step.Likeness, step.Symmetry], 1);
        var better = scores.select(1, TotalColumn).greater(_scores.select(1, TotalColumn));
        _scores.copy_(where(better.view(-1, 1), scores, _scores));
        _pictures.copy_(where(better.view(-1, 1, 1), pictures, _pictures));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _scores.Dispose();
        _pictures.Dispose();
    }
}
