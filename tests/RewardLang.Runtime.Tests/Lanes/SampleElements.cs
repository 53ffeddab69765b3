using System.Runtime.InteropServices;
using RewardLang.Runtime.Lanes;

namespace RewardLang.Runtime.Tests.Lanes;

/// <summary>Elements as a tensor holds them, and the floats that they stand for.</summary>
internal sealed record SampleElements(byte[] Bytes, float[] Values)
{
    public static SampleElements Draw(ElementKind kind, int count, Random random) => kind switch
    {
        ElementKind.Float32 => Of(count, _ => random.NextSingle() - 0.5f, value => value),
        ElementKind.UInt8 => Of(count, _ => (byte)(random.Next(2) * random.Next(1, 256)), value => value == 0 ? 0 : 1),
        ElementKind.Int32 => Of(count, _ => random.Next(int.MinValue, int.MaxValue), value => value),
        ElementKind.Int64 => Of(count, _ => random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64), value => value),
        ElementKind.Float64 => Of(count, _ => random.NextDouble() - 0.5, value => (float)value),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static SampleElements Of<T>(int count, Func<int, T> draw, Func<T, float> read)
        where T : unmanaged
    {
        var elements = Enumerable.Range(0, count).Select(draw).ToArray();
        return new(MemoryMarshal.AsBytes<T>(elements).ToArray(), Array.ConvertAll(elements, element => read(element)));
    }
}
