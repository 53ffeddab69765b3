using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>The shapes that dm_control's <c>tolerance</c> takes as an argument <c>sigmoid</c>, and that have functions of their own here.</summary>
internal static class ToleranceShapes
{
    /// <summary>The function of a shape; null for a word that is none.</summary>
    public static string? FunctionOf(string shape) => shape switch
    {
        "gaussian" => "tolerance",
        "hyperbolic" or "long_tail" or "reciprocal" or "cosine" or "linear" or "quadratic" or "tanh_squared" => "tolerance_" + shape,
        _ => null,
    };

    /// <summary>The call without the bounds within which it is 1, which dm_control takes to be 0 and 0; null for others.</summary>
    public static Suggestion? AtZero(ExpressionBinder binder, FunctionSymbol function, CallSyntax call)
    {
        var others = call.Arguments.Skip(1).ToList();
        if (function.Name.Split('_')[0] != "tolerance" || call.Arguments is not [{ Name: null } x, ..] || others.Any(a => a.Name is null or { Name: "lower" or "upper" }))
            return null;
        var text = $"{function.Name}({binder.TextOf(x)}, lower: 0, upper: 0{string.Concat(others.Select(a => $", {binder.TextOf(a)}"))})";
        return new Suggestion($"It is 1 between 'lower' and 'upper': for the value 0 alone write {text}.", text, call.Span);
    }

    /// <summary>The call of the shape's function, for <c>sigmoid: linear</c>; null for other arguments.</summary>
    public static Suggestion? Advice(ExpressionBinder binder, FunctionSymbol function, CallSyntax call, ArgumentSyntax argument)
    {
        if (function.Name != "tolerance" || argument is not { Name.Name: "sigmoid", Value: NameSyntax { Name: var shape } } || FunctionOf(shape) is not { } own)
            return null;
        var others = call.Arguments.Where(a => a != argument).Select(binder.TextOf).ToList();
        // Without bounds it is 1 at 0 alone there.
        if (others.Count > 0 && call.Arguments.Skip(1).All(a => a.Name is { Name: not ("lower" or "upper") }))
            others.Insert(1, "lower: 0, upper: 0");
        var text = $"{own}({string.Join(", ", others)})";
        return new Suggestion($"Write {text}.", text, call.Span);
    }
}
