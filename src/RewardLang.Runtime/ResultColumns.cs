namespace RewardLang.Runtime;

/// <summary>Which results a caller wants; what is not wanted is not written.</summary>
[Flags]
public enum ResultColumns
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The total.</summary>
    Total = 1,

    /// <summary>The terms' own values.</summary>
    Terms = 2,

    /// <summary>What the terms add to the total, and the adjustment.</summary>
    Contributions = 4,

    /// <summary>The outputs.</summary>
    Outputs = 8,

    /// <summary>The ends, and whether any of them holds.</summary>
    Ends = 16,

    /// <summary>Everything.</summary>
    All = Total | Terms | Contributions | Outputs | Ends,
}
