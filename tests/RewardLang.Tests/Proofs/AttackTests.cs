using RewardLang.Diagnostics;

namespace RewardLang.Tests.Proofs;

/// <summary>Claims that are false, though a prover that is a little careless believes them: found by attacks on this one.</summary>
public sealed class AttackTests
{
    [Theory]
    // Infinite ends of conditions.
    [InlineData("total = if 1 / x == inf then 5 else 0", "total <= 0")]
    [InlineData("total = if 1 / x < inf then 0 else 100", "total <= 0")]
    [InlineData("let s = x / y\n total = (if s >= inf then 3 else 0) + (if -s <= -inf then 3 else 0) + (if s * 2 == inf then 3 else 0)", "total <= 0")]
    // Opposite infinities in a state.
    [InlineData("state acc from 0 then acc + (if b then log(x) else -log(x))\n let p = prev(acc, initial: 0)\n total = if p == p then 0 else 1", "total <= 0")]
    [InlineData("state s = inf then s + log(x)\n total = if s == s then 0 else 1", "total <= 0")]
    // Functions past the end of the numbers, and of zeros of either sign.
    [InlineData("let big = 1000 * x\n total = if big > 800 then min(exp(big), 5) else 0", "total <= 0")]
    [InlineData("total = if x <= 0 then max(log(x), -7) else 0", "total >= 0")]
    [InlineData("total = pow(-z, -3)", "total in 0 .. 1")]
    [InlineData("total = x ^ -3", "total >= 1")]
    // NaN on the way.
    [InlineData("total = x + sqrt(z) * (y - x)", "total in 0 .. 1")]
    [InlineData("let r = sqrt(z)\n total = r * y + (1 - r) * x", "total in 0 .. 1")]
    [InlineData("total = mod(x, 5 + sqrt(z))", "total in 0 .. 1")]
    [InlineData("total = sqrt(z) - sqrt(z)", "return in 0 .. 0")]
    [InlineData("total = sqrt(z) * 0 + x - x", "return in 0 .. 0")]
    [InlineData("total = x - prev(x, initial: 1) + log(z) * 0", "return in -1 .. 1")]
    [InlineData("total = quantile(log(x), 0.5, over: batch)", "total <= 0")]
    [InlineData("total = quantile(huge, 0.25, over: batch)", "finite")]
    // What overflows or vanishes on the way.
    [InlineData("total = huge + x * (other_huge - huge)", "finite")]
    [InlineData("total = mean(abs(huge), over: time)", "finite")]
    [InlineData("total = mean(abs(huge), over: batch)", "finite")]
    [InlineData("let k = 1e10 * x\n let u = 1e35 * y\n total = k * u / (u + 1)", "finite")]
    [InlineData("total = x * 1e-44 * 1e38 * 1e6 - x", "total in -0.01 .. 0.01")]
    // What holds of one row, step or element holds of it alone.
    [InlineData("total = if z < 0 and sum(z, over: time) > 0 then mean(z, over: time) else 0", "total <= 0")]
    [InlineData("total = if z < 0 and sum(z, over: batch) > 0 then mean(z, over: batch) else 0", "total <= 0")]
    [InlineData("total = sum(if v > 0 then (if y > 0.5 then v + sum(v * y) else 0) else 0)", "total >= 0")]
    [InlineData("total = sum(if v > 0 then (if y > 0.5 then v * sum(v * y) else 0) else 0)", "total >= 0")]
    [InlineData("total = max(if v > 0 then v / sum(v) else 0)", "total in -1 .. 1.1")]
    // Neighbours within neighbours.
    [InlineData("let w = prev(y, initial: 0)\n total = prev(w, initial: 0) + (w + x)", "return(steps: 10) in 0 .. 20")]
    [InlineData("let p = if first(b) then 1 else 0\n total = prev(p, initial: 0) + (p + x)", "return(steps: 10) in 0 .. 11")]
    [InlineData("let lost = (x + 1e8) - 1e8\n total = x - prev(lost, initial: 0)", "return(steps: 10) in 0 .. 8")]
    // Strict ends, and ends of different size.
    [InlineData("total = x", "total < 1")]
    [InlineData("total = x - 1", "total < 0")]
    [InlineData("total = x - 1", "return(steps: 3) < 0")]
    [InlineData("total = 500000 * z + 499990", "total in 0 .. 1000000")]
    [InlineData("total = x", "total != 1")]
    public void Is_not_proved(string body, string check)
    {
        var outcome = Decide(body, check);
        Assert.True(outcome.Status != CheckStatus.Proved, outcome.Detail);
    }

    [Theory]
    [InlineData("total = x", "total != 2")]
    [InlineData("total = x", "total < 1.01")]
    [InlineData("total = x + 1", "total ~= 1")]
    public void Is_decided_as_it_is_written(string body, string check) =>
        Assert.Equal(check.Contains("~=", StringComparison.Ordinal) ? CheckStatus.Refuted : CheckStatus.Proved, Decide(body, check).Status);

    [Theory]
    [InlineData("end over when b\n term s = discount * (if over then 100 else x) - prev(x, initial: 0)", "pays for ending earlier or later")]
    [InlineData("end over when b\n term s = discount * (if over then scale else x) - prev(x, initial: 0)", "pays for ending earlier or later")]
    [InlineData("end over when b\n term s = discount * (if over then 0 else x) - prev(x, initial: sum(x, over: time))", "before the first step")]
    [InlineData("end over when b\n term s = discount * (if over then 0 else x) - prev(x, initial: 0) weight y", "is not written as")]
    public void Is_no_shaping(string body, string reason)
    {
        var outcome = Decide("param discount = 0.9 in 0 .. 1\n param scale = 2\n " + body, "invariant(s)");
        Assert.Equal(CheckStatus.Undecided, outcome.Status);
        Assert.Contains(reason, outcome.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Shaping_by_what_the_host_says_of_the_end_is_told() => Assert.Contains(
        "if 'b' says where the episode terminates",
        Decide("param discount = 0.9\n term s = discount * (if b then 0 else x) - prev(x, initial: 0)", "invariant(s)").Detail, StringComparison.Ordinal);

    [Theory]
    [InlineData("total = 1e13 * x + y", "total = 1e13 * x")]
    [InlineData("total = y", "total = y + 1e-10 * huge")]
    [InlineData("param discount = 0.9\n total = x", "param discount = 0.9\n total = x + discount * (if b then 7 else y) - prev(y, initial: y)")]
    [InlineData("param discount = 0.9\n total = x", "param discount = 0.9\n total = x + discount * (if b then 0 else y) - prev(y, initial: y)")]
    public void Is_not_equal(string first, string second) =>
        Assert.Contains(RewardComparison.Of(Program(first), Program(second)).Relation, new[] { RewardRelation.Different, RewardRelation.Alike });

    private static CompiledProgram Program(string body) => Compile(body, "causal").Programs[0];

    private static CheckOutcome Decide(string body, string check) => Assert.Single(Compile(body, check).Checks);

    private static CompilationResult Compile(string body, string check) => RewardCompiler.Compile(new SourceText("attack.reward", $$"""
        import std.temporal
        reward Attacked {
          input x : real in 0 .. 1
          input y : real in 0 .. 1
          input z : real in -1 .. 1
          input v : vec3 in -1 .. 1
          input b : bool
          input huge : real in -3e38 .. 3e38
          input other_huge : real in -3e38 .. 3e38
          {{body}}
          check {{check}}
        }
        """));
}
