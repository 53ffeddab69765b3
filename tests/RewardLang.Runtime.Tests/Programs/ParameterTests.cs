using System.Globalization;

namespace RewardLang.Runtime.Tests.Programs;

/// <summary>Numbers that the host sets between steps.</summary>
public sealed class ParameterTests
{
    private const string Members = """
        axis joint = 3
        input x : real
        param gain = 2 in 0 .. 10
        param limit : real<cm> = 50<cm> in 0<m> .. 1<m>
        param weights_of : real[joint] = [1, 2, 3]
        param on : bool = true
        param count : int = 4
        total = gain * x + 1000 * limit / 1<m> + sum(weights_of) + (if on then 0.5 else 0.25) + 10 * count
        """;

    public static TheoryData<RewardBackend> Backends => BackendData.All;

    [Theory]
    [MemberData(nameof(Backends))]
    public void A_step_uses_what_was_set_before_it(RewardBackend backend)
    {
        using var reward = BackendData.Compile(backend, Members);
        Assert.Equal([2 + 500 + 6 + 0.5f + 40], reward.Total([1]));

        reward.SetParam("gain", 3);
        reward.SetParam("limit", 20);
        reward.SetParam("weights_of", 1, 1, 1);
        reward.SetParam("on", 0);
        reward.SetParam("count", 5);
        Assert.Equal([3 + 200 + 3 + 0.25f + 50], reward.Total([1]));

        reward.SetParam("weights_of", 2);
        Assert.Equal([3 + 200 + 6 + 0.25f + 50], reward.Total([1]));
        Assert.Equal([2, 2, 2], reward.GetParam("weights_of"));
        Assert.Equal([20], reward.GetParam("limit"));
    }

    [Theory]
    [InlineData("gain", "outside 0 .. 10", "11")]
    [InlineData("gain", "outside 0 .. 10", "-0.5")]
    [InlineData("gain", "NaN", "NaN")]
    [InlineData("limit", "outside 0 .. 100", "101")]
    [InlineData("weights_of", "3 elements; 2 were given", "1 2")]
    [InlineData("weights_of", "3 elements; 4 were given", "1 2 3 4")]
    [InlineData("gian", "Did you mean 'gain'?", "1")]
    [InlineData("count", "whole", "2.5")]
    [InlineData("on", "0 or 1", "0.5")]
    public void What_does_not_fit_is_named_and_changes_nothing(string name, string words, string value)
    {
        using var reward = BackendData.Compile(RewardBackend.Reference, Members);

        var error = Assert.Throws<RewardBindingException>(
            () => reward.SetParam(name, [.. value.Split(' ').Select(v => double.Parse(v, CultureInfo.InvariantCulture))]));

        Assert.Equal(name, error.Name);
        Assert.Contains(words, error.Message);
        Assert.Equal([548.5f], reward.Total([1]));
    }

    [Fact]
    public void An_unknown_parameter_cannot_be_read()
    {
        using var reward = BackendData.Compile(RewardBackend.Reference, Members);

        Assert.Equal("nothing", Assert.Throws<RewardBindingException>(() => reward.GetParam("nothing")).Name);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void The_time_step_must_be_set(RewardBackend backend)
    {
        using var reward = BackendData.Compile(backend, "input x : real  total = x * dt / 1<s>");

        Assert.Equal("dt", Assert.Throws<RewardBindingException>(() => reward.Total([1])).Name);
        Assert.Throws<RewardBindingException>(() => reward.SetParam("dt", -1));
        reward.SetParam("dt", 0.5);
        Assert.Equal([1], reward.Total([2]));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void The_training_step_is_0_until_it_is_set(RewardBackend backend)
    {
        using var reward = BackendData.Compile(backend, "input x : real  term a = x weight if training_step > 100 then 1 else 0.5");

        Assert.Equal([1], reward.Total([2]));
        reward.SetParam("training_step", 1000);
        Assert.Equal([2], reward.Total([2]));
    }

    /// <summary>What was read stays as it was read.</summary>
    [Fact]
    public void Elements_that_were_read_do_not_change()
    {
        using var reward = BackendData.Compile(RewardBackend.Reference, Members);
        var before = reward.GetParam("gain");

        reward.SetParam("gain", 7);

        Assert.Equal([2], before);
    }
}
