using System.Runtime.InteropServices;
using System.Text;

namespace RewardLang.Runtime.Cuda;

/// <summary>NVIDIA's run-time compiler: CUDA C to machine code for one architecture.</summary>
internal sealed unsafe class NvrtcCompiler
{
    private const string Name = "rewardlang.cu";

    private readonly nint _library;
    private readonly delegate* unmanaged[Cdecl]<int, byte*> _getErrorString;

    /// <exception cref="CudaException">The library lacks a function.</exception>
    public NvrtcCompiler(nint library)
    {
        _library = library;
        _getErrorString = (delegate* unmanaged[Cdecl]<int, byte*>)Find("nvrtcGetErrorString");
        int major, minor;
        Check(((delegate* unmanaged[Cdecl]<int*, int*, int>)Find("nvrtcVersion"))(&major, &minor), "nvrtcVersion");
        Version = $"{major}.{minor}";
    }

    /// <summary>Major and minor version.</summary>
    public string Version { get; }

    /// <summary>What the compiler is told for an architecture such as <c>sm_90</c>: products and sums are rounded each by itself.</summary>
    public static IReadOnlyList<string> Options(string architecture) => [$"--gpu-architecture={architecture}", "--fmad=false"];

    /// <summary>Compiles a text to a CUBIN.</summary>
    /// <exception cref="CudaException">The text does not compile, or the compiler does not know the architecture.</exception>
    public byte[] Compile(string text, string architecture)
    {
        nint program;
        fixed (byte* source = Bytes(text), name = Bytes(Name))
        {
            Check(
                ((delegate* unmanaged[Cdecl]<nint*, byte*, byte*, int, byte**, byte**, int>)Find("nvrtcCreateProgram"))(&program, source, name, 0, null, null),
                "nvrtcCreateProgram");
        }

        try
        {
            Compile(program, Options(architecture));
            nuint size;
            Check(((delegate* unmanaged[Cdecl]<nint, nuint*, int>)Find("nvrtcGetCUBINSize"))(program, &size), "nvrtcGetCUBINSize");
            var cubin = new byte[size];
            fixed (byte* bytes = cubin)
                Check(((delegate* unmanaged[Cdecl]<nint, byte*, int>)Find("nvrtcGetCUBIN"))(program, bytes), "nvrtcGetCUBIN");
            return cubin;
        }
        finally
        {
            _ = ((delegate* unmanaged[Cdecl]<nint*, int>)Find("nvrtcDestroyProgram"))(&program);
        }
    }

    private void Compile(nint program, IReadOnlyList<string> options)
    {
        var texts = options.Select(option => Marshal.StringToCoTaskMemUTF8(option)).ToArray();
        try
        {
            int result;
            fixed (nint* pointers = texts)
                result = ((delegate* unmanaged[Cdecl]<nint, int, byte**, int>)Find("nvrtcCompileProgram"))(program, texts.Length, (byte**)pointers);
            if (result != 0)
                throw new CudaException($"NVRTC {Version} answered {ErrorOf(result)}: {FirstLine(GetLog(program))}");
        }
        finally
        {
            foreach (var text in texts)
                Marshal.FreeCoTaskMem(text);
        }
    }

    private string GetLog(nint program)
    {
        nuint size;
        if (((delegate* unmanaged[Cdecl]<nint, nuint*, int>)Find("nvrtcGetProgramLogSize"))(program, &size) != 0 || size == 0)
            return "";
        var log = new byte[size];
        fixed (byte* bytes = log)
            _ = ((delegate* unmanaged[Cdecl]<nint, byte*, int>)Find("nvrtcGetProgramLog"))(program, bytes);
        return Encoding.UTF8.GetString(log).TrimEnd('\0');
    }

    private static string FirstLine(string log) =>
        log.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase))?.Trim() ?? log.Split('\n')[0].Trim();

    private void Check(int result, string function)
    {
        if (result != 0)
            throw new CudaException($"{function} answered {ErrorOf(result)}");
    }

    private string ErrorOf(int result) => Marshal.PtrToStringUTF8((nint)_getErrorString(result)) ?? "an error";

    private nint Find(string name) => NativeLibrary.TryGetExport(_library, name, out var address)
        ? address
        : throw new CudaException($"NVRTC has no {name}");

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text + "\0");
}
