using RewardLang.Training.Environments;
using static TorchSharp.torch;

namespace RewardLang.Training.Tests.Environments;

/// <summary>The mountain car against the classic recurrence, whose numbers are for each step and have no units.</summary>
public sealed class MountainCarPhysics
{
    private const int Rows = 16;

    [Fact]
    public void ItMovesAsTheClassicDoes()
    {
        using var environment = Make();
        var position = environment.Signals["position"].data<float>().Select(x => (double)x).ToArray();
        var velocity = new double[Rows];
        for (var step = 0; step < 120; step++)
        {
            var actions = Enumerable.Range(0, Rows).Select(row => Math.Sin(0.05 * (row + 1) * step)).ToArray();
            environment.Step(tensor(actions.Select(a => (float)a).ToArray()).unsqueeze(1));
            for (var row = 0; row < Rows; row++)
            {
                velocity[row] = Math.Clamp(velocity[row] + 0.0015 * actions[row] - 0.0025 * Math.Cos(3 * position[row]), -0.07, 0.07);
                position[row] = Math.Clamp(position[row] + velocity[row], -1.2, 0.6);
                if (position[row] is -1.2 or 0.6) velocity[row] = 0;
            }
        }

        var places = environment.Signals["position"].data<float>().ToArray();
        var speeds = environment.Signals["velocity"].data<float>().ToArray();
        for (var row = 0; row < Rows; row++)
        {
            Assert.Equal(position[row], places[row], 1e-3);
            Assert.Equal(velocity[row] / MountainCar.Kind.TimeStep, speeds[row], 1e-3);
        }
    }

    /// <summary>What makes the task one: full power does not climb the hill, a run-up does, and at the flag the car can stay.</summary>
    [Fact]
    public void TheHillNeedsARunUp()
    {
        using var pushed = Make();
        using var swung = Make();
        for (var step = 0; step < MountainCar.Kind.EpisodeSteps; step++)
        {
            pushed.Step(ones(Rows, 1));
            Assert.True(pushed.Signals["position"].max().item<float>() < MountainCar.Flag);
            swung.Step(where(swung.Signals["velocity"] >= 0, 1f, -1f).unsqueeze(1));
        }

        Assert.True(swung.Signals["position"].min().item<float>() >= MountainCar.Flag);
        Assert.True(swung.Solved.all().item<bool>());
        Assert.False(pushed.Solved.any().item<bool>());
    }

    private static MountainCar Make()
    {
        var environment = new MountainCar(Rows, seed: 3);
        environment.Reset();
        return environment;
    }
}
