namespace RewardLang.Backends.Reference;

/// <summary>How the values of a run are rounded.</summary>
internal enum Rounding
{
    /// <summary>Not beyond double precision.</summary>
    None,

    /// <summary>Every value to single precision.</summary>
    Nearest,

    /// <summary>To single precision, and the least of what kernels may give where they differ: functions and the order of folds.</summary>
    Lowest,

    /// <summary>To single precision, and the most of what they may give there.</summary>
    Highest,
}
