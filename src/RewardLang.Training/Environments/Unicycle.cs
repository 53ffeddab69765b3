using RewardLang.Training.Numerics;
using RewardLang.Training.Rewards;
using static TorchSharp.torch;

namespace RewardLang.Training.Environments;

/// <summary>
/// A robot on two wheels that drives along its heading and turns, but does not slide sideways, and is to be parked in a bay. The
/// unicycle of the robotics literature (Siciliano, Sciavicco, Villani and Oriolo, "Robotics: Modelling, Planning and Control",
/// chapter 11): x' = v cos θ, y' = v sin θ, θ' = ω. Speed and turn rate follow their commands with a lag of first order.
/// Where the robot comes to the edge of the yard, it does not get further.
/// </summary>
public sealed class Unicycle : VectorEnvironment
{
    /// <summary>The speed that action 1 commands, m/s.</summary>
    public const double MaximumSpeed = 1.0;

    /// <summary>The turn rate that action 1 commands, rad/s.</summary>
    public const double MaximumTurnRate = 2.0;

    /// <summary>Time constant of speed and turn rate, s.</summary>
    public const double Lag = 0.2;

    /// <summary>The yard is a square from minus this to this along x and y, m.</summary>
    public const double Edge = 3.0;

    private readonly int substeps;
    private readonly Tensor position;
    private readonly Tensor heading;
    private readonly Tensor speed;
    private readonly Tensor turnRate;

    /// <summary>What the environment is.</summary>
    public static EnvironmentDescription Kind { get; } = new()
    {
        Name = "unicycle",
        Summary = "Park a robot on two wheels at the origin, with its heading along x.",
        ObservationSize = 6,
        ActionSize = 2,
        TimeStep = 0.05,
        EpisodeSteps = 200,
        HoldSteps = 20,
        Goal = "within 15 cm of the origin and 0.2 rad of the heading along x for 1 s on end",
        Signals =
        [
            Signal.Planar("position", "m", "Position of the robot; the bay is the origin.").Within(-3, 3),
            Signal.Scalar("heading", "rad", "Angle from the x axis to where it heads, positive counterclockwise.").Within(-3.15, 3.15),
            Signal.Scalar("speed", "m/s", "Speed along the heading, negative backwards.").Within(-1, 1),
            Signal.Scalar("turn_rate", "rad/s", "Rate of the heading.").Within(-2, 2),
        ],
        Create = (count, seed) => new Unicycle(count, seed),
        CreateDefaultReward = options => new Park(options).Program,
    };

    /// <summary>Makes the environment; call <see cref="VectorEnvironment.Reset"/> before the first step.</summary>
    /// <param name="count">Rows, positive.</param>
    /// <param name="seed">Seed of the initial states.</param>
    /// <param name="substeps">Integration steps in each time step, positive.</param>
    public Unicycle(int count, ulong seed, int substeps = 2)
        : base(Kind, count, seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(substeps);
        this.substeps = substeps;
        position = Signals["position"];
        heading = Signals["heading"];
        speed = Signals["speed"];
        turnRate = Signals["turn_rate"];
    }

    /// <inheritdoc/>
    protected override void Restart(Tensor rows)
    {
        Real distance = Uniform(1, 2);
        Real direction = Uniform(-Math.PI, Math.PI);
        Assign(position, stack([distance * direction.Cos(), distance * direction.Sin()], 1), rows.unsqueeze(1));
        Assign(heading, Uniform(-Math.PI, Math.PI), rows);
        speed.ClearWhere(rows);
        turnRate.ClearWhere(rows);
    }

    /// <inheritdoc/>
    protected override void Advance(Tensor actions)
    {
        var seconds = Kind.TimeStep / substeps;
        Real wantedSpeed = (Real)actions.select(1, 0) * MaximumSpeed;
        Real wantedTurnRate = (Real)actions.select(1, 1) * MaximumTurnRate;
        for (var substep = 0; substep < substeps; substep++)
        {
            speed.Accumulate(wantedSpeed - speed, seconds / Lag);
            turnRate.Accumulate(wantedTurnRate - turnRate, seconds / Lag);
            heading.Accumulate(turnRate, seconds);
            position.Accumulate(stack([(Real)speed * heading.cos(), (Real)speed * heading.sin()], 1), seconds);
            position.copy_(((Real)position).Clamp(-Edge, Edge));
        }

        heading.copy_(atan2(heading.sin(), heading.cos()));
    }

    /// <inheritdoc/>
    protected override Tensor AtGoal() =>
        (((Real)position).Square().Sum(1) < 0.15 * 0.15).logical_and_((Real)heading.abs() < 0.2);

    /// <inheritdoc/>
    /// <remarks>The bay as the robot sees it, ahead and to its left, then its heading, speed and turn rate.</remarks>
    protected override Tensor Observation()
    {
        Real sine = heading.sin(), cosine = heading.cos();
        Real x = position.select(1, 0), y = position.select(1, 1);
        return stack([-(cosine * x + sine * y), sine * x - cosine * y, sine, cosine, speed, turnRate], 1);
    }
}
