using RewardLang.Runtime;
using RewardLang.Training.Numerics;
using RewardLang.Training.RewardModels;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RewardLang.Training.Algorithms;

/// <summary>Steps that somebody took: what an offline method learns from.</summary>
/// <param name="Observations"><c>[steps, observations]</c>.</param>
/// <param name="Actions">Int64 <c>[steps]</c>: which of the actions.</param>
/// <param name="Rewards"><c>[steps]</c>, from a reward of the language or a learned one.</param>
/// <param name="NextObservations"><c>[steps, observations]</c>, before any reset.</param>
/// <param name="Terminated"><c>[steps]</c>: 1 where the episode ended in a terminal state.</param>
public sealed record OfflineSteps(Tensor Observations, Tensor Actions, Tensor Rewards, Tensor NextObservations, Tensor Terminated);

/// <summary>The numbers of implicit Q-learning.</summary>
public sealed record ImplicitQOptions
{
    /// <summary>Discount γ of the return, for each step.</summary>
    public double Discount { get; init; } = 0.99;

    /// <summary>τ of the expectile: 0.5 is the mean of the actions that were taken, nearer to 1 the best of them.</summary>
    public double Expectile { get; init; } = 0.7;

    /// <summary>β: how strongly the policy follows the advantage.</summary>
    public double Temperature { get; init; } = 3;

    /// <summary>The largest weight of a sample in the policy's loss.</summary>
    public double LargestWeight { get; init; } = 100;

    /// <summary>The share by which the target of Q follows Q at every step.</summary>
    public double TargetRate { get; init; } = 0.05;

    /// <summary>Adam's rate.</summary>
    public double LearningRate { get; init; } = 3e-3;

    /// <summary>Steps of a batch.</summary>
    public int Batch { get; init; } = 256;

    /// <summary>Units of the hidden layer.</summary>
    public int Hidden { get; init; } = 64;
}

/// <summary>
/// Learns a policy of discrete actions from recorded steps alone, without asking about actions that nobody took (Kostrikov et al.,
/// Offline Reinforcement Learning with Implicit Q-Learning, 2021): V is an expectile of Q, Q follows r + γ V, and the policy imitates
/// actions weighted by exp(β (Q − V)).
/// </summary>
public sealed class ImplicitQLearning : IDisposable
{
    private const string Losses = """
        import std.policy
        loss ExpectileError {
          input error : real
          param tau = 0.7 in 0 .. 1
          total = expectile_loss(error, tau)
        }
        """;

    private readonly ImplicitQOptions options;
    private readonly int actions;
    private readonly Perceptron q, target, value, policy;
    private readonly RewardProgram expectile = RewardProgram.Compile(Losses);
    private readonly Adam optimizer;
    private readonly Random random;

    /// <summary>Makes fresh networks.</summary>
    /// <param name="observations">Numbers that the policy sees.</param>
    /// <param name="actions">How many actions there are.</param>
    /// <param name="seed">Of the weights and the batches.</param>
    /// <param name="options">The numbers of the method; null for the defaults.</param>
    public ImplicitQLearning(int observations, int actions, int seed, ImplicitQOptions? options = null)
    {
        this.options = options ?? new ImplicitQOptions();
        this.actions = actions;
        random = new Random(seed);
        q = new Perceptron(observations, this.options.Hidden, actions, random);
        target = q.Copy();
        value = new Perceptron(observations, this.options.Hidden, 1, random);
        policy = new Perceptron(observations, this.options.Hidden, actions, random);
        optimizer = new Adam([.. q.Parameters, .. value.Parameters, .. policy.Parameters]);
        expectile.SetParam("tau", this.options.Expectile);
    }

