using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>The logarithm of a sigmoid, called or written out: <c>log(1 / (1 + exp(-x)))</c>.</summary>
internal static class LogSigmoidForm
{
    /// <summary>What the sigmoid is taken of, as it is written; null for other nodes.</summary>
    public static string? ArgumentOf(Node log, LintContext context)
    {
        if (IsCall(log, "log") && IsCall(log.Operands[0], "sigmoid"))
            return context.NamedText(log.Operands[0].Operands[0]);
        if (ExponentialOf(log) is not { } exponential)
            return null;
        var exponent = exponential.Operands[0];
        return exponent.Kind == NodeKind.Unary && exponent.Unary == UnaryFunction.Negate ? context.TextOf(exponent.Operands[0]) : $"-({context.TextOf(exponent)})";
    }

    /// <summary>The exponential in the written form; null for other nodes.</summary>
    public static Node? ExponentialOf(Node log) => IsCall(log, "log") && log.Operands[0] is { Kind: NodeKind.Binary } quotient && quotient.Binary == BinaryFunction.Divide
        && quotient.Operands[0].IsConstant(1) && quotient.Operands[1] is { Kind: NodeKind.Binary } sum && sum.Binary == BinaryFunction.Add && sum.Operands.Any(o => o.IsConstant(1))
        ? sum.Operands.FirstOrDefault(o => IsCall(o, "exp")) : null;

    private static bool IsCall(Node node, string function) => node.Kind == NodeKind.Unary && node.Unary!.Name == function;
}
