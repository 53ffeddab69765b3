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

    /// <summary>The call of the shape's function, for <c>sigmoid: linear</c>; null for other arguments.</summary>
    public static Suggestion? Advice(ExpressionBinder binder, FunctionSymbol function, CallSyntax call, ArgumentSyntax argument)
    {
        if (function.Name != "tolerance" || argument is not { Name.Name: "sigmoid", Value: NameSyntax { Name: var shape } } || FunctionOf(shape) is not { } own)
            return null;
        var text = $"{own}({string.Join(", ", call.Arguments.Where(a => a != argument).Select(binder.TextOf))})";
        return new Suggestion($"Write {text}.", text, call.Span);
    }
}
