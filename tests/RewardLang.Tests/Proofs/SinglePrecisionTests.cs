using RewardLang.Diagnostics;

namespace RewardLang.Tests.Proofs;

/// <summary>Claims are about the numbers that kernels compute: those of single precision.</summary>
public sealed class SinglePrecisionTests
{
    /// <summary>What only exact numbers do is no counterexample: nobody would see it.</summary>
    [Theory]
    [InlineData("input d : real in 0 .. 0.1\n total = if d > 0.1 then 5 else 0", "total <= 1")]
    [InlineData("input d : real in -0.3 .. 0.3\n total = if d > 0.3 then 5 else if d < -0.3 then 7 else 0", "total <= 1")]
    [InlineData("input d : real<cm> in 0 .. 70\n total = if d > 0.7<m> then 5 else 0", "total <= 1")]
    [InlineData("param k : real = 0.1 in 0 .. 0.1\n total = if k > 0.1 then 5 else x", "total <= 2")]
    [InlineData("total = if x * 1e-60 > 0 then 5 else 0", "total <= 1")]
    [InlineData("input d : real in 0 .. 1e-30\n total = if d * d > 0 then 5 else 0", "total <= 1")]
    [InlineData("input d : real in 0 .. 100\n total = if exp(d) > 1e39 then 5 else 0", "total <= 1")]
    [InlineData("input d : real in 10 .. 20\n let s = tanh(d)\n total = if s < 1 then 5 else 0", "total <= 1")]
    [InlineData("axis n = 1000\n param t : real[n] = 1\n input q : real in 0.1 .. 0.1\n total = sum(t * q) + 0 * x", "total < 100")]
    [InlineData("axis n = 1000\n param t : real[n] = 1\n input q : real in 0.1 .. 0.1\n total = sum(t * q) + 0 * x", "total > 99.9995")]
    [InlineData("input q : real in 1 .. 1\n total = tan(q) + 0 * x", "total < 1.5574077")]
    [InlineData("input q : real in 1 .. 1\n total = tan(q) + 0 * x", "total > 1.5574077")]
    public void Is_not_refuted(string body, string check) => Assert.NotEqual(CheckStatus.Refuted, Decide(body, check).Status);

    /// <summary>What every kernel gives, however it rounds, is a counterexample.</summary>
    [Theory]
    [InlineData("axis n = 1000\n param t : real[n] = 1\n input q : real in 0.1 .. 0.1\n total = sum(t * q) + 0 * x", "total < 99")]
    [InlineData("input q : real in 1 .. 1\n total = tan(q) + 0 * x", "total < 1.5574")]
    [InlineData("input q : real in 0 .. 20\n total = tanh(q) + 0 * x", "total < 1")]
    [InlineData("input v : real[xy] in -3 .. 3\n total = 1 / norm(v) + 0 * x", "finite")]
    public void Is_refuted(string body, string check) => Assert.Equal(CheckStatus.Refuted, Decide(body, check).Status);

    /// <summary>What rounding, or the end of the numbers, can do is no proof.</summary>
    [Theory]
    [InlineData("param p = 0.5 in 0 .. 1\n total = (p + 4096) - 4096 - p + 0 * x", "return(steps: 100000) in -0.01 .. 0.01")]
    [InlineData("param p = 1 in 0 .. 8\n total = x * 0 + (p + 1e8) - 1e8 - p", "return(steps: 10) in -1 .. 1")]
    [InlineData("param p = 1 in 0 .. 1e41\n total = p + x", "finite")]
    [InlineData("param p = 1e39\n total = p + x", "finite")]
    [InlineData("axis n\n input u : real[n] in 0 .. 1\n input q : real in 0 .. 0.515\n total = if mean(u * q) > 0.515004 then 5 else 0", "total <= 1")]
    [InlineData("axis k = 16\n param w : real[k] = [3,3,3,3,3,3,3,3,3,3,3,3,3,3,3, 1.0938595533370972]\n total = (if product(w) > 15695690.0 or product(w) < 15695689.0 then 5 else 0) + 0 * x", "total <= 0")]
    [InlineData("input w : real\n total = w\n scenario s { x = 0 w = 16777217 }\n scenario t { x = 0 w = 16777216 }", "s > t")]
    [InlineData("output o = if x + 0.2 == 0.3 then 1 else 0\n total = x\n scenario s { x = 0.1 }", "o of s == 0")]
    public void Is_not_proved(string body, string check) => Assert.NotEqual(CheckStatus.Proved, Decide(body, check).Status);

    /// <summary>A constant of a check is the number that kernels have.</summary>
    [Theory]
    [InlineData("axis n\n input u : real[n] in 0 .. 1\n total = mean(u)", "total in 0 .. 1")]
    [InlineData("axis k = 5\n input u : real[k] in 0 .. 3\n total = product(u)", "total in 0 .. 243")]
    [InlineData("axis k = 5\n input u : real[k] in 0 .. 0.5\n total = product(u)", "total in 0 .. 0.0313")]
    [InlineData("total = 0.1 + 0 * x\n scenario s { x = 0 }", "total of s == 0.1")]
    [InlineData("total = 0.7 + 0 * x\n scenario s { x = 0 }", "total of s >= 0.7")]
    [InlineData("total = 0.7 + 0 * x\n scenario s { x = 0 }", "total of s in 0.7 .. 0.7")]
    [InlineData("param p = 0.5 in 0 .. 1\n total = p * x", "return(steps: 10) in 0 .. 10")]
    public void Is_proved(string body, string check) => Assert.Equal(CheckStatus.Proved, Decide(body, check).Status);

    private static CheckOutcome Decide(string body, string check) => Assert.Single(RewardCompiler.Compile(
        new SourceText("single.reward", $"reward Single {{\n input x : real in 0 .. 1\n {body}\n check {check}\n}}")).Checks);
}
