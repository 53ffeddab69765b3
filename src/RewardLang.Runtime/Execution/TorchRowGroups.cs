using RewardLang.Ir;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>
/// The sets of rows that an operation takes together: blocks of consecutive rows of one length, or by <see cref="Numbers"/>.
/// </summary>
internal sealed class TorchRowGroups
{
    private Tensor? _counts;
    private Tensor? _starts;

    private TorchRowGroups(long rows, long count, Tensor? numbers) => (Rows, Count, Numbers) = (rows, count, numbers);

    public long Rows { get; }

    /// <summary>The number of sets.</summary>
    public long Count { get; }

    /// <summary>The number of each row's set, from 0, int64 <c>[rows]</c>; null where sets are blocks of consecutive rows.</summary>
    public Tensor? Numbers { get; }

    /// <summary>The rows of each block; of numbered sets all rows are one block.</summary>
    public long BlockLength => Numbers is null ? Rows / Count : Rows;

    /// <summary>The rows of each numbered set, int64 <c>[sets]</c>.</summary>
    public Tensor Counts => _counts ??= Sums(torch.ones_like(Numbers!));

    /// <summary>The place of each numbered set's first row when rows are ordered by set, int64 <c>[sets]</c>.</summary>
    public Tensor Starts => _starts ??= Counts.cumsum(0) - Counts;

    /// <summary>All rows as one set.</summary>
    public static TorchRowGroups Batch(long rows) => new(rows, 1, null);

    /// <summary>The groups of a program whose graph has a grouping.</summary>
    public static TorchRowGroups Of(RewardGraph graph, InputBinder inputs, ParameterSet parameters)
    {
        var rows = inputs.Rows;
        if (GroupSizes.Of(graph, parameters, rows) is { } size)
            return new TorchRowGroups(rows, rows / size, null);
        var (values, numbers, _) = inputs.Tensors[graph.Grouping!.Number].unique(sorted: true, return_inverse: true);
        return new TorchRowGroups(rows, values.size(0), numbers);
    }

    /// <summary>Rows in blocks: <c>[blocks, rows of a block, …]</c>.</summary>
    public Tensor Block(Tensor x) => x.reshape([Rows / BlockLength, BlockLength, .. x.shape[1..]]);

    /// <summary>From blocks back to rows; one value of a block is that of all its rows.</summary>
    public Tensor Unblock(Tensor x) =>
        x.expand([x.size(0), BlockLength, .. x.shape[2..]]).reshape([Rows, .. x.shape[2..]]);

    /// <summary>The sums of numbered sets, <c>[sets, …]</c>.</summary>
    public Tensor Sums(Tensor x) => torch.zeros([Count, .. x.shape[1..]], x.dtype, x.device)
        .scatter_add(0, Numbers!.reshape(Behind(Rows, x)).expand(x.shape), x);

    /// <summary>The shape of a vector that goes with the first dimension of a tensor.</summary>
    public static long[] Behind(long count, Tensor x) => [count, .. Enumerable.Repeat(1L, (int)x.dim() - 1)];
}
