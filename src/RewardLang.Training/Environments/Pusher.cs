using RewardLang.Training.Numerics;
using RewardLang.Training.Rewards;
using static TorchSharp.torch;

namespace RewardLang.Training.Environments;

/// <summary>
/// A round hand that is moved by a force over a table and pushes a round puck to a goal. Both slide with viscous friction. Their
/// contact is smooth and perfectly inelastic: the impulse along the line of their centres that stops their approach, and a shift
/// along it by which they no longer overlap, shared so that their common centre of mass stays. A centre that comes to the
/// table's edge stops there.
/// </summary>
public sealed class Pusher : VectorEnvironment
{
    /// <summary>Mass of the hand, kg.</summary>
    public const double HandMass = 0.5;

    /// <summary>Mass of the puck, kg.</summary>
    public const double PuckMass = 0.25;

    /// <summary>Radius of the hand, m.</summary>
    public const double HandRadius = 0.03;

    /// <summary>Radius of the puck, m.</summary>
    public const double PuckRadius = 0.05;

    /// <summary>The force along x or y of action 1, N.</summary>
    public const double MaximumForce = 4.0;

    /// <summary>Viscous friction of the hand, N·s/m.</summary>
    public const double HandDamping = 4.0;

    /// <summary>Viscous friction of the puck, N·s/m.</summary>
    public const double PuckDamping = 1.0;

    /// <summary>The table is a square from minus this to this along x and y, m.</summary>
    public const double Edge = 0.5;

    private const double ReducedMass = HandMass * PuckMass / (HandMass + PuckMass);

    private readonly int substeps;
    private readonly Tensor hand;
    private readonly Tensor handVelocity;
    private readonly Tensor puck;
    private readonly Tensor puckVelocity;
    private readonly Tensor goal;
    private readonly Tensor force;

    /// <summary>What the environment is.</summary>
    public static EnvironmentDescription Kind { get; } = new()
    {
        Name = "pusher",
        Summary = "Push a puck over a table to a goal with a round hand that cannot pull.",
        ObservationSize = 10,
        ActionSize = 2,
        TimeStep = 0.04,
        EpisodeSteps = 150,
        HoldSteps = 25,
        Goal = "the puck's centre within 5 cm of the goal for 1 s on end",
        Signals =
        [
            Signal.Planar("hand", "m", "Centre of the hand, whose radius is 0.03 m; the table's middle is the origin.").Within(-0.5, 0.5),
            Signal.Planar("hand_velocity", "m/s", "Velocity of the hand.").Within(-1.5, 1.5),
            Signal.Planar("puck", "m", "Centre of the puck, whose radius is 0.05 m.").Within(-0.5, 0.5),
            Signal.Planar("puck_velocity", "m/s", "Velocity of the puck.").Within(-1.5, 1.5),
            Signal.Planar("goal", "m", "Where the puck's centre is to come to rest.").Within(-0.4, 0.4),
            Signal.Planar("force", "N", "Force on the hand during the last step.").Within(-4, 4),
            new Signal("touching", [], "1", "The hand touches the puck.", SignalKind.Boolean),
        ],
        Create = (count, seed) => new Pusher(count, seed),
        CreateDefaultReward = options => new Push(options).Program,
    };

    /// <summary>Makes the environment; call <see cref="VectorEnvironment.Reset"/> before the first step.</summary>
    /// <param name="count">Rows, positive.</param>
    /// <param name="seed">Seed of the initial states and goals.</param>
    /// <param name="substeps">
    /// Integration steps in each time step, positive. In one of the default four nothing moves further than a radius.
    /// </param>
    public Pusher(int count, ulong seed, int substeps = 4)
        : base(Kind, count, seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(substeps);
        this.substeps = substeps;
        hand = Signals["hand"];
        handVelocity = Signals["hand_velocity"];
        puck = Signals["puck"];
        puckVelocity = Signals["puck_velocity"];
        goal = Signals["goal"];
        force = Signals["force"];
    }

    /// <inheritdoc/>
    protected override void Restart(Tensor rows)
    {
        var places = rows.unsqueeze(1);
        Assign(hand, stack([Uniform(-0.4, -0.3), Uniform(-0.2, 0.2)], 1), places);
        Assign(puck, stack([Uniform(-0.15, 0.05), Uniform(-0.2, 0.2)], 1), places);
        Assign(goal, stack([Uniform(0.2, 0.4), Uniform(-0.3, 0.3)], 1), places);
        foreach (var vector in new[] { handVelocity, puckVelocity, force }) vector.ClearWhere(places);
    }

    /// <inheritdoc/>
    protected override void Advance(Tensor actions)
    {
        var seconds = Kind.TimeStep / substeps;
        force.copy_(actions).Scale(MaximumForce);
        for (var substep = 0; substep < substeps; substep++)
        {
            handVelocity.Accumulate((force - HandDamping * (Real)handVelocity) / HandMass, seconds);
            puckVelocity.Accumulate(puckVelocity, -PuckDamping / PuckMass * seconds);
            hand.Accumulate(handVelocity, seconds);
            puck.Accumulate(puckVelocity, seconds);
            Touch();
            StopAtEdge(hand, handVelocity);
            StopAtEdge(puck, puckVelocity);
        }
    }

    /// <inheritdoc/>
    protected override void UpdateSignals() =>
        Signals["touching"].copy_(((Real)puck - hand).Square().Sum(1).Sqrt() < HandRadius + PuckRadius + 1e-3);

    /// <inheritdoc/>
    protected override Tensor AtGoal() => ((Real)puck - goal).Square().Sum(1) < 0.05 * 0.05;

    /// <inheritdoc/>
    protected override Tensor Observation() => cat([puck - hand, goal - puck, handVelocity, puckVelocity, puck], 1);

    private void Touch()
    {
        Tensor between = (Real)puck - hand;
        var distance = ((Real)between).Square().Sum(1).Sqrt();
        // Centres on one spot have no line between them; nothing moves them apart, and nothing is divided by 0.
        Tensor normal = (Real)between / ((Tensor)distance.Clamp(1e-6, 2)).unsqueeze(1);
        Tensor approach = (((Real)handVelocity - puckVelocity) * normal).Sum(1).Clamp(0, double.PositiveInfinity);
        Tensor overlap = (HandRadius + PuckRadius - distance).Clamp(0, double.PositiveInfinity);
        var impulse = ReducedMass * (Real)normal * (approach * ((Real)overlap > 0)).unsqueeze(1);
        handVelocity.Accumulate(impulse, -1 / HandMass);
        puckVelocity.Accumulate(impulse, 1 / PuckMass);
        var shift = (Real)normal * overlap.unsqueeze(1);
        hand.Accumulate(shift, -PuckMass / (HandMass + PuckMass));
        puck.Accumulate(shift, HandMass / (HandMass + PuckMass));
    }

    private static void StopAtEdge(Tensor place, Tensor velocity)
    {
        velocity.ClearWhere((Real)place.abs() > Edge);
        place.copy_(((Real)place).Clamp(-Edge, Edge));
    }
}
