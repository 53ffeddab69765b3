using static RewardLang.Tests.Proofs.AttackedProgram;

namespace RewardLang.Tests.Proofs;

/// <summary>Two conditions of which each may hold and not both, or of which each may fail and not both.</summary>
public sealed class ExclusionTests
{
    [Theory]
    [InlineData("total = float(z < 0.2 and z > 0.5)", "total <= 0")]
    [InlineData("total = float(z > 0.2 or z < 0.5)", "total >= 1")]
    [InlineData("total = float(z > 0.5 and x > 0.1 and z < 0.2)", "total <= 0")]
    [InlineData("total = float(2 * z > 1 and z + 1 < 1.2)", "total <= 0")]
    [InlineData("total = sum(float(v < 0.2 and v > 0.5))", "total <= 0")]
    [InlineData("total = float(any(v < 0.2 and v > 0.5))", "total <= 0")]
    [InlineData("let s = log(z) + 0.5\n total = float(s < 0.2 and s > 0.5)", "total <= 0")]
    [InlineData("total = x / float(z > 0.2 or z < 0.5)", "finite")]
    [InlineData("total = max(0.2 - z, 0) * max(z - 0.5, 0)", "total <= 0")]
    [InlineData("total = -max(z - 0.5, 0) * max(0, 0.2 - z)", "total >= 0")]
    [InlineData("total = sum(max(0.2 - v, 0) * max(v - 0.5, 0))", "total <= 0")]
    [InlineData("total = max(0.2 - z, 0) * max(2 * z - 0.5, 0)", "total <= 0")]
    [InlineData("total = if max(z - 0.2, 0) > 0 then z else 0.5", "total >= 0.2")]
    public void Is_proved(string body, string check)
    {
        var outcome = Decide(body, check);
        Assert.True(outcome.Status == CheckStatus.Proved, outcome.Detail);
    }

    [Theory]
    // They meet in one number.
    [InlineData("total = float(z <= 0.5 and z >= 0.5)", "total <= 0")]
    [InlineData("total = float(z < 0.5 or z > 0.5)", "total >= 1")]
    // NaN is neither.
    [InlineData("let s = log(z) + 0.5\n total = float(s > 0.2 or s < 0.5)", "total >= 1")]
    [InlineData("let s = log(z) + 0.5\n total = float(not (s > 0.2) and not (s < 0.5))", "total <= 0")]
    // What is added vanishes.
    [InlineData("total = float(x + y <= x and y > 0)", "total <= 0")]
    [InlineData("total = float(x * y == 0 and x > 0 and y > 0)", "total <= 0")]
    // Other elements, rows and steps.
    [InlineData("total = float(any(v < 0.2) and any(v > 0.5))", "total <= 0")]
    [InlineData("total = sum(float(v < 0.2 and max(v) > 0.5))", "total <= 0")]
    [InlineData("total = sum(float(v < 0.2 and z > 0.5))", "total <= 0")]
    [InlineData("total = float(z < 0.2 and prev(z, initial: 0) > 0.5)", "total <= 0")]
    [InlineData("total = float(z < 0.2 and max(z, over: batch) > 0.5)", "total <= 0")]
    [InlineData("total = float(all(v < 0.2) or all(v >= 0.2))", "total >= 1")]
    // Excesses that meet, by themselves, by rounding, or in other elements, rows and steps.
    [InlineData("total = max(0.5 - z, 0) * max(z - 0.2, 0)", "total <= 0")]
    [InlineData("total = 1e13 * max(1 - z, 0) * max(z + 2e-7 - 1, 0)", "total <= 0")]
    [InlineData("total = sum(max(0.2 - v, 0) * max(max(v) - 0.5, 0))", "total <= 0")]
    [InlineData("total = sum(max(0.2 - v, 0)) * sum(max(v - 0.5, 0))", "total <= 0")]
    [InlineData("total = max(0.2 - z, 0) * max(prev(z, initial: 0) - 0.5, 0)", "total <= 0")]
    [InlineData("total = max(0.2 - z, 0) * max(max(z, over: batch) - 0.5, 0)", "total <= 0")]
    [InlineData("total = max(0.2 - log(z), 0) * max(log(z) - 0.5, 0)", "total <= 0")]
    [InlineData("total = min(0.2 - z, 0) * max(z - 0.5, 0)", "total >= 0")]
    public void Is_not_proved(string body, string check)
    {
        var outcome = Decide(body, check);
        Assert.True(outcome.Status != CheckStatus.Proved, outcome.Detail);
    }
}
