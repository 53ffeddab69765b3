using RewardLang.Training.Environments;
using static TorchSharp.torch;

namespace RewardLang.Training.Tests.Environments;

/// <summary>The unicycle against motions that are known in closed form.</summary>
public sealed class UnicyclePhysics
{
    private const int Rows = 16;

    /// <summary>At constant speed and turn rate it goes in a circle of radius v / ω.</summary>
    [Fact]
    public void ConstantCommandsMakeACircle()
    {
        const double speed = 0.5, rate = 0.8;
        using var environment = Make(substeps: 40);
        environment.Signals["position"].zero_();
        environment.Signals["speed"].fill_(speed);
        environment.Signals["turn_rate"].fill_(rate);
        var before = environment.Signals["heading"].clone();
        const int steps = 40;
        for (var step = 0; step < steps; step++)
            environment.Step(tensor([(float)(speed / Unicycle.MaximumSpeed), (float)(rate / Unicycle.MaximumTurnRate)]).expand(Rows, 2));
        var after = before + rate * steps * Unicycle.Kind.TimeStep;
        var expected = stack([after.sin() - before.sin(), before.cos() - after.cos()], 1) * (speed / rate);
        Assert.True((environment.Signals["position"] - expected).abs().max().item<float>() < 2e-3);
        Assert.True((environment.Signals["heading"].cos() - after.cos()).abs().max().item<float>() < 1e-3);
    }

    [Fact]
    public void SpeedFollowsItsCommandWithTheLag()
    {
        using var environment = Make(substeps: 40);
        for (var step = 0; step < 4; step++) environment.Step(tensor([1f, -1f]).expand(Rows, 2));
        var share = 1 - Math.Exp(-4 * Unicycle.Kind.TimeStep / Unicycle.Lag);
        Assert.Equal(share * Unicycle.MaximumSpeed, environment.Signals["speed"][0].item<float>(), 2e-3);
        Assert.Equal(-share * Unicycle.MaximumTurnRate, environment.Signals["turn_rate"][0].item<float>(), 4e-3);
    }

    [Fact]
    public void TheYardHasAnEdge()
    {
        using var environment = Make(substeps: 2);
        environment.Signals["heading"].zero_();
        for (var step = 0; step < 150; step++) environment.Step(tensor([1f, 0f]).expand(Rows, 2));
        foreach (var x in environment.Signals["position"].select(1, 0).clone().data<float>()) Assert.Equal(Unicycle.Edge, x);
    }

    [Fact]
    public void TheBayMustBeHeld()
    {
        using var environment = Make(substeps: 2);
        environment.Signals["position"].zero_();
        environment.Signals["heading"].copy_(where(arange(Rows) < 8, 0f, 3f));
        for (var step = 1; step <= Unicycle.Kind.HoldSteps; step++)
        {
            Assert.False(environment.Solved.any().item<bool>());
            environment.Step(zeros(Rows, 2));
        }

        Assert.Equal(Enumerable.Range(0, Rows).Select(row => row < 8), environment.Solved.data<bool>().ToArray());
    }

    private static Unicycle Make(int substeps)
    {
        var environment = new Unicycle(Rows, seed: 3, substeps);
        environment.Reset();
        return environment;
    }
}
