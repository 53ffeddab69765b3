using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>A divisor that can be 0.</summary>
internal sealed class DivisionByZero : ILint
{
    public void Check(LintContext context)
    {
        foreach (var (node, scope) in context.Reached)
        {
            var isDivision = node.Kind == NodeKind.Binary && (node.Binary == BinaryFunction.Divide || node.Binary == BinaryFunction.Modulo);
            if (!isDivision || node.Operands[0] == node.Operands[1])
                continue;
            var divisor = scope.Of(node.Operands[1]).Hull;
            if (divisor.Contains(0.0) && !IsCount(node.Operands[1]))
                context.Report(node, DiagnosticCatalogue.DivisionByZero, context.TextOf(node.Operands[1]), divisor);
        }
    }

    /// <summary>The number of rows or steps less one, of a sample's variance: documented to be NaN of one.</summary>
    private static bool IsCount(Node node) =>
        node.Kind == NodeKind.Binary && node.Operands.Any(o => o.Kind is NodeKind.ReduceRows or NodeKind.ReduceTime or NodeKind.Size && o.Operands.All(x => x.IsConstant(1)));
}
