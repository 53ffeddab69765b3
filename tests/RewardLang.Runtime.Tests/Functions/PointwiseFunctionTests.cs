using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Tests.Functions;

/// <summary>The pointwise functions against Torch's, NaN, infinities, zeros of both signs and ties included.</summary>
public sealed class PointwiseFunctionTests
{
    private static readonly float[] s_numbers =
    [
        0, -0f, 1, -1, 0.5f, -0.5f, 1.5f, -1.5f, 2.5f, -2.5f, 0.1f, -0.1f, 3, -7.25f, 1e-6f, -1e-6f, 20, -20, 90, -90, 1234.5f, -1234.5f,
        1e6f, -1e6f, float.PositiveInfinity, float.NegativeInfinity, float.NaN,
    ];

    private static readonly Dictionary<string, Func<Tensor, Tensor>> s_unary = new()
    {
        ["-x"] = x => x.neg(),
        ["abs(x)"] = x => x.abs(),
        ["sign(x)"] = x => torch.where(x.isnan(), x, x.sign()),
        ["floor(x)"] = x => x.floor(),
        ["ceil(x)"] = x => x.ceil(),
        ["round(x)"] = x => x.round(),
        ["sqrt(x)"] = x => x.sqrt(),
        ["exp(x)"] = x => x.exp(),
        ["log(x)"] = x => x.log(),
        ["log1p(x)"] = x => x.log1p(),
        ["sin(x)"] = x => x.sin(),
        ["cos(x)"] = x => x.cos(),
        ["tan(x)"] = x => x.tan(),
        ["asin(x)"] = x => x.asin(),
        ["acos(x)"] = x => x.acos(),
        ["atan(x)"] = x => x.atan(),
        ["tanh(x)"] = x => x.tanh(),
        ["sigmoid(x)"] = x => x.sigmoid(),
        ["softplus(x)"] = x => nn.functional.softplus(x, 1, 100),
        ["log_sigmoid(x)"] = x => nn.functional.logsigmoid(x),
        ["square(x)"] = x => x.square(),
        ["x^2"] = x => x.pow(2),
        ["x^3"] = x => x.pow(3),
        ["x^4"] = x => x.pow(4),
        ["x^-1"] = x => x.pow(-1),
        ["x^-2"] = x => x.pow(-2),
        ["x^0"] = x => x.pow(0),
        ["x^0.5"] = x => x.pow(0.5),
        ["2^x"] = x => torch.pow(2, x),
        ["clip(x, -1, 2)"] = x => x.clamp(-1, 2),
        ["clip(x, lo: 0)"] = x => x.clamp_min(0),
        ["clip(x, hi: 0)"] = x => x.clamp_max(0),
        ["clip(x, 2, 1)"] = x => torch.full_like(x, 1).where(x.isnan().logical_not(), x),
        ["stop_gradient(x)"] = x => x,
        ["float(x > 0)"] = x => x.gt(0),
        ["if x > 0 then 1 / x else 0"] = x => torch.where(x.gt(0), 1 / x, torch.zeros_like(x)),
    };

    private static readonly Dictionary<string, Func<Tensor, Tensor, Tensor>> s_binary = new()
    {
        ["x + y"] = (x, y) => x + y,
        ["x - y"] = (x, y) => x - y,
        ["x * y"] = (x, y) => x * y,
        ["x / y"] = (x, y) => x / y,
        ["x ^ y"] = torch.pow,
        ["pow(x, y)"] = torch.pow,
        ["min(x, y)"] = torch.minimum,
        ["max(x, y)"] = torch.maximum,
        ["max(x, y, 0.25)"] = (x, y) => torch.maximum(x, y).clamp_min(0.25),
        ["atan2(y, x)"] = (x, y) => torch.atan2(y, x),
        ["x < y"] = torch.lt,
        ["x <= y"] = torch.le,
        ["x > y"] = torch.gt,
        ["x >= y"] = torch.ge,
        ["x == y"] = torch.eq,
        ["x != y"] = torch.ne,
        ["not (x < y)"] = (x, y) => torch.lt(x, y).logical_not(),
        ["x < y and y < 3"] = (x, y) => torch.lt(x, y).logical_and(y < 3),
        ["x < y or y < 0"] = (x, y) => torch.lt(x, y).logical_or(y < 0),
        ["(x < y) == (y < 0)"] = (x, y) => torch.lt(x, y).eq(y < 0),
        ["(x < y) != (y < 0)"] = (x, y) => torch.lt(x, y).ne(y < 0),
        ["clip(x, y, 1)"] = (x, y) => torch.minimum(torch.maximum(x, y), torch.ones_like(x)),
    };

