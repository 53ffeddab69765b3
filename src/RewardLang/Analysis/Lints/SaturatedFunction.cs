using RewardLang.Analysis.Intervals;
using RewardLang.Diagnostics;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>A function that is flat over the whole range of its argument: no gradient, and no difference between good and better.</summary>
internal sealed class SaturatedFunction : ILint
{
    public void Check(LintContext context)
    {
        foreach (var (node, scope) in context.Reached)
        {
            if (node.Kind != NodeKind.Unary || node.IsUniform)
                continue;
            var argument = scope.Of(node.Operands[0]).Hull;
            if (LintContext.IsTold(argument) && !argument.HasNoNumber && !argument.IsPoint && IsFlat(node.Unary!.Name, argument))
                context.Report(node, DiagnosticCatalogue.SaturatedFunction, context.TextOf(node), context.TextOf(node.Operands[0]), argument, scope.Of(node).Hull);
        }
    }

    private static bool IsFlat(string function, Interval argument) => function switch
    {
        "tanh" => argument.Lower > 8 || argument.Upper < -8,
        "sigmoid" => argument.Lower > 16 || argument.Upper < -16,
        "exp" => argument.Upper < -20,
        _ => false,
    };
}
