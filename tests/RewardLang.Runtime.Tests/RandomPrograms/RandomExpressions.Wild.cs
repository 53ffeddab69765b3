namespace RewardLang.Runtime.Tests.RandomPrograms;

/// <summary>
/// What only ranges are tried on: expressions that leave domains, overflow and vanish, and those whose parts are made of the same values,
/// about which the compiler knows more than intervals do.
/// </summary>
internal sealed partial class RandomExpressions
{
    private string Wild(IReadOnlyList<string> axes, int depth) => random.Next(16) switch
    {
        0 => $"({Number(axes, depth - 1)} / {Number(Fewer(axes), depth - 1)})",
        1 => $"{Pick("log", "sqrt", "exp", "log1p", "acos", "square")}({Number(axes, depth - 1)})",
        2 => $"({Number(axes, depth - 1)} ^ {Pick("-1", "-2", "0.5", "-0.5", "3")})",
        3 => $"({Number(axes, depth - 1)} * {Extreme()})",
        4 => $"pow({Number(axes, depth - 1)}, {Number(Fewer(axes), depth - 1)})",
        5 or 6 when axes.Count > 0 => ByIndex(axes, depth),
        7 or 8 => OfOneValue(axes),
        9 or 10 => InBranches(axes, depth),
        11 or 12 => OfEitherSign(axes, depth),
        13 or 14 => WeightedMean(axes, depth),
        _ => Leaf(axes),
    };

    private string Extreme() => Pick("1e30", "-1e30", "3e38", "1e-30", "1e-44", "1e8", "0", "16777216");

    /// <summary>Elements of very different sizes.</summary>
    private string ByIndex(IReadOnlyList<string> axes, int depth)
    {
        var axis = Pick(axes);
        return $"(if index({axis}) == {random.Next(Axes[axis])} then {Extreme()} else {Number(axes, depth - 1)})";
    }

    /// <summary>Sums, quotients and choices in which a value occurs again.</summary>
    private string OfOneValue(IReadOnlyList<string> axes)
    {
        var (a, b, r) = (Leaf(axes), Leaf(axes), Leaf(axes));
        return random.Next(10) switch
        {
            0 => $"({a} + {r} * ({b} - {a}))",
            1 => $"({r} * {b} + (1 - {r}) * {a})",
            2 => $"({a} + {b} - {a} * {b})",
            3 => $"({a} * {b} / ({a} + {b} - {a} * {b}))",
            4 => $"({a} / (abs({a}) + abs({b})))",
            5 => $"({a} - min({a}, {b}))",
            6 => $"((if {r} > 0 then {a} else {b}) - (if {r} > 0 then {b} else {a}))",
            7 => $"({a} - 0.75 * {a} + {b})",
            8 => $"(if {a} == {b} then {a} - {b} else {a} / ({a} - {b}))",
            _ => $"(if {a} < {b} then sqrt({b} - {a}) else log({a} - {b}))",
        };
    }

    /// <summary>Quotients by what a condition keeps from 0, or from another number.</summary>
    private string OfEitherSign(IReadOnlyList<string> axes, int depth)
    {
        var (a, b, other) = (Leaf(axes), Leaf(axes), Number(axes, depth - 1));
        var value = Pick(a, $"({a} - {b})", $"({a} * {b})", $"({a} + {b})");
        var limit = Pick("0", "1e-44", "1e-30", "0.25", "0.5", "-1");
        var kept = Pick($"abs({value}) > {limit}", $"{limit} <= abs({value})", $"{value}^2 > {limit}", $"{value} != 0", $"{a} != {b}", $"not (abs({value}) <= {limit})", $"({value} > {limit} or {value} < -{limit})");
        var quotient = Pick($"{other} / {value}", $"1 / ({b} - {a})", $"exp(-1 / {value})", $"{value} / abs({value})");
        return random.Next(4) switch
        {
            0 => $"({other} / (if {kept} then {value} else {limit}))",
            1 => $"({other} / ((if {value} < 0 then -1 else 1) * max(abs({value}), {limit})))",
            2 => $"(if {kept} and {Truth(axes, 0)} then {quotient} else {other})",
            _ => $"(if {kept} then {quotient} else {other})",
        };
    }

    /// <summary>Sums of weighted values over sums of weights, and what is nearly that.</summary>
    private string WeightedMean(IReadOnlyList<string> axes, int depth)
    {
        var over = usesBatch && random.Next(4) == 0 ? "batch" : looksAhead && random.Next(3) == 0 ? "time" : Longer(axes);
        if (over is null)
            return Leaf(axes);
        IReadOnlyList<string> longer = Axes.ContainsKey(over) ? [.. axes, over] : axes;
        var (value, weight, mask) = (random.Next(3) == 0 ? Number(longer, depth - 1) : Leaf(longer), Leaf(longer), Truth(longer, random.Next(2)));
        var (element, counted) = random.Next(7) switch
        {
            0 => ($"(if {mask} then {value} else 0)", $"float({mask})"),
            1 => ($"(if {mask} then 0 else {value})", $"float(not ({mask}))"),
            2 => ($"float({mask}) * {value}", $"float({mask})"),
            3 => ($"abs({weight}) * {value}", $"abs({weight})"),
            4 => ($"-({value} * {weight}^2)", $"{weight}^2"),
            5 => ($"(if {mask} then {value} * abs({weight}) else 0)", $"(if {mask} then abs({weight}) else 0)"),
            _ => ($"(if {mask} then {value} else 0)", $"(if {mask} then 1 else 0.5)"),
        };
        var whole = $"sum({counted}, over: {over})";
        return $"(sum({element}, over: {over}) / {Pick($"max({whole}, 1)", $"max(0.25, {whole})", $"({whole} + 1e-6)", whole, $"max({whole}, 1e-40)")})";
    }

    /// <summary>Conditions of one element and of all, within each other, about the same values.</summary>
    private string InBranches(IReadOnlyList<string> axes, int depth)
    {
        if (Longer(axes) is not { } axis)
            return Leaf(axes);
        IReadOnlyList<string> longer = [.. axes, axis];
        var (v, other) = (Leaf(longer), Number(longer, depth - 2));
        var folded = $"{Pick("sum", "max", "min", "mean", "norm")}({v}, over: {axis})";
        var inner = random.Next(4) switch
        {
            0 => $"{v} / {folded}",
            1 => $"{v} * {folded}",
            2 => $"{v}",
            _ => other,
        };
        return $"{Pick("sum", "max", "min", "mean")}(if {v} {Pick(">", "<")} {Constant()} then (if {folded} {Pick(">", "<")} {Constant()} then {inner} else {Constant()}) else {other}, over: {axis})";
    }
}
