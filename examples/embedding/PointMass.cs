using static TorchSharp.torch;

namespace Embedding;

/// <summary>Point masses of 1 kg on a plane, each pushed by a force of at most 1 N towards a target of its own.</summary>
internal sealed class PointMass(long rows, Generator random) : IDisposable
{
    private const double TimeStep = 0.1;

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
        var target = rand([rows, 2], generator: random) * 2 - 1;
        Position.masked_fill_(column, 0);
        Velocity.masked_fill_(column, 0);
        Target.copy_(where(column, target, Target));
    }

    /// <summary>Moves the masses by one step.</summary>
    public void Push(Tensor force)
    {
        using var scope = NewDisposeScope();
        Velocity.add_(force * TimeStep);
        Position.add_(Velocity * TimeStep);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Position.Dispose();
        Velocity.Dispose();
        Target.Dispose();
    }
}
