using RewardLang.Training.Environments;
using static TorchSharp.torch;

namespace RewardLang.Training.Tests.Environments;

/// <summary>The pusher against momentum and motions that are known in closed form.</summary>
public sealed class PusherPhysics
{
    private const int Rows = 64;
    private const double Reach = Pusher.HandRadius + Pusher.PuckRadius;

    /// <summary>In an oblique collision only friction changes the momentum, by its coefficient times the way.</summary>
    [Fact]
    public void ContactKeepsMomentum()
    {
        using var environment = Make(substeps: 400);
        Place(environment, hand: [0, 0], puck: [0.07f, 0.05f]);
        environment.Signals["hand_velocity"].copy_(tensor([1f, 0.2f]));
        var (hand, puck, momentum) = (environment.Signals["hand"].clone(), environment.Signals["puck"].clone(), Momentum(environment));
        environment.Step(zeros(Rows, 2));
        Assert.True(environment.Signals["puck_velocity"].norm(1).min().item<float>() > 0.3);
        var friction = Pusher.HandDamping * (environment.Signals["hand"] - hand) + Pusher.PuckDamping * (environment.Signals["puck"] - puck);
        Assert.True((Momentum(environment) - momentum + friction).abs().max().item<float>() < 2e-3);
    }

    /// <summary>Smooth discs push along the line of their centres alone.</summary>
    [Fact]
    public void ThePuckIsPushedAlongTheLineOfCentres()
    {
        using var environment = Make(substeps: 400);
        Place(environment, hand: [0, 0], puck: [0.06f, 0.0529150262f]);
        environment.Signals["hand_velocity"].copy_(tensor([1f, 0f]));
        environment.Step(zeros(Rows, 2));
        var velocity = environment.Signals["puck_velocity"];
        var along = velocity / velocity.norm(1, keepdim: true);
        Assert.True((along - tensor([0.75f, 0.661437829f])).abs().max().item<float>() < 0.02);
    }

    [Fact]
    public void PushedStraightBothMoveAtOneSpeed()
    {
        using var environment = Make(substeps: 4);
        Place(environment, hand: [-0.45f, 0.1f], puck: [-0.36f, 0.1f]);
        using var actions = tensor([1f, 0f]).expand(Rows, 2);
        for (var step = 0; step < 24; step++) environment.Step(actions);
        const double expected = Pusher.MaximumForce / (Pusher.HandDamping + Pusher.PuckDamping);
        Assert.Equal(expected, environment.Signals["puck_velocity"][0, 0].item<float>(), 0.01);
        Assert.Equal(expected, environment.Signals["hand_velocity"][0, 0].item<float>(), 0.01);
        Assert.Equal(Reach, (environment.Signals["puck"] - environment.Signals["hand"])[0, 0].item<float>(), 1e-4);
        Assert.True(environment.Signals["touching"].all().item<bool>());
    }

    [Fact]
    public void FreeThingsSlowDownExponentially()
    {
        using var environment = Make(substeps: 400);
        Place(environment, hand: [-0.4f, -0.4f], puck: [0, 0]);
        environment.Signals["hand_velocity"].copy_(tensor([-0.1f, 0f]));
        environment.Signals["puck_velocity"].copy_(tensor([0.3f, 0.4f]));
        for (var step = 0; step < 5; step++) environment.Step(zeros(Rows, 2));
        var seconds = 5 * Pusher.Kind.TimeStep;
        Assert.Equal(0.5 * Math.Exp(-Pusher.PuckDamping / Pusher.PuckMass * seconds), environment.Signals["puck_velocity"][0].norm().item<float>(), 1e-3);
        Assert.Equal(-0.1 * Math.Exp(-Pusher.HandDamping / Pusher.HandMass * seconds), environment.Signals["hand_velocity"][0, 0].item<float>(), 1e-3);
        Assert.False(environment.Signals["touching"].any().item<bool>());
    }

    [Fact]
    public void AwayFromTheEdgeNothingOverlaps()
    {
        using var environment = Make(substeps: 4);
        using var random = new Generator(4);
        var touched = zeros(Rows, ScalarType.Bool);
        for (var step = 0; step < Pusher.Kind.EpisodeSteps; step++)
        {
            // Towards the puck, with noise.
            environment.Step((environment.Signals["puck"] - environment.Signals["hand"]) * 10 + randn(Rows, 2, generator: random));
            var inside = environment.Signals["puck"].abs().lt(0.49).all(1).logical_and(environment.Signals["hand"].abs().lt(0.49).all(1));
            var distance = (environment.Signals["puck"] - environment.Signals["hand"]).norm(1);
            Assert.True(where(inside, distance, 1f).min().item<float>() > Reach - 1e-4);
            touched.logical_or_(environment.Signals["touching"]);
        }

        Assert.True(touched.all().item<bool>());
    }

    private static Pusher Make(int substeps)
    {
        var environment = new Pusher(Rows, seed: 3, substeps);
        environment.Reset();
        return environment;
    }

    private static void Place(Pusher environment, float[] hand, float[] puck)
    {
        environment.Signals["hand"].copy_(tensor(hand));
        environment.Signals["puck"].copy_(tensor(puck));
    }

    private static Tensor Momentum(Pusher environment) =>
        Pusher.HandMass * environment.Signals["hand_velocity"] + Pusher.PuckMass * environment.Signals["puck_velocity"];
}
