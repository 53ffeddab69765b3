using RewardLang.Runtime.Cuda;

namespace RewardLang.Runtime;

/// <summary>What executes a program.</summary>
public enum RewardBackend
{
    /// <summary>The fused kernel where it fits, else TorchSharp.</summary>
    Auto,

    /// <summary>The scalar interpreter in double precision: slow, the meaning of the language.</summary>
    Reference,

    /// <summary>The fused CPU kernel.</summary>
    Cpu,

    /// <summary>TorchSharp operations, on whatever device the tensors are.</summary>
    Torch,

    /// <summary>The fused kernels for an NVIDIA GPU, which the tensors must be on.</summary>
    Cuda,
}

/// <summary>How a program is loaded.</summary>
public sealed record RewardOptions
{
    /// <summary>What executes it.</summary>
    public RewardBackend Backend { get; init; } = RewardBackend.Auto;

    /// <summary>The program to take from a file that holds several; null for the first.</summary>
    public string? Program { get; init; }

    /// <summary>Told once when <see cref="RewardBackend.Auto"/> does not use the fused kernel, with the reason.</summary>
    public Action<string>? Log { get; init; }

    /// <summary>
    /// Whether every run looks at its inputs and results, and throws a <see cref="RewardGuardException"/> at the first number that is not
    /// finite or outside its declared range. It costs a pass over their memory.
    /// </summary>
    public bool Guards { get; init; }

    /// <summary>What runs kernels on a GPU in place of the machine's own libraries; for tests.</summary>
    internal CudaRuntime? CudaRuntime { get; init; }
}
