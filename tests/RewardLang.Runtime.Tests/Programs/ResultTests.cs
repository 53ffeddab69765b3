using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Tests.Programs;

/// <summary>What a step returns, and who owns it.</summary>
public sealed class ResultTests
{
    private const string Members = """
        input x : real
        input v : vec3
        state sum from 0 then sum + x
        term near = exp(-norm(v))     weight 2
        term far  = sum when x > 0    weight -0.5
        output twice = 2 * v
        output sign  = v > 0
        total = weighted_sum(terms) |> clip(-1, 1)
        end stop when sum > 5
        end other when x < -5
        """;

    public static TheoryData<RewardBackend> Backends => BackendData.All;

    [Theory]
    [MemberData(nameof(Backends))]
    public void All_columns(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = BackendData.Compile(backend, Members);

        using var result = reward.Step(torch.tensor([6f, -6]), torch.tensor([0f, 0, 0, 1, 0, -1], [2, 3]));

        Assert.Equal(2, result.Rows);
        Assert.Equal([-1, 2 * MathF.Exp(-MathF.Sqrt(2))], BackendData.Numbers(result.Total));
        Assert.Equal([1, MathF.Exp(-MathF.Sqrt(2))], BackendData.Numbers(result.Term("near")));
        Assert.Equal([6, 0], BackendData.Numbers(result.Term("far")));
        Assert.Equal([-3, 0], BackendData.Numbers(result.Contribution("far")));
        Assert.Equal([0, 0], BackendData.Numbers(result.Adjustment!));
        Assert.Equal([0, 0, 0, 2, 0, -2], BackendData.Numbers(result.Output("twice")));
        Assert.Equal(ScalarType.Bool, result.Output("sign").dtype);
        Assert.Equal([2, 3], result.Output("sign").shape);
        Assert.Equal([1, 0], BackendData.Numbers(result.End("stop")));
        Assert.Equal([0, 1], BackendData.Numbers(result.End("other")));
        Assert.Equal([1, 1], BackendData.Numbers(result.Done!));
        Assert.Contains("Did you mean 'near'?", Assert.Throws<RewardBindingException>(() => result.Term("nera")).Message);
        Assert.Throws<RewardBindingException>(() => result.Output("near"));
    }

    /// <summary>A weight of 0 hides a value that is not finite; any other shows it.</summary>
    [Theory]
    [MemberData(nameof(Backends))]
    public void A_term_without_weight_adds_exactly_nothing(RewardBackend backend)
    {
        using var reward = BackendData.Compile(backend, "input x : real  param w = 0  term a = log(x) weight w  term b = 1");

        Assert.Equal([1, 1], reward.Total([0, -1]));
        reward.SetParam("w", 1);
        Assert.Equal([float.NegativeInfinity, float.NaN], reward.Total([0, -1]));
    }

