using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>How many steps each row of some trajectories has.</summary>
internal sealed class TrajectoryLengths
{
    private readonly long _rows;
    private readonly int _steps;
    private int[]? _lengths;

    private TrajectoryLengths(long rows, long steps, int[]? lengths)
    {
        _rows = rows;
        _steps = checked((int)steps);
        _lengths = lengths;
        AreFull = lengths is null || Array.TrueForAll(lengths, length => length == steps);
    }

    /// <summary>True when every row has all steps.</summary>
    public bool AreFull { get; }

    /// <summary>For each row its number of steps.</summary>
    public int[] Rows
    {
        get
        {
            if (_lengths is null)
                Array.Fill(_lengths = new int[_rows], _steps);
            return _lengths;
        }
    }

    /// <summary>Reads lengths as the host gives them.</summary>
    /// <param name="tensor">
    /// int32 or int64 <c>[rows]</c>, the numbers of steps; bool <c>[rows, steps]</c>, true for the steps of a row, which come first; null when
    /// every row has all steps.
    /// </param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="steps">The number of steps that the tensors have room for.</param>
    /// <exception cref="RewardBindingException">The lengths do not fit.</exception>
    public static TrajectoryLengths Read(Tensor? tensor, long rows, long steps)
    {
        if (tensor is null || rows == 0)
            return new TrajectoryLengths(rows, steps, null);
        var lengths = tensor.dtype switch
        {
            ScalarType.Bool when tensor.dim() == 2 && tensor.size(0) == rows && tensor.size(1) == steps => FromMask(tensor, rows, steps),
            ScalarType.Int32 or ScalarType.Int64 when tensor.dim() == 1 && tensor.size(0) == rows => FromNumbers(tensor, steps),
            _ => throw new RewardBindingException(
                "lengths", $"The lengths are int64 [{rows}], the number of steps of each row, or a bool mask [{rows}, {steps}]; "
                    + $"got {tensor.dtype} [{string.Join(", ", tensor.shape)}]."),
        };
        return new TrajectoryLengths(rows, steps, lengths);
    }

    /// <summary>The steps that the longest trajectory has, by its lengths; null where there are none.</summary>
    public static long? MostSteps(Tensor? tensor)
    {
        if (tensor is null || tensor.dtype == ScalarType.Bool)
            return tensor is null || tensor.dim() != 2 ? null : tensor.size(1);
        using var numbers = HostTensor.From(tensor, ScalarType.Int64);
        return numbers.numel() == 0 ? 0 : numbers.data<long>().ToArray().Max();
    }

    private static int[] FromNumbers(Tensor tensor, long steps)
    {
        using var numbers = HostTensor.From(tensor, ScalarType.Int64);
        var values = numbers.data<long>().ToArray();
        for (var row = 0; row < values.Length; row++)
            if (values[row] < 0 || values[row] > steps)
                throw new RewardBindingException("lengths", $"Row {row} has the length {values[row]}; the trajectories have 0 to {steps} steps.");
        return [.. values.Select(v => (int)v)];
    }

    private static int[] FromMask(Tensor tensor, long rows, long steps)
    {
        using var mask = HostTensor.From(tensor);
        var values = steps == 0 ? [] : mask.data<bool>().ToArray();
        var lengths = new int[rows];
        for (var row = 0; row < rows; row++)
        {
            var own = values.AsSpan((int)(row * steps), (int)steps);
            var length = own.IndexOf(false);
            if (length >= 0 && own[length..].Contains(true))
                throw new RewardBindingException(
                    "lengths", $"The mask of row {row} has a gap at step {length}: a row's steps are its first ones. "
                        + "Shift left-padded rows to the left, and pass a mask with gaps as a bool input of the program.");
            lengths[row] = length < 0 ? (int)steps : length;
        }

        return lengths;
    }
}
