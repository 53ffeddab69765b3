using RewardLang.Training.Algorithms;
using RewardLang.Training.Environments;
using RewardLang.Training.Rewards;
using RewardLang.Training.Tests.Rewards;
using static TorchSharp.torch;

namespace RewardLang.Training.Tests.Algorithms;

public sealed class EpisodeStepperTests
{
    [Fact]
    public void ExactlyTheRowsThatEndedStartAgainInEnvironmentAndReward()
    {
        using var environment = new CartPole(8, seed: 1);
        using var reward = new HandBalance();
        using var recorder = new EpisodeRecorder(reward, 8);
        var stepper = new EpisodeStepper(reward, environment, recorder);
        stepper.Start();
        Assert.Equal([null], reward.Resets);
        Assert.Equal(CartPole.Kind.TimeStep, reward.TimeStep);

        // Push rows 2 and 5 beyond the rail's end.
        environment.Signals["cart_pos"].add_(tensor([0f, 0, 3, 0, 0, 3, 0, 0]));
        var terminations = new List<bool>();
        var ended = stepper.Step(zeros(8, 1), null, outcome =>
        {
            terminations.AddRange(outcome.Terminated.data<bool>());
            Assert.True(environment.Signals["cart_pos"][2].item<float>() > 2);
            Assert.False(outcome.Truncated.any().item<bool>());
        });
        bool[] expected = [false, false, true, false, false, true, false, false];
        Assert.Equal(expected, terminations);
        Assert.Equal(expected, ended.data<bool>().ToArray());
        Assert.Equal(expected, reward.Resets[^1]!);
        Assert.Equal(expected.Select(flag => flag ? 0f : 1f), environment.StepsTaken.data<float>().ToArray());
    }

    [Fact]
    public void TheTimeLimitTruncatesAndDoesNotTerminate()
    {
        using var environment = new Reacher(4, seed: 1);
        using var reward = new HandReach();
        using var recorder = new EpisodeRecorder(reward, 4);
        var stepper = new EpisodeStepper(reward, environment, recorder);
        stepper.Start();
        environment.Signals["target"].fill_(10);
        var truncations = 0;
        for (var step = 0; step < Reacher.Kind.EpisodeSteps; step++)
            stepper.Step(zeros(4, 2), null, outcome =>
            {
                Assert.False(outcome.Terminated.any().item<bool>());
                truncations += (int)outcome.Truncated.sum().item<long>();
            });
        Assert.Equal(4, truncations);
        var statistics = recorder.Take();
        Assert.Equal(4, statistics.Episodes);
        Assert.Equal(1, statistics.Truncated);
        Assert.Equal(Reacher.Kind.EpisodeSteps, statistics.Length);
        Assert.Equal(0, statistics.Success);
    }

    [Fact]
    public void SumsOfAnEpisodeAddUpToItsReturn()
    {
        using var environment = new Quadrotor(8, seed: 1);
        using var reward = new HandHover();
        using var recorder = new EpisodeRecorder(reward, 8);
        var stepper = new EpisodeStepper(reward, environment, recorder);
        stepper.Start();
        var totals = new double[8];
        var returns = new List<double>();
        for (var step = 0; step < 120; step++)
            stepper.Step(-ones(8, 2), null, outcome =>
            {
                foreach (var (row, value) in outcome.Total.data<float>().ToArray().Index()) totals[row] += value;
                foreach (var (row, over) in outcome.Terminated.data<bool>().ToArray().Index())
                {
                    if (!over) continue;
                    returns.Add(totals[row]);
                    totals[row] = 0;
                }
            });
        var statistics = recorder.Take();
        Assert.NotEmpty(returns);
        Assert.Equal(returns.Count, statistics.Episodes);
        Assert.Equal(returns.Average(), statistics.Return!.Value, 1e-3);
        Assert.Equal(statistics.Return.Value, statistics.Terms.Sum(term => term.EpisodeSum!.Value), 1e-3);
        Assert.Equal(statistics.Reward, statistics.Terms.Sum(term => term.Contribution), 1e-4);
        Assert.Equal(1, statistics.Ends["failure"]);
        Assert.All(statistics.Terms, term => Assert.InRange(term.Raw, term.Lowest, term.Highest));
        var near = statistics.Terms.Single(term => term.Name is "near");
        Assert.True(near.Lowest > 0 && near.Highest < 1 && near.Lowest < near.Highest);
    }

    [Fact]
    public void ARewardThatIsNotFiniteIsRefusedWithTheTermAndTheInput()
    {
        using var environment = new CartPole(4, seed: 1);
        using var reward = new HandBalance();
        using var recorder = new EpisodeRecorder(reward, 4);
        var stepper = new EpisodeStepper(reward, environment, recorder);
        stepper.Start();
        environment.Signals["pole_angle"][2] = float.NaN;
        var error = Assert.Throws<NonFiniteRewardException>(() => stepper.Step(zeros(4, 1), null, _ => { }));
        Assert.Contains("row 2", error.Message);
        Assert.Contains("'upright'", error.Message);
        Assert.Contains("'pole_angle'", error.Message);
        Assert.DoesNotContain("'fall'", error.Message);
    }
}
