using RewardLang.Runtime;
using RewardLang.Training.Environments;
using RewardLang.Training.Rewards;
using static TorchSharp.torch;

namespace RewardLang.Training.Tests.Rewards;

/// <summary>Compiled rewards, held against the same formulas in tensor operations.</summary>
public sealed class ProgramRewardTests
{
    private const int Rows = 64;

    [Theory]
    [InlineData("balance")]
    [InlineData("reach")]
    [InlineData("hover")]
    public void TheExamplesAgreeWithTheirFormulasOverWholeEpisodes(string name)
    {
        using var program = Examples.Load(name);
        using var compiled = new ProgramReward(program);
        using HandReward byHand = name switch { "balance" => new HandBalance(), "reach" => new HandReach(), _ => new HandHover() };
        Assert.Equal(byHand.Name, compiled.Name);
        Assert.Equal(byHand.Terms.Select(term => (term.Name, term.Weight)), compiled.Terms.Select(term => (term.Name, term.Weight)));
        Assert.Equal(byHand.Inputs.Select(input => (input.Name, input.Unit)), compiled.Inputs.Select(input => (input.Name, input.Unit)));

        using var environment = EnvironmentRegistry.Match(compiled.Name, compiled.Inputs).Create(Rows, 5);
        using var random = new Generator(8);
        environment.Reset();
        var ended = 0;
        for (var step = 0; step < 150; step++)
        {
            using var scope = NewDisposeScope();
            environment.Step(randn(Rows, environment.Description.ActionSize, generator: random));
            using var actual = compiled.Step(environment.Signals);
            using var expected = byHand.Step(environment.Signals);
            AssertClose(expected.Total, actual.Total);
            foreach (var term in byHand.Terms)
            {
                AssertClose(expected.Term(term.Name), actual.Term(term.Name));
                AssertClose(expected.Contribution(term.Name), actual.Contribution(term.Name));
            }
            Assert.Equal(expected.Done.data<bool>().ToArray(), actual.Done.data<bool>().ToArray());
            var done = actual.Done.clone();
            ended += (int)done.sum().item<long>();
            environment.Reset(done);
            compiled.Reset(done);
            byHand.Reset(done);
        }
        if (name is not "reach") Assert.True(ended > 0);
    }

    [Fact]
    public void SuccessIsHeldForTheStatedStepsAndStartsOverWithTheEpisode()
    {
        using var program = Examples.Load("reach");
        using var reward = new ProgramReward(program);
        using var environment = new Reacher(2, seed: 1);
        environment.Reset();
        environment.Signals["target"].copy_(environment.Signals["hand"]);
        int StepsToSuccess()
        {
            for (var step = 1; ; step++)
            {
                using var result = reward.Step(environment.Signals);
                if (result.End("success").all().item<bool>()) return step;
            }
        }
        Assert.Equal(10, StepsToSuccess());
        reward.Reset(ones(2, ScalarType.Bool));
        Assert.Equal(10, StepsToSuccess());
    }

    [Fact]
    public void TheTimeStepAndTheTrainingStepReachTheProgram()
    {
        using var program = RewardProgram.Compile(
            "reward Clock { input hand : real[xy]  output seconds = dt  term age = training_step + 0 * hand.x }");
        using var reward = new ProgramReward(program);
        reward.SetTimeStep(0.02);
        reward.SetTrainingStep(1234);
        using var result = reward.Step(new Dictionary<string, Tensor> { ["hand"] = zeros(3, 2) });
        Assert.Equal([1234f, 1234f, 1234f], result.Total.data<float>().ToArray());
        Assert.Equal(0.02f, result.Output("seconds").data<float>()[0]);
        Assert.Equal([false, false, false], result.Done.data<bool>().ToArray());
        Assert.Equal([0f, 0f, 0f], result.Adjustment.data<float>().ToArray());
        Assert.Equal(0.02, Assert.Single(reward.Parameters["dt"]));
    }

    [Fact]
    public void AMetricIsNotTrainedOn()
    {
        using var program = RewardProgram.Compile("metric Mean { input hand : real[xy]  total = mean(hand) }");
        var error = Assert.Throws<RewardException>(() => new ProgramReward(program));
        Assert.Contains("'Mean' is a metric", error.Message);
    }

    [Fact]
    public void AVectorIsNotTrainedOn()
    {
        using var program = RewardProgram.Compile(
            "reward Two { input hand : real[xy]  total = hand }");
        using var reward = new ProgramReward(program);
        var error = Assert.Throws<RewardException>(() => reward.Step(new Dictionary<string, Tensor> { ["hand"] = zeros(3, 2) }));
        Assert.Contains("reduce it", error.Message);
    }

    private static void AssertClose(Tensor expected, Tensor actual)
    {
        using var scope = NewDisposeScope();
        Assert.Equal(expected.shape, actual.shape);
        Assert.True(allclose(expected, actual, rtol: 1e-4, atol: 1e-5), $"largest difference {(expected - actual).abs().max().item<float>()}");
    }
}
