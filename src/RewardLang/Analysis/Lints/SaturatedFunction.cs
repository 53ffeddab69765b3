using RewardLang.Diagnostics;

namespace RewardLang.Analysis.Lints;

/// <summary>A function that is flat over the whole range of its argument: no gradient, and no difference between good and better.</summary>
internal sealed class SaturatedFunction : ILint
{
    public void Check(LintContext context)
    {
        foreach (var (node, scope) in context.Reached)
        {
            if (node.IsUniform || SensitiveRegion.Of(node) is not { } region)
                continue;
            var argument = scope.Of(node.Operands[0]).Hull;
            if (LintContext.IsTold(argument) && !argument.HasNoNumber && !argument.IsPoint && (argument.Lower > region.Upper || argument.Upper < region.Lower))
                context.Report(node, DiagnosticCatalogue.SaturatedFunction, context.TextOf(node), context.TextOf(node.Operands[0]), argument, scope.Of(node).Hull);
        }
    }
}
