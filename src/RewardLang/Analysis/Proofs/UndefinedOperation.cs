using RewardLang.Analysis.Intervals;
using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis.Proofs;

/// <summary>An operation that is no number, or infinite, for some of what it is given: where that is, and how it is written to be a number everywhere.</summary>
/// <param name="Operand">What it is given.</param>
/// <param name="Where">For which of it.</param>
/// <param name="Safe">How it is kept from that, from the operand as it is written and its unit.</param>
internal sealed record UndefinedOperation(Node Operand, string Where, Func<string, string, string> Safe)
{
    /// <summary>The operation of a node, for a range of its operand; null for one that is defined everywhere.</summary>
    public static UndefinedOperation? Of(Node node, Func<Node, Interval> range)
    {
        if (node.Kind == NodeKind.Binary && (node.Binary == BinaryFunction.Divide || node.Binary == BinaryFunction.Modulo))
            return range(node.Operands[1]).Contains(0.0) ? new(node.Operands[1], "0", (operand, unit) => $"max({operand}, 1e-6{unit}) in place of '{operand}'") : null;
        if (node.Kind == NodeKind.Binary && node.Binary == BinaryFunction.Power)
            return range(node.Operands[0]).Lower < 0 ? new(node.Operands[0], "below 0", (operand, unit) => $"max({operand}, 0{unit}) in place of '{operand}'") : null;
        return node.Kind != NodeKind.Unary ? null : node.Unary!.Name switch
        {
            "log" => new(node.Operands[0], "0 or below", (operand, _) => $"log(max({operand}, 1e-6))"),
            "log1p" => new(node.Operands[0], "-1 or below", (operand, _) => $"log1p(max({operand}, -0.99))"),
            "sqrt" => new(node.Operands[0], "below 0", (operand, unit) => $"sqrt(max({operand}, 0{unit}))"),
            "acos" or "asin" => new(node.Operands[0], "outside of -1 .. 1", (operand, _) => $"{node.Unary.Name}(clip({operand}, -1, 1))"),
            "exp" => new(node.Operands[0], "above 88", (operand, _) => $"exp(min({operand}, 80))"),
            _ => null,
        };
    }
}
