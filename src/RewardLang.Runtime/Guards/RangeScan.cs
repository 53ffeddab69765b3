using System.Numerics;
using System.Runtime.CompilerServices;

namespace RewardLang.Runtime.Guards;

/// <summary>Looks through memory for a number outside a range. NaN is outside every range.</summary>
internal static unsafe class RangeScan
{
    /// <summary>The place of the first number outside; -1 when all are inside.</summary>
    public static long FirstOutside<T>(T* values, long count, T lower, T upper)
        where T : unmanaged, INumber<T>
    {
        var start = CountInside(values, count, lower, upper);
        for (var i = start; i < count; i++)
            if (!(values[i] >= lower && values[i] <= upper))
                return i;
        return -1;
    }

    /// <summary>How many of the first numbers are inside, found by whole blocks of vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long CountInside<T>(T* values, long count, T lower, T upper)
        where T : unmanaged, INumber<T>
    {
        var (width, from, to) = (Vector<T>.Count, new Vector<T>(lower), new Vector<T>(upper));
        var i = 0L;
        for (; i <= count - 4 * width; i += 4 * width)
        {
            var first = IsInside(Vector.Load(values + i), from, to) & IsInside(Vector.Load(values + i + width), from, to);
            var second = IsInside(Vector.Load(values + i + 2 * width), from, to) & IsInside(Vector.Load(values + i + 3 * width), from, to);
            if ((first & second) != Vector<byte>.AllBitsSet)
                return i;
        }

        for (; i <= count - width; i += width)
            if (IsInside(Vector.Load(values + i), from, to) != Vector<byte>.AllBitsSet)
                return i;
        return i;
    }

    // Compared as bits: all ones are a NaN, which equals nothing.
    private static Vector<byte> IsInside<T>(Vector<T> values, Vector<T> lower, Vector<T> upper) =>
        (Vector.GreaterThanOrEqual(values, lower) & Vector.LessThanOrEqual(values, upper)).As<T, byte>();
}
