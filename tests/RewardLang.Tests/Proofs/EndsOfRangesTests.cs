using RewardLang.Diagnostics;

namespace RewardLang.Tests.Proofs;

/// <summary>Claims that fail where inputs stay at the ends of their ranges are not proved, however little is beyond them: nothing is rounded there.</summary>
public sealed class EndsOfRangesTests
{
    [Theory]
    [InlineData("total = 1000000 * x", "return(steps: 2) <= 1999985")]
    [InlineData("total = x", "return(steps: 4) <= 3.99997")]
    [InlineData("end over when b\n total = if b then 0 else 100000 * x", "return(steps: 3) <= 299998")]
    [InlineData("end over when b\n total = if b then 0 else 100000 * x", "return(steps: 3) <= 100000")]
    [InlineData("state n from 0 then n + 1\n total = if n > 10 then 1000005 else 1000000 * x", "total <= 1000000")]
    [InlineData("total = sum(u)", "total <= 49.9996")]
    [InlineData("param q : real[xyz] = [0.1, 0.2, 0.3] in 0 .. 1\n total = sum(s * q)", "total <= 2.99998")]
    [InlineData("output late = if step >= 4 then -0.09 else 100000 * x\n state n from 0 then n + 1\n total = n", "late in 0 .. 100000")]
    public void Are_not_proved(string body, string check) => Assert.NotEqual(CheckStatus.Proved, Decide(body, check));

    /// <summary>Claims that fail by little at a narrow place within the ranges.</summary>
    [Theory]
    [InlineData("total = 1.000008 * exp(-((x - 0.123) / 1e-4)^2)", "total <= 1")]
    [InlineData("total = -1.000008 * exp(-((x - 0.777) / 1e-4)^2)", "total >= -1")]
    [InlineData("total = 1.000008 * exp(-((x - 0.123) / 1e-3)^2 - ((u[3] - 0.4) / 1e-3)^2)", "total <= 1")]
    [InlineData("total = 1.000006 * exp(-((x - 0.272) / 0.05)^2 - ((u[0] - 0.402) / 2e-4)^2 - ((u[1] - 0.537) / 0.03)^2 - ((u[2] - 0.608) / 0.02)^2) + max(-u[4], 0)", "total <= 1")]
    [InlineData("total = 1.000008 * exp(-((x - 0.123) / 1e-4)^2)", "return(steps: 3) <= 3")]
    [InlineData("state n from 0 then 0.5 * n + 0.5 * x\n total = n + 1.000009 * exp(-((x - 0.123) / 1e-4)^2) - n", "total <= 1")]
    public void Narrow_places_are_found(string body, string check) => Assert.NotEqual(CheckStatus.Proved, Decide(body, check));

    [Theory]
    [InlineData("total = y", "total != 0.1")]
    [InlineData("total = y", "total > 0.1")]
    public void Numbers_are_compared_as_kernels_compare_them(string body, string check) => Assert.NotEqual(CheckStatus.Proved, Decide(body, check));

    [Theory]
    [InlineData("total = x", "return(steps: 4) <= 4")]
    [InlineData("total = sum(u)", "total <= 50")]
    [InlineData("total = y", "total > 0.09")]
    public void What_holds_is_proved(string body, string check) => Assert.Equal(CheckStatus.Proved, Decide(body, check));

    private static CheckStatus Decide(string body, string check)
    {
        var text = $"reward R {{\n axis k = 50\n input x : real in 0 .. 1\n input b : bool\n input u : real[k] in 0 .. 1\n input s : real[xyz] in -1 .. 1\n input y : real in 0.10000000149011612 .. 1\n {body}\n check {check}\n}}\n";
        var compilation = RewardCompiler.Compile(new SourceText("text.reward", text));
        return Assert.Single(compilation.Checks).Status;
    }
}
