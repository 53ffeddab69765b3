using RewardLang.Training.Numerics;
using RewardLang.Training.Rewards;
using static TorchSharp.torch;

namespace RewardLang.Training.Environments;

/// <summary>
/// A pole on a cart that is pushed along a rail without friction. Equations of motion: Barto, Sutton and Anderson,
/// "Neuronlike adaptive elements that can solve difficult learning control problems" (1983), with a uniform pole and a
/// continuous force. The names of its signals are those of IsaacGymEnvs, so that its published reward trains unchanged.
/// </summary>
public sealed class CartPole : VectorEnvironment
{
    /// <summary>Acceleration of gravity, m/s².</summary>
    public const double Gravity = 9.81;

    /// <summary>Mass of the cart, kg.</summary>
    public const double CartMass = 1.0;

    /// <summary>Mass of the pole, kg.</summary>
    public const double PoleMass = 0.1;

    /// <summary>Half of the pole's length, m.</summary>
    public const double HalfLength = 0.5;

    /// <summary>The force of action 1, N.</summary>
    public const double MaximumForce = 10.0;

    private readonly int substeps;
    private readonly Tensor position;
    private readonly Tensor velocity;
    private readonly Tensor angle;
    private readonly Tensor angularVelocity;
    private readonly Tensor force;

    /// <summary>What the environment is.</summary>
    public static EnvironmentDescription Kind { get; } = new()
    {
        Name = "cart-pole",
        Summary = "Balance a pole on a cart by pushing the cart along a rail.",
        ObservationSize = 5,
        ActionSize = 1,
        TimeStep = 1.0 / 60,
        EpisodeSteps = 500,
        HoldSteps = 300,
        Goal = "the pole within 0.2 rad of upright and the cart within 2 m of the middle, for 5 s on end",
        Signals =
        [
            Signal.Scalar("pole_angle", "rad", "Angle of the pole from upright, positive towards positive cart positions.").Within(-400, 400),
            Signal.Scalar("pole_vel", "rad/s", "Angular velocity of the pole.").Within(-60, 60),
            Signal.Scalar("cart_pos", "m", "Position of the cart along the rail; 0 is the middle.").Within(-400, 400),
            Signal.Scalar("cart_vel", "m/s", "Velocity of the cart.").Within(-100, 100),
            Signal.Scalar("force", "N", "Force on the cart during the last step, within 10 N.").Within(-10, 10),
            new Signal("reset_buf", [], "1", "A reset that is already pending: always 0 here.", SignalKind.Integer).Within(0, 0),
            new Signal("progress_buf", [], "1", "Steps since the episode's start.", SignalKind.Integer).Within(0, 500),
        ],
        Create = (count, seed) => new CartPole(count, seed),
        CreateDefaultReward = options => new Balance(options).Program,
    };

    /// <summary>Makes the environment; call <see cref="VectorEnvironment.Reset"/> before the first step.</summary>
    /// <param name="count">Rows, positive.</param>
    /// <param name="seed">Seed of the initial states.</param>
    /// <param name="substeps">Integration steps in each time step, positive.</param>
    public CartPole(int count, ulong seed, int substeps = 2)
        : base(Kind, count, seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(substeps);
        this.substeps = substeps;
        position = Signals["cart_pos"];
        velocity = Signals["cart_vel"];
        angle = Signals["pole_angle"];
        angularVelocity = Signals["pole_vel"];
        force = Signals["force"];
    }

    /// <inheritdoc/>
    protected override void Restart(Tensor rows)
    {
        Assign(position, Uniform(-0.5, 0.5), rows);
        Assign(velocity, Uniform(-0.25, 0.25), rows);
        Assign(angle, Uniform(-0.2, 0.2), rows);
        Assign(angularVelocity, Uniform(-0.25, 0.25), rows);
        force.ClearWhere(rows);
    }

    /// <inheritdoc/>
    protected override void Advance(Tensor actions)
    {
        const double mass = CartMass + PoleMass;
        const double poleShare = PoleMass * HalfLength / mass;
        var seconds = Description.TimeStep / substeps;
        force.copy_(actions.select(1, 0)).Scale(MaximumForce);
        var push = (Real)force / mass;
        for (var substep = 0; substep < substeps; substep++)
        {
            Real sine = angle.sin();
            Real cosine = angle.cos();
            var drive = push + poleShare * ((Real)angularVelocity).Square() * sine;
            var lever = (HalfLength * 4 / 3) - poleShare * cosine.Square();
            var angularAcceleration = (Gravity * sine - cosine * drive) / lever;
            var acceleration = drive - poleShare * angularAcceleration * cosine;
            velocity.Accumulate(acceleration, seconds);
            angularVelocity.Accumulate(angularAcceleration, seconds);
            position.Accumulate(velocity, seconds);
            angle.Accumulate(angularVelocity, seconds);
        }
    }

    /// <inheritdoc/>
    protected override void UpdateSignals() => Signals["progress_buf"].copy_(StepsTaken);

    /// <inheritdoc/>
    protected override Tensor AtGoal() => ((Real)angle.abs() < 0.2).logical_and((Real)position.abs() < 2.0);

    /// <inheritdoc/>
    protected override Tensor Observation() =>
        stack([position, velocity, angle.sin(), angle.cos(), angularVelocity], 1);
}
