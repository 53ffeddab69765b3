using RewardLang.Training.Numerics;
using static TorchSharp.torch;

namespace RewardLang.Training.Algorithms;

/// <summary>
/// The running mean and variance of columns, merged batch by batch (Chan, Golub and LeVeque 1983), to bring observations and
/// returns to unit scale. Its numbers are saved with the policy.
/// </summary>
internal sealed class RunningMoments : nn.Module<Tensor, Tensor>
{
    private const double SmallestVariance = 1e-8;

    private readonly Tensor mean;
    private readonly Tensor variance;
    private readonly Tensor count;

    /// <summary>Starts with mean 0 and variance 1, and no weight behind them.</summary>
    /// <param name="name">Name in a saved policy.</param>
    /// <param name="columns">Numbers in each row, positive.</param>
    public RunningMoments(string name, int columns)
        : base(name)
    {
        mean = zeros(columns, ScalarType.Float64);
        variance = ones(columns, ScalarType.Float64);
        count = zeros(1, ScalarType.Float64);
        register_buffer("mean", mean);
        register_buffer("variance", variance);
        register_buffer("count", count);
    }

    /// <summary>Takes a batch into account.</summary>
    /// <param name="batch">[rows, columns], all finite.</param>
    public void Update(Tensor batch)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        Real values = batch.to_type(ScalarType.Float64);
        var rows = batch.size(0);
        var batchMean = values.Mean(0);
        var batchVariance = (values - batchMean).Square().Mean(0);
        var total = (Real)count + rows;
        var difference = batchMean - mean;
        var squares = (Real)variance * count + batchVariance * rows + difference.Square() * count * rows / total;
        mean.Accumulate(difference * rows / total);
        variance.copy_(squares / total);
        count.copy_(total);
    }

    /// <summary>(x − mean) / standard deviation, as float32.</summary>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return ((input - Single(mean)) / Single(Deviation())).MoveToOuterDisposeScope();
    }

    /// <summary>The inverse of <see cref="forward"/>.</summary>
    public Tensor Restore(Tensor normalised)
    {
        using var scope = NewDisposeScope();
        return ((Real)normalised * Single(Deviation()) + Single(mean)).MoveToOuterDisposeScope();
    }

    private Tensor Deviation() => ((Real)variance).Clamp(SmallestVariance, double.PositiveInfinity).Sqrt();

    private static Tensor Single(Tensor value) => value.to_type(ScalarType.Float32);
}
