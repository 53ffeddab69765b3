using RewardLang.Builtins;
using static RewardLang.Runtime.Tests.Gradients.GradientChecks;

namespace RewardLang.Runtime.Tests.Gradients;

/// <summary>The derivative of every function of the core against finite differences, away from kinks.</summary>
public sealed class FunctionGradientTests
{
    /// <summary>Arguments inside the domain of each function of one number, none of them at a kink.</summary>
    private static readonly Dictionary<string, double[]> s_arguments = new()
    {
        ["sqrt"] = [0.3, 4, 1e-2],
        ["log"] = [0.3, 4, 1e-2],
        ["log1p"] = [-0.6, 0.3, 4],
        ["asin"] = [-0.7, 0.1, 0.9],
        ["acos"] = [-0.7, 0.1, 0.9],
    };

    public static TheoryData<string> UnaryFunctions => [.. UnaryFunction.All.Select(f => f.Name)];

    public static TheoryData<string> Expressions =>
    [
        "x + y", "x - y", "x * y", "x / y", "x * x", "min(x, y)", "max(x, y)", "clip(x, -1, 0.5)", "clip(x, y, 3)", "atan2(x, y)", "mod(x, y)",
        "pow(abs(x), y)", "pow(abs(x), 1.5)", "2 ^ x", "x ^ 3", "x ^ -2", "(x * x + y * y) ^ 0.5", "square(x)", "softplus(x)", "log_sigmoid(x)",
        "if x > y then x * y else x + 2 * y", "if x > 0 then sqrt(abs(x)) else x", "float(x > y) * x",
    ];

    public static TheoryData<string> ArrayExpressions =>
    [
        "sum(v)", "mean(v)", "product(v)", "min(v)", "max(v)", "norm(v)", "norm(v - w)", "dot(v, w)", "var(v)", "std(v)", "var(v, ddof: 1)",
        "logsumexp(v)", "sum(w * softmax(v))", "sum(w * sort(v))", "sum(w * rank(v))", "sum(w * cumsum(v))", "median(v)", "quantile(v, 0.3)",
        "v[2]", "sum(square(v[1..4]))", "sum(v[0, 0, 3] * [1, 2, 3])", "v[0] * v[1] / v[4]", "sum(outer(v, v[0..2 as pair]))",
        "sum(expand(x, item) * w)", "dot([x, x * x, 2, v[0], v[3]], w)", "sum(if v > 0.2 then v * w else x)", "argmax(v) * x", "size(item) * x",
        "sum(index(item) * v)", "sum(max(m, over: item))", "sum(m.left * w)",
        "sum(norm(m, over: pair))", "product(m)", "max(m)", "sum(cumsum(m, over: item) * w)", "sum(sort(m, over: pair))", "sum(m.left * v)",
    ];

    [Theory]
    [MemberData(nameof(UnaryFunctions))]
    public void Functions_of_one_number(string name)
    {
        double[] arguments = s_arguments.TryGetValue(name, out var own) ? own : [-2.3, -0.4, 0.7, 1.8];
        var call = name == "-" ? "-x" : $"{name}(x)";
        Check("  input x : real", call, arguments.Length, [arguments]);
    }

    [Theory]
    [MemberData(nameof(Expressions))]
    public void Expressions_of_two_numbers(string expression) => Check(
        "  input x : real\n  input y : real", expression, 4, [[-2.3, 0.7, 0.4, 1.8], [0.6, 1.3, -0.8, 2.1]]);

    [Theory]
    [MemberData(nameof(ArrayExpressions))]
    public void Functions_of_arrays(string expression) => Check(
        "  axis item = 5\n  axis pair { left, right }\n  input x : real\n  input v : real[item]\n  input w : real[item]\n  input m : real[item, pair]",
        expression, 3,
        [Numbers(1, 3), Numbers(2, 15), Numbers(3, 15), Numbers(4, 30)]);

    [Theory]
    [InlineData("x * mean(x, over: batch)")]
    [InlineData("x * sum(x * y, over: batch)")]
    [InlineData("x * min(y, over: batch)")]
    [InlineData("max(x, over: batch)")]
    [InlineData("(x - mean(x, over: batch)) / (std(x, over: batch, ddof: 1) + 1) * y")]
    [InlineData("x * s * p")]
    [InlineData("x * exp(s) * mean(p * y, over: batch) + s * p")]
    [InlineData("sum([1, 2] * q) * x + q[1]")]
    [InlineData("max(mean(x, over: batch), mean(y, over: batch)) * s")]
    [InlineData("median(x * y, over: batch) * y")]
    [InlineData("quantile(x, 0.3, over: batch) * s")]
    [InlineData("x * rank(y, over: batch)")]
    [InlineData("quantile(x * p, 0.6, over: group) * y")]
    [InlineData("(x - mean(x, over: group)) / (sample_std(x, over: group) + 0.1) * y")]
    [InlineData("max(x * y, over: group) * mean(x, over: batch)")]
    public void Rows_that_depend_on_each_other_and_what_they_share(string expression) => Check(
        """
          axis pair = 2
          group of 3
          input x : real
          input y : real
          input s : real shared
          param p = 0.75
          param q : real[pair] = [0.5, 1.5]
        """,
        expression, 6, [Numbers(1, 6), Numbers(2, 6), [0.4]]);

    /// <summary>What is not wanted to move is not moved: derivatives end at a stop, at a state and at whole numbers.</summary>
    [Theory]
    [InlineData("stop_gradient(x)")]
    [InlineData("floor(x)")]
    [InlineData("float(x > 0)")]
    [InlineData("index(pair)[0] + argmax([x, y])")]
    public void Derivatives_that_are_zero(string expression)
    {
        var compared = Compare("  axis pair = 2\n  input x : real\n  input y : real", expression, 4, [Numbers(1, 4), Numbers(2, 4)]).ToList();
        Assert.All(compared, c => Assert.Equal(0, c.Derived));
    }
}
