using System.ComponentModel;

namespace RewardLang.Runtime.Kernels;

/// <summary>The groups of a batch as a kernel sees them: consecutive rows of one number, or numbered sets of any rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe struct KernelGroups
{
    /// <summary>The rows of every group where groups are consecutive; 0 where they are numbered.</summary>
    public long Size;

    /// <summary>The number of numbered groups.</summary>
    public long Count;

    /// <summary>For each row the number of its group.</summary>
    public int* Numbers;

    /// <summary>Where the rows of each group begin in <see cref="Rows"/>, and where those of the last one end.</summary>
    public int* Starts;

    /// <summary>The rows of all groups, ascending in each.</summary>
    public int* Rows;

    /// <summary>Room for a number of each group.</summary>
    public double* Folded;
}
