using RewardLang.Analysis.Intervals;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>Where functions that level off still tell one argument from another.</summary>
internal static class SensitiveRegion
{
    /// <summary>The arguments at which a function's slope is more than 10⁻⁷ or so; null for functions that never level off.</summary>
    public static Interval? Of(Node node) => node.Kind != NodeKind.Unary ? null : node.Unary!.Name switch
    {
        "tanh" => new Interval(-8, 8),
        "sigmoid" => new Interval(-16, 16),
        "exp" => new Interval(-20, double.PositiveInfinity),
        _ => null,
    };
}
