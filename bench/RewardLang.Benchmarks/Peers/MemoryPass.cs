using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RewardLang.Benchmarks.Peers;

/// <summary>Reads and writes stretches of memory and does nothing else.</summary>
internal static unsafe class MemoryPass
{
    private static byte s_sink;

    /// <summary>Reads every byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Read(byte* address, long bytes)
    {
        var end = address + bytes;
        var result = Vector256<byte>.Zero;
        if (Vector512.IsHardwareAccelerated)
        {
            var (a, b, c, d) = (Vector512<byte>.Zero, Vector512<byte>.Zero, Vector512<byte>.Zero, Vector512<byte>.Zero);
            for (; address + 256 <= end; address += 256)
            {
                a |= Vector512.Load(address);
                b |= Vector512.Load(address + 64);
                c |= Vector512.Load(address + 128);
                d |= Vector512.Load(address + 192);
            }

            a |= b | c | d;
            result = a.GetLower() | a.GetUpper();
        }

        var other = Vector256<byte>.Zero;
        for (; address + 64 <= end; address += 64)
        {
            result |= Vector256.Load(address);
            other |= Vector256.Load(address + 32);
        }

        result |= other;
        var rest = (byte)0;
        for (; address < end; address++)
            rest |= *address;
        s_sink = (byte)(result[0] | rest);
    }

    /// <summary>Writes every byte.</summary>
    /// <param name="address">The first byte, at a multiple of 64.</param>
    /// <param name="bytes">Their number.</param>
    /// <param name="isStreaming">Whether to write past the caches.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write(byte* address, long bytes, bool isStreaming)
    {
        var end = address + bytes;
        if (isStreaming)
        {
            for (; address + 64 <= end; address += 64)
            {
                Vector256<byte>.Zero.StoreAlignedNonTemporal(address);
                Vector256<byte>.Zero.StoreAlignedNonTemporal(address + 32);
            }
        }
        else if (Vector512.IsHardwareAccelerated)
        {
            for (; address + 64 <= end; address += 64)
                Vector512<byte>.Zero.Store(address);
        }

        for (; address + 32 <= end; address += 32)
            Vector256<byte>.Zero.Store(address);
        for (; address < end; address++)
            *address = 0;
    }
}
