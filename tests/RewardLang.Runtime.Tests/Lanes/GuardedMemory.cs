using System.Runtime.InteropServices;

namespace RewardLang.Runtime.Tests.Lanes;

/// <summary>
/// Memory between two pages that fault on any access, where the system offers that; else plain memory. Reading outside ends the
/// test process.
/// </summary>
internal sealed unsafe partial class GuardedMemory : IDisposable
{
    private const int ReadWrite = 3;
    private const int PrivateAnonymous = 0x22;

    private readonly byte* _mapping;
    private readonly nuint _length;

    /// <summary>Makes room for at least <paramref name="bytes"/> bytes.</summary>
    public GuardedMemory(int bytes)
    {
        var page = (nuint)Environment.SystemPageSize;
        var inner = ((nuint)bytes + page - 1) / page * page;
        _length = inner + 2 * page;
        if (OperatingSystem.IsLinux())
        {
            _mapping = (byte*)Map(null, _length, 0, PrivateAnonymous, -1, 0);
            Assert.NotEqual(-1, (nint)_mapping);
            Assert.Equal(0, Protect(_mapping + page, inner, ReadWrite));
        }
        else
        {
            _mapping = (byte*)NativeMemory.AllocZeroed(_length);
        }
        Start = _mapping + page;
        End = Start + inner;
    }

    /// <summary>The first byte.</summary>
    public byte* Start { get; }

    /// <summary>One past the last byte.</summary>
    public byte* End { get; }

    public void Dispose()
    {
        if (OperatingSystem.IsLinux())
            Assert.Equal(0, Unmap(_mapping, _length));
        else
            NativeMemory.Free(_mapping);
    }

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial void* Map(void* address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    private static partial int Protect(void* address, nuint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int Unmap(void* address, nuint length);
}
