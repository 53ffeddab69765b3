using static RewardLang.Runtime.Tests.Gradients.GradientChecks;

namespace RewardLang.Runtime.Tests.Gradients;

/// <summary>A branch that is not taken adds exactly 0, whatever its derivative is; and what is chosen where there is no derivative.</summary>
public sealed class BranchGradientTests
{
    private const double NaN = double.NaN;

    public static TheoryData<string, double[], double[]> Branches => new()
    {
        { "if x > 0 then sqrt(x) else 0", [0, -1, 4], [0, 0, 0.25] },
        { "if x < 1e-3 then 0 else log(x)", [0, -2, 2], [0, 0, 0.5] },
        { "if x > 0 then x * log(x) else x", [0, -1, 1], [1, 1, 1] },
        { "if x > 0 then 1 / x else 2 * x", [0, -1, 2], [2, 2, -0.25] },
        { "if x == 0 then 1 else sin(x) / x", [0], [0] },
        { "if x > 1 then (if x > 2 then log(x - 2) else sqrt(x - 1)) else x^2", [1, 2, 3, -1], [2, 0.5, 1, -2] },
        { "max(log(x), -5)", [0, -1, 1], [0, NaN, 1] },
        { "min(1 / x, 3)", [0, 1, 0.1], [0, -1, 0] },
        { "clip(sqrt(x), 0.5, 2)", [0, 1, 9], [0, 0.5, 0] },
        { "sum(if [x, x] > 0 then log([x, x]) else [0, 0]) + x", [0, 1], [1, 3] },
        { "max([x, 1 / (x - 1)])", [0, 1, 3], [1, NaN, 1] },
        { "if x > 0 then (let_me(x)) else 0", [0, 4], [0, 0.25] },
        { "(if x > 0 then log(x) else 0) * (if x > 0 then log(x) else 0)", [0, 1], [0, 0] },
        { "weighted(x)", [0, 1], [0, 1] },
        { "if x == 0 then 0 else x * 3", [0, 1], [0, 3] },
        { "if x == 0 then 0 else x", [0, 1], [0, 1] },
    };

    public static TheoryData<string, double[], double[]> Choices => new()
    {
        { "abs(x)", [0, -2, 3], [0, -1, 1] },
        { "sign(x)", [0, 2], [0, 0] },
        { "sqrt(x)", [0, 4], [0, 0.25] },
        { "norm([x, 0])", [0, 3], [0, 1] },
        { "norm([x, 2 * x])", [0], [0] },
        { "max(x, 0)", [0, -1, 1], [0.5, 0, 1] },
        { "min(x, 0)", [0, -1, 1], [0.5, 1, 0] },
        { "clip(x, -1, 1)", [-1, 1, 0, 5], [0.5, 0.5, 1, 0] },
        { "max([x, 0, 0, -1])", [0, 1, -1], [1.0 / 3, 1, 0] },
        { "min([x, x * x, 5])", [1, 2], [1.5, 1] },
        { "softplus(x)", [0], [0.5] },
        { "atan2(x, x * 0)", [0], [0] },
        { "x ^ 0.5", [0, 4], [0, 0.25] },
        { "x ^ 0 + x", [0, 2], [1, 1] },
        { "pow(x, 3 + 0 * step)", [0, 2], [0, 12] },
        { "pow(0 * step, x)", [1, 2], [0, 0] },
        { "product([x, 0, 3])", [2], [0] },
        { "product([x, x - 1, 3])", [1, 0, 2], [3, -3, 9] },
        { "floor(x) + ceil(x) + round(x)", [0.5, 1], [0, 0] },
        { "mod(x, 2)", [2, 3], [1, 1] },
    };

    [Theory]
    [MemberData(nameof(Branches))]
    public void Branches_that_are_not_taken_add_nothing(string expression, double[] at, double[] expected) => CheckAt(expression, at, expected);

    [Theory]
    [MemberData(nameof(Choices))]
    public void There_is_one_derivative_at_a_kink(string expression, double[] at, double[] expected) => CheckAt(expression, at, expected);

    /// <summary>The value of a term whose weight is 0 may be infinite; the weight itself still learns from one that is not.</summary>
    [Theory]
    [InlineData(0.0, 2.0, 2.0, 0.0)]
    [InlineData(0.5, 2.0, 2.0, 0.5)]
    [InlineData(0.0, double.PositiveInfinity, 0.0, 0.0)]
    [InlineData(0.0, double.NaN, 0.0, 0.0)]
    public void A_weight_of_zero_learns(double weight, double value, double byWeight, double byValue)
    {
        var program = Compile("reward Test {\n  input x : real\n  param w = 1\n  term only = x  weight w\n}");
        var gradients = new FiniteDifferences(program, 1).Derivatives([[[value]]], [[weight]]);
        Assert.Equal([byValue, byWeight], gradients);
    }

    private static void CheckAt(string expression, double[] at, double[] expected)
    {
        var program = Compile($$"""
            fn let_me(x) = sqrt(x)
            fn weighted(x) = if x == 0 then 0 else x * (if x > 0 then 1 else log(x))
            reward Test {
              axis pair = 2
              input x : real
              total = {{expression}}
            }
            """);
        double[] derived = [.. at.Select(x => new FiniteDifferences(program, 1).Derivatives([[[x]]], []).Single())];
        Assert.True(
            derived.Zip(expected).All(pair => double.IsNaN(pair.Second) || Math.Abs(pair.First - pair.Second) < 1e-12),
            $"{expression} at {string.Join(", ", at)}: {string.Join(", ", derived)} instead of {string.Join(", ", expected)}");
    }
}