    /// <summary>Learns from random batches.</summary>
    /// <param name="steps">The recorded steps.</param>
    /// <param name="iterations">How many batches.</param>
    public void Learn(OfflineSteps steps, int iterations)
    {
        ArgumentNullException.ThrowIfNull(steps);
        var count = (int)steps.Rewards.size(0);
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            using var scope = NewDisposeScope();
            var rows = tensor(Enumerable.Range(0, options.Batch).Select(_ => (long)random.Next(count)).ToArray());
            optimizer.ClearGradients();
            Loss(new OfflineSteps(
                steps.Observations.index_select(0, rows), steps.Actions.index_select(0, rows), steps.Rewards.index_select(0, rows),
                steps.NextObservations.index_select(0, rows), steps.Terminated.index_select(0, rows))).backward();
            optimizer.Step(options.LearningRate);
            target.Follow(q, options.TargetRate);
        }
    }

    /// <summary>The most likely action.</summary>
    public int Act(IReadOnlyList<float> observation)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        return (int)policy.Forward(tensor(observation.ToArray()).unsqueeze(0)).argmax(1).item<long>();
    }

    /// <summary>The value of an observation.</summary>
    public double Value(IReadOnlyList<float> observation)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        return value.Forward(tensor(observation.ToArray()).unsqueeze(0)).item<float>();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        optimizer.Dispose();
        expectile.Dispose();
        foreach (var network in new[] { q, target, value, policy }) network.Dispose();
    }

    private Tensor Loss(OfflineSteps batch)
    {
        var chosen = batch.Actions.unsqueeze(1);
        var state = value.Forward(batch.Observations).squeeze(1);
        var known = target.Forward(batch.Observations).gather(1, chosen).squeeze(1).detach();
        Tensor error = (Real)known - state;
        var ofValue = expectile.Step(error).Total.mean();

        var following = value.Forward(batch.NextObservations).squeeze(1).detach();
        Tensor aim = (Real)batch.Rewards + options.Discount * (1 - (Real)batch.Terminated) * following;
        Tensor ofQ = ((Real)q.Forward(batch.Observations).gather(1, chosen).squeeze(1) - aim).Square().Mean();

        Tensor weight = (options.Temperature * (Real)error.detach()).Exp().Clamp(0, options.LargestWeight);
        var logChance = nn.functional.log_softmax(policy.Forward(batch.Observations), 1).gather(1, chosen).squeeze(1);
        Tensor ofPolicy = -((Real)weight * logChance).Mean();
        return (Real)ofValue + ofQ + ofPolicy;
    }

    /// <summary>One hidden layer of tanh units.</summary>
    private sealed class Perceptron(Parameter input, Parameter bias, Parameter output, Parameter outputBias) : IDisposable
    {
        public Perceptron(int inputs, int hidden, int outputs, Random random)
            : this(RewardModel.Draw(random, 1 / Math.Sqrt(inputs), inputs, hidden), RewardModel.Draw(random, 0, hidden),
                RewardModel.Draw(random, 0.1 / Math.Sqrt(hidden), hidden, outputs), RewardModel.Draw(random, 0, outputs))
        {
        }

        public IReadOnlyList<Parameter> Parameters => [input, bias, output, outputBias];

        public Tensor Forward(Tensor observations)
        {
            Tensor sum = (Real)observations.matmul(input) + (Tensor)bias;
            return (Real)sum.tanh().matmul(output) + (Tensor)outputBias;
        }

        public Perceptron Copy()
        {
            Parameter[] copies = [.. Parameters.Select(parameter => RewardModel.Keep(parameter.detach().clone()))];
            return new Perceptron(copies[0], copies[1], copies[2], copies[3]);
        }

        /// <summary>Moves a share of the way to another one.</summary>
        public void Follow(Perceptron other, double share)
        {
            using var noGradient = no_grad();
            foreach (var (own, ahead) in Parameters.Zip(other.Parameters)) own.Scale(1 - share).Accumulate(ahead, share);
        }

        public void Dispose()
        {
            foreach (var parameter in Parameters) parameter.Dispose();
        }
    }
}
