using System.Runtime.InteropServices;

namespace RewardLang.Runtime.Kernels;

/// <summary>Zeroed native memory on a 64-byte boundary.</summary>
internal sealed unsafe class AlignedBuffer : IDisposable
{
    private const nuint Alignment = 64;

    public AlignedBuffer(long bytes)
    {
        Pointer = (byte*)NativeMemory.AlignedAlloc((nuint)Math.Max(bytes, 1), Alignment);
        NativeMemory.Clear(Pointer, (nuint)Math.Max(bytes, 1));
    }

    ~AlignedBuffer() => Free();

    public byte* Pointer { get; private set; }

    public float* Floats => (float*)Pointer;

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.AlignedFree(Pointer);
        Pointer = null;
    }
}
