using RewardLang.Backends.Cuda;

namespace RewardLang.Runtime.Cuda;

/// <summary>The kernels of a program, loaded on a card.</summary>
internal sealed unsafe class CudaModule : IDisposable
{
    /// <summary>Threads of a block whose threads need not know of each other.</summary>
    private const int BlockThreads = 128;

    /// <summary>Blocks for each multiprocessor, beyond which threads take several rows.</summary>
    private const int BlocksOfMultiprocessor = 16;

    private readonly CudaDevice _device;
    private readonly (nint Function, bool IsFold)[] _kernels;
    private nint _module;

    /// <exception cref="CudaException">The image is not for this card.</exception>
    public CudaModule(CudaDevice device, ReadOnlySpan<byte> image, IReadOnlyList<CudaKernel> kernels)
    {
        _device = device;
        using var scope = device.Enter();
        _module = device.Driver.LoadModule(image);
        _kernels = [.. kernels.Select(kernel => (device.Driver.GetFunction(_module, kernel.Name), kernel.IsFold))];
    }

    /// <summary>The number of kernels.</summary>
    public int Count => _kernels.Length;

    /// <summary>Queues a kernel and returns at once.</summary>
    /// <param name="kernel">Its number.</param>
    /// <param name="rows">The rows of the batch: at least 1.</param>
    /// <param name="stream">The stream that they run on.</param>
    /// <param name="arguments">The addresses of the arguments' values.</param>
    public void Launch(int kernel, long rows, nint stream, void** arguments)
    {
        using var scope = _device.Enter();
        var blocks = (uint)Math.Min((rows + BlockThreads - 1) / BlockThreads, (long)_device.MultiprocessorCount * BlocksOfMultiprocessor);
        var (function, isFold) = _kernels[kernel];
        if (isFold)
            _device.Driver.Launch(function, 1, CudaDialect.FoldThreads, stream, arguments);
        else
            _device.Driver.Launch(function, blocks, BlockThreads, stream, arguments);
    }

    public void Dispose()
    {
        if (_module == 0)
            return;
        using var scope = _device.Enter();
        _device.Driver.UnloadModule(_module);
        _module = 0;
    }
}
