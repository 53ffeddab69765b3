using System.ComponentModel;

namespace RewardLang.Runtime.Kernels;

/// <summary>The groups of a batch as a kernel sees them: consecutive rows of one number, or lists of rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe struct KernelGroups
{
    /// <summary>The rows of every group where groups are consecutive; 0 where they are lists.</summary>
    public long Size;

    /// <summary>The number of lists.</summary>
    public long Count;

    /// <summary>Where each list begins in <see cref="Rows"/>, and where the last one ends.</summary>
    public int* Starts;

    /// <summary>The rows of all lists, ascending in each.</summary>
    public int* Rows;
}
