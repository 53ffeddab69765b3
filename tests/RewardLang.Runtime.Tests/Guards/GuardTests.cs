using RewardLang.Runtime.Tests.Programs;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Tests.Guards;

/// <summary>What guards find after single steps, and how they say it.</summary>
public sealed class GuardTests
{
    private const string Members = """
        input distance : real<cm> in 0 .. 100
        input scale    : real
        input counts   : int in 0 .. 5
        input gains    : real[gain] shared
        axis gain = 3
        param load = 1
        term closeness = 1 / scale
        term steps     = distance / 1<cm> + counts   weight load
        output spread  = gains * distance / 1<cm>
        output logarithm = log(scale - 1)
        """;

    public static TheoryData<RewardBackend> Backends => BackendData.All;

    [Theory]
    [MemberData(nameof(Backends))]
    public void A_run_that_is_fine_goes_through(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = Compile(backend);
        using var result = reward.Step(Inputs());
        Assert.Equal(backend, reward.Backend);
        Assert.Equal([1.5f, 104.5f, 50.5f], BackendData.Numbers(result.Total));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void The_first_row_outside_a_range_is_reported_in_the_declared_unit(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = Compile(backend);
        var found = Find(reward, Inputs(distance: torch.tensor(new[] { 1f, 250, 300 })));
        Assert.Equal(("Test", "distance", GuardedMember.Input, 1L, null, 250.0), (found.Program, found.Member, found.Kind, found.Row, found.Step, found.Value));
        Assert.Equal("'Test': the input 'distance' is 250 cm in row 1, outside its declared range 0 .. 100 cm.", found.Message);
    }

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "infinite")]
    [InlineData(float.NegativeInfinity, "minus infinite")]
    public void Inputs_without_a_range_are_finite(float value, string text)
    {
        using var scope = NewDisposeScope();
        using var reward = Compile(RewardBackend.Cpu);
        var found = Find(reward, Inputs(scale: torch.tensor(new[] { 1f, 2, value })));
        Assert.Equal(("scale", GuardedMember.Input, 2L, value), (found.Member, found.Kind, found.Row, (float)found.Value));
        Assert.Equal($"'Test': the input 'scale' is {text} in row 2.", found.Message);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Whole_numbers_have_ranges_too(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = Compile(backend);
        foreach (var type in new[] { ScalarType.Int32, ScalarType.Int64, ScalarType.Float32 })
        {
            var found = Find(reward, Inputs(counts: torch.tensor(new[] { 5, 0, -1 }).to(type)));
            Assert.Equal(("counts", 2L, -1.0), (found.Member, found.Row, found.Value));
        }
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Shared_inputs_have_no_row(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = Compile(backend);
        var found = Find(reward, Inputs(gains: torch.tensor(new[] { 1f, float.NaN, 1 })));
        Assert.Null(found.Row);
        Assert.Equal("'Test': the input 'gains[1]' is NaN in all rows.", found.Message);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void A_term_is_reported_with_the_inputs_that_it_depends_on(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = Compile(backend);
        // The output before the total is not a number either, in an earlier row: terms come first.
        var found = Find(reward, Inputs(scale: torch.tensor(new[] { -1f, 0, 2 })));
        Assert.Equal(("closeness", GuardedMember.Term, 1L, double.PositiveInfinity), (found.Member, found.Kind, found.Row, found.Value));
        Assert.Equal(
            "'Test': the term 'closeness' is infinite in row 1, while all inputs are finite and in their ranges. It depends on scale = 0.", found.Message);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Outputs_are_looked_at_where_they_are_wanted(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = Compile(backend);
        var inputs = Inputs(scale: torch.tensor(new[] { 2f, 3, 0.5f }));
        var found = Find(reward, inputs);
        Assert.Equal(("logarithm", GuardedMember.Output, 2L), (found.Member, found.Kind, found.Row));
        Assert.True(double.IsNaN(found.Value));
        Assert.Contains("while all inputs, terms and contributions are finite", found.Message, StringComparison.Ordinal);
        using var results = reward.CreateResults(3, ResultColumns.Total);
        reward.Step(inputs, results);
        Assert.Equal([1.5f, 104.3333f, 52f], BackendData.Numbers(results.Total), (a, b) => Math.Abs(a - b) < 1e-3);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void A_contribution_can_overflow_where_its_term_does_not(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = Compile(backend);
        reward.SetParam("load", 3e38);
        var found = Find(reward, Inputs());
        Assert.Equal(("steps", GuardedMember.Contribution, 1L), (found.Member, found.Kind, found.Row));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void A_total_can_be_wrong_alone(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = RewardProgram.Compile(
            "reward Test {\n input x : real\n term half = x / 2\n total = sqrt(half)\n}", BackendData.Options(backend) with { Guards = true });
        var found = Find(reward, [torch.tensor(new[] { 2f, -8 })]);
        Assert.Equal(("total", GuardedMember.Total, 1L), (found.Member, found.Kind, found.Row));
        Assert.Equal(
            "'Test': the total is NaN in row 1, while all inputs, terms and contributions are finite and in their ranges. It depends on x = -8.", found.Message);
    }

    [Fact]
    public void A_total_without_its_terms_says_how_to_see_them()
    {
        using var scope = NewDisposeScope();
        using var reward = Compile(RewardBackend.Cpu);
        using var results = reward.CreateResults(3, ResultColumns.Total);
        var inputs = Inputs(scale: torch.tensor(new[] { 1f, 0, 2 }));
        var found = Assert.Throws<RewardGuardException>(() => reward.Step(inputs, results));
        Assert.Equal(("total", GuardedMember.Total, 1L), (found.Member, found.Kind, found.Row));
        Assert.Contains("while all inputs are finite and in their ranges.", found.Message, StringComparison.Ordinal);
        Assert.EndsWith("Ask for all columns to see whether it comes from a term.", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_of_the_caller_keep_the_numbers()
    {
        using var scope = NewDisposeScope();
        using var reward = Compile(RewardBackend.Cpu);
        using var results = reward.CreateResults(3);
        var inputs = Inputs(scale: torch.tensor(new[] { 1f, 0, 2 }));
        Assert.Throws<RewardGuardException>(() => reward.Step(inputs, results));
        Assert.Equal([1, float.PositiveInfinity, 0.5f], BackendData.Numbers(results.Term("closeness")));
    }

    [Fact]
    public void Tensors_that_do_not_lie_in_one_piece_are_searched_by_row()
    {
        using var scope = NewDisposeScope();
        using var reward = RewardProgram.Compile(
            "reward Test {\n axis joint = 2\n input v : real[joint]\n term size = sum(v)\n}", new RewardOptions { Guards = true });
        var columns = torch.tensor(new float[,] { { 1, 2, 3 }, { 4, 5, float.NaN } });
        var found = Find(reward, [columns.t()]);
        Assert.Equal("'Test': the input 'v[1]' is NaN in row 2.", found.Message);
    }

    [Fact]
    public void Runs_that_autograd_records_are_looked_at()
    {
        using var scope = NewDisposeScope();
        using var reward = Compile(RewardBackend.Auto);
        var found = Find(reward, Inputs(scale: torch.tensor(new[] { 1f, 2, 0 }).requires_grad_()));
        Assert.Equal(("closeness", GuardedMember.Term, 2L), (found.Member, found.Kind, found.Row));
    }

    [Fact]
    public void Runs_with_gradients_are_looked_at()
    {
        using var scope = NewDisposeScope();
        using var reward = Compile(RewardBackend.Cpu);
        using var results = reward.CreateResults(3);
        using var gradients = reward.CreateGradients(3, GradientTargets.Inputs);
        var inputs = Inputs(scale: torch.tensor(new[] { 1f, 2, 0 }));
        var found = Assert.Throws<RewardGuardException>(() => reward.Step(inputs, results, gradients));
        Assert.Equal("closeness", found.Member);
    }

    [Fact]
    public void Nothing_is_looked_at_unless_asked()
    {
        using var scope = NewDisposeScope();
        using var reward = BackendData.Compile(RewardBackend.Cpu, Members);
        using var result = reward.Step(Inputs(scale: torch.tensor(new[] { 1f, 0, float.NaN })));
        Assert.True(float.IsNaN(BackendData.Numbers(result.Total)[2]));
    }

    [Fact]
    public void A_steady_stream_of_steps_allocates_nothing()
    {
        using var scope = NewDisposeScope();
        using var reward = Compile(RewardBackend.Cpu);
        using var results = reward.CreateResults(3);
        var inputs = Inputs();
        for (var i = 0; i < 200; i++)
            reward.Step(inputs, results);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            reward.Step(inputs, results);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static RewardProgram Compile(RewardBackend backend) =>
        RewardProgram.Compile($"reward Test {{\n{Members}\n}}", BackendData.Options(backend) with { Guards = true });

    private static Tensor[] Inputs(Tensor? distance = null, Tensor? scale = null, Tensor? counts = null, Tensor? gains = null) =>
    [
        distance ?? torch.tensor(new[] { 0f, 100, 50 }), scale ?? torch.tensor(new[] { 2f, 2, 2 }),
        counts ?? torch.tensor(new[] { 1L, 4, 0 }), gains ?? torch.tensor(new[] { 1f, 2, 3 }),
    ];

    private static RewardGuardException Find(RewardProgram reward, Tensor[] inputs) =>
        Assert.Throws<RewardGuardException>(() => reward.Step(inputs));
}
