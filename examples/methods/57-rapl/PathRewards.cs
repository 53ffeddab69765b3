using RewardLang.Training.Methods;
using RewardLang.Training.RewardModels;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>Rewards of trajectories: by transport to the demonstration, as it comes or in a learned representation, and by a plain reward model.</summary>
internal sealed class PathRewards : IDisposable
{
    private readonly PathTask task;
    private readonly TransportReward transport;
    private readonly TripletPreference loss = new();
    private readonly RewardModelPreference plainLoss = new();
    private readonly PerceptronRewardModel plain;

    /// <summary>Rewards that have learned nothing yet.</summary>
    public PathRewards(PathTask task, TransportReward transport, int seed)
    {
        (this.task, this.transport) = (task, transport);
        plain = new PerceptronRewardModel(PathTask.Features + 1, 16, seed);
    }

    /// <summary>The weights of the features, all 1 at first.</summary>
    public Parameter Weights { get; } = new(ones(PathTask.Features));

    /// <summary>Learns the weights from pairs, through the transport.</summary>
    public void LearnWeights(Tensor preferred, Tensor other, int iterations)
    {
        using var both = cat([preferred, other]);
        var pairs = preferred.shape[0];
        ModelFit.Minimize([Weights], _ =>
        {
            var rewards = transport.Step(both, task.Demonstration, Weights).Total;
            return loss.Step(rewards.narrow(0, 0, pairs), rewards.narrow(0, pairs, pairs)).Total;
        }, iterations, .1);
    }

    /// <summary>
    /// Trains the plain reward model on the same pairs: a perceptron of a step and of when it is, summed over the steps. Without the time
    /// it could not say what the transport says, that each step has its own place to be.
    /// </summary>
    public void LearnPlain(Tensor preferred, Tensor other, int iterations) =>
        ModelFit.Minimize(plain.Parameters, _ => plainLoss.Step(Plain(preferred).sub(Plain(other))).Total, iterations, .02);

    /// <summary>Rewards by transport with any weights.</summary>
    public float[] ByTransport(Tensor observed, Tensor weights)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        return MethodRun.Numbers(transport.Step(observed, task.Demonstration, weights).Total);
    }

    /// <summary>Rewards by the plain model.</summary>
    public float[] ByPlain(Tensor observed)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        return MethodRun.Numbers(Plain(observed));
    }

    /// <summary>
    /// A policy that chooses one of the trajectories, uniform at first and trained by DPO on pairs that a reward ranks.
    /// </summary>
    /// <returns>The mean truth of what it chooses.</returns>
    public static double TrainPolicy(float[] rewards, double[] truth, int seed, int pairs, int iterations)
    {
        using var scope = NewDisposeScope();
        var random = new Random(seed);
        using var preference = new SynthesizedPreference();
        var ranked = Enumerable.Range(0, pairs).Select(_ => (random.Next(rewards.Length), random.Next(rewards.Length)))
            .Where(pair => rewards[pair.Item1] != rewards[pair.Item2])
            .Select(pair => rewards[pair.Item1] > rewards[pair.Item2] ? pair : (pair.Item2, pair.Item1)).ToList();
        var preferred = tensor(ranked.Select(pair => (long)pair.Item1).ToArray());
        var other = tensor(ranked.Select(pair => (long)pair.Item2).ToArray());
        var logits = new Parameter(zeros(rewards.Length));
        var reference = full(ranked.Count, (float)-Math.Log(rewards.Length));
        ModelFit.Minimize([logits], _ =>
        {
            var log = logits.log_softmax(0);
            return preference.Step(log[preferred], reference, log[other], reference).Total;
        }, iterations, .1);
        return MethodRun.Numbers(logits.softmax(0)).Zip(truth, (chance, t) => chance * t).Sum();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var owned in (IDisposable[])[loss, plainLoss, plain, Weights]) owned.Dispose();
    }

    private Tensor Plain(Tensor observed)
    {
        var times = tensor(Enumerable.Range(0, PathTask.Steps).Select(step => 2f * step / (PathTask.Steps - 1) - 1).ToArray())
            .reshape(1, PathTask.Steps, 1).expand(observed.shape[0], PathTask.Steps, 1);
        return plain.Score(cat([observed, times], 2).reshape(-1, PathTask.Features + 1)).reshape(-1, PathTask.Steps).sum(1);
    }
}
