using static RewardLang.Tests.Proofs.AttackedProgram;

namespace RewardLang.Tests.Proofs;

/// <summary>What a condition on a magnitude tells of a value of either sign.</summary>
public sealed class SignTests
{
    [Theory]
    [InlineData("total = if abs(z) > 0.1 then 1 / z else 0", "total in -10.01 .. 10.01")]
    [InlineData("total = if 0.1 <= abs(z) then 1 / z else 0", "total in -10.01 .. 10.01")]
    [InlineData("total = if abs(z) < 0.1 then 0 else 1 / z", "total in -10.01 .. 10.01")]
    [InlineData("total = if not (abs(z) <= 0.1) and x > 0.5 then 1 / z else 0", "total in -10.01 .. 10.01")]
    [InlineData("total = if z * z > 0.01 then 1 / z else 0", "total in -10.01 .. 10.01")]
    [InlineData("total = if z^2 + y > 1.01 then 1 / z else 0", "total in -10.01 .. 10.01")]
    [InlineData("total = if z > 0.1 or z < -0.1 then 1 / z else 0", "total in -10.01 .. 10.01")]
    [InlineData("total = if z <= 0.1 and z >= -0.1 then 0 else 1 / z", "total in -10.01 .. 10.01")]
    [InlineData("total = if abs(x - y) > 0.1 then 1 / (y - x) else 0", "total in -10.01 .. 10.01")]
    [InlineData("total = if z != 0 then z / z + 1 / z else 0", "total in -inf .. inf")]
    [InlineData("total = if x != y then 1 / (x - y) else 0", "total in -inf .. inf")]
    [InlineData("total = sum(if abs(v) > 0.5 then 1 / v else 0)", "total in -6.01 .. 6.01")]
    [InlineData("total = 1 / (if abs(z) < 0.1 then 0.1 else z)", "total in -10.01 .. 10.01")]
    [InlineData("total = x / ((if z < 0 then -1 else 1) * max(abs(z), 0.1))", "total in -10.01 .. 10.01")]
    public void Is_proved(string body, string check)
    {
        var outcome = Decide(body, check);
        Assert.True(outcome.Status == CheckStatus.Proved, outcome.Detail);
    }

    [Theory]
    // Both signs are left.
    [InlineData("total = if abs(z) > 0.1 then 1 / z else 0", "total >= 0")]
    [InlineData("total = if abs(z) > 0.1 then 1 / z else 0", "total in -10.01 .. 9")]
    [InlineData("total = if z^2 > 0.01 then 1 / z else 0", "total in -9 .. 10.01")]
    [InlineData("total = if abs(x - y) > 0.1 then 1 / (y - x) else 0", "total in -10.01 .. 9")]
    [InlineData("total = 1 / (if abs(z) < 0.1 then 0.2 else z)", "total in -9 .. 10.01")]
    [InlineData("total = 1 / (if abs(z) < 0.1 then 0.05 else z)", "total in -10.01 .. 19")]
    // Other numbers than 0 are kept out.
    [InlineData("total = if z != 0.5 then 1 / z else 0", "finite")]
    [InlineData("total = if abs(z - 0.5) > 0.1 then 1 / z else 0", "finite")]
    [InlineData("total = if abs(z) < 0.1 then 1 / z else 0", "finite")]
    [InlineData("total = if abs(z) > 0.1 or x > 0.5 then 1 / z else 0", "finite")]
    // The smallest numbers, and what vanishes.
    [InlineData("total = if abs(z) > 0 then 1 / z else 0", "finite")]
    [InlineData("total = if z != 0 then 1 / (z * z) else 0", "finite")]
    [InlineData("total = 1 / ((if z < 0 then -1e-25 else 1e-25) * (if y > 0.5 then 1e-25 else 1))", "finite")]
    // NaN is unequal to all, of no sign and no magnitude.
    [InlineData("let s = log(z) + 0.5\n total = if s != 0 then (if s >= 0 or s < 0 then 0 else 1) else 0", "total <= 0")]
    [InlineData("let s = log(z) + 0.5\n total = if abs(s) < 0.1 then 0 else (if s >= 0 or s < 0 then 0 else 1)", "total <= 0")]
    [InlineData("let s = log(z) + 0.5\n total = if s != 0 then 1 / s else 0", "total in -inf .. inf")]
    [InlineData("let s = log(z) + 0.5\n total = 1 / (if abs(s) > 0.1 then s else 1)", "total >= 0")]
    // Of other elements, rows and steps nothing is known.
    [InlineData("total = sum(if abs(v) > 0.5 then 1 / sum(v) else 0)", "total in -100 .. 100")]
    [InlineData("total = sum(if abs(v) > 0.5 then (if v > 0 then sum(v) else 0) else 0)", "total >= 0")]
    [InlineData("total = if abs(z) > 0.5 then 1 / mean(z, over: batch) else 0", "total in -100 .. 100")]
    [InlineData("total = if abs(z) > 0.5 then 1 / prev(z, initial: 0.6) else 0", "total in -100 .. 100")]
    public void Is_not_proved(string body, string check)
    {
        var outcome = Decide(body, check);
        Assert.True(outcome.Status != CheckStatus.Proved, outcome.Detail);
    }

    /// <summary>Many conditions of two cases each, one in the other.</summary>
    [Fact]
    public void Is_decided_in_time()
    {
        var body = "let a0 = 1 / z\n";
        for (var i = 1; i <= 40; i++)
            body += $"let a{i} = if abs(z - 0.{i:00}) > 0.1 and abs(y - 0.{i:00}) > 0.1 then 1 / (z - 0.{i:00}) + a{i - 1} else a{i - 1} / 2\n";
        var time = ThreadTime.Start();
        Decide($"{body} total = a40", "total <= 2");
        Assert.True(time.Spent < TimeSpan.FromSeconds(20));
    }
}
