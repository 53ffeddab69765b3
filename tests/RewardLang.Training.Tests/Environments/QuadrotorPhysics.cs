using RewardLang.Training.Environments;
using static TorchSharp.torch;

namespace RewardLang.Training.Tests.Environments;

/// <summary>The quadrotor against motions that are known in closed form.</summary>
public sealed class QuadrotorPhysics
{
    private const int Rows = 16;

    [Fact]
    public void WithoutThrustItFallsFreely()
    {
        using var environment = Make(substeps: 200);
        var position = environment.Signals["position"].clone();
        var velocity = environment.Signals["velocity"].clone();
        var rate = environment.Signals["angular_velocity"].clone();
        const int steps = 25;
        for (var step = 0; step < steps; step++) environment.Step(-ones(Rows, 2));
        var seconds = steps * Quadrotor.Kind.TimeStep;
        var expected = position + velocity * seconds - tensor([0f, 1f]) * (Quadrotor.Gravity / 2 * seconds * seconds);
        Assert.True((environment.Signals["position"] - expected).abs().max().item<float>() < 1e-3);
        Assert.Equal(rate.data<float>().ToArray(), environment.Signals["angular_velocity"].data<float>().ToArray());
    }

    [Fact]
    public void LevelAtHalfThrustItHovers()
    {
        using var environment = Make(substeps: 2);
        foreach (var name in new[] { "velocity", "tilt", "angular_velocity" }) environment.Signals[name].zero_();
        var position = environment.Signals["position"].clone();
        for (var step = 0; step < 100; step++) environment.Step(zeros(Rows, 2));
        Assert.True((environment.Signals["position"] - position).abs().max().item<float>() < 1e-4);
    }

    [Fact]
    public void UnequalThrustTurnsItTowardsTheWeakerRotor()
    {
        using var environment = Make(substeps: 2);
        environment.Signals["angular_velocity"].zero_();
        environment.Step(tensor([-0.1f, 0.1f]).expand(Rows, 2));
        // The right rotor pushes 0.1 times its maximum more than the left one does.
        var expected = 0.1 * Quadrotor.MaximumThrust * Quadrotor.ArmLength / Quadrotor.Inertia * Quadrotor.Kind.TimeStep;
        foreach (var rate in environment.Signals["angular_velocity"].data<float>()) Assert.Equal(expected, rate, 1e-4);
    }

    [Fact]
    public void TheGroundEndsTheEpisode()
    {
        using var environment = Make(substeps: 2);
        Assert.False(environment.Failed().any().item<bool>());
        for (var step = 0; step < 100; step++) environment.Step(-ones(Rows, 2));
        Assert.True(environment.Failed().all().item<bool>());
        Assert.True(environment.Signals["grounded"].all().item<bool>());
    }

    [Fact]
    public void TheGoalMustBeHeld()
    {
        using var environment = Make(substeps: 2);
        foreach (var name in new[] { "velocity", "tilt", "angular_velocity" }) environment.Signals[name].zero_();
        environment.Signals["position"].copy_(environment.Signals["goal"]);
        for (var step = 1; step <= Quadrotor.Kind.HoldSteps; step++)
        {
            Assert.False(environment.Solved.any().item<bool>());
            environment.Step(zeros(Rows, 2));
        }
        Assert.True(environment.Solved.all().item<bool>());
    }

    private static Quadrotor Make(int substeps)
    {
        var environment = new Quadrotor(Rows, seed: 9, substeps);
        environment.Reset();
        return environment;
    }
}
