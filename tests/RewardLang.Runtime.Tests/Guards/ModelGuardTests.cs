using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Tests.Guards;

/// <summary>Guards around models: what they are asked, what they answer, and who is named.</summary>
public sealed class ModelGuardTests
{
    private const string Text = """
        reward Judged {
          axis member = 2
          input x : real
          input y : real
          model judge(score : real) : real[member] in 0 .. 1
          model taste(opinion : real) : real
          let opinion = max(judge(score: log(x)))
          term quality = opinion
          term liking  = sqrt(taste(opinion))
          term effort  = log(y)
        }
        """;

    public static TheoryData<RewardBackend> Backends => [RewardBackend.Reference, RewardBackend.Torch, RewardBackend.Cpu];

    [Theory]
    [MemberData(nameof(Backends))]
    public void Answers_outside_their_range_are_reported_before_what_they_lead_to(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        var asked = 0;
        using var reward = Compile(backend, a => stack([a[0], a[0] * 2], 1), a =>
        {
            asked++;
            return a[0];
        });
        var found = Find(reward, [2f, 2f], [1f, 1f]);
        Assert.Equal(("Judged", "judge", GuardedMember.Model, 0L), (found.Program, found.Member, found.Kind, found.Row));
        Assert.StartsWith("'Judged': the model's answer 'judge[1]' is 1.38629", found.Message, StringComparison.Ordinal);
        Assert.EndsWith("in row 0, outside its declared range 0 .. 1, while all inputs are finite and in their ranges.", found.Message, StringComparison.Ordinal);
        Assert.Equal(0, asked);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Answers_without_a_range_are_finite(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = Compile(backend, a => torch.ones(2, 2), a => a[0] / torch.tensor(new[] { 1f, 0 }));
        var found = Find(reward, [1f, 1], [1f, 1]);
        Assert.Equal(("taste", GuardedMember.Model, 1L, double.PositiveInfinity), (found.Member, found.Kind, found.Row, found.Value));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Inputs_and_arguments_are_looked_at_before_a_model_is_asked(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = Compile(backend, _ => throw new InvalidOperationException("asked"), a => a[0]);
        var input = Find(reward, [1f, 1], [1f, float.NaN]);
        Assert.Equal("'Judged': the input 'y' is NaN in row 1.", input.Message);
        var argument = Find(reward, [1f, 0], [1f, 1]);
        Assert.Equal(("judge", GuardedMember.ModelArgument, 1L), (argument.Member, argument.Kind, argument.Row));
        Assert.Equal(
            "'Judged': what the model is asked about, 'judge.score', is minus infinite in row 1, while all inputs are finite and in their ranges. It depends on x = 0.",
            argument.Message);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Terms_behind_models_are_reported_with_the_answers(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = Compile(backend, a => torch.ones(2, 2), a => a[0] * torch.tensor(new[] { 1f, -3 }));
        var found = Find(reward, [1f, 1], [1f, 1]);
        Assert.Equal(
            "'Judged': the term 'liking' is NaN in row 1, while all inputs and answers of models are finite and in their ranges. It depends on taste = -3.",
            found.Message);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Over_trajectories_steps_that_rows_have_are_looked_at(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = RewardProgram.Compile(
            "reward R { input x : real\n model judge(x : real) : real in 1 .. 2\n term t = judge(x) }", new RewardOptions { Backend = backend, Guards = true });
        reward.BindModel("judge", a => a[0]);
        var x = torch.tensor(new float[,] { { 1, 2, 1 }, { 1, 4, float.NaN } });
        using (reward.Evaluate([x], torch.tensor(new[] { 3L, 1 })))
        {
            var found = Assert.Throws<RewardGuardException>(() => reward.Evaluate([x], torch.tensor(new[] { 3L, 2 })));
            Assert.Equal(("R", "judge", 1L, 1L, 4.0), (found.Program, found.Member, found.Row, found.Step, found.Value));
        }
    }

    private static RewardProgram Compile(RewardBackend backend, Func<IReadOnlyList<Tensor>, Tensor> judge, Func<IReadOnlyList<Tensor>, Tensor> taste)
    {
        var reward = RewardProgram.Compile(Text, new RewardOptions { Backend = backend, Guards = true });
        reward.BindModel("judge", judge);
        reward.BindModel("taste", taste);
        return reward;
    }

    private static RewardGuardException Find(RewardProgram reward, float[] x, float[] y)
    {
        Tensor[] inputs = [torch.tensor(x), torch.tensor(y)];
        return Assert.Throws<RewardGuardException>(() => reward.Step(inputs));
    }
}
