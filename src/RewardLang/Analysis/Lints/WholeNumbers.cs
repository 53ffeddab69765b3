using RewardLang.Builtins;
using RewardLang.Ir;
using RewardLang.Semantics;

namespace RewardLang.Analysis.Lints;

/// <summary>Which values are whole numbers, which compare exactly.</summary>
internal sealed class WholeNumbers
{
    private static readonly UnaryFunction[] s_wholeFunctions = [.. UnaryFunction.All.Where(f => f.Name is "floor" or "ceil" or "round" or "sign")];

    private readonly HashSet<Node> _fractions = [];

    public WholeNumbers(CompiledProgram program)
    {
        // States are whole unless something shows that they are not.
        for (var hasChanged = true; hasChanged;)
        {
            hasChanged = false;
            foreach (var node in program.Graph.Nodes)
                hasChanged |= MayBeFraction(program, node) && _fractions.Add(node);
        }
    }

    public bool Contains(Node node) => !_fractions.Contains(node);

    private bool MayBeFraction(CompiledProgram program, Node node) => !node.IsTruth && node.Kind switch
    {
        NodeKind.Constant => node.Value != Math.Floor(node.Value) && !double.IsInfinity(node.Value),
        NodeKind.Input => program.Inputs[node.Slot].Kind == ScalarKind.Real,
        NodeKind.Param => program.Params[node.Slot].Kind == ScalarKind.Real && program.Params[node.Slot].Default?.All(d => d == Math.Floor(d)) != true,
        NodeKind.ModelCall => program.Models[node.Slot].Kind == ScalarKind.Real,
        NodeKind.StateRead => _fractions.Contains(program.Graph.States[node.Slot].Next),
        NodeKind.ToNumber or NodeKind.Index or NodeKind.Size or NodeKind.Rank or NodeKind.RankRows or NodeKind.ArgMax => false,
        NodeKind.Unary => !s_wholeFunctions.Contains(node.Unary) && (node.Unary != UnaryFunction.Negate && node.Unary != UnaryFunction.Absolute || node.Operands.Any(_fractions.Contains)),
        NodeKind.Binary when node.Binary == BinaryFunction.Divide || node.Binary == BinaryFunction.Power || node.Binary == BinaryFunction.ArcTangent => true,
        NodeKind.QuantileRows => true,
        _ => node.Operands.Any(_fractions.Contains),
    };
}
