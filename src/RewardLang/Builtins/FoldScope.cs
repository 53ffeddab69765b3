namespace RewardLang.Builtins;

/// <summary>What the <c>over:</c> of a call names.</summary>
internal enum FoldScope
{
    /// <summary>Written axes.</summary>
    Axes,

    /// <summary>All rows of the batch.</summary>
    Batch,

    /// <summary>The rows of a group.</summary>
    Group,

    /// <summary>All steps of a row's trajectory.</summary>
    Time,
}
