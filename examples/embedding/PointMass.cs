using TorchSharp;
using static TorchSharp.torch;

namespace Embedding;

/// <summary>Point masses of 1 kg on a plane, each pushed by a force of at most 1 N towards a target of its own.</summary>
internal sealed class PointMass(long rows, Generator random) : IDisposable
{
    // Scalars in fields outlive the calls that read them; those that TorchSharp makes of numbers may not, when another thread
    // starts a collection.
    private static readonly Scalar TimeStep = 0.1;
    private static readonly Scalar Zero = 0;

    /// <summary>Where the masses are, in m, <c>[rows, 2]</c>.</summary>
    public Tensor Position { get; } = zeros(rows, 2);

    /// <summary>How fast they move, in m/s, <c>[rows, 2]</c>.</summary>
    public Tensor Velocity { get; } = zeros(rows, 2);

    /// <summary>Where they should be, in m, <c>[rows, 2]</c>.</summary>
    public Tensor Target { get; } = zeros(rows, 2);

    /// <summary>Starts an episode in each row of a mask, bool <c>[rows]</c>: at rest in the middle, with a new target.</summary>
    public void Reset(Tensor mask)
    {
        using var scope = NewDisposeScope();
        var column = mask.unsqueeze(1);
        var target = empty(rows, 2).uniform_(-1, 1, random);
        Position.masked_fill_(column, Zero);
        Velocity.masked_fill_(column, Zero);
        Target.copy_(where(column, target, Target));
    }

    /// <summary>Moves the masses by one step.</summary>
    public void Push(Tensor force)
    {
        using var scope = NewDisposeScope();
        Velocity.add_(force, alpha: TimeStep);
        Position.add_(Velocity, alpha: TimeStep);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Position.Dispose();
        Velocity.Dispose();
        Target.Dispose();
    }
}
