using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Semantics;

namespace RewardLang.Builtins;

/// <summary>Functions that fold axes, or rows or steps when told so.</summary>
internal static class ReductionFunctions
{
    private static readonly CoreParameter s_x = new("x");
    private static readonly CoreParameter s_over = new("over", false, CoreParameterMode.Axes);

    public static IEnumerable<CoreFunction> All { get; } =
    [
        new("sum", "The sum.", [s_x, s_over], c => Fold(c, Reduction.Sum, c.Number("x"))),
        new("product", "The product.", [s_x, s_over], Product),
        new("mean", "The mean.", [s_x, s_over], c => Mean(c, c.Number("x"))),
        new("min", "The smallest element, or the smaller of the arguments.", [s_x, s_over], c => Extreme(c, Reduction.Minimum), IsVariadic: true),
        new("max", "The largest element, or the larger of the arguments.", [s_x, s_over], c => Extreme(c, Reduction.Maximum), IsVariadic: true),
        new("any", "Whether some element holds.", [s_x, s_over], c => Logic(c, Reduction.Any)),
        new("all", "Whether every element holds.", [s_x, s_over], c => Logic(c, Reduction.All)),
        new("count", "The number of elements that hold.", [s_x, s_over], Count),
        new("norm", "The Euclidean length: the square root of the sum of squares.", [s_x, s_over], Norm),
        new("dot", "The sum of products.", [new("a"), new("b"), s_over], Dot),
        new("var", "The variance: mean squared distance from the mean. ddof: 1 divides by one less.", [s_x, s_over, new("ddof", false)], Variance),
        new("std", "The standard deviation. ddof: 1 for the sample's.", [s_x, s_over, new("ddof", false)], c => Root(c, Variance(c))),
        new("sample_var", "The variance of a sample: divided by one less than the number of elements; NaN of one.", [s_x, s_over], c => Variance(c, 1)),
        new("sample_std", "The standard deviation of a sample: the root of its variance; NaN of one element.", [s_x, s_over], c => Root(c, Variance(c, 1))),
        new("logsumexp", "log(sum(exp(x))), without overflow.", [s_x, s_over], LogSumExp),
    ];

    /// <summary>Folds the axes that the call names: all written ones without <c>over:</c>. Null after a report.</summary>
    public static BoundValue? Fold(CoreCall call, Reduction reduction, BoundValue x)
    {
        call.NoteFold(x);
        return call.Scope switch
        {
            FoldScope.Batch or FoldScope.Group => x with { Node = call.Graph.ReduceRows(reduction, x.Node, call.Rows!.Value) },
            FoldScope.Time => x with { Node = call.Graph.ReduceTime(reduction, x.Node) },
            _ => FoldedAxes(call, x) is { } axes ? x with { Node = call.Graph.Reduce(reduction, x.Node, axes) } : null,
        };
    }

    private static IReadOnlyList<Axis>? FoldedAxes(CoreCall call, BoundValue x)
    {
        if (call.Over is null)
            return x.Axes;
        if (call.Over.FirstOrDefault(a => !x.Axes.Contains(a)) is { } missing)
        {
            call.FailOfAxis(x, missing);
            return null;
        }

        return call.Over;
    }

    /// <summary>How many values a fold of <paramref name="x"/> takes.</summary>
    private static Node CountOf(CoreCall call, BoundValue x) => call.Scope switch
    {
        FoldScope.Batch or FoldScope.Group => call.Graph.RowCount(x.Node, call.Rows!.Value),
        FoldScope.Time => call.Graph.StepCount(),
        _ => (call.Over ?? x.Axes).Aggregate(call.Graph.Constant(1), (count, axis) => call.Graph.Multiply(count, call.Graph.Size(axis))),
    };

    private static BoundValue? Mean(CoreCall call, BoundValue x) => Fold(call, Reduction.Sum, x) is { } sum
        ? new BoundValue(call.Graph.Divide(sum.Node, CountOf(call, x)), ScalarKind.Real, x.Unit)
        : null;

    private static BoundValue? Product(CoreCall call)
    {
        var x = call.Number("x");
        return x.Unit is { IsOne: false } ? call.FailOfUnit("x", x.Unit) : Fold(call, Reduction.Product, x);
    }

    /// <summary><c>min(a, b, over: foot)</c>: the fold of what is pointwise.</summary>
    private static Suggestion OfSeveral(CoreCall call)
    {
        var over = call.Syntax.Arguments.First(a => a.Name is not null);
        var text = $"{call.Function.Name}({call.Function.Name}({string.Join(", ", call.Syntax.Arguments.Where(a => a.Name is null).Select(call.Binder.TextOf))}), {call.Binder.TextOf(over)})";
        return new Suggestion($"Reduce the result: {text}.", text, call.Span);
    }

