namespace RewardLang.Ir;

/// <summary>Which rows an operation across rows takes together.</summary>
internal enum RowSet
{
    /// <summary>All rows of the batch.</summary>
    Batch,

    /// <summary>The rows of one group, by the program's <see cref="RowGrouping"/>.</summary>
    Group,
}
