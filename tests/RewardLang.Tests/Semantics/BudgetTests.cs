using RewardLang.Diagnostics;

namespace RewardLang.Tests.Semantics;

/// <summary>What a program costs is known before it runs, and a host may refuse it.</summary>
public sealed class BudgetTests
{
    private const string Text = """
        reward R {
          axis joint = 7
          input torque : real[joint]
          input height : real
          state before from 0 then height
          term effort = -sum(torque^2)
          term climb  = height - prev(before, initial: 0)
        }
        """;

    [Fact]
    public void The_cost_is_what_the_text_says()
    {
        var cost = Assert.Single(Compile(null).Programs).Cost!;
        Assert.Equal(8 * sizeof(float), cost.InputBytes);
        Assert.Equal(5 * sizeof(float), cost.ResultBytes);
        Assert.Equal(sizeof(float), cost.StateBytes);
        Assert.InRange(cost.Operations, 7 + 7 + 3, 40);
    }

    [Theory]
    [InlineData(10, null, null, null, "operations")]
    [InlineData(null, 31, null, null, "32 bytes of inputs")]
    [InlineData(null, null, 19, null, "20 bytes of results")]
    [InlineData(null, null, null, 3, "4 bytes of state")]
    public void A_program_over_its_budget_is_refused(int? operations, int? inputs, int? results, int? states, string what)
    {
        var result = Compile(new ProgramBudget(operations, inputs, results, states));
        Assert.Empty(result.Programs);
        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal("RWD4012", diagnostic.Id);
        Assert.Contains(what, diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_within_its_budget_compiles() => Assert.Single(Compile(new ProgramBudget(40, 32, 20, 4)).Programs);

    private static CompilationResult Compile(ProgramBudget? budget) =>
        RewardCompiler.Compile(new SourceText("budget.reward", Text), new CompilerOptions { Budget = budget, Lints = false });
}
