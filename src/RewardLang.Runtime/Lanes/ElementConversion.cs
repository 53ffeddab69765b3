using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RewardLang.Runtime.Lanes;

/// <summary>Turns runs of contiguous elements into floats.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public static unsafe class ElementConversion
{
    /// <summary>Writes so many elements as floats; <see cref="ElementKind"/> says how each kind is read.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void ToFloats(void* source, ElementKind kind, long count, float* destination)
    {
        switch (kind)
        {
            case ElementKind.Float32:
                Buffer.MemoryCopy(source, destination, count * sizeof(float), count * sizeof(float));
                break;
            case ElementKind.UInt8:
                FromBytes((byte*)source, count, destination);
                break;
            case ElementKind.Int32:
                FromIntegers((int*)source, count, destination);
                break;
            case ElementKind.Int64:
                FromLongs((long*)source, count, destination);
                break;
            case ElementKind.Float64:
                FromDoubles((double*)source, count, destination);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, null);
        }
    }

    /// <summary>The number of bytes of one element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SizeOf(ElementKind kind) => kind switch
    {
        ElementKind.UInt8 => sizeof(byte),
        ElementKind.Int64 or ElementKind.Float64 => sizeof(long),
        _ => sizeof(float),
    };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FromBytes(byte* source, long count, float* destination)
    {
        long i = 0;
        for (; i + Vector128<byte>.Count <= count; i += Vector128<byte>.Count)
        {
            var bits = Vector128.Min(Vector128.Load(source + i), Vector128<byte>.One);
            var (low, high) = Vector128.Widen(bits);
            var (first, second) = Vector128.Widen(low);
            var (third, fourth) = Vector128.Widen(high);
            Vector128.ConvertToSingle(first.AsInt32()).Store(destination + i);
            Vector128.ConvertToSingle(second.AsInt32()).Store(destination + i + 4);
            Vector128.ConvertToSingle(third.AsInt32()).Store(destination + i + 8);
            Vector128.ConvertToSingle(fourth.AsInt32()).Store(destination + i + 12);
        }
        for (; i < count; i++)
            destination[i] = source[i] != 0 ? 1 : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FromIntegers(int* source, long count, float* destination)
    {
        long i = 0;
        for (; i + Vector256<int>.Count <= count; i += Vector256<int>.Count)
            Vector256.ConvertToSingle(Vector256.Load(source + i)).Store(destination + i);
        for (; i < count; i++)
            destination[i] = source[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FromLongs(long* source, long count, float* destination)
    {
        long i = 0;
        if (Avx512DQ.IsSupported)
        {
            for (; i + Vector512<long>.Count <= count; i += Vector512<long>.Count)
                Avx512DQ.ConvertToVector256Single(Vector512.Load(source + i)).Store(destination + i);
        }
        for (; i < count; i++)
            destination[i] = source[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FromDoubles(double* source, long count, float* destination)
    {
        long i = 0;
        for (; i + Vector256<float>.Count <= count; i += Vector256<float>.Count)
            Vector256.Narrow(Vector256.Load(source + i), Vector256.Load(source + i + 4)).Store(destination + i);
        for (; i < count; i++)
            destination[i] = (float)source[i];
    }
}
