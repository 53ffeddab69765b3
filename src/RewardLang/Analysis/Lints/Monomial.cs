using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>A value as a multiple of a power of another: <c>-(distance / width)^2</c> is one of <c>distance</c>.</summary>
/// <param name="Base">What it is a power of.</param>
/// <param name="Power">Which; 1 for a multiple.</param>
internal readonly record struct Monomial(Node Base, double Power)
{
    private const int MostLevels = 24;

    public static Monomial Of(Node node)
    {
        var power = 1.0;
        for (var level = 0; level < MostLevels; level++)
        {
            var (inner, factor) = Step(node);
            if (inner is null)
                break;
            (node, power) = (inner, power * factor);
        }

        return new Monomial(node, power);
    }

    private static (Node? Inner, double Factor) Step(Node node) => node.Kind switch
    {
        NodeKind.Unary when node.Unary == UnaryFunction.Negate => (node.Operands[0], 1),
        NodeKind.Binary when node.Binary == BinaryFunction.Multiply && node.Operands[0] == node.Operands[1] => (node.Operands[0], 2),
        NodeKind.Binary when node.Binary == BinaryFunction.Power && node.Operands[1] is { Kind: NodeKind.Constant, Value: > 0 } exponent => (node.Operands[0], exponent.Value),
        NodeKind.Binary when node.Operands[1].IsUniform && (node.Binary == BinaryFunction.Multiply || node.Binary == BinaryFunction.Divide) => (node.Operands[0], 1),
        NodeKind.Binary when node.Operands[0].IsUniform && node.Binary == BinaryFunction.Multiply => (node.Operands[1], 1),
        _ => (null, 1),
    };
}
