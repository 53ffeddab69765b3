using System.ComponentModel;

namespace RewardLang.Runtime.Kernels;

/// <summary>A kernel that was compiled with the host's project; the default value where there is none.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct KernelEntry(delegate*<KernelFrame*, void> run, int scratchVectors, int historyVectors = 0)
{
    private readonly delegate*<KernelFrame*, void> _run = run;
    private readonly int _scratchVectors = scratchVectors;
    private readonly int _historyVectors = historyVectors;

    /// <summary>The kernel; null where the host's project has none.</summary>
    internal CompiledKernel? TryOpen() => _run == null ? null : new CompiledKernel(_run, _scratchVectors, null) { HistoryVectors = _historyVectors };
}
