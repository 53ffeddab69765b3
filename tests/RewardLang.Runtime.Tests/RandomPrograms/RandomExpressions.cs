using System.Globalization;

namespace RewardLang.Runtime.Tests.RandomPrograms;

/// <summary>A value that expressions may name.</summary>
internal sealed record NamedValue(string Name, bool IsTruth, IReadOnlyList<string> Axes);

/// <summary>
/// Well-typed random expressions. Arguments stay inside the domains of their functions and magnitudes within what single precision
/// holds, so that every back end must give one number.
/// </summary>
internal sealed partial class RandomExpressions(Random random, bool usesBatch, bool looksAhead = false, bool isWild = false)
{
    private static readonly string[] s_unary =
        ["abs", "tanh", "sin", "cos", "atan", "sigmoid", "softplus", "log_sigmoid", "-", "sign", "floor", "ceil", "round"];

    private static readonly string[] s_reductions =
        ["sum", "mean", "min", "max", "norm", "product", "var", "std", "logsumexp", "median", "argmax", "argmin"];

    private static readonly string[] s_timeReductions = ["mean", "sum", "min", "max", "var"];

    private static readonly string[] s_rowFunctions = ["mean", "sum", "min", "max", "var", "std", "median", "sort"];

    /// <summary>The axes of every program, and their sizes.</summary>
    public static IReadOnlyDictionary<string, int> Axes { get; } =
        new Dictionary<string, int> { ["joint"] = 3, ["foot"] = 2, ["xyz"] = 3, ["command"] = 4 };

    /// <summary>What has been declared so far.</summary>
    public List<NamedValue> Names { get; } = [];

    public IReadOnlyList<string> RandomAxes() => random.Next(5) switch
    {
        0 or 1 => [],
        2 => [Pick([.. Axes.Keys])],
        3 => ["joint"],
        _ => random.Next(2) == 0 ? ["joint", "xyz"] : ["foot", "command"],
    };

    /// <summary>A number over axes.</summary>
    public string Number(IReadOnlyList<string> axes, int depth)
    {
        if (depth <= 0)
            return Leaf(axes);
        if (isWild && random.Next(4) == 0)
            return Wild(axes, depth);
        if (looksAhead && random.Next(6) == 0)
        {
            return random.Next(3) == 0
                ? $"next({Number(axes, depth - 1)}, final: {Number([], 0)})"
                : $"{Pick(s_timeReductions)}({Number(axes, depth - 1)}, over: time)";
        }

        switch (random.Next(22))
        {
            case 0 or 1:
                return Unary(axes, depth);
            case 2 or 3 or 4:
                return Arithmetic(axes, depth);
            case 5:
                return $"(if {Truth(Fewer(axes), depth - 1)} then {Number(axes, depth - 1)} else {Number(axes, depth - 1)})";
            case 6:
                return $"{Pick("min", "max")}({Number(axes, depth - 1)}, {Number(Fewer(axes), depth - 1)}, {Constant()})";
            case 7:
                return $"clip({Number(axes, depth - 1)}, -{Positive()}, {Positive()})";
            case 8 or 9 or 10:
                return Reduced(axes, depth);
            case 11 when axes.Count > 0:
                return $"{Pick("softmax", "sort", "rank", "cumsum")}({Number(axes, depth - 1)}, over: {Pick(axes)})";
            case 12:
                return Element(axes, depth);
            case 13 when axes.Contains("xyz"):
                return $"xyz({Number(Without(axes, "xyz"), depth - 1)}, {Number(Without(axes, "xyz"), depth - 1)}, {Leaf(Without(axes, "xyz"))})";
            case 14 when axes.Count == 2:
                return $"outer({Number([axes[0]], depth - 1)}, {Number([axes[1]], depth - 1)})";
            case 15:
                return $"prev({Number(axes, depth - 1)}, initial: {Number([], 0)})";
            case 16:
                return $"float({Truth(axes, depth - 1)})";
            case 17:
                return Guarded(axes, depth);
            case 18 when usesBatch:
                return AcrossRows(axes, depth);
            case 19:
                return $"{Pick("atan2", "mod")}({Number(axes, depth - 1)}, abs({Number(axes, depth - 1)}) + {Positive()})";
            case 20:
                return $"ema({Number(axes, depth - 1)}, 0.25)";
            default:
                return Leaf(axes);
        }
    }

    /// <summary>A condition over axes.</summary>
    public string Truth(IReadOnlyList<string> axes, int depth)
    {
        var named = Names.Where(n => n.IsTruth && SameAxes(n.Axes, axes)).ToList();
        if (named.Count > 0 && random.Next(depth <= 0 ? 2 : 6) == 0)
            return Pick(named).Name;
        if (depth <= 0)
            return $"({Leaf(axes)} {Pick("<", "<=", ">", ">=")} {Constant()})";
        var longer = Longer(axes);
        return random.Next(8) switch
        {
            0 => $"({Truth(axes, depth - 1)} {Pick("and", "or", "==", "!=")} {Truth(Fewer(axes), depth - 1)})",
            1 => $"(not {Truth(axes, depth - 1)})",
            2 when longer is not null => $"{Pick("any", "all")}({Truth([.. axes, longer], depth - 1)}, over: {longer})",
            3 => $"prev({Truth(axes, depth - 1)}, initial: {Pick("true", "false")})",
            4 => $"(round({Number(axes, depth - 1)}) {Pick("==", "!=")} {Pick("0", "1", "-1")})",
            5 when usesBatch => $"({Truth(axes, depth - 1)} or {Pick("any", "all")}({Truth([], depth - 1)}, over: {Pick("batch", "group")}))",
            _ => $"({Number(axes, depth - 1)} {Pick("<", "<=", ">", ">=")} {Number(Fewer(axes), depth - 1)})",
        };
    }

