using RewardLang.Builtins;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>Exponents that are the difference of two logarithms, so that the exponential is a ratio.</summary>
internal static class LogarithmOfRatio
{
    private static readonly string[] s_words = ["log", "logp", "logprob", "logps", "logprobs", "logits", "logpi"];

    /// <summary>Whether an exponent is such a difference by its names, or one of two inputs that are never above 0, perhaps scaled or within limits: <c>min(logp - old, 10)</c>.</summary>
    public static bool Is(LintContext context, Node exponent)
    {
        if (exponent.Kind == NodeKind.Binary && (exponent.Binary == BinaryFunction.Minimum || exponent.Binary == BinaryFunction.Maximum || exponent.Binary == BinaryFunction.Multiply) && exponent.Operands.FirstOrDefault(o => !o.IsUniform) is { } inner && exponent.Operands.Any(o => o.IsUniform))
            return Is(context, inner);
        // A logarithm of a probability is never above 0.
        if (exponent.Kind == NodeKind.Binary && exponent.Binary == BinaryFunction.Subtract && exponent.Operands.All(o => o.Kind == NodeKind.Input && context.RangeOf(o) is { HasNoNumber: false, Upper: <= 0 }))
            return true;
        return context.PlaceOf(exponent) is { IsCall: false } place && WrittenExpression.At(place) is { } written && IsDifference(context, written);
    }

    private static bool IsDifference(LintContext context, ExpressionSyntax syntax) => WrittenExpression.MeantUnscaled(context, syntax) is BinarySyntax { Operator: TokenKind.Minus } difference
        && WrittenParts.Of(difference).OfType<NameSyntax>().Any(n => NameParts.Of(n.Name).Any(s_words.Contains));
}
