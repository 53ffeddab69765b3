using System.Diagnostics;
using System.Runtime.InteropServices;

namespace RewardLang.Runtime.Cuda;

/// <summary>Finds the native libraries: the driver of the system, and NVRTC as it comes with libtorch's CUDA build.</summary>
internal static class CudaLibraries
{
    /// <summary>Names a file that takes the place of the CUDA driver.</summary>
    public const string DriverVariable = "REWARDLANG_CUDA_DRIVER";

    /// <summary>Names a file that takes the place of NVRTC.</summary>
    public const string NvrtcVariable = "REWARDLANG_NVRTC";

    /// <exception cref="CudaException">The library cannot be loaded.</exception>
    public static nint LoadDriver() => Load(
        "the CUDA driver", Environment.GetEnvironmentVariable(DriverVariable), OperatingSystem.IsWindows() ? ["nvcuda.dll"] : ["libcuda.so.1", "libcuda.so"]);

    /// <exception cref="CudaException">The library cannot be loaded.</exception>
    public static nint LoadNvrtc() => Load("NVRTC", Environment.GetEnvironmentVariable(NvrtcVariable), [.. NvrtcCandidates()]);

    /// <summary>Libtorch's CUDA library, which knows the current stream; 0 where there is none.</summary>
    public static nint LoadTorch()
    {
        foreach (var path in TorchFolders().SelectMany(folder => Files(folder, OperatingSystem.IsWindows() ? "torch_cuda.dll" : "libtorch_cuda.so")))
            if (NativeLibrary.TryLoad(path, out var library))
                return library;
        return 0;
    }

    /// <exception cref="CudaException">No candidate can be loaded.</exception>
    public static nint Load(string what, string? path, IReadOnlyList<string> candidates)
    {
        if (path is { Length: > 0 })
            candidates = [path];
        foreach (var candidate in candidates)
            if (NativeLibrary.TryLoad(candidate, out var library))
                return library;
        throw new CudaException($"{what} was not found (looked for {string.Join(", ", candidates.Select(Path.GetFileName))})");
    }

    /// <summary>Beside libtorch the file's name may carry a hash; then whatever the system has.</summary>
    private static IEnumerable<string> NvrtcCandidates()
    {
        var (pattern, installed) = OperatingSystem.IsWindows()
            ? ("nvrtc64_*.dll", (string[])["nvrtc64_130_0.dll", "nvrtc64_120_0.dll"])
            : ("libnvrtc*.so*", ["libnvrtc.so.13", "libnvrtc.so.12", "libnvrtc.so"]);
        return TorchFolders()
            .SelectMany(folder => Files(folder, pattern))
            .Where(path => !Path.GetFileName(path).Contains("builtins", StringComparison.Ordinal) && !Path.GetFileName(path).Contains(".alt.", StringComparison.Ordinal))
            .Concat(installed);
    }

    /// <summary>Where libtorch was loaded from, and where the host's native libraries lie.</summary>
    private static IEnumerable<string> TorchFolders()
    {
        using var process = Process.GetCurrentProcess();
        var loaded = process.Modules.Cast<ProcessModule>()
            .Where(module => module.ModuleName.Contains("torch_c", StringComparison.Ordinal))
            .Select(module => Path.GetDirectoryName(module.FileName) ?? "")
            .ToList();
        var searched = ((string?)AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return loaded.Concat(searched).Distinct(StringComparer.Ordinal).Where(Directory.Exists);
    }

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal);
}