    public static TheoryData<RewardBackend> Backends => FunctionTable.Backends;

    [Theory]
    [MemberData(nameof(Backends))]
    public void Functions_of_one_number(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        var x = torch.tensor(s_numbers);
        FunctionTable.Check(backend, "  input x : real", [x], [.. s_unary.Select(f => (f.Key, FunctionTable.Elements(f.Value(x))))]);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Functions_of_two_numbers(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        var x = torch.tensor(s_numbers).repeat(s_numbers.Length);
        var y = torch.tensor(s_numbers).repeat_interleave(s_numbers.Length);
        FunctionTable.Check(
            backend, "  input x : real\n  input y : real", [x, y],
            [.. s_binary.Select(f => (f.Key, FunctionTable.Elements(f.Value(x, y))))]);
    }

    /// <summary>The quotients are far from whole numbers or exactly whole, so that rounding does not decide.</summary>
    [Theory]
    [MemberData(nameof(Backends))]
    public void Remainders_have_the_sign_of_the_divisor(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        var inf = float.PositiveInfinity;
        var x = torch.tensor((float[])[7, -7, 7, -7, 5.5f, -5.5f, 6, -6, 0, -0.25f, 3, -3, inf, float.NaN, 1, 0.5f]);
        var y = torch.tensor((float[])[3, 3, -3, -3, 2, 2, 3, 3, 5, 1, inf, inf, 2, 2, float.NaN, 0]);
        FunctionTable.Check(
            backend, "  input x : real\n  input y : real", [x, y],
            ("mod(x, y)", FunctionTable.Elements(torch.remainder(x, y))),
            ("mod(x, 3)", FunctionTable.Elements(torch.remainder(x, torch.full_like(x, 3)))));
    }

    /// <summary>Quotients may be beyond the largest number; there libtorch's vectorised remainder gives NaN, and C#'s is exact.</summary>
    [Theory]
    [MemberData(nameof(Backends))]
    public void Remainders_are_exact_however_large_the_quotient(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        float[] dividends = [3e38f, 1e19f, 1e8f, 5.5f];
        float[] divisors = [0.4375f, 0.7f, 800, 3, 1e-3f, 1e-20f, 1e19f, 2.5e37f];
        float[] x = [.. divisors.SelectMany(_ => dividends)];
        float[] y = [.. divisors.SelectMany(divisor => dividends.Select(_ => divisor))];
        FunctionTable.Check(
            backend, "  input x : real\n  input y : real", [torch.tensor(x), torch.tensor(y)],
            ("mod(x, y)", [.. x.Zip(y, (dividend, divisor) => dividend % divisor)]));
    }

    /// <summary>A mask of bytes counts as true where it is not 0, however large.</summary>
    [Theory]
    [MemberData(nameof(Backends))]
    public void Bytes_are_truth_values(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        var mask = torch.tensor((byte[])[0, 1, 2, 255]);
        FunctionTable.Check(
            backend, "  input mask : bool", [mask],
            ("float(mask)", [0, 1, 1, 1]),
            ("mask + mask", [0, 2, 2, 2]),
            ("not mask", [1, 0, 0, 0]),
            ("mask == true", [0, 1, 1, 1]),
            ("if mask then 3 else 4", [4, 3, 3, 3]));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Whole_numbers_come_as_floats_or_integers(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        foreach (var type in (ScalarType[])[ScalarType.Float32, ScalarType.Int32, ScalarType.Int64])
        {
            FunctionTable.Check(
                backend, "  input n : int", [torch.tensor((float[])[-3, 0, 2, 7]).to(type)],
                ("n / 2", [-1.5f, 0, 1, 3.5f]),
                ("n * n", [9, 0, 4, 49]),
                ("n == 2", [0, 0, 1, 0]),
                ("mod(n, 4)", [1, 0, 2, 3]));
        }
    }
}
