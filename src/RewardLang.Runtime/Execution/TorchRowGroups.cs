using RewardLang.Ir;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>
/// The sets of rows that an operation takes together: blocks of consecutive rows of one length, or by <see cref="Numbers"/>.
/// </summary>
internal sealed class TorchRowGroups
{
    private TorchRowGroups(long rows, long count, Tensor? numbers) => (Rows, Count, Numbers) = (rows, count, numbers);

    public long Rows { get; }

    /// <summary>The number of sets; each has rows.</summary>
    public long Count { get; }

    /// <summary>The number of each row's set, from 0, int64 <c>[rows]</c>; null where sets are blocks of consecutive rows.</summary>
    public Tensor? Numbers { get; }

    /// <summary>The rows of each block.</summary>
    public long BlockLength => Numbers is not null ? Rows : Count == 0 ? 0 : Rows / Count;

    /// <summary>All rows as one set.</summary>
    public static TorchRowGroups Batch(long rows) => new(rows, Math.Min(rows, 1), null);

    /// <summary>Consecutive rows, in blocks of a size that divides their number.</summary>
    public static TorchRowGroups OfSize(long rows, long size) => new(rows, rows / size, null);

    /// <summary>Rows with equal keys, <c>[rows]</c>.</summary>
    public static TorchRowGroups By(Tensor keys)
    {
        var (values, numbers, _) = keys.unique(sorted: true, return_inverse: true);
        return new TorchRowGroups(keys.size(0), values.size(0), numbers);
    }

    /// <summary>The index of each row; over trajectories that of its first step.</summary>
    private static Tensor KeysOf(InputBinder inputs, int index) =>
        inputs.HasSteps && !inputs.Inputs[index].IsEpisodic ? inputs.Tensors[index].select(1, 0) : inputs.Tensors[index];

    /// <summary>The sets of rows that a node takes together.</summary>
    public static TorchRowGroups Of(Node node, CompiledProgram program, InputBinder inputs, ParameterSet parameters)
    {
        if (node.Rows == RowSet.Batch)
            return Batch(inputs.Rows);
        return GroupSizes.Of(program, parameters, inputs.Rows) is { } size
            ? OfSize(inputs.Rows, size)
            : By(KeysOf(inputs, program.Graph.Grouping!.Number));
    }
}
