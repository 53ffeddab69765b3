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
    public void Is_not_proved(string body, string check)
    {
        var outcome = Decide(body, check);
        Assert.True(outcome.Status != CheckStatus.Proved, outcome.Detail);
    }
}
