using RewardLang.Runtime;
using RewardLang.Training.Environments;
using RewardLang.Training.Rewards;
using RewardLang.Training.Tests.Runs;
using static TorchSharp.torch;

namespace RewardLang.Training.Tests.Rewards;

/// <summary>The environments' own rewards: classes that the build makes of files of the repository.</summary>
public sealed class DefaultRewardTests
{
    private const int Rows = 37;

    public static TheoryData<string, string> Defaults => new()
    {
        { "cart-pole", "examples/balance" },
        { "lander", "tasks/lander/expert" },
        { "mountain-car", "tasks/mountain-car/expert" },
        { "pendulum", "tasks/pendulum/expert" },
        { "pusher", "tasks/pusher/expert" },
        { "quadrotor", "examples/hover" },
        { "reacher", "examples/reach" },
        { "unicycle", "tasks/parking/expert" },
    };

    [Fact]
    public void EveryEnvironmentHasAReward() =>
        Assert.Equal(EnvironmentRegistry.All.Select(kind => kind.Name), Defaults.Select(row => (string)row[0]));

    [Theory]
    [MemberData(nameof(Defaults))]
    public void AGeneratedDefaultIsTheFileLoadedAtRunTime(string environmentName, string file)
    {
        var kind = EnvironmentRegistry.Named(environmentName);
        using var generated = kind.LoadDefaultReward();
        using var loaded = Examples.LoadFile(file);
        Assert.Equal(loaded.Hash, generated.Hash);
        Assert.Equal(loaded.Program.Source.Text, generated.Program.Source.Text);

        using var environment = kind.Create(Rows, 5);
        using var random = new Generator(8);
        environment.Reset();
        for (var step = 0; step < 100; step++)
        {
            using var scope = NewDisposeScope();
            environment.Step(randn(Rows, kind.ActionSize, generator: random));
            var actual = generated.Step(environment.Signals);
            var expected = loaded.Step(environment.Signals);
            AssertSame(expected, actual, loaded);
            // Without an end in the reward, some rows start over all the same.
            var ended = expected.Done ?? rand(Rows, generator: random).lt(0.05);
            environment.Reset(ended);
            generated.Reset(ended);
            loaded.Reset(ended);
            actual.Dispose();
            expected.Dispose();
        }
        Assert.Equal(RewardBackend.Cpu, generated.Backend);
    }

    [Fact]
    public void AParameterOfTheClassIsTrainedWith()
    {
        using var folder = new TemporaryFolder();
        using var reward = new Reach { Tolerance = 0.05 };
        var result = new Trainer(reward.Program, options: Short(folder)).Run();
        Assert.Contains("\"tolerance\": [\n      0.05\n", File.ReadAllText(Path.Combine(result.Folder, "program.json")));
    }

    [Theory]
    [MemberData(nameof(Defaults))]
    public void ATrainingNeedsNoFile(string environmentName, string file)
    {
        using var withoutFile = new TemporaryFolder();
        using var withFile = new TemporaryFolder();
        var kind = EnvironmentRegistry.Named(environmentName);
        using var loaded = Examples.LoadFile(file);
        var actual = new Trainer(kind, Short(withoutFile)).Run();
        var expected = new Trainer(loaded, kind, Short(withFile)).Run();
        Assert.Equal(expected.Evaluation.Return, actual.Evaluation.Return);
        Assert.Equal(Program(expected), Program(actual));
    }

    [Fact]
    public void AnEnvironmentWithoutARewardIsToldSo()
    {
        var bare = Reacher.Kind with { CreateDefaultReward = null };
        var error = Assert.Throws<EnvironmentMatchException>(() => new Trainer(bare));
        Assert.Contains("reacher has no reward of its own", error.Message);
    }

    // One kernel is compiled with the assembly, the other at run time, both from the same text: not a bit may differ.
    private static void AssertSame(StepResult expected, StepResult actual, RewardProgram program)
    {
        Assert.Equal(expected.Total.data<float>().ToArray(), actual.Total.data<float>().ToArray());
        Assert.Equal(expected.Done?.data<bool>().ToArray(), actual.Done?.data<bool>().ToArray());
        foreach (var term in program.Program.Terms)
        {
            Assert.Equal(expected.Term(term.Name).data<float>().ToArray(), actual.Term(term.Name).data<float>().ToArray());
            Assert.Equal(expected.Contribution(term.Name).data<float>().ToArray(), actual.Contribution(term.Name).data<float>().ToArray());
        }
        foreach (var end in program.Program.Ends)
            Assert.Equal(expected.End(end).data<bool>().ToArray(), actual.End(end).data<bool>().ToArray());
    }

    private static TrainerOptions Short(TemporaryFolder folder) =>
        new() { Rows = 8, Steps = 2 * 8 * 32, EvaluationEpisodes = 8, RunsFolder = folder.Path };

    private static string Program(TrainingResult result) => File.ReadAllText(Path.Combine(result.Folder, "program.reward"));
}
