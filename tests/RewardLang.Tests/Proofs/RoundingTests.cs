using RewardLang.Diagnostics;

namespace RewardLang.Tests.Proofs;

/// <summary>What kernels round in their own ways decides no check: a scenario's answer holds in all of them.</summary>
public sealed class RoundingTests
{
    [Theory]
    // A sum takes in the product that it adds unrounded, or rounded before.
    [InlineData("output margin = 3 * x + z", "x = 0.1  z = -0.3", "margin of s < 0")]
    [InlineData("output margin = 3 * x + z", "x = 0.1  z = -0.3", "margin of s >= 0")]
    [InlineData("end open when 3 * x + z >= 0", "x = 0.1  z = -0.3", "open of s")]
    [InlineData("output root = sqrt(x * y + z)", "x = 0.7141295075416565  y = 0.9210986495018005  z = -0.6577837467193604", "root of s >= 0")]
    [InlineData("output large = 1e9 * (x * y + z)", "x = 0.7141295075416565  y = 0.9210986495018005  z = -0.6577837467193604", "large of s ~= 0")]
    // The last digit of a function is the library's.
    [InlineData("output kernel = exp(-x)", "x = 0.3", "kernel of s == 0.740818202495575")]
    public void What_rounding_decides_is_undecided(string body, string scenario, string check) =>
        Assert.Equal(CheckStatus.Undecided, Decide(body, scenario, check).Status);

    [Theory]
    [InlineData("output margin = 3 * x + z", "x = 0.25  z = -0.75", "margin of s >= 0", CheckStatus.Proved)]
    [InlineData("output margin = 3 * x + z", "x = 0.1  z = -0.3", "margin of s ~= 0", CheckStatus.Proved)]
    [InlineData("output margin = 3 * x + z", "x = 0.1  z = -0.31", "margin of s >= 0", CheckStatus.Refuted)]
    [InlineData("output kernel = exp(-x)", "x = 0", "kernel of s == 1", CheckStatus.Proved)]
    [InlineData("output kernel = exp(-x)", "x = 0.3", "kernel of s in 0.74 .. 0.75", CheckStatus.Proved)]
    public void What_no_rounding_changes_is_decided(string body, string scenario, string check, CheckStatus status) =>
        Assert.Equal(status, Decide(body, scenario, check).Status);

    [Fact]
    public void Both_answers_are_shown() => Assert.Contains(
        "margin of s is 0, or margin of s is -7.45058E-09", Decide("output margin = 3 * x + z", "x = 0.1  z = -0.3", "margin of s < 0").Detail, StringComparison.Ordinal);

    [Theory]
    [InlineData("1e39 * (discount * (if over then 0 else x) - prev(x, initial: 0))")]
    [InlineData("discount * (if over then 0 else huge) - prev(huge, initial: 0)")]
    [InlineData("discount * (if over then 0 else x) - prev(x, initial: inf)")]
    public void Shaping_that_can_be_infinite_is_so_only_while_it_is_finite(string shaping) => Assert.Contains(
        "as long as it is finite itself",
        Assert.Single(Compile($"param discount = 0.99 in 0.9 .. 1\n input b : bool\n input huge : real in -3e38 .. 3e38\n end over when b\n output s = {shaping}\n check invariant(s)").Checks).Detail,
        StringComparison.Ordinal);

    private static CheckOutcome Decide(string body, string scenario, string check) => Assert.Single(Compile($"{body}\n scenario s {{ {Whole(scenario)} }}\n check {check}").Checks);

    private static string Whole(string scenario) => string.Join("  ", new[] { "x", "y", "z" }.Select(name => scenario.Contains($"{name} =") ? "" : $"{name} = 0").Prepend(scenario));

    private static CompilationResult Compile(string members) => RewardCompiler.Compile(new SourceText("rounding.reward", $$"""
        reward Rounded {
          input x : real in 0 .. 1
          input y : real in 0 .. 1
          input z : real in -1 .. 1
          total = x
          {{members}}
        }
        """));
}
