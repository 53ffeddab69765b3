using RewardLang.Training.Environments;
using static TorchSharp.torch;

namespace RewardLang.Training.Tests.Environments;

/// <summary>The pendulum against energy, and against another integration of its equation.</summary>
public sealed class PendulumPhysics
{
    private const int Rows = 32;

    [Fact]
    public void EnergyIsConservedWithoutTorqueAndFriction()
    {
        using var environment = Make(substeps: 500, damping: 0);
        environment.Signals["angular_velocity"].add_(4);
        var before = Energy(environment);
        using var actions = zeros(Rows, 1);
        for (var step = 0; step < 40; step++) environment.Step(actions);
        foreach (var (start, end) in before.Zip(Energy(environment))) Assert.Equal(start, end, 0.01);
    }

    [Fact]
    public void FrictionTakesEnergyAway()
    {
        using var environment = Make(substeps: 20, damping: 0.1);
        environment.Signals["angular_velocity"].add_(4);
        var before = Energy(environment);
        for (var step = 0; step < 20; step++) environment.Step(zeros(Rows, 1));
        foreach (var (start, end) in before.Zip(Energy(environment))) Assert.True(end < start - 0.1);
    }

    [Fact]
    public void ItMovesAsASecondIntegrationSays()
    {
        using var environment = Make(substeps: 200, damping: 0.1);
        var angle = (double)environment.Signals["angle"][0].item<float>();
        var rate = (double)environment.Signals["angular_velocity"][0].item<float>();
        for (var step = 0; step < 60; step++)
        {
            var action = Math.Sin(step * 0.2);
            environment.Step(full(Rows, 1, (float)action));
            (angle, rate) = RungeKutta(angle, rate, 2 * action, Pendulum.Kind.TimeStep);
        }

        Assert.Equal(rate, environment.Signals["angular_velocity"][0].item<float>(), 0.02);
        Assert.Equal(Math.Cos(angle), Math.Cos(environment.Signals["angle"][0].item<float>()), 0.01);
        Assert.Equal(Math.Sin(angle), Math.Sin(environment.Signals["angle"][0].item<float>()), 0.01);
    }

    /// <summary>What makes the task one: the rod does not even come level by torque in one direction, but does by a torque that follows the motion.</summary>
    [Fact]
    public void TheMotorLiftsItOnlyBySwinging()
    {
        using var pushed = Make(substeps: 4, damping: 0.1);
        using var swung = Make(substeps: 4, damping: 0.1);
        foreach (var environment in new[] { pushed, swung }) environment.Signals["angular_velocity"].zero_();
        var highest = -ones(Rows);
        for (var step = 0; step < Pendulum.Kind.EpisodeSteps; step++)
        {
            pushed.Step(ones(Rows, 1));
            Assert.True(pushed.Signals["angle"].cos().max().item<float>() < 0);
            swung.Step(swung.Signals["angular_velocity"].sign().unsqueeze(1));
            highest = maximum(highest, swung.Signals["angle"].cos());
        }

        Assert.True(highest.min().item<float>() > 0.95);
    }

    private static Pendulum Make(int substeps, double damping)
    {
        var environment = new Pendulum(Rows, seed: 3, substeps, damping);
        environment.Reset();
        return environment;
    }

    // A uniform rod that turns about its end: half its length to the centre, and m l² / 3.
    private static double[] Energy(Pendulum environment)
    {
        var angle = environment.Signals["angle"].data<float>().ToArray();
        var rate = environment.Signals["angular_velocity"].data<float>().ToArray();
        return
        [
            .. angle.Zip(rate, (a, w) => Pendulum.Mass * Pendulum.Length * Pendulum.Length / 6 * w * w
                + Pendulum.Mass * Pendulum.Gravity * Pendulum.Length / 2 * Math.Cos(a)),
        ];
    }

    private static (double Angle, double Rate) RungeKutta(double angle, double rate, double torque, double seconds)
    {
        static double Acceleration(double angle, double rate, double torque) =>
            1.5 * Pendulum.Gravity / Pendulum.Length * Math.Sin(angle)
            + 3 / (Pendulum.Mass * Pendulum.Length * Pendulum.Length) * (torque - Pendulum.DefaultDamping * rate);
        const int parts = 20;
        var h = seconds / parts;
        for (var part = 0; part < parts; part++)
        {
            var (a1, r1) = (rate, Acceleration(angle, rate, torque));
            var (a2, r2) = (rate + h / 2 * r1, Acceleration(angle + h / 2 * a1, rate + h / 2 * r1, torque));
            var (a3, r3) = (rate + h / 2 * r2, Acceleration(angle + h / 2 * a2, rate + h / 2 * r2, torque));
            var (a4, r4) = (rate + h * r3, Acceleration(angle + h * a3, rate + h * r3, torque));
            angle += h / 6 * (a1 + 2 * a2 + 2 * a3 + a4);
            rate += h / 6 * (r1 + 2 * r2 + 2 * r3 + r4);
        }

        return (angle, rate);
    }
}
