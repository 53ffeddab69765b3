using RewardLang.Training.Numerics;
using RewardLang.Training.Rewards;
using static TorchSharp.torch;

namespace RewardLang.Training.Environments;

/// <summary>
/// A rod that hangs from a hinge, with a motor too weak to lift it: it must swing to come up. The equation of motion is that of a
/// uniform rod about its end, I θ'' = ½ m g l sin θ + u - b θ' with I = ⅓ m l². Mass, length, torque and time step are those of
/// Gymnasium's Pendulum-v1; friction takes the place of its limit of the speed.
/// </summary>
public sealed class Pendulum : VectorEnvironment
{
    /// <summary>Acceleration of gravity, m/s².</summary>
    public const double Gravity = 9.81;

    /// <summary>Mass of the rod, kg.</summary>
    public const double Mass = 1.0;

    /// <summary>Length of the rod, m.</summary>
    public const double Length = 1.0;

    /// <summary>The torque of action 1, N·m; the rod held level needs 4.905.</summary>
    public const double MaximumTorque = 2.0;

    /// <summary>Viscous friction of the hinge, N·m·s.</summary>
    public const double DefaultDamping = 0.1;

    private const double Inertia = Mass * Length * Length / 3;

    private readonly int substeps;
    private readonly double damping;
    private readonly Tensor angle;
    private readonly Tensor angularVelocity;
    private readonly Tensor torque;

    /// <summary>What the environment is.</summary>
    /// <remarks>
    /// The range of the velocity: beyond 20 rad/s friction takes more than the motor gives, and from there gravity adds at most
    /// m g l to the energy, which makes 21.4 rad/s.
    /// </remarks>
    public static EnvironmentDescription Kind { get; } = new()
    {
        Name = "pendulum",
        Summary = "Swing a hanging rod up with a motor too weak to lift it, and balance it there.",
        ObservationSize = 3,
        ActionSize = 1,
        TimeStep = 0.05,
        EpisodeSteps = 200,
        HoldSteps = 40,
        Goal = "the rod within 0.2 rad of upright for 2 s on end",
        Signals =
        [
            Signal.Scalar("angle", "rad", "Angle of the rod from upright, positive counterclockwise.").Within(-3.15, 3.15),
            Signal.Scalar("angular_velocity", "rad/s", "Rate of the angle.").Within(-22, 22),
            Signal.Scalar("torque", "N*m", "Torque of the motor during the last step.").Within(-2, 2),
        ],
        Create = (count, seed) => new Pendulum(count, seed),
        CreateDefaultReward = options => new SwingUp(options).Program,
    };

    /// <summary>Makes the environment; call <see cref="VectorEnvironment.Reset"/> before the first step.</summary>
    /// <param name="count">Rows, positive.</param>
    /// <param name="seed">Seed of the initial states.</param>
    /// <param name="substeps">Integration steps in each time step, positive.</param>
    /// <param name="damping">Viscous friction of the hinge, N·m·s, not negative.</param>
    public Pendulum(int count, ulong seed, int substeps = 4, double damping = DefaultDamping)
        : base(Kind, count, seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(substeps);
        ArgumentOutOfRangeException.ThrowIfNegative(damping);
        this.substeps = substeps;
        this.damping = damping;
        angle = Signals["angle"];
        angularVelocity = Signals["angular_velocity"];
        torque = Signals["torque"];
    }

    /// <inheritdoc/>
    protected override void Restart(Tensor rows)
    {
        Real fromHanging = Uniform(-0.5, 0.5);
        Assign(angle, atan2(-fromHanging.Sin(), -fromHanging.Cos()), rows);
        Assign(angularVelocity, Uniform(-0.5, 0.5), rows);
        torque.ClearWhere(rows);
    }

    /// <inheritdoc/>
    protected override void Advance(Tensor actions)
    {
        var seconds = Kind.TimeStep / substeps;
        torque.copy_(actions.select(1, 0)).Scale(MaximumTorque);
        for (var substep = 0; substep < substeps; substep++)
        {
            var weight = Mass * Gravity * Length / 2 * (Real)angle.sin();
            angularVelocity.Accumulate((weight + torque - damping * (Real)angularVelocity) / Inertia, seconds);
            angle.Accumulate(angularVelocity, seconds);
        }

        angle.copy_(atan2(angle.sin(), angle.cos()));
    }

    /// <inheritdoc/>
    protected override Tensor AtGoal() => (Real)angle.abs() < 0.2;

    /// <inheritdoc/>
    protected override Tensor Observation() => stack([angle.sin(), angle.cos(), angularVelocity], 1);
}
