using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>Whether one value grows or falls with another, all else being equal.</summary>
internal sealed class Slope
{
    /// <summary>How deep a value may be made of the other.</summary>
    private const int MostLevels = 24;

    private static readonly UnaryFunction[] s_rising =
        [UnaryFunction.Exponential, UnaryFunction.SquareRoot, UnaryFunction.Logarithm, UnaryFunction.LogarithmOfOnePlus, UnaryFunction.Floor, UnaryFunction.Sign];

    private readonly LintContext _context;
    private readonly Node _by;
    private readonly Dictionary<Node, int?> _known = [];

    private Slope(LintContext context, Node by) => (_context, _by) = (context, by);

    /// <summary>1 where a value grows with another, -1 where it falls, and 0 where that is not told or it does neither.</summary>
    public static int Of(LintContext context, Node node, Node by) => new Slope(context, by).Find(node, MostLevels) ?? 0;

    /// <summary>1, -1, 0 for what does not depend on the other value, and null where it is not told.</summary>
    private int? Find(Node node, int levels)
    {
        if (node == _by)
            return 1;
        if (levels == 0)
            return null;
        if (!_known.TryGetValue(node, out var slope))
            _known[node] = slope = node.Operands.Select(o => Find(o, levels - 1)).ToList() is var operands && operands.All(o => o == 0) ? 0 : Of(node, operands);
        return slope;
    }

    /// <summary>What an operation makes of the slopes of its operands, some of which are not 0.</summary>
    private int? Of(Node node, List<int?> operands) => node.Kind switch
    {
        NodeKind.ToNumber or NodeKind.Expand => operands[0],
        NodeKind.Reduce or NodeKind.ReduceRows when node.Reduction != Reduction.Product => operands[0],
        NodeKind.Select => operands[0] == 0 ? Both(operands[1], operands[2]) : null,
        NodeKind.Unary when node.Unary == UnaryFunction.Negate => -operands[0],
        NodeKind.Unary when node.Unary == UnaryFunction.Absolute => operands[0] * SignOf(node.Operands[0]),
        NodeKind.Unary when s_rising.Contains(node.Unary!) || node.Unary!.Name is "tanh" or "sigmoid" => operands[0],
        NodeKind.Binary => OfBinary(node, operands[0], operands[1]),
        _ => null,
    };

    private int? OfBinary(Node node, int? left, int? right)
    {
        var function = node.Binary;
        if (function == BinaryFunction.Add || function == BinaryFunction.Minimum || function == BinaryFunction.Maximum)
            return Both(left, right);
        if (function == BinaryFunction.Subtract)
            return Both(left, -right);
        if (function == BinaryFunction.Multiply)
            return Both(left == 0 ? 0 : left * SignOf(node.Operands[1]), right == 0 ? 0 : right * SignOf(node.Operands[0]));
        if (function == BinaryFunction.Divide && IsOfOneSign(node.Operands[1]))
            return Both(left == 0 ? 0 : left * SignOf(node.Operands[1]), right == 0 ? 0 : -right * SignOf(node.Operands[0]));
        if (function == BinaryFunction.Power && right == 0 && SignOf(node.Operands[0]) == 1)
            return left * SignOf(node.Operands[1]);
        // 'not' of a condition.
        if (function == BinaryFunction.ExclusiveOr)
            return node.Operands[1].IsConstant(1) ? -left : node.Operands[0].IsConstant(1) ? -right : null;
        return null;
    }

    /// <summary>What two parts do together: what both do, or the one that depends.</summary>
    private static int? Both(int? left, int? right) => left == 0 ? right : right == 0 || left == right ? left : null;

    /// <summary>1 for a factor that is never below 0, -1 for one that is never above; null for others.</summary>
    private int? SignOf(Node factor) => _context.RangeOf(factor) switch
    {
        { HasNoNumber: true } => null,
        { Lower: >= 0, Upper: > 0 } => 1,
        { Upper: <= 0, Lower: < 0 } => -1,
        _ => null,
    };

    /// <summary>Whether a quotient has no pole, but for a divisor that comes down to 0 at most.</summary>
    private bool IsOfOneSign(Node divisor) => SignOf(divisor) is not null;
}
