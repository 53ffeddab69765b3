using RewardLang.Training.Numerics;
using RewardLang.Training.Rewards;
using static TorchSharp.torch;

namespace RewardLang.Training.Environments;

/// <summary>
/// A flying bar with a rotor at each end, in a vertical plane, that is to fly to a goal and hover there: the planar
/// quadrotor of the control literature (Tedrake, "Underactuated Robotics", chapter 3), without drag.
/// </summary>
public sealed class Quadrotor : VectorEnvironment
{
    /// <summary>Acceleration of gravity, m/s².</summary>
    public const double Gravity = 9.81;

    /// <summary>Mass, kg.</summary>
    public const double Mass = 0.5;

    /// <summary>Moment of inertia about the axis through the centre, kg·m².</summary>
    public const double Inertia = 0.008;

    /// <summary>Distance of each rotor from the centre, m.</summary>
    public const double ArmLength = 0.17;

    /// <summary>The thrust of one rotor at action 1, N: both together lift twice the weight. Action -1 is no thrust.</summary>
    public const double MaximumThrust = Mass * Gravity;

    private readonly int substeps;
    private readonly Tensor tilt;
    private readonly Tensor angularVelocity;

    /// <summary>What the environment is.</summary>
    public static EnvironmentDescription Kind { get; } = new()
    {
        Name = "quadrotor",
        Summary = "Fly a planar quadrotor to a goal with its two rotors and hover there.",
        ObservationSize = 8,
        ActionSize = 2,
        TimeStep = 0.02,
        EpisodeSteps = 250,
        HoldSteps = 50,
        Goal = "the centre within 10 cm of the goal for 1 s on end",
        Signals =
        [
            Signal.Planar("position", "m", "Position of the centre: x to the right, y up; the ground is y = 0.").Within(-400, 400),
            Signal.Planar("velocity", "m/s", "Velocity of the centre.").Within(-150, 150),
            Signal.Scalar("tilt", "rad", "Angle from level, positive counterclockwise.").Within(-1400, 1400),
            Signal.Scalar("angular_velocity", "rad/s", "Rate of the tilt.").Within(-550, 550),
            new Signal("thrust", [new SignalAxis("rotor", 2)], "N", "Thrust of the left and the right rotor, 0 to 4.905 N.").Within(0, 4.905),
            Signal.Planar("goal", "m", "Where to hover.").Within(-1, 3.5),
            new Signal("grounded", [], "1", "The centre touches the ground; the episode ends.", SignalKind.Boolean),
        ],
        Create = (count, seed) => new Quadrotor(count, seed),
        CreateDefaultReward = options => new Hover(options).Program,
    };

    /// <summary>Makes the environment; call <see cref="VectorEnvironment.Reset"/> before the first step.</summary>
    /// <param name="count">Rows, positive.</param>
    /// <param name="seed">Seed of the initial states and goals.</param>
    /// <param name="substeps">Integration steps in each time step, positive.</param>
    public Quadrotor(int count, ulong seed, int substeps = 2)
        : base(Kind, count, seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(substeps);
        this.substeps = substeps;
        tilt = Signals["tilt"];
        angularVelocity = Signals["angular_velocity"];
    }

    /// <inheritdoc/>
    public override Tensor Failed() => Signals["grounded"].clone();

    /// <inheritdoc/>
    protected override void Restart(Tensor rows)
    {
        var places = rows.unsqueeze(1);
        Assign(Signals["position"], stack([Uniform(-1, 1), Uniform(1.5, 3.5)], 1), places);
        Assign(Signals["velocity"], stack([Uniform(-0.5, 0.5), Uniform(-0.5, 0.5)], 1), places);
        Assign(tilt, Uniform(-0.4, 0.4), rows);
        Assign(angularVelocity, Uniform(-0.5, 0.5), rows);
        Assign(Signals["goal"], stack([Uniform(-1, 1), Uniform(1.5, 3.5)], 1), places);
        Signals["thrust"].ClearWhere(places);
    }

    /// <inheritdoc/>
    protected override void Advance(Tensor actions)
    {
        var seconds = Kind.TimeStep / substeps;
        var position = Signals["position"];
        var velocity = Signals["velocity"];
        var thrust = Signals["thrust"];
        thrust.copy_(((Real)actions + 1) * (MaximumThrust / 2));
        var lift = (Real)thrust.sum(1) / Mass;
        var angularAcceleration = (Real)(thrust.select(1, 1) - thrust.select(1, 0)) * (ArmLength / Inertia);
        for (var substep = 0; substep < substeps; substep++)
        {
            angularVelocity.Accumulate(angularAcceleration, seconds);
            tilt.Accumulate(angularVelocity, seconds);
            var acceleration = stack([-lift * tilt.sin(), lift * tilt.cos() - Gravity], 1);
            velocity.Accumulate(acceleration, seconds);
            position.Accumulate(velocity, seconds);
        }
    }

    /// <inheritdoc/>
    protected override void UpdateSignals() => Signals["grounded"].copy_((Real)Signals["position"].select(1, 1) <= 0);

    /// <inheritdoc/>
    protected override Tensor AtGoal() => ((Real)Signals["position"] - Signals["goal"]).Square().Sum(1) < 0.1 * 0.1;

    /// <inheritdoc/>
    protected override Tensor Observation() => cat(
        [
            Signals["goal"] - Signals["position"],
            Signals["velocity"],
            stack([tilt.sin(), tilt.cos(), angularVelocity], 1),
            Signals["position"].narrow(1, 1, 1),
        ], 1);
}
