namespace RewardLang.Runtime.Tests.RandomPrograms;

/// <summary>
/// What only ranges are tried on: expressions that leave domains, overflow and vanish, and those whose parts are made of the same values,
/// about which the compiler knows more than intervals do.
/// </summary>
internal sealed partial class RandomExpressions
{
    private string Wild(IReadOnlyList<string> axes, int depth) => random.Next(14) switch
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
