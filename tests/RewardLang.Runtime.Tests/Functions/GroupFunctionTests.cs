using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Tests.Functions;

/// <summary>Functions across rows, of the batch and of groups, against numbers worked out by hand or by Torch.</summary>
public sealed class GroupFunctionTests
{
    private const float NaN = float.NaN;
    private const float Infinity = float.PositiveInfinity;

    private const string Pairs = "  input x : real\n  group of 3";
    private const string Indexed = "  input x : real\n  input prompt : int episodic\n  group by prompt";

    /// <summary>All that take groups: there is no kernel for a GPU.</summary>
    public static TheoryData<RewardBackend> Backends => [RewardBackend.Reference, RewardBackend.Torch, RewardBackend.Cpu];

    /// <summary>Groups: plain numbers, ties, a NaN, an infinity.</summary>
    private static float[] Values() => [3, -1, 4, 2, 2, -1, 1, NaN, 3, Infinity, 1, -2];

    [Theory]
    [MemberData(nameof(Backends))]
    public void Folds_of_groups_of_one_size(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        var x = torch.tensor(Values());
        FunctionTable.Check(backend, Pairs, [x], [.. Folds(x.reshape(4, 3), groups => Spread(groups, 3))]);
    }

    /// <summary>The same groups, their rows mixed; an index may be any whole number.</summary>
    [Theory]
    [MemberData(nameof(Backends))]
    public void Folds_of_groups_by_an_index(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        int[] order = [4, 0, 11, 8, 1, 6, 3, 9, 2, 7, 10, 5];
        long[] names = [-7, 9_000_000_000, 0, 3];
        var x = torch.tensor(order.Select(row => Values()[row]).ToArray());
        var prompt = torch.tensor(order.Select(row => names[row / 3]).ToArray());
        var folds = Folds(torch.tensor(Values()).reshape(4, 3), groups => [.. order.Select(row => groups[row / 3])]);
        FunctionTable.Check(backend, Indexed, [x, prompt], [.. folds]);
    }

    private static IEnumerable<(string Expression, float[] Expected)> Folds(Tensor groups, Func<float[], float[]> spread) =>
    [
        ("sum(x, over: group)", spread([6, 3, NaN, Infinity])),
        ("mean(x, over: group)", spread([2, 1, NaN, Infinity])),
        ("min(x, over: group)", spread([-1, -1, NaN, -2])),
        ("max(x, over: group)", spread([4, 2, NaN, Infinity])),
        ("product(x, over: group)", spread([-12, -4, NaN, -Infinity])),
        ("any(x > 3, over: group)", spread([1, 0, 0, 1])),
        ("all(x >= -1, over: group)", spread([1, 1, 0, 0])),
        ("count(x > 1, over: group)", spread([2, 2, 1, 1])),
        ("norm(x, over: group)", spread([MathF.Sqrt(26), 3, NaN, Infinity])),
        ("dot(x, x, over: group)", spread([26, 9, NaN, Infinity])),
        ("var(x, over: group)", spread(FunctionTable.Elements(groups.var(1, unbiased: false)))),
        ("std(x, over: group)", spread(FunctionTable.Elements(groups.std(1, unbiased: false)))),
        ("var(x, over: group, ddof: 1)", spread(FunctionTable.Elements(groups.var(1)))),
        ("sample_var(x, over: group)", spread(FunctionTable.Elements(groups.var(1)))),
        ("sample_std(x, over: group)", spread(FunctionTable.Elements(groups.std(1)))),
        ("logsumexp(x, over: group)", spread(FunctionTable.Elements(groups.logsumexp(1)))),
        ("median(x, over: group)", spread([3, 2, NaN, 1])),
        ("quantile(x, 0.25, over: group)", spread([1, 0.5f, NaN, -0.5f])),
        ("quantile(x, 1, over: group)", spread([4, 2, NaN, Infinity])),
    ];

    private static float[] Spread(float[] groups, int size) => [.. groups.SelectMany(value => Enumerable.Repeat(value, size))];

