using RewardLang.Training.Numerics;
using static TorchSharp.torch;

namespace RewardLang.Training.Algorithms;

/// <summary>Improves a policy from rollouts by proximal policy optimisation.</summary>
internal sealed class Ppo : IDisposable
{
    private readonly ActorCritic policy;
    private readonly PpoOptions options;
    private readonly Generator random;
    private readonly Adam optimizer;

    /// <summary>Prepares Adam for the policy.</summary>
    /// <param name="policy">The networks to improve; the caller keeps them.</param>
    /// <param name="options">The numbers of the method.</param>
    /// <param name="seed">Seed of the shuffling.</param>
    public Ppo(ActorCritic policy, PpoOptions options, ulong seed)
    {
        this.policy = policy;
        this.options = options;
        random = new Generator(seed);
        optimizer = new Adam(policy.parameters());
    }

    /// <summary>Takes one rollout into the networks and the scales of observations and returns.</summary>
    /// <param name="rollout">The steps, made with the policy as it is.</param>
    /// <param name="remaining">The part of the training still to come, 1 .. 0; the learning rate follows it.</param>
    public PpoUpdate Update(Rollout rollout, double remaining)
    {
        using var scope = NewDisposeScope();
        var rate = options.FinalLearningRate + (options.LearningRate - options.FinalLearningRate) * remaining;

        var batch = Prepare(rollout);
        var samples = rollout.Steps * rollout.Rows;
        var parts = (long)Math.Max(1, samples / options.Minibatches);
        var sums = zeros(5);
        var updates = 0;
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            using var epochScope = NewDisposeScope();
            foreach (var rows in randperm(samples, generator: random).split(parts))
            {
                if (rows.size(0) < parts) continue;
                using var minibatchScope = NewDisposeScope();
                var loss = Descend(batch, rows, rate);
                using var noGradient = no_grad();
                sums.Accumulate(stack([loss.Surrogate, loss.Value, loss.Entropy, loss.Divergence, loss.Clipped]));
                updates++;
            }
        }
        policy.Observations.Update(rollout.Observations.reshape(samples, -1));

        var means = sums.data<float>().Select(sum => sum / updates).ToArray();
        var deviation = policy.LogDeviation.exp().mean().item<float>();
        return new PpoUpdate(means[0], means[1], means[2], means[3], means[4], deviation, rate);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        optimizer.Dispose();
        random.Dispose();
    }

    private Batch Prepare(Rollout rollout)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        long samples = rollout.Steps * rollout.Rows;
        var observations = policy.Normalise(rollout.Observations.reshape(samples, -1));
        var values = policy.Value(observations);
        var nextValues = policy.Value(policy.Normalise(rollout.NextObservations.reshape(samples, -1)));
        var advantages = GeneralizedAdvantage.Estimate(
            rollout.Rewards, values.reshape(rollout.Rewards.shape), nextValues.reshape(rollout.Rewards.shape),
            rollout.Terminated, rollout.Truncated, options.Discount, options.Lambda).reshape(samples);
        Tensor returns = (Real)advantages.unsqueeze(1) + values.unsqueeze(1);
        policy.Returns.Update(returns);
        var normalisedAdvantages = (advantages - advantages.mean()) / ((Real)advantages.std() + 1e-8);
        var batch = new Batch(
            observations, rollout.Actions.reshape(samples, -1), rollout.LogDensities.reshape(samples),
            normalisedAdvantages, policy.Returns.forward(returns).squeeze(1), rollout.Weights.reshape(samples).clone());
        foreach (var tensor in batch.All) tensor.MoveToOuterDisposeScope();
        return batch;
    }

    private PpoLoss Descend(Batch batch, Tensor rows, double rate)
    {
        var part = batch.Select(rows);
        var density = DiagonalGaussian.LogDensity(part.Actions, policy.Mean(part.Observations), policy.LogDeviation);
        var loss = PpoLoss.Of(
            density, part.LogDensities, part.Advantages, policy.NormalisedValue(part.Observations), part.Returns,
            DiagonalGaussian.Entropy(policy.LogDeviation), options, part.Weights);
        optimizer.ClearGradients();
        loss.Total.backward();
        nn.utils.clip_grad_norm_(policy.parameters(), options.GradientNorm);
        optimizer.Step(rate);
        return loss;
    }

    private sealed record Batch(Tensor Observations, Tensor Actions, Tensor LogDensities, Tensor Advantages, Tensor Returns, Tensor Weights)
    {
        public IEnumerable<Tensor> All => [Observations, Actions, LogDensities, Advantages, Returns, Weights];

        public Batch Select(Tensor rows) => new(
            Observations.index_select(0, rows), Actions.index_select(0, rows), LogDensities.index_select(0, rows),
            Advantages.index_select(0, rows), Returns.index_select(0, rows), Weights.index_select(0, rows));
    }
}

/// <summary>What one update did, averaged over its minibatches.</summary>
/// <param name="SurrogateLoss">Minus the clipped surrogate objective.</param>
/// <param name="ValueLoss">Mean squared error of the value function, in units of normalised returns.</param>
/// <param name="Entropy">Entropy of the policy, nats.</param>
/// <param name="Divergence">Estimate of KL(old ‖ new), nats.</param>
/// <param name="ClipFraction">Fraction of samples outside the clip range.</param>
/// <param name="ActionDeviation">Mean standard deviation of the actions.</param>
/// <param name="LearningRate">Adam's rate.</param>
public sealed record PpoUpdate(
    double SurrogateLoss, double ValueLoss, double Entropy, double Divergence, double ClipFraction, double ActionDeviation,
    double LearningRate);
