using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>The conditions under which episodes end.</summary>
internal static class EndConditions
{
    /// <summary>The conditions of which one holds where a condition does: an <c>or</c> has several.</summary>
    public static IEnumerable<Node> Alternatives(Node condition) => condition.Kind == NodeKind.Binary && condition.Binary == BinaryFunction.Or
        ? condition.Operands.SelectMany(Alternatives) : [condition];

    /// <summary>The conditions that all hold where a condition does: an <c>and</c> has several.</summary>
    public static IEnumerable<Node> Parts(Node condition) => condition.Kind == NodeKind.Binary && condition.Binary == BinaryFunction.And
        ? condition.Operands.SelectMany(Parts) : [condition];
}
