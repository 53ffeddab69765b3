using RewardLang.Training.Policies;

namespace RewardLang.Training.Tests.Policies;

public sealed class TabularPolicyTests
{
    [Fact]
    public void Its_step_is_the_gradient_of_the_log_chance()
    {
        var policy = new TabularPolicy(2, 3);
        policy.Logits[3] = 0.5;
        policy.Logits[4] = -0.2;
        const double Nudge = 1e-6;
        double[] differences = [.. Enumerable.Range(0, 6).Select(i =>
        {
            var (up, down) = (policy.Copy(), policy.Copy());
            up.Logits[i] += Nudge;
            down.Logits[i] -= Nudge;
            return (up.LogChance(1, 2) - down.LogChance(1, 2)) / (2 * Nudge);
        })];
        var before = policy.Logits.ToArray();

        policy.Reinforce(1, 2, weight: 4);
        policy.Step(rate: 0.25);

        for (var i = 0; i < 6; i++) Assert.Equal(differences[i], policy.Logits[i] - before[i], 6);
    }

    [Fact]
    public void It_learns_the_arm_that_pays()
    {
        var policy = new TabularPolicy(1, 3);
        var random = new Random(1);
        for (var i = 0; i < 500; i++)
        {
            var arm = policy.Sample(random, 0);
            policy.Reinforce(0, arm, (arm == 2 ? 1 : 0) - policy.Chances(0)[2]);
            policy.Step(0.3);
        }

        Assert.Equal(2, policy.Best(0));
        Assert.True(policy.Chances(0)[2] > 0.9);
    }
}
