using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using RewardLang.Backends.Cuda;

namespace RewardLang.Runtime.Cuda;

/// <summary>The native libraries together: what compiles kernels and where they run.</summary>
internal sealed unsafe class CudaRuntime
{
    private static readonly Lazy<CudaRuntime> s_default = new(
        () => new CudaRuntime(CudaLibraries.LoadDriver(), CudaLibraries.LoadNvrtc(), new ModuleCache(ModuleCache.DefaultFolder), CudaLibraries.LoadTorch()));

    private readonly NvrtcCompiler _compiler;
    private readonly ModuleCache _cache;
    private readonly delegate* unmanaged[Cdecl]<int, nint*, int> _getStream;
    private readonly ConcurrentDictionary<int, CudaDevice> _devices = [];

    /// <param name="driver">The CUDA driver.</param>
    /// <param name="nvrtc">Its run-time compiler.</param>
    /// <param name="cache">Where compiled modules are kept.</param>
    /// <param name="torch">Libtorch's CUDA library; 0 where every kernel goes to the default stream.</param>
    /// <exception cref="CudaException">A library lacks a function, or the driver finds no card.</exception>
    public CudaRuntime(nint driver, nint nvrtc, ModuleCache cache, nint torch = 0)
    {
        Driver = new CudaDriver(driver);
        _compiler = new NvrtcCompiler(nvrtc);
        _cache = cache;
        if (torch != 0 && NativeLibrary.TryGetExport(torch, "aoti_torch_get_current_cuda_stream", out var address))
            _getStream = (delegate* unmanaged[Cdecl]<int, nint*, int>)address;
    }

    /// <summary>The libraries of this machine.</summary>
    /// <exception cref="CudaException">One of them is missing, or the driver finds no card.</exception>
    public static CudaRuntime Default => s_default.Value;

    public CudaDriver Driver { get; }

    /// <summary>True where the device's memory is the host's, as it is for a driver that stands in for a card in tests.</summary>
    public bool TakesHostMemory { get; init; }

    /// <exception cref="CudaException">There is no such card.</exception>
    public CudaDevice GetDevice(int index) => _devices.GetOrAdd(index, i => new CudaDevice(Driver, i));

    /// <summary>The stream that torch queues its own work on.</summary>
    public nint GetCurrentStream(int device)
    {
        nint stream = 0;
        return _getStream is not null && _getStream(device, &stream) == 0 ? stream : 0;
    }

    /// <summary>Loads the kernels of a text, compiled before or now.</summary>
    /// <exception cref="CudaException">The text does not compile for this card.</exception>
    public CudaModule Load(CudaDevice device, CudaKernelText kernels)
    {
        var text = kernels.Text;
        var key = ModuleCache.KeyOf([_compiler.Version, .. NvrtcCompiler.Options(device.Architecture), text]);
        if (_cache.Find(key) is { } known)
        {
            try
            {
                return new CudaModule(device, known, kernels.Launches);
            }
            catch (CudaException)
            {
                // Whole, and still not what this driver loads: it is made again.
            }
        }

        var image = _compiler.Compile(text, device.Architecture);
        var module = new CudaModule(device, image, kernels.Launches);
        _cache.Add(key, image);
        return module;
    }
}
