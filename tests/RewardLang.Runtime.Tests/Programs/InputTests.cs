using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Tests.Programs;

/// <summary>How tensors meet the declarations of inputs.</summary>
public sealed class InputTests
{
    private const string Members = """
        axis joint = 3
        input x : real[joint]
        input n : int
        input flag : bool
        input goal : vec3 shared
        input level : real shared
        total = sum(x) + n + float(flag) + sum(goal) + level
        """;

    public static TheoryData<RewardBackend> Backends => BackendData.All;

    [Theory]
    [MemberData(nameof(Backends))]
    public void By_name_and_in_order(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = BackendData.Compile(backend, Members);
        var inputs = Inputs();
        inputs["unknown"] = torch.zeros(7);

        using var byName = reward.Step(inputs);
        using var inOrder = reward.Step([.. reward.Program.Inputs.Select(i => inputs[i.Name])]);

        Assert.Equal([116, 1124], BackendData.Numbers(byName.Total));
        Assert.Equal([116, 1124], BackendData.Numbers(inOrder.Total));
    }

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "x", "missing", "The input 'x' is missing" },
        { "x", "double", "float32" },
        { "x", "int64", "float32" },
        { "x", "[2, 4]", "[rows, joint 3]; got [2, 4]" },
        { "x", "[2]", "[rows, joint 3]; got [2]" },
        { "x", "[2, 3, 1]", "got [2, 3, 1]" },
        { "n", "double", "int32, int64 or float32" },
        { "n", "[2, 1]", "[rows]; got [2, 1]" },
        { "n", "[3]", "3 rows" },
        { "flag", "float", "bool or uint8" },
        { "flag", "[3]", "3 rows" },
        { "goal", "[2, 3]", "[xyz 3]; got [2, 3]" },
        { "goal", "[4]", "[xyz 3]; got [4]" },
        { "level", "[2]", "got [2]" },
        { "level", "int64", "float32" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void What_does_not_fit_is_named(string name, string change, string words)
    {
        using var scope = NewDisposeScope();
        foreach (var backend in (RewardBackend[])[RewardBackend.Reference, RewardBackend.Torch, RewardBackend.Cpu])
        {
            using var reward = BackendData.Compile(backend, Members);
            var inputs = Inputs();
            if (change == "missing")
                inputs.Remove(name);
            else if (change.StartsWith('['))
                inputs[name] = torch.ones([.. change.Trim('[', ']').Split(',').Select(long.Parse)], inputs[name].dtype);
            else
                inputs[name] = inputs[name].to(change switch { "double" => ScalarType.Float64, "int64" => ScalarType.Int64, _ => ScalarType.Float32 });

            var error = Assert.Throws<RewardBindingException>(() => reward.Step(inputs));

            Assert.Equal(name, error.Name);
            Assert.Contains($"'{name}'", error.Message);
            Assert.Contains(words, error.Message);
        }
    }

    [Fact]
    public void Too_few_tensors_in_order()
    {
        using var reward = BackendData.Compile(RewardBackend.Torch, Members);
        using var x = torch.zeros(1, 3);

        Assert.Contains("5 tensors are needed (x, n, flag, goal, level)", Assert.Throws<RewardBindingException>(() => reward.Step(x)).Message);
    }

    /// <summary>A step after a refused one goes on as if nothing had happened.</summary>
    [Theory]
    [MemberData(nameof(Backends))]
    public void A_refused_step_leaves_no_trace(RewardBackend backend)
    {
        using var reward = BackendData.Compile(backend, "input x : real  state sum = x then sum + x  total = sum");
        Assert.Equal([1, 1], reward.Total([1, 1]));
        using var wrong = torch.zeros(2, 2);

        Assert.Throws<RewardBindingException>(() => reward.Step(wrong));

        Assert.Equal([2, 2], reward.Total([1, 1]));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Views_count_by_their_elements(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = BackendData.Compile(backend, "axis joint = 3  input x : real[joint]  input y : real  total = dot(x, [1, 10, 100]) + 1000 * y");
        var wide = torch.arange(12f).reshape(3, 4);

        using var transposed = reward.Step(wide[.., ..2].t()[.., ..3].contiguous(), wide[..2, 3]);
        using var views = reward.Step(wide[.., ..2].t(), wide[..2, 3]);
        using var repeated = reward.Step(torch.tensor([1f, 2, 3]).expand(2, 3), torch.tensor(5f).expand(2));

        Assert.Equal([3840, 7951], BackendData.Numbers(transposed.Total));
        Assert.Equal([3840, 7951], BackendData.Numbers(views.Total));
        Assert.Equal([5321, 5321], BackendData.Numbers(repeated.Total));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Inputs_are_neither_changed_nor_disposed(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = BackendData.Compile(backend, Members);
        var inputs = Inputs();
        var before = inputs.ToDictionary(i => i.Key, i => BackendData.Numbers(i.Value));

        for (var step = 0; step < 3; step++)
            reward.Step(inputs).Dispose();

        Assert.All(inputs, input => Assert.False(input.Value.IsInvalid));
        Assert.All(inputs, input => Assert.Equal(before[input.Key], BackendData.Numbers(input.Value)));
    }

    /// <summary>A tensor that is part of a graph of gradients is read like any other, and the results become part of the graph.</summary>
    [Theory]
    [MemberData(nameof(Backends))]
    public void Inputs_may_require_gradients(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = BackendData.Compile(backend, "input x : real  total = x^2");
        var x = torch.tensor([1f, 2], requires_grad: true) * 3;

        using var result = reward.Step(x);

        Assert.Equal([9, 36], BackendData.Numbers(result.Total.detach()));
        Assert.True(result.Total.requires_grad);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void A_program_without_inputs_has_one_row(RewardBackend backend)
    {
        using var reward = BackendData.Compile(backend, "param k = 3  total = k + step");

        Assert.Equal([3], reward.Total());
        Assert.Equal([4], reward.Total());
    }

    private static Dictionary<string, Tensor> Inputs() => new()
    {
        ["x"] = torch.tensor([1f, 2, 3, 4, 5, 6], [2, 3]),
        ["n"] = torch.tensor([0f, 1000]),
        ["flag"] = torch.tensor([true, false]),
        ["goal"] = torch.tensor([2f, 3, 4]),
        ["level"] = torch.tensor(100f),
    };
}
