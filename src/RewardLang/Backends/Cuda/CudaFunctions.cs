using RewardLang.Builtins;

namespace RewardLang.Backends.Cuda;

/// <summary>
/// The text of every function in CUDA C, by its name in the language. Functions of C have C's edges: <c>powf</c> of a 0 exponent
/// or of 1 is 1 even for NaN, <c>atan2f</c> knows the signs of zeros, <c>rintf</c> rounds halves to even.
/// </summary>
internal static class CudaFunctions
{
    private static readonly Dictionary<string, Func<string, string>> s_unary = new(StringComparer.Ordinal)
    {
        ["-"] = x => $"-{x}",
        ["abs"] = x => $"fabsf({x})",
        ["sign"] = x => $"rl_sign({x})",
        ["floor"] = x => $"floorf({x})",
        ["ceil"] = x => $"ceilf({x})",
        ["round"] = x => $"rintf({x})",
        ["sqrt"] = x => $"sqrtf({x})",
        ["exp"] = x => $"expf({x})",
        ["log"] = x => $"logf({x})",
        ["log1p"] = x => $"log1pf({x})",
        ["sin"] = x => $"sinf({x})",
        ["cos"] = x => $"cosf({x})",
        ["tan"] = x => $"tanf({x})",
        ["asin"] = x => $"asinf({x})",
        ["acos"] = x => $"acosf({x})",
        ["atan"] = x => $"atanf({x})",
        ["tanh"] = x => $"tanhf({x})",
        ["sigmoid"] = x => $"rl_sigmoid({x})",
    };

    private static readonly Dictionary<string, Func<string, string, string>> s_binary = new(StringComparer.Ordinal)
    {
        ["+"] = (a, b) => $"{a} + {b}",
        ["-"] = (a, b) => $"{a} - {b}",
        ["*"] = (a, b) => $"{a} * {b}",
        ["/"] = (a, b) => $"{a} / {b}",
        ["min"] = (a, b) => $"rl_min({a}, {b})",
        ["max"] = (a, b) => $"rl_max({a}, {b})",
        ["pow"] = (a, b) => $"powf({a}, {b})",
        ["atan2"] = (a, b) => $"atan2f({a}, {b})",
        ["mod"] = (a, b) => $"rl_mod({a}, {b})",
        ["<"] = (a, b) => $"{a} < {b}",
        ["<="] = (a, b) => $"{a} <= {b}",
        ["=="] = (a, b) => $"{a} == {b}",
        ["and"] = (a, b) => $"{a} && {b}",
        ["or"] = (a, b) => $"{a} || {b}",
        ["xor"] = (a, b) => $"{a} != {b}",
    };

    /// <summary>The expression of a function of one operand, which is a name or a literal.</summary>
    public static string Apply(UnaryFunction function, string x) => s_unary.TryGetValue(function.Name, out var text)
        ? text(x)
        : throw new KernelNotSupportedException($"'{function.Name}' has no text for the GPU.");

    /// <summary>The expression of a function of two operands, which are names or literals.</summary>
    public static string Apply(BinaryFunction function, string a, string b) => s_binary.TryGetValue(function.Name, out var text)
        ? text(a, b)
        : throw new KernelNotSupportedException($"'{function.Name}' has no text for the GPU.");
}
