using RewardLang.Training.Numerics;
using RewardLang.Training.Rewards;
using static TorchSharp.torch;

namespace RewardLang.Training.Environments;

/// <summary>
/// An arm of two links in a horizontal plane, driven by a torque at each joint, that is to bring its hand to a target. Full
/// rigid-body dynamics of two uniform rods (Spong, Hutchinson and Vidyasagar, "Robot Modeling and Control", the planar elbow
/// manipulator), without gravity, with viscous friction in the joints.
/// </summary>
public sealed class Reacher : VectorEnvironment
{
    /// <summary>Length of the first link, m.</summary>
    public const double UpperLength = 0.30;

    /// <summary>Length of the second link, m.</summary>
    public const double LowerLength = 0.25;

    /// <summary>Mass of the first link, kg.</summary>
    public const double UpperMass = 1.0;

    /// <summary>Mass of the second link, kg.</summary>
    public const double LowerMass = 0.8;

    /// <summary>The torque of action 1, N·m.</summary>
    public const double MaximumTorque = 1.5;

    /// <summary>Viscous friction of a joint, N·m·s.</summary>
    public const double DefaultDamping = 0.05;

    private const double UpperInertia = UpperMass * UpperLength * UpperLength / 12;
    private const double LowerInertia = LowerMass * LowerLength * LowerLength / 12;
    private const double UpperCentre = UpperLength / 2;
    private const double LowerCentre = LowerLength / 2;

    // The mass matrix is [[Shoulder + 2 Coupling cos q₂, Elbow + Coupling cos q₂], [the same, Elbow]].
    private const double Elbow = LowerInertia + LowerMass * LowerCentre * LowerCentre;
    private const double Shoulder =
        UpperInertia + UpperMass * UpperCentre * UpperCentre + LowerMass * UpperLength * UpperLength + Elbow;
    private const double Coupling = LowerMass * UpperLength * LowerCentre;

    private readonly int substeps;
    private readonly double damping;
    private readonly Tensor shoulderAngle;
    private readonly Tensor elbowAngle;
    private readonly Tensor shoulderVelocity;
    private readonly Tensor elbowVelocity;

    /// <summary>What the environment is.</summary>
    public static EnvironmentDescription Kind { get; } = new()
    {
        Name = "reacher",
        Summary = "Bring the hand of a two-link arm to a target by torques at its joints.",
        ObservationSize = 12,
        ActionSize = 2,
        TimeStep = 0.02,
        EpisodeSteps = 150,
        HoldSteps = 10,
        Goal = "the hand within 2.5 cm of the target for 0.2 s on end",
        Signals =
        [
            Signal.Planar("hand", "m", "Position of the hand; the shoulder is the origin.").Within(-0.55, 0.55),
            Signal.Planar("target", "m", "Position of the target, 0.12 to 0.5 m from the shoulder.").Within(-0.5, 0.5),
            Signal.Planar("hand_velocity", "m/s", "Velocity of the hand.").Within(-100, 100),
            Joints("joint_angle", "rad", "Angles of shoulder and elbow, positive counterclockwise; 0 is stretched along x.").Within(-600, 600),
            Joints("joint_velocity", "rad/s", "Angular velocities of shoulder and elbow.").Within(-200, 200),
            Joints("torque", "N*m", "Torques at shoulder and elbow during the last step, each within 1.5 N*m.").Within(-1.5, 1.5),
        ],
        Create = (count, seed) => new Reacher(count, seed),
        CreateDefaultReward = options => new Reach(options).Program,
    };

    /// <summary>Makes the environment; call <see cref="VectorEnvironment.Reset"/> before the first step.</summary>
    /// <param name="count">Rows, positive.</param>
    /// <param name="seed">Seed of the initial states and targets.</param>
    /// <param name="substeps">Integration steps in each time step, positive.</param>
    /// <param name="damping">Viscous friction of each joint, N·m·s, not negative.</param>
    public Reacher(int count, ulong seed, int substeps = 2, double damping = DefaultDamping)
        : base(Kind, count, seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(substeps);
        ArgumentOutOfRangeException.ThrowIfNegative(damping);
        this.substeps = substeps;
        this.damping = damping;
        shoulderAngle = Column("joint_angle", 0);
        elbowAngle = Column("joint_angle", 1);
        shoulderVelocity = Column("joint_velocity", 0);
        elbowVelocity = Column("joint_velocity", 1);
    }

