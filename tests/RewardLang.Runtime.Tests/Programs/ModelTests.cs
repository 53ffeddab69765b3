using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Tests.Programs;

/// <summary>Models that the host binds: what they are asked, what they answer, and what goes wrong.</summary>
public sealed class ModelTests
{
    private const string Judged = """
        import std.temporal

        reward Judged {
          axis word = 3
          axis member = 2
          input words  : real[word]
          input effort : real
          /// Two judges of one text.
          model judge(text : real[word], length : real) : real[member] in 0 .. 1
          model polite(score : real) : bool
          let scores = judge(text: words / 2, length: norm(words))
          term quality = min(scores)                    weight 2
          term manners = float(polite(mean(scores)))    weight 0.5
          term effort  = -change(effort)
          output spread = max(scores) - min(scores)
        }
        """;

    public static TheoryData<RewardBackend> Backends => BackendData.All;

    private static RewardProgram Compile(RewardBackend backend)
    {
        var reward = RewardProgram.Compile(Judged, BackendData.Options(backend));
        reward.BindModel("judge", a => stack([a[0].sum(1), a[1]], 1));
        reward.BindModel("polite", a => a[0].gt(torch.tensor([1.5f])));
        return reward;
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Models_answer_between_fused_parts(RewardBackend backend)
    {
        using var reward = Compile(backend);
        using var words = torch.tensor(new float[,] { { 2, 0, 0 }, { 0, 3, 4 } });
        using var effort = torch.tensor(new[] { 1f, 2 });
        using var first = reward.Step([words, effort]);
        Assert.Equal(backend, reward.Backend);
        Assert.Equal([1, 3.5f], Numbers(first.Term("quality")));
        Assert.Equal([0, 1], Numbers(first.Term("manners")));
        Assert.Equal([1, 1.5f], Numbers(first.Output("spread")));
        Assert.Equal([2, 7.5f], Numbers(first.Total));

        // The part after the models keeps the episodes.
        using var more = torch.tensor(new[] { 4f, 4 });
        using var second = reward.Step([words, more]);
        Assert.Equal([-3, -2], Numbers(second.Term("effort")));
        reward.Reset(false, true);
        using var third = reward.Step([words, effort]);
        Assert.Equal([3, 0], Numbers(third.Term("effort")));
    }

    /// <summary>A model that fails leaves the parts before it a step ahead of those behind it.</summary>
    [Theory]
    [MemberData(nameof(Backends))]
    public void A_step_that_failed_between_the_parts_asks_for_a_reset(RewardBackend backend)
    {
        using var reward = RewardProgram.Compile(
            "reward R { input x : real\n model judge(x : real) : real\n term t = judge(x - prev(x, initial: 0))\n term u = x - prev(x, initial: 0) }",
            BackendData.Options(backend));
        var fails = false;
        reward.BindModel("judge", a => fails ? throw new TimeoutException() : a[0].clone());

        Assert.Equal([2, 4], reward.Total([1, 2]));
        fails = true;
        Assert.ThrowsAny<Exception>(() => reward.Total([5, 5]));
        fails = false;
        Assert.Contains("Reset()", Assert.Throws<RewardException>(() => reward.Total([5, 5])).Message);
        reward.Reset(true, false);
        Assert.Throws<RewardException>(() => reward.Total([5, 5]));
        reward.Reset();
        Assert.Equal([10, 10], reward.Total([5, 5]));
    }

    [Theory]
    [InlineData("model median(x : real[word]) : real", "RWD2016")]
    [InlineData("fn judge(x) = x\nmodel judge(x : real) : real", "RWD2009")]
    public void A_model_has_a_name_of_its_own(string declarations, string id)
    {
        var function = declarations.StartsWith("fn", StringComparison.Ordinal) ? declarations.Split('\n')[0] : "";
        var error = Assert.Throws<RewardCompilationException>(() => RewardProgram.Compile(
            $"{function}\nreward R {{ axis word = 2\n input words : real[word]\n {declarations.Split('\n')[^1]}\n total = sum(words) }}"));
        Assert.Contains(error.Diagnostics, d => d.Id == id);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Over_trajectories_a_model_sees_the_steps_that_rows_have(RewardBackend backend)
    {
        using var reward = RewardProgram.Compile(
            "reward R { input x : real\n model judge(x : real) : real\n term t = judge(next(x, final: 10)) }", BackendData.Options(backend));
        var asked = new List<float>();
        reward.BindModel("judge", a =>
        {
            asked.AddRange(Numbers(a[0]));
            return a[0].square();
        });
        using var x = torch.tensor(new float[,] { { 1, 2, 3 }, { 4, float.NaN, float.NaN } });
        using var lengths = torch.tensor(new long[] { 3, 1 });
        using var result = reward.Evaluate([x], lengths);
        Assert.Equal([4, 9, 100, 100, 0, 0], Numbers(result.Total));
        Assert.Equal([2, 3, 10, 10], asked);
    }

    [Fact]
    public void Gradients_flow_through_a_module_when_asked()
    {
        using var scope = NewDisposeScope();
        using var reward = RewardProgram.Compile("reward R { axis k = 2  input x : real[k]  model score(x : real[k]) : real  total = 3 * score(2 * x) ^ 2 }");
        var module = nn.Linear(2, 1);
        var head = nn.Sequential(module, nn.Flatten(0));
        var x = torch.tensor(new float[,] { { 1, -1 }, { 0.5f, 2 } }, requires_grad: true);
        reward.BindModel("score", head, gradients: true);
        using var result = reward.Step(x);
        result.Total.sum().backward();
        var byReward = (x.grad!.clone(), module.weight!.grad!.clone());

        x.grad.zero_();
        module.zero_grad();
        (head.call(x + x).square() * torch.tensor([3f])).sum().backward();
        Assert.True(x.grad.allclose(byReward.Item1, 1e-4, 1e-5));
        Assert.True(module.weight.grad!.allclose(byReward.Item2, 1e-4, 1e-5));
    }

    [Fact]
    public void Without_being_asked_a_module_adds_no_gradients()
    {
        using var scope = NewDisposeScope();
        using var reward = RewardProgram.Compile("reward R { axis k = 2  input x : real[k]  model score(x : real[k]) : real  total = score(x) }");
        reward.BindModel("score", nn.Sequential(nn.Linear(2, 1), nn.Flatten(0)));
        using var result = reward.Step(torch.ones(3, 2));
        Assert.False(result.Total.requires_grad);
    }

    [Theory]
    [InlineData("unbound", "The model 'judge' is not bound: call BindModel(\"judge\", …) before the first run.")]
    [InlineData("shape", "The model 'judge' must answer with a tensor of shape [2]: rows; it answered with [2, 1].")]
    [InlineData("throws", "The model 'judge' failed: out of credit")]
    [InlineData("name", "'R' has no model 'jugde'. Did you mean 'judge'?")]
    public void What_goes_wrong_with_a_model_is_said(string mistake, string message)
    {
        using var scope = NewDisposeScope();
        using var reward = RewardProgram.Compile("reward R { input x : real\n model judge(x : real) : real\n total = judge(x) }");
        var error = Assert.ThrowsAny<RewardException>(() =>
        {
            if (mistake == "shape")
                reward.BindModel("judge", a => a[0].unsqueeze(1));
            else if (mistake == "throws")
                reward.BindModel("judge", _ => throw new InvalidOperationException("out of credit"));
            else if (mistake == "name")
                reward.BindModel("jugde", a => a[0]);
            reward.Step(torch.ones(2)).Dispose();
        });
        Assert.StartsWith(message, error.Message);
    }

    [Fact]
    public void A_model_is_asked_once_about_one_thing()
    {
        using var scope = NewDisposeScope();
        using var reward = RewardProgram.Compile("reward R { input x : real\n model judge(x : real) : real\n total = judge(x) + 2 * judge(x) }");
        var calls = 0;
        reward.BindModel("judge", a =>
        {
            calls++;
            return a[0];
        });
        using var results = reward.CreateResults(2);
        reward.Step([torch.ones(2)], results);
        Assert.Equal([3, 3], Numbers(results.Total));
        Assert.Equal(1, calls);
    }

    private static float[] Numbers(Tensor tensor) => BackendData.Numbers(tensor);
}
