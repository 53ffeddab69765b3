using RewardLang.Synthesis.Critic;
using RewardLang.Synthesis.Tasks;

namespace RewardLang.Synthesis.Tests.Critic;

/// <summary>What is wrong with a candidate is found before it is trained, and said so that it can be mended.</summary>
public sealed class CriticTests
{
    private static readonly SynthesisTask s_task = TaskFolder.Read(Path.Combine(Trees.Root, "tasks", "reacher"));
    private static readonly RewardCritic s_critic = new(s_task);

    [Fact]
    public void Expert_and_sparse_rewards_meet_the_demands()
    {
        foreach (var text in new[] { s_task.Expert!, s_task.Sparse! })
            Assert.True(s_critic.Judge(text).IsAccepted, s_critic.Judge(text).Feedback);
    }

    [Theory]
    [InlineData("total = -norm(hand - target)", null, "")]
    [InlineData("term near = exp(-norm(hand - target) / 0.1)", FindingKind.Text, "0.1<m>")]
    [InlineData("term near = torch.exp(-norm(hand - target))", FindingKind.Text, "exp")]
    [InlineData("term away = norm(hand - target)", FindingKind.Demand, "there > far")]
    [InlineData("term slow = 1 / norm(hand_velocity) term near = -norm(hand - target)", FindingKind.NotFinite, "finite")]
    [InlineData("total = 1", FindingKind.Constant, "whatever happens")]
    [InlineData("total = sum(wind)", FindingKind.Environment, "no 'wind'")]
    [InlineData("total = narrow / 1<N*m>", FindingKind.Environment, "no 'narrow'")]
    [InlineData("backward r = 0 then r + 1 total = r - norm(hand - target) / 1<m>", FindingKind.Environment, "looks ahead")]
    [InlineData("param k : real = 2 model judge(x: real) : real total = judge(k) - norm(hand - target) / 1<m>", FindingKind.Environment, "model")]
    [InlineData("repeat x = norm(hand) / 1<m> then x * norm(target) / 1<m> + 1 times 5000 total = x", FindingKind.Text, "operations")]
    [InlineData("total = norm(hand - target) scenario demanded_there { hand = [0.3, 0]  target = [0, 0.3]  hand_velocity = 0 }", FindingKind.Text, "demanded_")]
    [InlineData("total = norm(hand - target) / (1 + dt / 1<s>)", FindingKind.Demand, "there > far")]
    [InlineData("total = -norm(hand - target) } reward Other { input x : real total = x", FindingKind.Text, "exactly one")]
    public void Says_what_is_wrong(string body, FindingKind? kind, string said)
    {
        var inputs = "input hand : real<m>[xy] input target : real<m>[xy] input hand_velocity : real<m/s>[xy]"
            + (body.Contains("wind", StringComparison.Ordinal) ? " input wind : real[xy]" : "")
            + (body.Contains("narrow", StringComparison.Ordinal) ? " input narrow : real<N*m>" : "");
        var verdict = s_critic.Judge($"reward Candidate {{ {inputs}\n {body}\n}}");
        Assert.Equal(kind is null, verdict.IsAccepted);
        if (kind is not null)
        {
            Assert.Equal(kind.Value, verdict.Findings.First(f => f.IsFatal).Kind);
            Assert.Contains(said, verdict.Feedback, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_range_that_is_too_narrow_is_refused()
    {
        var verdict = s_critic.Judge("reward R { axis joint = 2 input torque : real<N*m>[joint] in -1 .. 1 total = -sum(torque^2) }");
        Assert.Contains(verdict.Findings, f => f.Kind == FindingKind.Environment && f.Text.Contains("-1.5 .. 1.5", StringComparison.Ordinal));
    }

    [Fact]
    public void A_long_text_is_not_looked_at() =>
        Assert.Equal([FindingKind.Text], s_critic.Judge(new string('(', 100_000)).Findings.Select(f => f.Kind));
}
