using System.Text.Json;
using RewardLang.Training.Algorithms;
using RewardLang.Training.Environments;
using RewardLang.Training.Runs;
using static TorchSharp.torch;

namespace RewardLang.Training;

/// <summary>A policy from a run folder, to act with.</summary>
/// <example><code>
/// using var policy = TrainedPolicy.Load("runs/Reach-20300102-030405");
/// environment.Step(policy.Act(environment.Observe()));
/// </code></example>
public sealed class TrainedPolicy : IDisposable
{
    private readonly ActorCritic networks;

    private TrainedPolicy(ActorCritic networks, EnvironmentDescription environment)
    {
        this.networks = networks;
        Environment = environment;
    }

    /// <summary>The environment that it was trained in.</summary>
    public EnvironmentDescription Environment { get; }

    /// <summary>Loads the policy as it was last saved, which may be in the midst of a training.</summary>
    /// <param name="folder">The folder of the run.</param>
    /// <param name="environment">The environment; null for the one of the tool that the run names.</param>
    /// <exception cref="IOException">There is no run in the folder.</exception>
    /// <exception cref="EnvironmentMatchException">The run names an environment that this tool does not have.</exception>
    public static TrainedPolicy Load(string folder, EnvironmentDescription? environment = null)
    {
        var run = RunFolder.Open(folder);
        using var program = JsonDocument.Parse(File.ReadAllText(run.ProgramFile));
        environment ??= EnvironmentRegistry.Named(program.RootElement.GetProperty("environment").GetString()!);
        var ppo = program.RootElement.GetProperty("options").GetProperty("ppo");
        var hidden = ppo.GetProperty("hidden").EnumerateArray().Select(size => size.GetInt32()).ToList();
        var networks = new ActorCritic(
            environment.ObservationSize, environment.ActionSize, hidden, ppo.GetProperty("initial_deviation").GetDouble(), seed: 0);
        networks.load(run.PolicyFile);
        return new TrainedPolicy(networks, environment);
    }

    /// <summary>The action that the policy thinks best.</summary>
    /// <param name="observations">What the environment shows: [rows, observations].</param>
    /// <returns>[rows, actions], owned by the caller's dispose scope; the environment clips it to -1 .. 1.</returns>
    public Tensor Act(Tensor observations)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        return networks.Mean(networks.Normalise(observations)).MoveToOuterDisposeScope();
    }

    /// <summary>Frees the networks.</summary>
    public void Dispose() => networks.Dispose();
}