    [Theory]
    [MemberData(nameof(Backends))]
    public void Order_in_groups_of_one_size(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        FunctionTable.Check(
            backend, Pairs, [torch.tensor(Values())],
            ("sort(x, over: group)", [-1, 3, 4, -1, 2, 2, 1, 3, NaN, -2, 1, Infinity]),
            ("rank(x, over: group)", [1, 0, 2, 1, 2, 0, 0, 2, 1, 2, 1, 0]),
            ("softmax(if x < inf then x else 0, over: group)",
                FunctionTable.Elements(torch.tensor((float[])[3, -1, 4, 2, 2, -1, 1, NaN, 3, 0, 1, -2]).nan_to_num(0).reshape(4, 3).softmax(1))),
            ("float(x == max(x, over: group))", [0, 0, 1, 1, 1, 0, 0, 0, 0, 1, 0, 0]));
    }

    /// <summary>The k-th row of a group, in the order of the batch, gets its k-th smallest value; equal ones keep that order.</summary>
    [Theory]
    [MemberData(nameof(Backends))]
    public void Order_in_groups_by_an_index(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        FunctionTable.Check(
            backend, Indexed,
            [torch.tensor((float[])[5, 1, 2, 9, 1, NaN, 0, 9]), torch.tensor((int[])[4, -2, 4, -2, 4, -2, 11, -2])],
            ("sort(x, over: group)", [1, 1, 2, 9, 5, 9, 0, NaN]),
            ("rank(x, over: group)", [2, 0, 1, 1, 0, 3, 0, 2]),
            ("median(x, over: group)", [2, NaN, 2, NaN, 2, NaN, 0, NaN]),
            ("mean(x, over: group) - x", [8f / 3 - 5, NaN, 8f / 3 - 2, NaN, 8f / 3 - 1, NaN, 0, NaN]));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Order_in_the_batch(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        float[] Same(float value) => [.. Enumerable.Repeat(value, 7)];
        FunctionTable.Check(
            backend, "  input x : real", [torch.tensor((float[])[1, 2, 4, 9, -3, 2, 7])],
            ("sort(x, over: batch)", [-3, 1, 2, 2, 4, 7, 9]),
            ("rank(x, over: batch)", [1, 2, 4, 6, 0, 3, 5]),
            ("median(x, over: batch)", Same(2)),
            ("quantile(x, 0.9, over: batch)", Same(7.8f)),
            ("sample_std(x, over: batch)", Same(torch.tensor((float[])[1, 2, 4, 9, -3, 2, 7]).std().item<float>())),
            ("median(if x > 100 then x else (0 / 0), over: batch)", Same(NaN)));
    }

    /// <summary>A group of one is its own mean; a sample of one has no variance, as in Torch.</summary>
    [Theory]
    [MemberData(nameof(Backends))]
    public void Groups_of_one(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        FunctionTable.Check(
            backend, "  input x : real\n  group of 1", [torch.tensor((float[])[3, -2])],
            ("mean(x, over: group)", [3, -2]),
            ("var(x, over: group)", [0, 0]),
            ("sample_var(x, over: group)", [NaN, NaN]),
            ("sample_std(x, over: batch)", [MathF.Sqrt(12.5f), MathF.Sqrt(12.5f)]),
            ("rank(x, over: group)", [0, 0]),
            ("quantile(x, 0.3, over: group)", [3, -2]),
            ("softmax(x, over: group)", [1, 1]));
    }

    /// <summary>Each element of an array is folded and ordered for itself.</summary>
    [Theory]
    [MemberData(nameof(Backends))]
    public void Arrays_over_groups(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        FunctionTable.Check(
            backend, "  axis item = 2\n  input x : real[item]\n  param size : int = 2\n  group of size",
            [torch.tensor((float[])[1, 8, 3, 6, 5, 5, 4, 9], [4, 2])],
            ("sum(x, over: group)", [4, 14, 4, 14, 9, 14, 9, 14]),
            ("sort(x, over: group)", [1, 6, 3, 8, 4, 5, 5, 9]),
            ("rank(x, over: group)", [0, 1, 1, 0, 1, 0, 0, 1]),
            ("max(x) - mean(max(x), over: group)", [1, -1, -2, 2]),
            ("median(x, over: group)", [2, 7, 2, 7, 4.5f, 7, 4.5f, 7]),
            ("any(x > 8, over: group)", [0, 0, 0, 0, 0, 1, 0, 1]));
    }
}
