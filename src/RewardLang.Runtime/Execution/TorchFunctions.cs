using RewardLang.Builtins;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>The pointwise functions of the language as TorchSharp operations, by their names.</summary>
internal static class TorchFunctions
{
    // The weight that TorchSharp's own sum would make anew for each call.
    private static readonly Scalar s_one = 1;

    private static readonly Dictionary<string, Func<Tensor, Tensor>> s_unary = new(StringComparer.Ordinal)
    {
        ["-"] = x => -x,
        ["abs"] = torch.abs,
        ["sign"] = x => torch.where(x.isnan(), x, torch.sign(x)),
        ["floor"] = torch.floor,
        ["ceil"] = torch.ceil,
        ["round"] = x => torch.round(x),
        ["sqrt"] = torch.sqrt,
        ["exp"] = torch.exp,
        ["log"] = torch.log,
        ["log1p"] = torch.log1p,
        ["sin"] = torch.sin,
        ["cos"] = torch.cos,
        ["tan"] = torch.tan,
        ["asin"] = torch.asin,
        ["acos"] = torch.acos,
        ["atan"] = torch.atan,
        ["tanh"] = torch.tanh,
        ["sigmoid"] = torch.sigmoid,
    };

    private static readonly Dictionary<string, Func<Tensor, Tensor, Tensor>> s_binary = new(StringComparer.Ordinal)
    {
        ["+"] = Sum,
        ["-"] = (a, b) => a - b,
        ["*"] = (a, b) => a * b,
        ["/"] = (a, b) => a / b,
        ["min"] = torch.minimum,
        ["max"] = torch.maximum,
        ["pow"] = torch.pow,
        ["atan2"] = torch.atan2,
        ["mod"] = Remainder,
        ["<"] = torch.lt,
        ["<="] = torch.le,
        ["=="] = torch.eq,
        ["and"] = torch.logical_and,
        ["or"] = torch.logical_or,
        ["xor"] = torch.logical_xor,
    };

    /// <summary>
    /// The remainder of a / b with the sign of b. In double precision: libtorch's vectorised single one gives NaN where a / b
    /// overflows.
    /// </summary>
    private static Tensor Remainder(Tensor a, Tensor b) =>
        torch.remainder(a.to(ScalarType.Float64), b.to(ScalarType.Float64)).to(ScalarType.Float32);

    /// <summary>a + b.</summary>
    public static Tensor Sum(Tensor a, Tensor b) => a.add(b, s_one);

    public static Tensor Apply(UnaryFunction function, Tensor x) => s_unary[function.Name](x);

    public static Tensor Apply(BinaryFunction function, Tensor a, Tensor b) => s_binary[function.Name](a, b);

    /// <summary>Folds one dimension, which goes.</summary>
    public static Tensor Fold(Reduction reduction, Tensor x, long dimension) => reduction.Name switch
    {
        "sum" => x.sum(dimension),
        "product" => x.prod(dimension),
        "min" => x.amin([dimension]),
        "max" => x.amax([dimension]),
        "any" => x.any(dimension),
        "all" => x.all(dimension),
        _ => throw new InvalidOperationException($"No fold '{reduction.Name}'."),
    };
}
