using RewardLang.Training.Numerics;
using static TorchSharp.torch;

namespace RewardLang.Training.Environments;

/// <summary>
/// Many copies of one environment, stepped together as rows of tensors. It has no reward: it offers signals, and a reward
/// file decides what they are worth and when an episode ends. It knows only its physics, its time limit, and a goal of its
/// own by which policies trained on different rewards can be compared; no reward sees that goal.
/// </summary>
public abstract class VectorEnvironment : IDisposable
{
    private readonly Dictionary<string, Tensor> signals = [];
    private readonly Tensor stepsTaken;
    private readonly Tensor goalStreak;
    private readonly Tensor solved;

    /// <summary>Prepares the signals of the description, all zero; the first <see cref="Reset"/> gives them meaning.</summary>
    /// <param name="description">What the environment is.</param>
    /// <param name="count">Rows, positive.</param>
    /// <param name="seed">The same seed and the same actions give the same numbers.</param>
    protected VectorEnvironment(EnvironmentDescription description, int count, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        Description = description;
        Count = count;
        Random = new Generator(seed);
        foreach (var signal in description.Signals)
        {
            long[] shape = [count, .. signal.Axes.Select(axis => (long)axis.Size)];
            var dtype = signal.Kind is Rewards.SignalKind.Boolean ? ScalarType.Bool : ScalarType.Float32;
            signals[signal.Name] = zeros(shape, dtype).DetachFromDisposeScope();
        }
        stepsTaken = Buffer();
        goalStreak = Buffer();
        solved = zeros(count, ScalarType.Bool).DetachFromDisposeScope();
    }

    /// <summary>What the environment is.</summary>
    public EnvironmentDescription Description { get; }

    /// <summary>Rows, that is copies of the environment.</summary>
    public int Count { get; }

    /// <summary>What a reward may use: [Count, axes…], updated in place by every step and reset.</summary>
    public IReadOnlyDictionary<string, Tensor> Signals => signals;

    /// <summary>Steps since the episode's start, as float32 [Count]; updated in place.</summary>
    public Tensor StepsTaken => stepsTaken;

    /// <summary>
    /// Bool [Count]: the environment's own goal has held for <see cref="EnvironmentDescription.HoldSteps"/> steps on end at
    /// some time in this episode. For reports only. Updated in place.
    /// </summary>
    public Tensor Solved => solved;

    /// <summary>Random numbers of this environment alone.</summary>
    protected Generator Random { get; }

    /// <summary>Starts new episodes.</summary>
    /// <param name="mask">Bool [Count]: the rows to restart; null for all. Other rows stay as they are, bit for bit.</param>
    public void Reset(Tensor? mask = null)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var rows = mask ?? ones(Count, ScalarType.Bool);
        stepsTaken.ClearWhere(rows);
        goalStreak.ClearWhere(rows);
        solved.ClearWhere(rows);
        Restart(rows);
        UpdateSignals();
    }

    /// <summary>
    /// Puts the clock of every row somewhere in its episode, without touching the physics. Rows that all start at 0 would also
    /// reach the time limit together, and whatever is averaged over ended episodes would swing with them.
    /// </summary>
    public void Stagger()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        stepsTaken.copy_(Uniform(0, Description.EpisodeSteps).floor_());
        UpdateSignals();
    }

    /// <summary>Applies one action to every row and lets <see cref="EnvironmentDescription.TimeStep"/> seconds pass.</summary>
    /// <param name="actions">[Count, actions]; values outside -1 .. 1 are clipped.</param>
    public void Step(Tensor actions)
    {
        ArgumentNullException.ThrowIfNull(actions);
        if (actions.dim() != 2 || actions.size(0) != Count || actions.size(1) != Description.ActionSize)
            throw new ArgumentException(
                $"{Description.Name} takes actions of shape [{Count}, {Description.ActionSize}], "
                + $"not [{string.Join(", ", actions.shape)}].", nameof(actions));

        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        stepsTaken.copy_((Real)stepsTaken + 1);
        Advance(((Real)actions).Clamp(-1, 1));
        UpdateSignals();
        var atGoal = AtGoal();
        goalStreak.copy_(((Real)goalStreak + 1) * atGoal);
        solved.logical_or_((Real)goalStreak >= Description.HoldSteps);
    }

    /// <summary>What the policy sees: a new tensor [Count, observations], owned by the caller's dispose scope.</summary>
    public Tensor Observe()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        return Observation().MoveToOuterDisposeScope();
    }

    /// <summary>A new tensor, bool [Count]: the time limit is reached. This is truncation, not termination.</summary>
    public Tensor TimeLimitReached() => (Real)stepsTaken >= Description.EpisodeSteps;

    /// <summary>A new tensor, bool [Count]: the physics cannot go on (a state that is not finite, say).</summary>
    public virtual Tensor Failed() => zeros(Count, ScalarType.Bool);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Draws new initial states for the rows of the mask and leaves the others alone.</summary>
    protected abstract void Restart(Tensor rows);

    /// <summary>Integrates the physics over one time step.</summary>
    /// <param name="actions">[Count, actions], in -1 .. 1.</param>
    protected abstract void Advance(Tensor actions);

    /// <summary>Writes signals that follow from the state; signals that are the state need nothing.</summary>
    protected virtual void UpdateSignals()
    {
    }

    /// <summary>Bool [Count]: the environment's own goal holds now.</summary>
    protected abstract Tensor AtGoal();

    /// <summary>What the policy sees: [Count, observations].</summary>
    protected abstract Tensor Observation();

    /// <summary>Frees tensors; an environment with tensors of its own adds them.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        foreach (var signal in signals.Values) signal.Dispose();
        stepsTaken.Dispose();
        goalStreak.Dispose();
        solved.Dispose();
        Random.Dispose();
    }

    /// <summary>A float32 tensor [Count, …] of zeros that lives as long as the environment.</summary>
    protected Tensor Buffer(params long[] axes) => zeros([Count, .. axes], ScalarType.Float32).DetachFromDisposeScope();

    /// <summary>Uniform random numbers in low .. high, float32 [Count].</summary>
    protected Tensor Uniform(double low, double high) => (Real)rand(Count, generator: Random) * (high - low) + low;

    /// <summary>Copies the values into the rows of the mask.</summary>
    protected static void Assign(Tensor target, Tensor values, Tensor rows) => target.copy_(where(rows, values, target));
}
