using System.ComponentModel;

namespace RewardLang.Runtime.Kernels;

/// <summary>Which lanes a kernel runs on.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum KernelWidth
{
    /// <summary>The widest that the machine has.</summary>
    Widest,

    /// <summary>16 lanes: AVX-512.</summary>
    Lanes512,

    /// <summary>8 lanes: AVX2 with fused multiply-add.</summary>
    Lanes256,

    /// <summary>One lane, on any machine.</summary>
    Lanes1,
}

/// <summary>An input as a kernel sees it: rows of contiguous elements, one behind the other.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe struct KernelInput
{
    /// <summary>The first element.</summary>
    public byte* Data;

    /// <summary>How elements lie in memory; kernels ask for it where the program allows several kinds.</summary>
    public Lanes.ElementKind Kind;
}

/// <summary>
/// Everything that one call of a kernel reads and writes. All memory belongs to the caller; float buffers have room for a whole
/// vector behind their last row.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe struct KernelFrame
{
    /// <summary>
    /// The inputs, in the order of their declarations. Shared ones are among <see cref="Uniforms"/> instead; over trajectories those that
    /// vary from step to step are floats here.
    /// </summary>
    public KernelInput* Inputs;

    /// <summary>For each result its first element, or null where it is not wanted.</summary>
    public byte** Outputs;

    /// <summary>The elements of all parameters, then those of all shared inputs.</summary>
    public float* Uniforms;

    /// <summary>The episode state: for each number kept, a column of rows.</summary>
    public float* State;

    /// <summary>Floats from one column of <see cref="State"/> to the next.</summary>
    public long StateStride;

    /// <summary>For each row, not 0 when its episode is at its first step; the kernel sets 0.</summary>
    public float* FirstStep;

    /// <summary>
    /// Room for tiles, of the kernel's <c>ScratchVectors</c> vectors; over trajectories, for its <c>HistoryVectors</c> at each step too.
    /// </summary>
    public float* Scratch;

    /// <summary>Folds over the rows, which one phase of the kernel leaves for the next.</summary>
    public float* Statistics;

    /// <summary>Columns of rows, which one phase of the kernel leaves for operations across rows and these for the next.</summary>
    public float* Columns;

    /// <summary>Floats from one of the <see cref="Columns"/> to the next.</summary>
    public long ColumnStride;

    /// <summary>Room for a key of each row, where rows are put in order.</summary>
    public ulong* OrderKeys;

    /// <summary>The groups of rows.</summary>
    public KernelGroups Groups;

    /// <summary>For each row of some trajectories, the number of its steps; one vector of them where all rows have as many.</summary>
    public float* Lengths;

    /// <summary>Floats from one row's length to the next: 0 where all rows have as many.</summary>
    public long LengthStride;

    /// <summary>The number of steps that the tensors of trajectories have room for.</summary>
    public int Steps;

    /// <summary>The number of rows of the batch.</summary>
    public long Rows;

    /// <summary>The first row of this call.</summary>
    public long FirstRow;

    /// <summary>The row after the last one of this call.</summary>
    public long EndRow;

    /// <summary>The lanes to run on.</summary>
    public KernelWidth Width;

    /// <summary>
    /// True where results go past the caches: they are more than those hold, and all that are wanted begin at multiples of 64 bytes.
    /// </summary>
    public bool StreamsResults;
}