    public string Constant() => (random.Next(-32, 33) / 16.0).ToString(CultureInfo.InvariantCulture);

    public string Positive() => (random.Next(2, 33) / 16.0).ToString(CultureInfo.InvariantCulture);

    public T Pick<T>(params IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    private string Leaf(IReadOnlyList<string> axes)
    {
        var named = Names.Where(n => !n.IsTruth && SameAxes(n.Axes, axes)).ToList();
        if (named.Count > 0 && random.Next(5) > 0)
            return Pick(named).Name;
        if (axes.Count == 0)
            return random.Next(6) == 0 ? Pick("pi", "step", "size(foot)", "(dt / 1<s>)") : $"({Constant()})";
        if (random.Next(3) == 0 && axes.Count == 1)
            return $"index({axes[0]})";
        return axes.Aggregate(Leaf([]), (value, axis) => $"expand({value}, {axis})");
    }

    private string Unary(IReadOnlyList<string> axes, int depth)
    {
        var function = Pick(s_unary);
        return function == "-" ? $"(-{Number(axes, depth - 1)})" : $"{function}({Number(axes, depth - 1)})";
    }

    private string Arithmetic(IReadOnlyList<string> axes, int depth)
    {
        var (left, right) = (Number(axes, depth - 1), Number(Fewer(axes), depth - 1));
        return random.Next(6) switch
        {
            0 => $"({left} / (abs({right}) + {Positive()}))",
            1 => $"(clip({left}, -4, 4) ^ {Pick("2", "3", "4")})",
            2 => $"(tanh({left}) * {right})",
            3 => $"({right} - {left})",
            4 => $"({right} + {left})",
            _ => $"({left} * tanh({right}))",
        };
    }

    /// <summary>Functions whose domain or growth asks for care.</summary>
    private string Guarded(IReadOnlyList<string> axes, int depth)
    {
        var x = Number(axes, depth - 1);
        return random.Next(8) switch
        {
            0 => $"exp(-abs({x}))",
            1 => $"exp(min({x}, 3))",
            2 => $"sqrt(abs({x}) + 0.125)",
            3 => $"log(abs({x}) + 0.125)",
            4 => $"log1p(abs({x}))",
            5 => $"{Pick("asin", "acos")}(clip({x}, -0.875, 0.875))",
            6 => $"tan(clip({x}, -1, 1))",
            _ => $"pow(abs(tanh({x})) + 0.25, clip({Number(Fewer(axes), 0)}, -2, 2))",
        };
    }

    private string Reduced(IReadOnlyList<string> axes, int depth)
    {
        if (Longer(axes) is not { } axis)
            return Leaf(axes);
        IReadOnlyList<string> longer = [.. axes, axis];
        if (random.Next(6) == 0)
            return $"dot({Number(longer, depth - 1)}, {Number(longer, depth - 1)}, over: {axis})";
        if (random.Next(6) == 0)
            return $"count({Truth(longer, depth - 1)}, over: {axis})";
        if (random.Next(6) == 0)
            return $"quantile({Number(longer, depth - 1)}, {Pick("0", "0.25", "0.5", "0.9", "1")}, over: {axis})";
        var function = Pick(s_reductions);
        var operand = Number(longer, depth - 1);
        return function switch
        {
            "product" => $"product(tanh({operand}), over: {axis})",
            "std" or "norm" => $"{function}({operand} + index({axis}), over: {axis})",
            "logsumexp" => $"logsumexp(clip({operand}, -8, 8), over: {axis})",
            _ => $"{function}({operand}, over: {axis})",
        };
    }

    private string Element(IReadOnlyList<string> axes, int depth)
    {
        if (Longer(axes) is not { } axis)
            return Leaf(axes);
        var operand = Number([.. axes, axis], depth - 1);
        return axis == "xyz" && random.Next(2) == 0
            ? $"({operand}).{Pick("x", "y", "z")}"
            : $"({operand})[{axis}: {random.Next(Axes[axis])}]";
    }

    /// <summary>Only inputs are ranked: of what is computed, rounding alone may put two rows in order.</summary>
    private string AcrossRows(IReadOnlyList<string> axes, int depth)
    {
        var rows = Pick("batch", "group");
        var inputs = Names.Where(n => !n.IsTruth && n.Name.StartsWith("in", StringComparison.Ordinal) && SameAxes(n.Axes, axes)).ToList();
        return inputs.Count > 0 && random.Next(4) == 0
            ? $"({Number(axes, 0)} - rank({Pick(inputs).Name}, over: {rows}))"
            : random.Next(8) == 0
                ? $"quantile({Number(axes, depth - 1)}, {Pick("0", "0.25", "0.9")}, over: {rows})"
                : $"({Number(axes, 0)} + {Pick(s_rowFunctions)}({Number(axes, depth - 1)}, over: {rows}))";
    }

    private string? Longer(IReadOnlyList<string> axes)
    {
        var candidates = Axes.Keys.Where(a => !axes.Contains(a)).ToList();
        return axes.Count >= 2 ? null : Pick(candidates);
    }

    private IReadOnlyList<string> Fewer(IReadOnlyList<string> axes) =>
        axes.Count > 0 && random.Next(3) == 0 ? Without(axes, Pick(axes)) : axes;

    private static List<string> Without(IReadOnlyList<string> axes, string axis) => [.. axes.Where(a => a != axis)];

    private static bool SameAxes(IReadOnlyList<string> left, IReadOnlyList<string> right) =>
        left.Count == right.Count && left.All(right.Contains);
}
