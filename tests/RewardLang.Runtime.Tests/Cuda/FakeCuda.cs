using System.Runtime.InteropServices;
using System.Security.Cryptography;
using RewardLang.Runtime.Cuda;

namespace RewardLang.Runtime.Tests.Cuda;

/// <summary>
/// A CUDA driver and an NVRTC of our own, compiled by g++ when they are first asked for: the production launcher loads them in
/// place of the real ones and runs kernels in host memory.
/// </summary>
internal static unsafe class FakeCuda
{
    private static readonly Lazy<string> s_folder = new(Build);

    private static readonly Lazy<CudaRuntime> s_runtime = new(() => Create(new ModuleCache(Path.Combine(s_folder.Value, "modules"))));

    /// <summary>Where the sources are.</summary>
    public static string Sources => Path.Combine(AppContext.BaseDirectory, "Cuda", "Native");

    /// <summary>The one that most tests share, with its cache of modules.</summary>
    public static CudaRuntime Runtime => s_runtime.Value;

    public static string DriverPath => Path.Combine(s_folder.Value, "libcuda.so");

    public static string NvrtcPath => Path.Combine(s_folder.Value, "libnvrtc.so");

    /// <summary>Kernels launched so far.</summary>
    public static int Launches => Count(DriverPath, "fakeCudaLaunches");

    /// <summary>Texts compiled so far.</summary>
    public static int Compilations => Count(NvrtcPath, "fakeNvrtcCompilations");

    /// <summary>Runs something while every compilation fails.</summary>
    public static void WithoutCompiler(Action action) => While(NvrtcPath, "fakeNvrtcFails", action);

    /// <summary>Runs something while every launch fails.</summary>
    public static void WithoutLaunches(Action action) => While(DriverPath, "fakeCudaFails", action);

    public static CudaRuntime Create(ModuleCache cache) =>
        new(NativeLibrary.Load(DriverPath), NativeLibrary.Load(NvrtcPath), cache) { TakesHostMemory = true };

    private static void While(string library, string function, Action action)
    {
        var set = (delegate* unmanaged[Cdecl]<int, void>)NativeLibrary.GetExport(NativeLibrary.Load(library), function);
        set(1);
        try
        {
            action();
        }
        finally
        {
            set(0);
        }
    }

    private static int Count(string library, string function) =>
        ((delegate* unmanaged[Cdecl]<int>)NativeLibrary.GetExport(NativeLibrary.Load(library), function))();

    /// <summary>Compiles the libraries into a folder named by their sources, unless they are there.</summary>
    private static string Build()
    {
        var sources = Directory.GetFiles(Sources).Order(StringComparer.Ordinal).SelectMany(File.ReadAllBytes).ToArray();
        var folder = Path.Combine(AppContext.BaseDirectory, "fake-cuda", Convert.ToHexStringLower(SHA256.HashData(sources))[..16]);
        if (Directory.Exists(folder))
            return folder;
        var unfinished = folder + "." + Guid.NewGuid().ToString("N");
        Directory.CreateDirectory(unfinished);
        string[] options = ["-std=c++17", "-O1", "-fPIC", "-shared", "-Wall", "-Wextra", "-Werror"];
        Tools.Run("g++", [.. options, "-o", Path.Combine(unfinished, "libcuda.so"), Path.Combine(Sources, "fake_cuda.cpp"), "-ldl"]);
        Tools.Run("g++", [.. options, $"-DDIALECT_HEADER=\"{Path.Combine(Sources, "dialect_cpp.h")}\"",
            "-o", Path.Combine(unfinished, "libnvrtc.so"), Path.Combine(Sources, "fake_nvrtc.cpp")]);
        Directory.Move(unfinished, folder);
        return folder;
    }
}