    /// <summary>Where the condition is false the term is 0, whatever its value would be.</summary>
    [Theory]
    [MemberData(nameof(Backends))]
    public void A_branch_that_is_not_taken_adds_not_even_a_NaN(RewardBackend backend)
    {
        using var reward = BackendData.Compile(
            backend, "input x : real  term a = log(x) when x > 0  term b = if x > 0 then sqrt(x) else 2");

        Assert.Equal([2, 1, float.NaN], reward.Total([-1, 1, float.NaN]).Select((v, i) => i == 2 ? float.NaN : v));
        Assert.Equal([2, 2], reward.Total([float.NaN, -float.Epsilon]));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Steps_into_results_of_the_caller(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var owned = BackendData.Compile(backend, Members);
        using var returned = BackendData.Compile(backend, Members);
        using var results = owned.CreateResults(2);
        foreach (var step in Enumerable.Range(0, 3))
        {
            Tensor[] inputs = [torch.tensor([step, 2f]), torch.randn(2, 3)];
            owned.Step(inputs, results);
            using var expected = returned.Step(inputs);
            for (var i = 0; i < owned.Program.Graph.Results.Count; i++)
                Assert.Equal(BackendData.Numbers(expected[i]!), BackendData.Numbers(results[i]!));
        }
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Only_wanted_columns_are_written(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = BackendData.Compile(backend, Members);
        using var results = reward.CreateResults(2, ResultColumns.Total | ResultColumns.Ends);

        reward.Step([torch.tensor([6f, -6]), torch.zeros(2, 3)], results);

        Assert.Equal([-1, 1], BackendData.Numbers(results.Total));
        Assert.Equal([1, 1], BackendData.Numbers(results.Done!));
        Assert.Null(results.Adjustment);
        Assert.Throws<RewardBindingException>(() => results.Term("near"));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Results_of_other_rows_or_programs_are_refused(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = BackendData.Compile(backend, Members);
        using var other = BackendData.Compile(backend, Members);
        using var tooMany = reward.CreateResults(3);
        using var foreign = other.CreateResults(2);

        Assert.Contains("3 rows", Assert.Throws<RewardException>(() => reward.Step([torch.zeros(2), torch.zeros(2, 3)], tooMany)).Message);
        Assert.Contains("another program", Assert.Throws<RewardException>(() => reward.Step([torch.zeros(2), torch.zeros(2, 3)], foreign)).Message);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Results_outlive_the_program_and_the_scope(RewardBackend backend)
    {
        StepResult result;
        using (var reward = BackendData.Compile(backend, Members))
        using (NewDisposeScope())
            result = reward.Step(torch.tensor([6f, -6]), torch.zeros(2, 3));

        Assert.Equal([-1, 1], BackendData.Numbers(result.Total));
        var total = result.Total;
        result.Dispose();
        result.Dispose();
        Assert.True(total.IsInvalid);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void A_disposed_program_says_so(RewardBackend backend)
    {
        using var x = torch.zeros(2);
        var reward = BackendData.Compile(backend, "input x : real  total = x");
        reward.Step(x).Dispose();
        reward.Dispose();
        reward.Dispose();

        Assert.Throws<ObjectDisposedException>(() => reward.Step(x));
        Assert.Throws<ObjectDisposedException>(() => reward.Reset());
    }

    /// <summary>Of all calls of a training loop, once each has run a while.</summary>
    [Theory]
    [InlineData("in order")]
    [InlineData("by name")]
    [InlineData("reset")]
    public void Steady_calls_allocate_nothing(string call)
    {
        using var scope = NewDisposeScope();
        using var reward = BackendData.Compile(RewardBackend.Cpu, Members);
        using var results = reward.CreateResults(100);
        Tensor[] inputs = [torch.randn(100), torch.randn(100, 3)];
        var byName = new Dictionary<string, Tensor> { ["x"] = inputs[0], ["v"] = inputs[1] };
        var mask = torch.rand(100) > 0.5f;
        void Repeat(int count)
        {
            for (var i = 0; i < count; i++)
            {
                if (call == "in order")
                    reward.Step(inputs, results);
                else if (call == "by name")
                    reward.Step(byName, results);
                else
                    reward.Reset(mask);
            }
        }

        reward.Step(inputs, results);
        Repeat(200);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Repeat(100);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Kernels_unload()
    {
        var contexts = RunAndDispose();
        for (var i = 0; i < 20 && contexts.Any(c => c.IsAlive); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.NotEmpty(contexts);
        Assert.DoesNotContain(contexts, c => c.IsAlive);
    }

    /// <summary>In a method of its own, so that no local keeps the kernel.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static List<WeakReference> RunAndDispose()
    {
        var before = AssemblyLoadContext.All.ToHashSet();
        using var x = torch.zeros(2);
        using var reward = BackendData.Compile(RewardBackend.Cpu, "input x : real  total = cos(x) + 12.25");
        reward.Step(x).Dispose();
        // Other tests load kernels at the same time; ours is the one that answers to the program's text.
        return [.. AssemblyLoadContext.All.Where(c => c.IsCollectible && !before.Contains(c)).Select(c => new WeakReference(c))];
    }
}
