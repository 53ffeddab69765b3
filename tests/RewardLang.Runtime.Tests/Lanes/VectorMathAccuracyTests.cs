using System.Runtime.Intrinsics;
using RewardLang.Runtime.Lanes;

namespace RewardLang.Runtime.Tests.Lanes;

public class VectorMathAccuracyTests
{
    // Every 1021st bit pattern: 4.2 million floats over all signs and exponents.
    private const int Stride = 1021;
    private const int Pairs = 1 << 20;

    /// <summary>The bounds that the documentation states, in ulp.</summary>
    public static TheoryData<MathFunction, double> UnaryBounds => new()
    {
        { MathFunction.Exp, 0.8 },
        { MathFunction.Sigmoid, 1.5 },
        { MathFunction.Tanh, 1.4 },
        { MathFunction.Log, 0.9 },
        { MathFunction.Log1p, 0.9 },
        { MathFunction.Sin, 1.2 },
        { MathFunction.Cos, 1.2 },
        { MathFunction.Tan, 2.4 },
        { MathFunction.Asin, 2.4 },
        { MathFunction.Acos, 1.2 },
        { MathFunction.Atan, 1.4 },
        { MathFunction.Sign, 0 },
    };

    public static TheoryData<MathFunction, double> BinaryBounds => new()
    {
        { MathFunction.Pow, 0.9 },
        { MathFunction.Atan2, 1.6 },
        { MathFunction.Modulo, 0.5 },
    };

    [Theory]
    [MemberData(nameof(UnaryBounds))]
    public void A_function_of_one_argument_keeps_its_bound(MathFunction function, double bound)
    {
        var xs = new float[(int)((1L << 32) / Stride) & ~15];
        for (var i = 0; i < xs.Length; i++)
            xs[i] = BitConverter.UInt32BitsToSingle((uint)i * Stride + (uint)(i % Stride));
        AssertWithin(function, bound, xs, xs);
    }

    [Theory]
    [MemberData(nameof(UnaryBounds))]
    public void A_function_of_one_argument_keeps_its_bound_on_everyday_values(MathFunction function, double bound)
    {
        var random = new Random(3);
        var xs = new float[Pairs];
        for (var i = 0; i < xs.Length; i++)
            xs[i] = (float)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-2, 5)));
        AssertWithin(function, bound, xs, xs);
    }

    [Theory]
    [MemberData(nameof(BinaryBounds))]
    public void A_function_of_two_arguments_keeps_its_bound(MathFunction function, double bound)
    {
        var random = new Random(5);
        AssertWithin(function, bound, SampleFloats.Draw(random, Pairs), SampleFloats.Draw(random, Pairs));
    }

    [Fact]
    public void A_power_keeps_its_bound_up_to_overflow()
    {
        var random = new Random(11);
        var bases = new float[Pairs];
        var exponents = new float[Pairs];
        for (var i = 0; i < Pairs; i++)
        {
            bases[i] = random.Next(2) == 0
                ? (float)(0.5 + 1.5 * random.NextDouble())
                : BitConverter.Int32BitsToSingle(random.Next(1, 0x7F800000));
            exponents[i] = (float)((random.NextDouble() * 2 - 1) * 105 / Math.Abs(Math.Log(bases[i])));
        }
        AssertWithin(MathFunction.Pow, 0.9, bases, exponents);
    }

    [Fact]
    public void Narrower_lanes_give_the_same_bits()
    {
        foreach (var function in Enum.GetValues<MathFunction>())
        {
            var random = new Random(13);
            var xs = SampleFloats.Draw(random, 1 << 16);
            var ys = SampleFloats.Draw(random, 1 << 16);
            var expected = MathFunctions.Run<Lanes1, float>(function, xs, ys);
            if (Lanes256.IsSupported)
                AssertSameBits(function, xs, ys, expected, MathFunctions.Run<Lanes256, Vector256<float>>(function, xs, ys));
            if (Lanes512.IsSupported)
                AssertSameBits(function, xs, ys, expected, MathFunctions.Run<Lanes512, Vector512<float>>(function, xs, ys));
        }
    }

    private static void AssertSameBits(MathFunction function, float[] xs, float[] ys, float[] expected, float[] actual)
    {
        for (var i = 0; i < xs.Length; i++)
        {
            Assert.True(
                SampleFloats.SameBits(expected[i], actual[i]),
                $"{function}({xs[i]:R}, {ys[i]:R}): {expected[i]:R} and {actual[i]:R}");
        }
    }

    private static void AssertWithin(MathFunction function, double bound, float[] xs, float[] ys)
    {
        var actual = MathFunctions.RunWidest(function, xs, ys);
        var worst = -1.0;
        var worstAt = 0;
        for (var i = 0; i < xs.Length; i++)
        {
            var error = UlpError(MathFunctions.Reference(function, xs[i], ys[i]), actual[i]);
            if (error > worst)
                (worst, worstAt) = (error, i);
        }
        Assert.True(
            worst <= bound, $"{function}({xs[worstAt]:R}, {ys[worstAt]:R}) = {actual[worstAt]:R} is {worst} ulp off");
    }

    /// <summary>The error in units of the last place of the exact result; infinite where the kinds of results differ.</summary>
    private static double UlpError(double exact, float actual)
    {
        if (double.IsNaN(exact) || float.IsNaN(actual))
            return double.IsNaN(exact) && float.IsNaN(actual) ? 0 : double.PositiveInfinity;
        if (float.IsInfinity((float)exact))
            return (float)exact == actual ? 0 : double.PositiveInfinity;
        if (exact == 0 && (actual != 0 || double.IsNegative(exact) != float.IsNegative(actual)))
            return double.PositiveInfinity;
        // A float just above the largest stands for the infinity that a result may round to.
        var value = float.IsInfinity(actual) ? Math.CopySign(Math.ScaleB(1, 128), actual) : actual;
        var exponent = exact == 0 ? -126 : Math.Max(Math.ILogB(exact), -126);
        return Math.Abs(value - exact) / Math.ScaleB(1, exponent - 23);
    }
}
