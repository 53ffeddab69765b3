using RewardLang.Builtins;
using RewardLang.Ir;
using RewardLang.Semantics;

namespace RewardLang.Analysis.Lints;

/// <summary>Whether a state becomes what it was at first whatever happens: worked out with numbers, for parameters at their defaults and elsewhere.</summary>
internal sealed class RepeatedState
{
    private const int MostLevels = 64;

    /// <summary>What is used in many places is worked out in each.</summary>
    private const int MostVisits = 2_000;

    /// <summary>What rounding may make of a number.</summary>
    private const double Rounding = 1e-12;

    /// <summary>By how much parameters are moved: what is so for all of these is no matter of their values.</summary>
    private static readonly double[] s_moves = [0, 0.37, -0.21];

    private readonly CompiledProgram _program;
    private readonly int _slot;
    private readonly double _move;
    private double? _read;
    private int _visits;

    private RepeatedState(CompiledProgram program, int slot, double move) => (_program, _slot, _move) = (program, slot, move);

    /// <summary>The number that a state is at every step; null for a state that changes, and where that is not told.</summary>
    public static double? Of(CompiledProgram program, Node next, int slot)
    {
        double? found = null;
        foreach (var move in s_moves)
        {
            var state = new RepeatedState(program, slot, move);
            // With 'from' the first value stands where the state reads itself.
            var first = next is { Kind: NodeKind.Select, Operands: [{ Kind: NodeKind.IsFirstStep }, var start, _] } ? start : program.Graph.Nodes.FirstOrDefault(state.IsReadFromOutside)?.Operands[1];
            if (first is null || state.Evaluate(first, 0) is not { } value)
                return null;
            state._read = value;
            if (state.Evaluate(next, 0) is not { } then || !(Math.Abs(then - value) <= Rounding * Math.Abs(value)))
                return null;
            found ??= value;
        }

        return found;
    }

    private bool IsReadFromOutside(Node node) => node is { Kind: NodeKind.Select, Operands: [{ Kind: NodeKind.IsFirstStep }, _, { Kind: NodeKind.StateRead } read] } && read.Slot == _slot;

    /// <summary>A number behind the first step; null for what the host, other rows or another state has a say in.</summary>
    private double? Evaluate(Node node, int level)
    {
        if (level > MostLevels || ++_visits > MostVisits || node.Axes.Count > 0)
            return null;
        if (node.Kind == NodeKind.Select && node.Operands[0].Kind == NodeKind.IsFirstStep)
            return Evaluate(node.Operands[2], level + 1);
        if (node.Kind == NodeKind.StateRead)
            return node.Slot == _slot ? _read : null;
        if (node.Kind == NodeKind.Constant)
            return node.Value;
        if (node.Kind == NodeKind.Param)
            return _program.Params[node.Slot] is { Default: [var usual] } param ? param.Kind != ScalarKind.Bool ? usual + _move : _move == 0 ? usual : 1 - usual : null;
        // What is chosen from equal values is no matter of the choice.
        if (node.Kind == NodeKind.Select && Evaluate(node.Operands[1], level + 1) is { } chosen && Evaluate(node.Operands[2], level + 1) is { } other && chosen.Equals(other))
            return chosen;
        // What one side decides is no matter of the other.
        if (node.Kind == NodeKind.Binary && (node.Binary == BinaryFunction.And || node.Binary == BinaryFunction.Or) && (node.Binary == BinaryFunction.And ? 0.0 : 1.0) is var decisive && node.Operands.Any(o => Evaluate(o, level + 1) == decisive))
            return decisive;
        var operands = new double[node.Operands.Count];
        for (var i = 0; i < operands.Length; i++)
        {
            if (Evaluate(node.Operands[i], level + 1) is not { } value)
                return null;
            operands[i] = value;
        }

        return node.Kind switch
        {
            NodeKind.Unary => node.Unary!.Evaluate(operands[0]),
            NodeKind.Binary => node.Binary!.Evaluate(operands[0], operands[1]),
            NodeKind.Select => operands[0] != 0 ? operands[1] : operands[2],
            NodeKind.ToNumber or NodeKind.Expand or NodeKind.StopGradient => operands[0],
            NodeKind.ToTruth => operands[0] != 0 ? 1 : 0,
            _ => null,
        };
    }
}
