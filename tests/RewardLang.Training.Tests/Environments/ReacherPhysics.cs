using RewardLang.Training.Environments;
using static TorchSharp.torch;

namespace RewardLang.Training.Tests.Environments;

/// <summary>The two-link arm against conservation laws and geometry that its code does not use.</summary>
public sealed class ReacherPhysics
{
    private const int Rows = 32;

    [Theory]
    [InlineData(20, 0.02)]
    [InlineData(200, 0.003)]
    public void EnergyIsConservedWithoutTorqueAndFriction(int substeps, double tolerance)
    {
        using var environment = Spinning(substeps, damping: 0);
        var before = Energy(environment);
        Coast(environment, steps: 100);
        foreach (var (start, end) in before.Zip(Energy(environment))) Assert.Equal(1, end / start, tolerance);
    }

    [Fact]
    public void AngularMomentumAboutTheShoulderIsConservedWithoutTorqueAndFriction()
    {
        using var environment = Spinning(substeps: 200, damping: 0);
        var before = AngularMomentum(environment);
        Coast(environment, steps: 100);
        foreach (var (start, end) in before.Zip(AngularMomentum(environment))) Assert.Equal(start, end, 3e-3);
    }

    [Fact]
    public void FrictionTakesEnergyAway()
    {
        using var environment = Spinning(substeps: 20, damping: 0.05);
        var before = Energy(environment);
        Coast(environment, steps: 20);
        foreach (var (start, end) in before.Zip(Energy(environment))) Assert.True(end < start);
    }

    [Fact]
    public void TorquesDoTheWorkThatTheEnergyGains()
    {
        using var environment = Spinning(substeps: 100, damping: 0);
        var before = Energy(environment);
        var angles = environment.Signals["joint_angle"].clone();
        using var actions = tensor([0.8f, -0.5f]).expand(Rows, 2);
        environment.Step(actions);
        var work = ((environment.Signals["joint_angle"] - angles) * environment.Signals["torque"]).sum(1).data<float>().ToArray();
        foreach (var ((start, end), done) in before.Zip(Energy(environment)).Zip(work)) Assert.Equal(done, end - start, 2e-3);
    }

    [Fact]
    public void TheVelocityOfTheHandIsTheRateOfItsPosition()
    {
        using var environment = Spinning(substeps: 2, damping: 0);
        Coast(environment, steps: 3);
        var angle = environment.Signals["joint_angle"].data<float>().ToArray();
        var rate = environment.Signals["joint_velocity"].data<float>().ToArray();
        var hand = environment.Signals["hand"].data<float>().ToArray();
        var velocity = environment.Signals["hand_velocity"].data<float>().ToArray();
        for (var row = 0; row < Rows; row++)
        {
            (double X, double Y) Hand(double later)
            {
                var upper = angle[2 * row] + later * rate[2 * row];
                var lower = upper + angle[2 * row + 1] + later * rate[2 * row + 1];
                return (Reacher.UpperLength * Math.Cos(upper) + Reacher.LowerLength * Math.Cos(lower),
                    Reacher.UpperLength * Math.Sin(upper) + Reacher.LowerLength * Math.Sin(lower));
            }
            const double instant = 1e-5;
            var (before, now, after) = (Hand(-instant), Hand(0), Hand(instant));
            Assert.Equal(now.X, hand[2 * row], 1e-5);
            Assert.Equal(now.Y, hand[2 * row + 1], 1e-5);
            Assert.Equal((after.X - before.X) / (2 * instant), velocity[2 * row], 1e-4);
            Assert.Equal((after.Y - before.Y) / (2 * instant), velocity[2 * row + 1], 1e-4);
        }
    }

    [Fact]
    public void TargetsLieInTheReachOfTheArm()
    {
        using var environment = new Reacher(1000, seed: 3);
        environment.Reset();
        var radius = environment.Signals["target"].norm(1);
        Assert.InRange(radius.min().item<float>(), Reacher.UpperLength - Reacher.LowerLength, 0.13);
        Assert.InRange(radius.max().item<float>(), 0.49, Reacher.UpperLength + Reacher.LowerLength);
    }

    private static Reacher Spinning(int substeps, double damping)
    {
        var environment = new Reacher(Rows, seed: 6, substeps, damping);
        environment.Reset();
        using var random = new Generator(5);
        environment.Signals["joint_velocity"].copy_(randn(Rows, 2, generator: random) * 2);
        return environment;
    }

    private static void Coast(Reacher environment, int steps)
    {
        using var actions = zeros(Rows, 2);
        for (var step = 0; step < steps; step++) environment.Step(actions);
    }

    private static double[] Energy(Reacher environment) => Sum(environment, rod =>
        0.5 * rod.Mass * (rod.VelocityX * rod.VelocityX + rod.VelocityY * rod.VelocityY)
        + 0.5 * rod.Mass * rod.Length * rod.Length / 12 * rod.Rate * rod.Rate);

    private static double[] AngularMomentum(Reacher environment) => Sum(environment, rod =>
        rod.Mass * (rod.X * rod.VelocityY - rod.Y * rod.VelocityX) + rod.Mass * rod.Length * rod.Length / 12 * rod.Rate);

    private static double[] Sum(Reacher environment, Func<Rod, double> measure)
    {
        var angle = environment.Signals["joint_angle"].data<float>().ToArray();
        var rate = environment.Signals["joint_velocity"].data<float>().ToArray();
        return
        [
            .. Enumerable.Range(0, Rows).Select(row =>
                Rods(angle[2 * row], angle[2 * row + 1], rate[2 * row], rate[2 * row + 1]).Sum(measure)),
        ];
    }

    // Each rod by its centre, from the geometry alone.
    private static Rod[] Rods(double shoulder, double elbow, double shoulderRate, double elbowRate)
    {
        const double upper = Reacher.UpperLength, lower = Reacher.LowerLength;
        var lowerAngle = shoulder + elbow;
        var lowerRate = shoulderRate + elbowRate;
        return
        [
            new Rod(Reacher.UpperMass, upper, upper / 2 * Math.Cos(shoulder), upper / 2 * Math.Sin(shoulder),
                -upper / 2 * Math.Sin(shoulder) * shoulderRate, upper / 2 * Math.Cos(shoulder) * shoulderRate, shoulderRate),
            new Rod(Reacher.LowerMass, lower,
                upper * Math.Cos(shoulder) + lower / 2 * Math.Cos(lowerAngle),
                upper * Math.Sin(shoulder) + lower / 2 * Math.Sin(lowerAngle),
                -upper * Math.Sin(shoulder) * shoulderRate - lower / 2 * Math.Sin(lowerAngle) * lowerRate,
                upper * Math.Cos(shoulder) * shoulderRate + lower / 2 * Math.Cos(lowerAngle) * lowerRate, lowerRate),
        ];
    }

    private sealed record Rod(
        double Mass, double Length, double X, double Y, double VelocityX, double VelocityY, double Rate);
}
