using System.Runtime.Intrinsics.X86;

namespace RewardLang.Runtime.Kernels;

/// <summary>A kernel ready to run: its entry and the scratch memory that it asks for.</summary>
internal sealed unsafe class CompiledKernel(delegate*<KernelFrame*, void> entry, int scratchVectors, IDisposable? owner) : IDisposable
{
    public int ScratchVectors { get; } = scratchVectors;

    /// <summary>Further vectors of scratch memory for each step of a trajectory.</summary>
    public int HistoryVectors { get; init; }

    /// <summary>Runs the kernel over the rows of a frame.</summary>
    public void Run(KernelFrame* frame)
    {
        entry(frame);
        if (frame->StreamsResults && Sse.IsSupported)
            Sse.StoreFence();
    }

    /// <summary>Unloads the code, if it was compiled at run time.</summary>
    public void Dispose() => owner?.Dispose();
}
