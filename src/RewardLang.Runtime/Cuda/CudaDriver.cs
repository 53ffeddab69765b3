using System.Runtime.InteropServices;

namespace RewardLang.Runtime.Cuda;

/// <summary>The functions of the CUDA driver that a launch takes; none of them waits for the GPU.</summary>
internal sealed unsafe class CudaDriver
{
    private const int MajorAttribute = 75;
    private const int MinorAttribute = 76;
    private const int MultiprocessorAttribute = 16;

    private readonly delegate* unmanaged[Cdecl]<int, byte**, int> _getErrorName;
    private readonly delegate* unmanaged[Cdecl]<int*, int, int> _getDevice;
    private readonly delegate* unmanaged[Cdecl]<int*, int, int, int> _getAttribute;
    private readonly delegate* unmanaged[Cdecl]<nint*, int, int> _retainContext;
    private readonly delegate* unmanaged[Cdecl]<nint, int> _pushContext;
    private readonly delegate* unmanaged[Cdecl]<nint*, int> _popContext;
    private readonly delegate* unmanaged[Cdecl]<nint*, byte*, int> _loadModule;
    private readonly delegate* unmanaged[Cdecl]<nint, int> _unloadModule;
    private readonly delegate* unmanaged[Cdecl]<nint*, nint, byte*, int> _getFunction;
    private readonly delegate* unmanaged[Cdecl]<nint, uint, uint, uint, uint, uint, uint, uint, nint, void**, void**, int> _launch;

    /// <exception cref="CudaException">The library lacks a function, or finds no card.</exception>
    public CudaDriver(nint library)
    {
        _getErrorName = (delegate* unmanaged[Cdecl]<int, byte**, int>)Find("cuGetErrorName");
        _getDevice = (delegate* unmanaged[Cdecl]<int*, int, int>)Find("cuDeviceGet");
        _getAttribute = (delegate* unmanaged[Cdecl]<int*, int, int, int>)Find("cuDeviceGetAttribute");
        _retainContext = (delegate* unmanaged[Cdecl]<nint*, int, int>)Find("cuDevicePrimaryCtxRetain");
        _pushContext = (delegate* unmanaged[Cdecl]<nint, int>)Find("cuCtxPushCurrent_v2");
        _popContext = (delegate* unmanaged[Cdecl]<nint*, int>)Find("cuCtxPopCurrent_v2");
        _loadModule = (delegate* unmanaged[Cdecl]<nint*, byte*, int>)Find("cuModuleLoadData");
        _unloadModule = (delegate* unmanaged[Cdecl]<nint, int>)Find("cuModuleUnload");
        _getFunction = (delegate* unmanaged[Cdecl]<nint*, nint, byte*, int>)Find("cuModuleGetFunction");
        _launch = (delegate* unmanaged[Cdecl]<nint, uint, uint, uint, uint, uint, uint, uint, nint, void**, void**, int>)Find("cuLaunchKernel");
        Check(((delegate* unmanaged[Cdecl]<uint, int>)Find("cuInit"))(0), "cuInit");

        nint Find(string name) => NativeLibrary.TryGetExport(library, name, out var address)
            ? address
            : throw new CudaException($"the CUDA driver has no {name}");
    }

    public int GetDevice(int ordinal)
    {
        int device;
        Check(_getDevice(&device, ordinal), "cuDeviceGet");
        return device;
    }

    /// <summary>The architecture in the words of NVRTC, such as <c>sm_90</c>.</summary>
    public string GetArchitecture(int device) => $"sm_{GetAttribute(device, MajorAttribute)}{GetAttribute(device, MinorAttribute)}";

    public int GetMultiprocessorCount(int device) => GetAttribute(device, MultiprocessorAttribute);

    /// <summary>The context that torch uses too. It is kept for the life of the process.</summary>
    public nint RetainPrimaryContext(int device)
    {
        nint context;
        Check(_retainContext(&context, device), "cuDevicePrimaryCtxRetain");
        return context;
    }

    public void PushContext(nint context) => Check(_pushContext(context), "cuCtxPushCurrent");

    public void PopContext()
    {
        nint context;
        Check(_popContext(&context), "cuCtxPopCurrent");
    }

    public nint LoadModule(ReadOnlySpan<byte> image)
    {
        nint module;
        fixed (byte* bytes = image)
            Check(_loadModule(&module, bytes), "cuModuleLoadData");
        return module;
    }

    public void UnloadModule(nint module) => Check(_unloadModule(module), "cuModuleUnload");

    public nint GetFunction(nint module, string name)
    {
        nint function;
        fixed (byte* bytes = System.Text.Encoding.ASCII.GetBytes(name + "\0"))
            Check(_getFunction(&function, module, bytes), "cuModuleGetFunction");
        return function;
    }

    /// <summary>Queues a kernel on a stream and returns at once.</summary>
    public void Launch(nint function, uint blocks, uint threads, nint stream, void** arguments) =>
        Check(_launch(function, blocks, 1, 1, threads, 1, 1, 0, stream, arguments, null), "cuLaunchKernel");

    private int GetAttribute(int device, int attribute)
    {
        int value;
        Check(_getAttribute(&value, attribute, device), "cuDeviceGetAttribute");
        return value;
    }

    private void Check(int result, string function)
    {
        if (result == 0)
            return;
        byte* name = null;
        _ = _getErrorName(result, &name);
        throw new CudaException($"{function} answered {(name is null ? result.ToString(System.Globalization.CultureInfo.InvariantCulture) : Marshal.PtrToStringUTF8((nint)name))}");
    }
}
