using static RewardLang.Tests.Proofs.AttackedProgram;

namespace RewardLang.Tests.Proofs;

/// <summary>A mean of some of the values, or one by weights, is not beyond all of them.</summary>
public sealed class WeightedMeanTests
{
    private const string Inputs = "axis k = 8\n input u : real[k] in 0.25 .. 1\n input w : real[k] in 0 .. 4\n input valid : bool[k]\n";

    [Theory]
    [InlineData("sum(if valid then u else 0) / max(count(valid), 1)", "total in 0 .. 1")]
    [InlineData("sum(u * valid) / max(count(valid), 1)", "total in 0 .. 1")]
    [InlineData("sum(if not valid then exp(-u) else 0) / max(count(not valid), 1)", "total in 0 .. 0.7789")]
    [InlineData("sum(if u > 0.5 then u else 0) / max(count(u > 0.5), 1e-6)", "total in 0 .. 1")]
    [InlineData("-sum(if valid then u else 0) / max(count(valid), 1)", "total in -1 .. 0")]
    [InlineData("sum(if valid then (if u > 0.5 then 1 else exp(-u)) else 0) / max(count(valid), 1)", "total in 0 .. 1")]
    [InlineData("2.5 * sum(if valid then u else 0) / max(count(valid), 1)", "total in 0 .. 2.5001")]
    [InlineData("sum(w * u) / max(sum(w), 1e-6)", "total in 0 .. 1.0001")]
    [InlineData("sum(u * w^2) / (sum(w^2) + 1e-6)", "total in 0 .. 1.0001")]
    [InlineData("sum(if valid then w * u else 0) / max(sum(if valid then w else 0), 0.1)", "total in 0 .. 1.0001")]
    [InlineData("sum(if valid then w * u else 0) / max(sum(w), 0.1)", "total in 0 .. 1.0001")]
    [InlineData("sum(if b then x else 0, over: batch) / max(count(b, over: batch), 1)", "total in 0 .. 1.0001")]
    [InlineData("sum(if b then x else 0, over: time) / max(count(b, over: time), 1)", "total in 0 .. 1.01")]
    public void What_is_true_is_proved(string total, string check) =>
        Assert.Equal(CheckStatus.Proved, Decide($"{Inputs} total = {total}", check).Status);

    [Theory]
    // An empty selection is 0, whatever the values are.
    [InlineData("sum(if valid then u else 0) / max(count(valid), 1)", "total >= 0.25")]
    [InlineData("sum(if valid then u else 0) / count(valid)", "finite")]
    // Other elements than those that are counted.
    [InlineData("sum(if valid then u else 0) / max(count(not valid), 1)", "total <= 1")]
    [InlineData("sum(if valid then 0 else u) / max(count(valid), 1)", "total <= 1")]
    [InlineData("sum(if valid then u else 1) / max(count(valid), 1)", "total <= 1")]
    [InlineData("sum(if valid then u else 0) / max(count(u > 0.5), 1)", "total <= 1")]
    [InlineData("sum(if b then x else 0, over: batch) / max(float(b), 1)", "total <= 1.01")]
    // Weights of either sign, and those whose sum is not what it is divided by.
    [InlineData("sum((w - 2) * u) / max(sum(w - 2), 0.1)", "total in -1.1 .. 1.1")]
    [InlineData("sum(w^2 * u) / max(sum(w), 0.1)", "total <= 1.1")]
    [InlineData("sum(w * u) / max(min(w), 0.1)", "total <= 1.1")]
    [InlineData("sum(w * u) / (sum(w) - 0.1)", "total <= 1.1")]
    [InlineData("sum(w * u) / min(sum(w), 1)", "total <= 1.1")]
    // What vanishes of a small weight.
    [InlineData("sum(w * 1e-45 * u) / max(sum(w * 1e-45), 1e-44)", "total <= 1")]
    [InlineData("(if valid[0] then u[0] else 0) / max(sum(if valid then u - 0.5 else 0), 0.01)", "total <= 1.1")]
    public void What_is_false_is_not(string total, string check) =>
        Assert.NotEqual(CheckStatus.Proved, Decide($"{Inputs} total = {total}", check).Status);
}
