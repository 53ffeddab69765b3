using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Tests.Functions;

/// <summary>Functions over and along axes against numbers worked out by hand or by Torch.</summary>
public sealed class ArrayFunctionTests
{
    private const float NaN = float.NaN;
    private const float Infinity = float.PositiveInfinity;

    private const string Items = "  axis item = 5\n  input x : real[item]";

    public static TheoryData<RewardBackend> Backends => FunctionTable.Backends;

    /// <summary>Rows: plain numbers, ties, a NaN, an infinity.</summary>
    private static Tensor Rows() => torch.tensor((float[])
    [
        3, -1, 4, 1.5f, 0,
        2, 2, -1, 2, -1,
        1, NaN, 3, 0, 2,
        Infinity, 1, -2, 5, 4,
    ], [4, 5]);

    [Theory]
    [MemberData(nameof(Backends))]
    public void Folds(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        var x = Rows();
        FunctionTable.Check(
            backend, Items, [x],
            ("sum(x)", [7.5f, 4, NaN, Infinity]),
            ("mean(x)", [1.5f, 0.8f, NaN, Infinity]),
            ("min(x)", [-1, -1, NaN, -2]),
            ("max(x)", [4, 2, NaN, Infinity]),
            ("product(x + 0.5)", FunctionTable.Elements((x + 0.5f).prod(1))),
            ("norm(x)", [MathF.Sqrt(28.25f), MathF.Sqrt(14), NaN, Infinity]),
            ("any(x > 3)", [1, 0, 0, 1]),
            ("all(x >= -1)", [1, 1, 0, 0]),
            ("count(x > 1)", [3, 3, 2, 3]),
            ("argmax(x)", [2, 0, 1, 0]),
            ("argmin(x)", [1, 2, 1, 2]),
            ("dot(x, x)", [28.25f, 14, NaN, Infinity]),
            ("dot(x, index(item))", FunctionTable.Elements((x * torch.arange(5)).sum(1))),
            ("var(x)", FunctionTable.Elements(x.var(1, unbiased: false))),
            ("std(x)", FunctionTable.Elements(x.std(1, unbiased: false))),
            ("var(x, ddof: 1)", FunctionTable.Elements(x.var(1, unbiased: true))),
            ("std(x, ddof: 1)", FunctionTable.Elements(x.std(1, unbiased: true))),
            ("logsumexp(x)", FunctionTable.Elements(x.logsumexp(1))),
            ("logsumexp(300 * x)", FunctionTable.Elements((300 * x).logsumexp(1))),
            ("logsumexp(-1e30 * abs(x) - 1e30)", FunctionTable.Elements((-1e30f * x.abs() - 1e30f).logsumexp(1))),
            ("size(item)", [5, 5, 5, 5]));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Orders(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        var x = Rows();
        FunctionTable.Check(
            backend, Items, [x],
            ("sort(x)", [-1, 0, 1.5f, 3, 4, -1, -1, 2, 2, 2, 0, 1, 2, 3, NaN, -2, 1, 4, 5, Infinity]),
            ("rank(x)", [3, 0, 4, 2, 1, 2, 3, 0, 4, 1, 1, 4, 3, 0, 2, 4, 1, 0, 3, 2]),
            ("cumsum(x)", [3, 2, 6, 7.5f, 7.5f, 2, 4, 3, 5, 4, 1, NaN, NaN, NaN, NaN, Infinity, Infinity, Infinity, Infinity, Infinity]),
            ("softmax(x)", FunctionTable.Elements(x.softmax(1))),
            ("softmax(200 * x)", FunctionTable.Elements((200 * x).softmax(1))),
            ("index(item) + 0 * step", [0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1, 2, 3, 4]));
    }

    /// <summary>A NaN makes the middle of its row unknown, as in Torch.</summary>
    [Theory]
    [MemberData(nameof(Backends))]
    public void Quantiles(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        var x = Rows();
        FunctionTable.Check(
            backend, Items, [x],
            ("median(x)", [1.5f, 2, NaN, 4]),
            ("quantile(x, 0.5)", [1.5f, 2, NaN, 4]),
            ("quantile(x, 0)", [-1, -1, NaN, -2]),
            ("quantile(x, 0.25)", [0, -1, NaN, 1]),
            ("quantile(x, 0.9)", [3.6f, 2, NaN, Infinity]),
            ("median(x[0..4])", [2.25f, 2, NaN, 3]),
            ("median(x[2..3])", [4, -1, 3, -2]));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Folds_of_one_axis_of_two(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        var x = torch.randn(3, 4, 3, generator: new Generator(7));
        FunctionTable.Check(
            backend, "  axis point = 4\n  input x : real[point, xyz]", [x],
            ("sum(x, over: point)", FunctionTable.Elements(x.sum(1))),
            ("sum(x, over: xyz)", FunctionTable.Elements(x.sum(2))),
            ("sum(x, over: [xyz, point])", FunctionTable.Elements(x.sum([1, 2]))),
            ("norm(x, over: xyz)", FunctionTable.Elements(x.square().sum(2).sqrt())),
            ("min(norm(x, over: xyz))", FunctionTable.Elements(x.square().sum(2).sqrt().amin([1]))),
            ("max(x, over: point)", FunctionTable.Elements(x.amax([1]))),
            ("sort(x, over: point)", FunctionTable.Elements(x.sort(1).Values)),
            ("sort(x, over: xyz)", FunctionTable.Elements(x.sort(2).Values)),
            ("argmax(x, over: point)", FunctionTable.Elements(x.argmax(1))),
            ("cumsum(x, over: point)", FunctionTable.Elements(x.cumsum(1))),
            ("softmax(x, over: xyz)", FunctionTable.Elements(x.softmax(2))),
            ("median(x, over: point)", FunctionTable.Elements(x.quantile(torch.tensor(0.5f), 1))),
            ("quantile(x, 0.3, over: point)", FunctionTable.Elements(x.quantile(torch.tensor(0.3f), 1))),
            ("var(x, over: point, ddof: 1)", FunctionTable.Elements(x.var(1))),
            ("rank(x, over: point)", FunctionTable.Elements(x.argsort(1).argsort(1))),
            ("x - mean(x, over: xyz)", FunctionTable.Elements(x - x.mean([2], keepdim: true))),
            ("mean(x, over: point) - x", FunctionTable.Elements(x.mean([1], keepdim: true) - x)));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Folds_of_the_batch(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        var x = torch.tensor((float[])[1, 2, 4, 9, -3, 0.5f, 7]);
        float[] Same(float value) => [.. Enumerable.Repeat(value, 7)];
        FunctionTable.Check(
            backend, "  input x : real", [x],
            ("sum(x, over: batch)", Same(20.5f)),
            ("mean(x, over: batch)", Same(20.5f / 7)),
            ("min(x, over: batch)", Same(-3)),
            ("max(x, over: batch)", Same(9)),
            ("var(x, over: batch)", Same(x.var([0], unbiased: false).item<float>())),
            ("std(x, over: batch, ddof: 1)", Same(x.std().item<float>())),
            ("any(x > 8, over: batch)", Same(1)),
            ("all(x > -3, over: batch)", Same(0)),
            ("count(x > 1, over: batch)", Same(4)),
            ("(x - mean(x, over: batch)) / (std(x, over: batch, ddof: 1) + 1e-8)", FunctionTable.Elements((x - x.mean()) / (x.std() + 1e-8f))));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Parts_components_and_arrays(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        FunctionTable.Check(
            backend,
            """
              axis body = 5
              axis foot = body[1, 3]
              axis knee = body[0..2]
              axis command { left, right }
              input b : real[body]
              input v : vec3
              input q : quat_xyzw
              input c : real[command]
              input m : real[command, xyz]
            """,
            [
                torch.tensor((float[])[10, 11, 12, 13, 14], [1, 5]), torch.tensor((float[])[1, 2, 3], [1, 3]),
                torch.tensor((float[])[5, 6, 7, 8], [1, 4]), torch.tensor((float[])[20, 30], [1, 2]),
                torch.tensor((float[])[1, 2, 3, 4, 5, 6], [1, 2, 3]),
            ],
            ("b[4]", [14]),
            ("b[1..4]", [11, 12, 13]),
            ("b[0, 2..4]", [10, 12, 13]),
            ("b[foot]", [11, 13]),
            ("b[knee]", [10, 11]),
            ("b[foot] * [2, 3]", [22, 39]),
            ("b[2..5 as xyz] - v", [11, 11, 11]),
            ("v.z", [3]),
            ("v.xy", [1, 2]),
            ("v.zyx", [3, 2, 1]),
            ("v.xx", [1, 1]),
            ("q.w", [8]),
            ("q.xyz * v", [5, 12, 21]),
            ("c.right", [30]),
            ("m.left + v", [2, 4, 6]),
            ("m.y", [2, 5]),
            ("m[command: 1]", [4, 5, 6]),
            ("m[xyz: 0..2]", [1, 2, 4, 5]),
            ("xyz(1, v.x, c.left)", [1, 1, 20]),
            ("xyz(z: 3, x: 1, y: 2)", [1, 2, 3]),
            ("quat(w: 1, x: 0, y: 0, z: 0)", [1, 0, 0, 0]),
            ("command(left: 1, right: v.z) * c", [20, 90]),
            ("vec3(1, 2, 3) * v", [1, 4, 9]),
            ("[v.x, v.y]", [1, 2]),
            ("[1, 2, 3] + v", [2, 4, 6]),
            ("[c.left, c.right] - c", [0, 0]),
            ("outer(c, v)", [20, 40, 60, 30, 60, 90]),
            ("outer(v, c)", [20, 30, 40, 60, 60, 90]),
            ("expand(c, xyz)", [20, 20, 20, 30, 30, 30]),
            ("expand(v, command)", [1, 1, 2, 2, 3, 3]),
            ("m * c", [20, 40, 60, 120, 150, 180]),
            ("v + m", [2, 4, 6, 5, 7, 9]),
            ("if c > 25 then m else 0", [0, 0, 0, 4, 5, 6]),
            ("sum(m |> expand(foot), over: command) |> max()", [9]),
            ("index(command)", [0, 1]),
            ("size(body) + size(foot)", [7]));
    }
}
