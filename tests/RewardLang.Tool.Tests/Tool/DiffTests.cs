namespace RewardLang.Tool.Tests.Tool;

/// <summary><c>reward diff</c>.</summary>
public sealed class DiffTests
{
    private const string First = """
        reward First {
          input gap : real<m> in 0 .. 2
          input hit : bool
          term near = exp(-gap / 0.5<m>)  weight 2
          term bump = -float(hit)
          check total >= 0
        }

        """;

    [Theory]
    [InlineData("weight 2", "weight 2", 0, "equal:")]
    [InlineData("-float(hit)", "-(if hit then 1 else 0)", 0, "equal:")]
    [InlineData("float(hit)", "3 * float(hit)", 1, "different:")]
    public void Programs_are_compared_whether_their_checks_hold_or_not(string text, string other, int exitCode, string relation)
    {
        using var folder = new TemporaryFolder();

        var result = ToolProcess.Run("diff", folder.Write("first.reward", First), folder.Write("second.reward", First.Replace(text, other, StringComparison.Ordinal)));

        Assert.Equal((exitCode, ""), (result.ExitCode, result.Error));
        Assert.StartsWith(relation, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_multiple_is_equal_up_to_scale()
    {
        using var folder = new TemporaryFolder();
        var second = First.Replace("weight 2", "weight 4", StringComparison.Ordinal).Replace("-float(hit)", "-2 * float(hit)", StringComparison.Ordinal);

        var result = ToolProcess.Run("diff", folder.Write("first.reward", First), folder.Write("second.reward", second));

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.StartsWith("equal up to scale: The second total is 2 times the first.", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Mistakes_are_said()
    {
        using var folder = new TemporaryFolder();

        var result = ToolProcess.Run("diff", folder.Write("first.reward", First), folder.Write("second.reward", First.Replace("hit)", "hits)", StringComparison.Ordinal)));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("RWD2001", result.Error, StringComparison.Ordinal);
    }
}
