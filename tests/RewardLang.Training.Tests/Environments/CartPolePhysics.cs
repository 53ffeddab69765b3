using RewardLang.Training.Environments;
using static TorchSharp.torch;

namespace RewardLang.Training.Tests.Environments;

/// <summary>The cart-pole against conservation laws that its code does not use.</summary>
public sealed class CartPolePhysics
{
    private const int Rows = 32;

    [Theory]
    [InlineData(10, 0.01)]
    [InlineData(100, 0.001)]
    public void EnergyIsConservedWithoutForce(int substeps, double tolerance)
    {
        using var environment = Fall(substeps, out var before, out var after, Energy);
        foreach (var (start, end) in before.Zip(after)) Assert.InRange(end, start - tolerance, start + tolerance);
        // The bound means something only if much energy went back and forth.
        Assert.Contains(environment.Signals["pole_vel"].data<float>().ToArray(), speed => Math.Abs(speed) > 3);
    }

    [Fact]
    public void HorizontalMomentumIsConservedWithoutForce()
    {
        using var environment = Fall(100, out var before, out var after, Momentum);
        foreach (var (start, end) in before.Zip(after)) Assert.InRange(end, start - 2e-3, start + 2e-3);
    }

    [Fact]
    public void ForceIsThePowerThatTheEnergyGains()
    {
        using var environment = new CartPole(Rows, seed: 4, substeps: 50);
        environment.Reset();
        var before = Energy(environment);
        var position = environment.Signals["cart_pos"].clone();
        environment.Step(ones(Rows, 1));
        var work = ((environment.Signals["cart_pos"] - position) * CartPole.MaximumForce).data<float>().ToArray();
        foreach (var ((start, end), done) in before.Zip(Energy(environment)).Zip(work)) Assert.Equal(done, end - start, 1e-3);
    }

    private static CartPole Fall(int substeps, out double[] before, out double[] after, Func<CartPole, double[]> measure)
    {
        var environment = new CartPole(Rows, seed: 2, substeps);
        environment.Reset();
        before = measure(environment);
        using var actions = zeros(Rows, 1);
        for (var step = 0; step < 120; step++) environment.Step(actions);
        after = measure(environment);
        return environment;
    }

    // A uniform rod: the velocity of its centre, and its own moment of inertia m (2 l)² / 12.
    private static double[] Energy(CartPole environment) => Measure(environment, (cart, angle, rate) =>
    {
        const double half = CartPole.HalfLength;
        var centreX = cart + half * Math.Cos(angle) * rate;
        var centreY = -half * Math.Sin(angle) * rate;
        var inertia = CartPole.PoleMass * (2 * half) * (2 * half) / 12;
        return 0.5 * CartPole.CartMass * cart * cart
            + 0.5 * CartPole.PoleMass * (centreX * centreX + centreY * centreY)
            + 0.5 * inertia * rate * rate
            + CartPole.PoleMass * CartPole.Gravity * half * Math.Cos(angle);
    });

    private static double[] Momentum(CartPole environment) => Measure(environment, (cart, angle, rate) =>
        CartPole.CartMass * cart + CartPole.PoleMass * (cart + CartPole.HalfLength * Math.Cos(angle) * rate));

    private static double[] Measure(CartPole environment, Func<double, double, double, double> measure)
    {
        var cart = environment.Signals["cart_vel"].data<float>().ToArray();
        var angle = environment.Signals["pole_angle"].data<float>().ToArray();
        var rate = environment.Signals["pole_vel"].data<float>().ToArray();
        return [.. Enumerable.Range(0, Rows).Select(row => measure(cart[row], angle[row], rate[row]))];
    }
}
