namespace RewardLang.Runtime.Tests.Lanes;

/// <summary>Floats that cover every exponent and every special value.</summary>
internal static class SampleFloats
{
    /// <summary>Values at which functions and comparisons tend to break.</summary>
    public static readonly float[] Special =
    [
        0f, -0f, 1f, -1f, 0.5f, -0.5f, 2f, -2f, 1.5f, -1.5f, 0.75f, 2.5f, -2.5f, 3f, -3f, float.NaN, float.PositiveInfinity,
        float.NegativeInfinity, float.Epsilon, -float.Epsilon, 1.17549435e-38f, -1.17549435e-38f, 1.1754942e-38f, float.MaxValue,
        float.MinValue, 8388607.5f, 8388608f, 16777216f, -16777216f, 0.99999994f, 1.0000001f,
    ];

    /// <summary>Draws a third special values, a third everyday values and a third arbitrary bit patterns.</summary>
    public static float[] Draw(Random random, int count)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = random.Next(3) switch
            {
                0 => Special[random.Next(Special.Length)],
                1 => (float)((random.NextDouble() - 0.5) * 20),
                _ => BitConverter.Int32BitsToSingle((int)random.NextInt64(int.MinValue, 1L << 31)),
            };
        }
        return values;
    }

    /// <summary>Whether two floats have the same bits, or both are NaN.</summary>
    public static bool SameBits(float a, float b) =>
        BitConverter.SingleToInt32Bits(a) == BitConverter.SingleToInt32Bits(b) || (float.IsNaN(a) && float.IsNaN(b));
}
