namespace RewardLang.Ir;

/// <summary>What decides which rows form a group.</summary>
internal enum RowGroupingKind
{
    /// <summary>Consecutive rows, in groups of a constant size.</summary>
    ConstantSize,

    /// <summary>Consecutive rows, in groups of a size that is a parameter.</summary>
    ParamSize,

    /// <summary>Rows with equal values of an input, which has one value for each row and episode.</summary>
    Index,
}

/// <summary>How the rows of a batch fall into groups.</summary>
/// <param name="Kind">What decides it.</param>
/// <param name="Number">The size, or the number of the parameter or the input.</param>
internal sealed record RowGrouping(RowGroupingKind Kind, int Number)
{
    /// <summary>Whether a group may have so many rows.</summary>
    public static bool IsSize(double size) => size is >= 1 and <= int.MaxValue && size == Math.Floor(size);

    public override string ToString() => Kind switch
    {
        RowGroupingKind.ConstantSize => $"of {Number}",
        RowGroupingKind.ParamSize => $"of Param {Number}",
        _ => $"by Input {Number}",
    };
}
