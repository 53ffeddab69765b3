using RewardLang.Training.Environments;
using RewardLang.Training.Rewards;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Training.Tests.Environments;

/// <summary>What every environment promises.</summary>
public sealed class EnvironmentContract
{
    private const int Rows = 16;

    public static TheoryData<string> Names => [.. EnvironmentRegistry.All.Select(kind => kind.Name)];

    [Fact]
    public void TheseAreTheEnvironments() => Assert.Equal(
        ["cart-pole", "lander", "mountain-car", "pendulum", "pusher", "quadrotor", "reacher", "unicycle"],
        EnvironmentRegistry.All.Select(kind => kind.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void SignalsHaveTheDeclaredShapes(string name)
    {
        using var environment = Make(name, seed: 1);
        var kind = environment.Description;
        Assert.Equal(kind.Signals.Select(signal => signal.Name).Order(), environment.Signals.Keys.Order());
        foreach (var signal in kind.Signals)
        {
            var tensor = environment.Signals[signal.Name];
            Assert.Equal([Rows, .. signal.Axes.Select(axis => (long)axis.Size)], tensor.shape);
            Assert.Equal(signal.Kind is SignalKind.Boolean ? ScalarType.Bool : ScalarType.Float32, tensor.dtype);
        }
        Assert.Equal([Rows, kind.ObservationSize], environment.Observe().shape);
    }

    /// <summary>Rows that push one way for an episode, back and forth with every period, and at random.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void SignalsStayWithinTheirRanges(string name)
    {
        const int rows = 256;
        var kind = EnvironmentRegistry.Named(name);
        using var environment = kind.Create(rows, 5);
        using var random = new Generator(6);
        environment.Reset();
        var periods = arange(rows).remainder(64).unsqueeze(1) + 1;
        var phases = rand(rows, kind.ActionSize, generator: random) * 64;
        for (var step = 0; step < kind.EpisodeSteps; step++)
        {
            using var scope = NewDisposeScope();
            var waves = ((phases + step) / periods).floor().remainder(2) * 2 - 1;
            var constant = (phases > 32).to_type(ScalarType.Float32) * 2 - 1;
            var noise = rand(rows, kind.ActionSize, generator: random) * 2 - 1;
            var choice = arange(rows).div(64).floor().unsqueeze(1);
            environment.Step(where(choice == 0, constant, where(choice == 1, noise, waves)));
            foreach (var signal in kind.Signals.Where(signal => signal.Lower is not null))
            {
                var values = environment.Signals[signal.Name];
                Assert.InRange(values.min().item<float>(), (float)signal.Lower!, (float)signal.Upper!);
                Assert.InRange(values.max().item<float>(), (float)signal.Lower!, (float)signal.Upper!);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TheSameSeedGivesTheSameNumbers(string name)
    {
        Assert.Equal(Trace(name, seed: 7), Trace(name, seed: 7));
        Assert.NotEqual(Trace(name, seed: 7), Trace(name, seed: 8));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ResetTouchesOnlyTheRowsOfItsMask(string name)
    {
        using var environment = Make(name, seed: 3);
        for (var step = 0; step < 5; step++) environment.Step(ActionsFor(environment, step));
        var before = Snapshot(environment);
        var mask = arange(Rows).remainder(3).eq(0);
        environment.Reset(mask);
        var after = Snapshot(environment);
        var restarted = mask.data<bool>().ToArray();
        var changed = Enumerable.Range(0, Rows).Select(row => !before[row].SequenceEqual(after[row])).ToArray();
        Assert.Equal(restarted, changed);
        Assert.Equal(restarted.Select(flag => flag ? 0f : 5f), environment.StepsTaken.data<float>().ToArray());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TheTimeLimitIsReachedAfterTheDeclaredSteps(string name)
    {
        using var environment = Make(name, seed: 3);
        using var actions = zeros(Rows, environment.Description.ActionSize);
        for (var step = 1; step <= environment.Description.EpisodeSteps; step++)
        {
            Assert.False(environment.TimeLimitReached().any().item<bool>());
            environment.Step(actions);
        }
        Assert.True(environment.TimeLimitReached().all().item<bool>());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void StaggeredRowsReachTheTimeLimitAtDifferentSteps(string name)
    {
        using var environment = Make(name, seed: 3);
        var before = environment.Observe().data<float>().ToArray();
        environment.Stagger();
        Assert.Equal(before, environment.Observe().data<float>().ToArray());
        var steps = environment.StepsTaken.data<float>().ToArray();
        Assert.All(steps, taken => Assert.InRange(taken, 0, environment.Description.EpisodeSteps - 1));
        Assert.True(steps.Distinct().Count() > Rows / 2);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ActionsBeyondTheirRangeAreClipped(string name)
    {
        using var wide = Make(name, seed: 5);
        using var exact = Make(name, seed: 5);
        wide.Step(full(Rows, wide.Description.ActionSize, 9f));
        exact.Step(ones(Rows, exact.Description.ActionSize));
        Assert.Equal(Snapshot(exact), Snapshot(wide));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ActionsOfTheWrongShapeAreRefused(string name)
    {
        using var environment = Make(name, seed: 5);
        var error = Assert.Throws<ArgumentException>(() => environment.Step(zeros(Rows, 7)));
        Assert.Contains($"[{Rows}, {environment.Description.ActionSize}]", error.Message);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void SteppingKeepsNoTensorsAlive(string name)
    {
        using var environment = Make(name, seed: 5);
        using var actions = zeros(Rows, environment.Description.ActionSize);
        environment.Step(actions);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (var step = 0; step < 10; step++)
        {
            environment.Step(actions);
            environment.Reset();
            environment.Observe().Dispose();
        }
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private static VectorEnvironment Make(string name, ulong seed)
    {
        var environment = EnvironmentRegistry.Named(name).Create(Rows, seed);
        environment.Reset();
        return environment;
    }

    private static Tensor ActionsFor(VectorEnvironment environment, int step) =>
        arange(Rows * environment.Description.ActionSize).reshape(Rows, -1).to_type(ScalarType.Float32).mul_(0.3).add_(step).sin_();

    private static List<float> Trace(string name, ulong seed)
    {
        using var environment = Make(name, seed);
        List<float> trace = [];
        for (var step = 0; step < 20; step++)
        {
            environment.Step(ActionsFor(environment, step));
            trace.AddRange(environment.Observe().data<float>());
        }
        environment.Reset(arange(Rows).lt(4));
        trace.AddRange(environment.Observe().data<float>());
        return trace;
    }

    private static float[][] Snapshot(VectorEnvironment environment) =>
    [
        .. Enumerable.Range(0, Rows).Select(row => environment.Signals.Values
            .SelectMany(signal => signal[row].to_type(ScalarType.Float32).reshape(-1).data<float>().ToArray()).ToArray()),
    ];
}