    /// <inheritdoc/>
    protected override void Restart(Tensor rows)
    {
        Assign(shoulderAngle, Uniform(-Math.PI, Math.PI), rows);
        Assign(elbowAngle, Uniform(-2.5, 2.5), rows);
        Assign(shoulderVelocity, Uniform(-0.1, 0.1), rows);
        Assign(elbowVelocity, Uniform(-0.1, 0.1), rows);
        Signals["torque"].ClearWhere(rows.unsqueeze(1));

        // Uniform over the ring: the square of the radius is uniform.
        var radius = Uniform(0.12 * 0.12, 0.5 * 0.5).sqrt_();
        var direction = Uniform(-Math.PI, Math.PI);
        var place = stack([radius * direction.cos(), radius * direction.sin()], 1);
        Assign(Signals["target"], place, rows.unsqueeze(1));
    }

    /// <inheritdoc/>
    protected override void Advance(Tensor actions)
    {
        var seconds = Kind.TimeStep / substeps;
        var torque = Signals["torque"];
        torque.copy_(actions).Scale(MaximumTorque);
        Real shoulderTorque = torque.select(1, 0);
        Real elbowTorque = torque.select(1, 1);
        Real shoulderRate = shoulderVelocity;
        Real elbowRate = elbowVelocity;
        for (var substep = 0; substep < substeps; substep++)
        {
            var coupling = Coupling * (Real)elbowAngle.cos();
            var centrifugal = Coupling * (Real)elbowAngle.sin();
            var massShoulder = Shoulder + 2 * coupling;
            var massBetween = Elbow + coupling;
            var shoulderDrive = shoulderTorque - damping * shoulderRate
                + centrifugal * elbowRate * (2 * shoulderRate + elbowRate);
            var elbowDrive = elbowTorque - damping * elbowRate - centrifugal * shoulderRate.Square();
            var determinant = massShoulder * Elbow - massBetween.Square();
            var shoulderAcceleration = (Elbow * shoulderDrive - massBetween * elbowDrive) / determinant;
            var elbowAcceleration = (massShoulder * elbowDrive - massBetween * shoulderDrive) / determinant;
            shoulderVelocity.Accumulate(shoulderAcceleration, seconds);
            elbowVelocity.Accumulate(elbowAcceleration, seconds);
            shoulderAngle.Accumulate(shoulderVelocity, seconds);
            elbowAngle.Accumulate(elbowVelocity, seconds);
        }
    }

    /// <inheritdoc/>
    protected override void UpdateSignals()
    {
        var handAngle = (Real)shoulderAngle + elbowAngle;
        var handAngularVelocity = (Real)shoulderVelocity + elbowVelocity;
        var upperX = UpperLength * (Real)shoulderAngle.cos();
        var upperY = UpperLength * (Real)shoulderAngle.sin();
        var lowerX = LowerLength * handAngle.Cos();
        var lowerY = LowerLength * handAngle.Sin();
        Signals["hand"].copy_(stack([upperX + lowerX, upperY + lowerY], 1));
        Signals["hand_velocity"].copy_(stack(
            [
                -upperY * shoulderVelocity - lowerY * handAngularVelocity,
                upperX * shoulderVelocity + lowerX * handAngularVelocity,
            ], 1));
    }

    /// <inheritdoc/>
    protected override Tensor AtGoal() => ((Real)Signals["hand"] - Signals["target"]).Square().Sum(1) < 0.025 * 0.025;

    /// <inheritdoc/>
    protected override Tensor Observation()
    {
        var angles = Signals["joint_angle"];
        var hand = Signals["hand"];
        var target = Signals["target"];
        return cat([angles.cos(), angles.sin(), Signals["joint_velocity"], hand, target, target - hand], 1);
    }

    private static Signal Joints(string name, string unit, string documentation) =>
        new(name, [new SignalAxis("joint", 2)], unit, documentation);

    private Tensor Column(string signal, long index) => Signals[signal].select(1, index).DetachFromDisposeScope();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            foreach (var column in new[] { shoulderAngle, elbowAngle, shoulderVelocity, elbowVelocity }) column.Dispose();
        base.Dispose(disposing);
    }
}
