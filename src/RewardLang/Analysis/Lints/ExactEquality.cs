using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>Real numbers that are compared for equality.</summary>
internal sealed class ExactEquality : ILint
{
    public void Check(LintContext context)
    {
        foreach (var node in context.Program.Graph.Nodes)
        {
            // x == x asks whether x is NaN, and a weight of 0 is asked for exactly by every term.
            if (node.Kind != NodeKind.Binary || node.Binary != BinaryFunction.Equal || node.Operands[0] == node.Operands[1] || node.Operands.All(o => o.IsUniform)
                || node.Operands.Any(o => o.IsTruth))
                continue;
            if (node.Operands.FirstOrDefault(o => !context.WholeNumbers.Contains(o)) is { } real && !IsChosenFrom(node, real))
                context.Report(node, DiagnosticCatalogue.ExactEquality, context.TextOf(real));
        }
    }

    /// <summary>Equality with the largest of some values asks which it is.</summary>
    private static bool IsChosenFrom(Node comparison, Node real) => comparison.Operands.Any(o => o != real
        && o.Kind is NodeKind.Reduce or NodeKind.ReduceRows or NodeKind.ReduceTime or NodeKind.Expand)
        || real.Kind is NodeKind.Reduce or NodeKind.ReduceRows or NodeKind.ReduceTime or NodeKind.Expand;
}