    private static BoundValue? Extreme(CoreCall call, Reduction reduction)
    {
        if (call.Positional.Count == 0)
            return Fold(call, reduction, call.Number("x"));
        if (call.Positional.Count == 1)
            return Fold(call, reduction, call.Positional[0].AsNumber(call.Graph));
        if (call.Over is not null)
            return call.Fail(DiagnosticCatalogue.OverWithSeveral, call.Function.Name, OfSeveral(call));
        BoundValue? result = call.Positional[0];
        foreach (var next in call.Positional.Skip(1))
            result = result is null ? null : call.Binder.Pointwise(reduction.Step, result, next, call.Span, call.PairOfArguments);
        return result;
    }

    private static BoundValue? Logic(CoreCall call, Reduction reduction) =>
        call.Binder.Truth(call.Value("x"), call.SpanOf("x")) is { } x ? Fold(call, reduction, x) : null;

    private static BoundValue? Count(CoreCall call) =>
        call.Binder.Truth(call.Value("x"), call.SpanOf("x")) is { } x ? Fold(call, Reduction.Sum, x.AsNumber(call.Graph)) : null;

    private static BoundValue? Norm(CoreCall call)
    {
        var x = call.Number("x");
        return Fold(call, Reduction.Sum, x with { Node = call.Graph.Multiply(x.Node, x.Node) }) is { } squares
            ? new BoundValue(call.Graph.Unary(UnaryFunction.SquareRoot, squares.Node), ScalarKind.Real, x.Unit)
            : null;
    }

    private static BoundValue? Dot(CoreCall call) =>
        call.Binder.Pointwise(BinaryFunction.Multiply, call.Value("a"), call.Value("b"), call.Span) is { } product
            ? Fold(call, Reduction.Sum, product)
            : null;

    private static BoundValue? Variance(CoreCall call) => call.Constant("ddof", 0) is { } lost ? Variance(call, lost) : null;

    private static BoundValue? Variance(CoreCall call, double lost)
    {
        var x = call.Number("x");
        if (Mean(call, x) is not { } mean)
            return null;
        var distance = call.Graph.Subtract(x.Node, mean.Node);
        if (Fold(call, Reduction.Sum, x with { Node = call.Graph.Multiply(distance, distance) }) is not { } squares)
            return null;
        var count = call.Graph.Subtract(CountOf(call, x), call.Graph.Constant(lost));
        return new BoundValue(call.Graph.Divide(squares.Node, count), ScalarKind.Real, x.Unit?.Power(2));
    }

    private static BoundValue? Root(CoreCall call, BoundValue? variance) => variance is null ? null
        : variance with { Node = call.Graph.Unary(UnaryFunction.SquareRoot, variance.Node), Unit = variance.Unit?.Power(0.5) };

    /// <summary>exp(x) / sum(exp(x)); the largest exponent is taken out first, which changes neither the value nor a derivative.</summary>
    public static BoundValue? Softmax(CoreCall call, BoundValue x)
    {
        if (x.Unit is { IsOne: false })
            return call.FailOfUnit("x", x.Unit);
        if (Fold(call, Reduction.Maximum, x) is not { } largest)
            return null;
        var exponentials = call.Graph.Unary(UnaryFunction.Exponential, call.Graph.Subtract(x.Node, call.Graph.StopGradient(largest.Node)));
        return Fold(call, Reduction.Sum, x with { Node = exponentials }) is { } sum
            ? new BoundValue(call.Graph.Divide(exponentials, sum.Node), ScalarKind.Real, Unit.One)
            : null;
    }

    private static BoundValue? LogSumExp(CoreCall call)
    {
        var x = call.Number("x");
        if (x.Unit is { IsOne: false })
            return call.FailOfUnit("x", x.Unit);
        if (Fold(call, Reduction.Maximum, x) is not { } largest)
            return null;
        // An infinite maximum is not subtracted: inf - inf would be NaN.
        var shift = call.Graph.Select(
            call.Graph.Binary(BinaryFunction.Less, call.Graph.Unary(UnaryFunction.Absolute, largest.Node), call.Graph.Constant(double.PositiveInfinity)),
            call.Graph.StopGradient(largest.Node), call.Graph.Constant(0));
        var exponentials = call.Graph.Unary(UnaryFunction.Exponential, call.Graph.Subtract(x.Node, shift));
        return Fold(call, Reduction.Sum, x with { Node = exponentials }) is { } sum
            ? new BoundValue(call.Graph.Add(call.Graph.Unary(UnaryFunction.Logarithm, sum.Node), shift), ScalarKind.Real, Unit.One)
            : null;
    }
}
