using RewardLang.Training.Numerics;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RewardLang.Training.Algorithms;

/// <summary>
/// A Gaussian policy and a value function: two perceptrons with tanh, orthogonal weights at the start, and a standard
/// deviation that does not depend on the state. Observations are normalised inside, so a saved policy is complete.
/// </summary>
internal sealed class ActorCritic : nn.Module
{
    private const double ObservationLimit = 10;

    private readonly Sequential actor;
    private readonly Sequential critic;
    private readonly Parameter logDeviation;

    /// <summary>Makes networks with fresh weights.</summary>
    /// <param name="observationSize">Numbers that the policy sees.</param>
    /// <param name="actionSize">Numbers that it decides.</param>
    /// <param name="hidden">Units of each hidden layer.</param>
    /// <param name="initialDeviation">Standard deviation of the actions at the start, positive.</param>
    /// <param name="seed">Seed of the weights.</param>
    public ActorCritic(int observationSize, int actionSize, IReadOnlyList<int> hidden, double initialDeviation, ulong seed)
        : base(nameof(ActorCritic))
    {
        using var random = new Generator(seed);

        // A policy that starts with small means explores evenly to both sides.
        actor = Perceptron([observationSize, .. hidden, actionSize], outputGain: 0.01, random);
        critic = Perceptron([observationSize, .. hidden, 1], outputGain: 1, random);
        logDeviation = new Parameter(zeros(actionSize).Fill(Math.Log(initialDeviation)));
        Observations = new RunningMoments("observations", observationSize);
        Returns = new RunningMoments("returns", 1);
        RegisterComponents();
    }

    /// <summary>The scale of the observations.</summary>
    public RunningMoments Observations { get; }

    /// <summary>The scale of the returns: the critic works in units of their standard deviation.</summary>
    public RunningMoments Returns { get; }

    /// <summary>Log of the standard deviation of the actions: [actions].</summary>
    public Tensor LogDeviation => logDeviation;

    /// <summary>Brings observations to unit scale and clips outliers at ten standard deviations.</summary>
    public Tensor Normalise(Tensor observations)
    {
        using var scope = NewDisposeScope();
        return ((Real)Observations.forward(observations)).Clamp(-ObservationLimit, ObservationLimit).MoveToOuterDisposeScope();
    }

    /// <summary>The mean action for normalised observations: [rows, actions].</summary>
    public Tensor Mean(Tensor normalised) => actor.forward(normalised);

    /// <summary>The value of normalised observations in units of normalised returns: [rows].</summary>
    public Tensor NormalisedValue(Tensor normalised) => critic.forward(normalised).squeeze(1);

    /// <summary>The expected discounted return from normalised observations, in units of the reward: [rows].</summary>
    public Tensor Value(Tensor normalised)
    {
        using var scope = NewDisposeScope();
        return Returns.Restore(critic.forward(normalised)).squeeze(1).MoveToOuterDisposeScope();
    }

    private static Sequential Perceptron(IReadOnlyList<int> sizes, double outputGain, Generator random)
    {
        var layers = new List<nn.Module<Tensor, Tensor>>();
        for (var layer = 0; layer + 1 < sizes.Count; layer++)
        {
            var last = layer + 2 == sizes.Count;
            var linear = nn.Linear(sizes[layer], sizes[layer + 1]);
            using (no_grad())
            {
                linear.weight!.copy_(Orthogonal(linear.weight, last ? outputGain : Math.Sqrt(2), random));
                linear.bias!.zero_();
            }
            layers.Add(linear);
            if (!last) layers.Add(nn.Tanh());
        }
        return nn.Sequential(layers);
    }

    // Saxe, McClelland and Ganguli 2014: the Q of a random matrix, with the signs that make it uniform.
    private static Tensor Orthogonal(Tensor like, double gain, Generator random)
    {
        using var scope = NewDisposeScope();
        long rows = like.size(0), columns = like.size(1);
        var gaussian = randn(Math.Max(rows, columns), Math.Min(rows, columns), generator: random);
        var (q, r) = linalg.qr(gaussian);
        var matrix = q * r.diagonal().sign();
        return (gain * (Real)(rows < columns ? matrix.t() : matrix)).MoveToOuterDisposeScope();
    }
}
