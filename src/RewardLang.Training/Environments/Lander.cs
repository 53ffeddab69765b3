using RewardLang.Training.Numerics;
using RewardLang.Training.Rewards;
using static TorchSharp.torch;

namespace RewardLang.Training.Environments;

/// <summary>
/// A rocket above the Moon, in a vertical plane, that is to be set down on a pad: a rigid body with a main engine along its axis
/// and a pair of side thrusters that turn it, without drag. Where it touches the ground it stays, whatever the engines do, and
/// the speed of the impact is kept; whether that was a landing is for the reward to say.
/// </summary>
public sealed class Lander : VectorEnvironment
{
    /// <summary>Acceleration of gravity on the Moon, m/s².</summary>
    public const double Gravity = 1.62;

    /// <summary>Mass, kg; the fuel weighs nothing.</summary>
    public const double Mass = 10.0;

    /// <summary>Moment of inertia about the axis through the centre, kg·m².</summary>
    public const double Inertia = 2.5;

    /// <summary>The thrust of action 1, N: two and a half times the weight. Action -1 is no thrust.</summary>
    public const double MaximumThrust = 2.5 * Mass * Gravity;

    /// <summary>The torque of the side thrusters at action 1, N·m.</summary>
    public const double MaximumTorque = 5.0;

    /// <summary>The pad reaches from minus this to this along x, m.</summary>
    public const double PadHalfWidth = 1.0;

    private readonly int substeps;
    private readonly Tensor position;
    private readonly Tensor velocity;
    private readonly Tensor tilt;
    private readonly Tensor angularVelocity;
    private readonly Tensor thrust;
    private readonly Tensor torque;
    private readonly Tensor grounded;
    private readonly Tensor impactSpeed;

    /// <summary>What the environment is.</summary>
    public static EnvironmentDescription Kind { get; } = new()
    {
        Name = "lander",
        Summary = "Set a rocket down softly and upright on a pad by its main engine and its side thrusters.",
        ObservationSize = 8,
        ActionSize = 2,
        TimeStep = 0.05,
        EpisodeSteps = 200,
        HoldSteps = 1,
        Goal = "on the pad, touched at less than 1 m/s and within 0.2 rad of upright",
        Signals =
        [
            Signal.Planar("position", "m", "Position of the foot: x to the right, y up; the pad is 1 m to either side of the origin.").Within(-320, 320),
            Signal.Planar("velocity", "m/s", "Velocity; 0 on the ground.").Within(-60, 60),
            Signal.Scalar("tilt", "rad", "Angle from upright, positive counterclockwise.").Within(-110, 110),
            Signal.Scalar("angular_velocity", "rad/s", "Rate of the tilt; 0 on the ground.").Within(-21, 21),
            Signal.Scalar("thrust", "N", "Thrust of the main engine during the last step.").Within(0, 40.5),
            Signal.Scalar("torque", "N*m", "Torque of the side thrusters during the last step.").Within(-5, 5),
            new Signal("grounded", [], "1", "It is on the ground, where it stays.", SignalKind.Boolean),
            Signal.Scalar("impact_speed", "m/s", "Speed at which it touched the ground; 0 before.").Within(0, 85),
        ],
        Create = (count, seed) => new Lander(count, seed),
        CreateDefaultReward = options => new Land(options).Program,
    };

    /// <summary>Makes the environment; call <see cref="VectorEnvironment.Reset"/> before the first step.</summary>
    /// <param name="count">Rows, positive.</param>
    /// <param name="seed">Seed of the initial states.</param>
    /// <param name="substeps">Integration steps in each time step, positive.</param>
    public Lander(int count, ulong seed, int substeps = 2)
        : base(Kind, count, seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(substeps);
        this.substeps = substeps;
        position = Signals["position"];
        velocity = Signals["velocity"];
        tilt = Signals["tilt"];
        angularVelocity = Signals["angular_velocity"];
        thrust = Signals["thrust"];
        torque = Signals["torque"];
        grounded = Signals["grounded"];
        impactSpeed = Signals["impact_speed"];
    }

    /// <inheritdoc/>
    protected override void Restart(Tensor rows)
    {
        var places = rows.unsqueeze(1);
        Assign(position, stack([Uniform(-3, 3), Uniform(5, 7)], 1), places);
        Assign(velocity, stack([Uniform(-0.5, 0.5), Uniform(-1, 0)], 1), places);
        Assign(tilt, Uniform(-0.3, 0.3), rows);
        Assign(angularVelocity, Uniform(-0.2, 0.2), rows);
        foreach (var signal in new[] { thrust, torque, grounded, impactSpeed }) signal.ClearWhere(rows);
    }

    /// <inheritdoc/>
    protected override void Advance(Tensor actions)
    {
        var seconds = Kind.TimeStep / substeps;
        thrust.copy_(((Real)actions.select(1, 0) + 1) * (MaximumThrust / 2));
        torque.copy_(actions.select(1, 1)).Scale(MaximumTorque);
        for (var substep = 0; substep < substeps; substep++)
        {
            angularVelocity.Accumulate(torque, seconds / Inertia);
            angularVelocity.ClearWhere(grounded);
            tilt.Accumulate(angularVelocity, seconds);
            var lift = (Real)thrust / Mass;
            velocity.Accumulate(stack([-lift * tilt.sin(), lift * tilt.cos() - Gravity], 1), seconds);
            velocity.ClearWhere(grounded.unsqueeze(1));
            position.Accumulate(velocity, seconds);
            Touch();
        }
    }

    /// <inheritdoc/>
    protected override Tensor AtGoal() => ((Real)impactSpeed < 1).logical_and_((Real)tilt.abs() < 0.2)
        .logical_and_((Real)position.select(1, 0).abs() <= PadHalfWidth).logical_and_(grounded);

    /// <inheritdoc/>
    protected override Tensor Observation() => cat(
        [position, velocity, stack([tilt.sin(), tilt.cos(), angularVelocity, grounded.to_type(ScalarType.Float32)], 1)], 1);

    private void Touch()
    {
        var height = position.select(1, 1);
        var touched = ((Real)height <= 0).logical_and_(grounded.logical_not());
        Assign(impactSpeed, ((Real)velocity).Square().Sum(1).Sqrt(), touched);
        grounded.logical_or_(touched);
        height.ClearWhere(touched);
        velocity.ClearWhere(touched.unsqueeze(1));
        angularVelocity.ClearWhere(touched);
    }
}
