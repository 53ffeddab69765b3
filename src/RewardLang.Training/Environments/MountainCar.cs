using RewardLang.Training.Numerics;
using RewardLang.Training.Rewards;
using static TorchSharp.torch;

namespace RewardLang.Training.Environments;

/// <summary>
/// A car in a valley whose engine is too weak to climb out: it must go back to gain speed. Equation of motion and constants: Moore,
/// "Efficient memory-based learning for robot control" (1990), with the continuous engine of Gymnasium's MountainCarContinuous-v0.
/// One of its steps takes 0.1 s here, which gives its numbers units: x'' = 0.15 u - 0.25 cos 3x m/s². The speed is limited, and the
/// car stops at either end of the road.
/// </summary>
public sealed class MountainCar : VectorEnvironment
{
    /// <summary>The acceleration of action 1, m/s².</summary>
    public const double MaximumDrive = 0.15;

    /// <summary>The acceleration down the steepest slope, m/s².</summary>
    public const double Slope = 0.25;

    /// <summary>The largest speed, m/s.</summary>
    public const double MaximumSpeed = 0.7;

    /// <summary>The left end of the road, m.</summary>
    public const double LeftEnd = -1.2;

    /// <summary>The right end of the road, m.</summary>
    public const double RightEnd = 0.6;

    /// <summary>Where the flag is, on top of the right hill, m.</summary>
    public const double Flag = 0.45;

    private readonly Tensor position;
    private readonly Tensor velocity;
    private readonly Tensor drive;

    /// <summary>What the environment is.</summary>
    public static EnvironmentDescription Kind { get; } = new()
    {
        Name = "mountain-car",
        Summary = "Drive a weak car out of a valley, up to the flag at 0.45 m.",
        ObservationSize = 2,
        ActionSize = 1,
        TimeStep = 0.1,
        EpisodeSteps = 200,
        HoldSteps = 10,
        Goal = "the car at the flag or beyond for 1 s on end",
        Signals =
        [
            Signal.Scalar("position", "m", "Position along the road; the valley's bottom is at -0.52 m, the flag at 0.45 m.").Within(-1.2, 0.6),
            Signal.Scalar("velocity", "m/s", "Velocity, positive to the right.").Within(-0.7, 0.7),
            Signal.Scalar("drive", "m/s^2", "Acceleration by the engine during the last step.").Within(-0.15, 0.15),
        ],
        Create = (count, seed) => new MountainCar(count, seed),
        CreateDefaultReward = options => new ClimbHill(options).Program,
    };

    /// <summary>Makes the environment; call <see cref="VectorEnvironment.Reset"/> before the first step.</summary>
    /// <param name="count">Rows, positive.</param>
    /// <param name="seed">Seed of the initial states.</param>
    public MountainCar(int count, ulong seed)
        : base(Kind, count, seed)
    {
        position = Signals["position"];
        velocity = Signals["velocity"];
        drive = Signals["drive"];
    }

    /// <inheritdoc/>
    protected override void Restart(Tensor rows)
    {
        Assign(position, Uniform(-0.6, -0.4), rows);
        velocity.ClearWhere(rows);
        drive.ClearWhere(rows);
    }

    /// <inheritdoc/>
    protected override void Advance(Tensor actions)
    {
        drive.copy_(actions.select(1, 0)).Scale(MaximumDrive);
        velocity.Accumulate(drive - Slope * (3 * (Real)position).Cos(), Kind.TimeStep);
        velocity.copy_(((Real)velocity).Clamp(-MaximumSpeed, MaximumSpeed));
        position.Accumulate(velocity, Kind.TimeStep);
        position.copy_(((Real)position).Clamp(LeftEnd, RightEnd));
        velocity.ClearWhere(((Real)position <= LeftEnd).logical_or((Real)position >= RightEnd));
    }

    /// <inheritdoc/>
    protected override Tensor AtGoal() => (Real)position >= Flag;

    /// <inheritdoc/>
    protected override Tensor Observation() => stack([position, velocity], 1);
}
