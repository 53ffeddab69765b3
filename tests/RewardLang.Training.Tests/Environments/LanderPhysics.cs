using RewardLang.Training.Environments;
using static TorchSharp.torch;

namespace RewardLang.Training.Tests.Environments;

/// <summary>The lander against motions that are known in closed form.</summary>
public sealed class LanderPhysics
{
    private const int Rows = 16;

    [Fact]
    public void WithoutThrustItFallsFreely()
    {
        using var environment = Make(substeps: 200);
        var position = environment.Signals["position"].clone();
        var velocity = environment.Signals["velocity"].clone();
        const int steps = 25;
        for (var step = 0; step < steps; step++) environment.Step(tensor([-1f, 0f]).expand(Rows, 2));
        var seconds = steps * Lander.Kind.TimeStep;
        var expected = position + velocity * seconds - tensor([0f, 1f]) * (Lander.Gravity / 2 * seconds * seconds);
        Assert.True((environment.Signals["position"] - expected).abs().max().item<float>() < 2e-3);
    }

    [Fact]
    public void UprightWithItsWeightAsThrustItHovers()
    {
        using var environment = Make(substeps: 2);
        foreach (var name in new[] { "velocity", "tilt", "angular_velocity" }) environment.Signals[name].zero_();
        var position = environment.Signals["position"].clone();
        for (var step = 0; step < 100; step++) environment.Step(tensor([-0.2f, 0f]).expand(Rows, 2));
        Assert.True((environment.Signals["position"] - position).abs().max().item<float>() < 1e-3);
        Assert.Equal(Lander.Mass * Lander.Gravity, environment.Signals["thrust"][0].item<float>(), 1e-4);
    }

    [Fact]
    public void SideThrustersTurnIt()
    {
        using var environment = Make(substeps: 2);
        environment.Signals["angular_velocity"].zero_();
        for (var step = 0; step < 10; step++) environment.Step(tensor([-1f, 0.5f]).expand(Rows, 2));
        var expected = 0.5 * Lander.MaximumTorque / Lander.Inertia * 10 * Lander.Kind.TimeStep;
        foreach (var rate in environment.Signals["angular_velocity"].data<float>()) Assert.Equal(expected, rate, 1e-4);
    }

    [Fact]
    public void TheImpactHasTheSpeedOfTheFallAndEndsTheMotion()
    {
        using var environment = Make(substeps: 400);
        var height = environment.Signals["position"].select(1, 1).clone();
        environment.Signals["velocity"].zero_();
        for (var step = 0; step < 100; step++) environment.Step(tensor([-1f, 0f]).expand(Rows, 2));
        Assert.True(environment.Signals["grounded"].all().item<bool>());
        Assert.True((environment.Signals["impact_speed"] - (height * (2 * Lander.Gravity)).sqrt()).abs().max().item<float>() < 0.01);

        // What stands on the ground does not move again.
        var position = environment.Signals["position"].clone();
        var tilt = environment.Signals["tilt"].clone();
        for (var step = 0; step < 10; step++) environment.Step(ones(Rows, 2));
        Assert.Equal(position.data<float>().ToArray(), environment.Signals["position"].data<float>().ToArray());
        Assert.Equal(tilt.data<float>().ToArray(), environment.Signals["tilt"].data<float>().ToArray());
        Assert.Equal(0, environment.Signals["velocity"].abs().max().item<float>());
        Assert.False(environment.Solved.any().item<bool>());
    }

    [Fact]
    public void ASoftTouchOnThePadIsALanding()
    {
        using var environment = Make(substeps: 2);
        foreach (var name in new[] { "tilt", "angular_velocity" }) environment.Signals[name].zero_();
        environment.Signals["velocity"].copy_(tensor([0f, -0.8f]));
        environment.Signals["position"].copy_(stack([linspace(-2, 2, Rows), full(Rows, 0.1f)], 1));
        for (var step = 0; step < 5; step++) environment.Step(tensor([-0.2f, 0f]).expand(Rows, 2));
        Assert.True(environment.Signals["grounded"].all().item<bool>());
        var onPad = environment.Signals["position"].select(1, 0).abs() <= Lander.PadHalfWidth;
        Assert.Equal(onPad.data<bool>().ToArray(), environment.Solved.data<bool>().ToArray());
        Assert.True(onPad.any().item<bool>() && !onPad.all().item<bool>());
    }

    private static Lander Make(int substeps)
    {
        var environment = new Lander(Rows, seed: 9, substeps);
        environment.Reset();
        return environment;
    }
}
