using System.Runtime.Intrinsics;
using RewardLang.Runtime.Lanes;

namespace RewardLang.Runtime.Tests.Lanes;

public class LanesTests
{
    private const int Rounds = 20_000;

    [Fact]
    public void Sixteen_lanes_agree_with_one_lane_bit_for_bit()
    {
        if (Lanes512.IsSupported)
            AssertAgreesWithOneLane<Lanes512, Vector512<float>>();
    }

    [Fact]
    public void Eight_lanes_agree_with_one_lane_bit_for_bit()
    {
        if (Lanes256.IsSupported)
            AssertAgreesWithOneLane<Lanes256, Vector256<float>>();
    }

    [Fact]
    public void One_lane_follows_the_written_rules()
    {
        Assert.True(float.IsNaN(Lanes1.Min(float.NaN, 1)) && float.IsNaN(Lanes1.Min(1, float.NaN)));
        Assert.True(float.IsNaN(Lanes1.Max(float.NaN, 1)) && float.IsNaN(Lanes1.Max(1, float.NaN)));
        Assert.Equal(1, Lanes1.Min(1, 2));
        Assert.Equal(2, Lanes1.Max(1, 2));
        Assert.True(float.IsNaN(Lanes1.MinNative(5, float.NaN)));
        Assert.Equal(5, Lanes1.MinNative(float.NaN, 5));
        Assert.Equal(2, Lanes1.Round(2.5f));
        Assert.Equal(4, Lanes1.Round(3.5f));
        Assert.Equal(-1, BitConverter.SingleToInt32Bits(Lanes1.LessThan(-1, 1)));
        Assert.Equal(0, BitConverter.SingleToInt32Bits(Lanes1.LessThan(float.NaN, 1)));
        Assert.Equal(0, BitConverter.SingleToInt32Bits(Lanes1.LessThanOrEqual(float.NaN, float.NaN)));
        Assert.Equal(-1, BitConverter.SingleToInt32Bits(Lanes1.Equal(0f, -0f)));
        Assert.Equal(float.Epsilon * 3, Lanes1.ScaleByPowerOfTwo(1.5f, -148));
        Assert.Equal(float.PositiveInfinity, Lanes1.ScaleByPowerOfTwo(1, 128));
        Assert.Equal(1, Lanes1.SplitExponent(float.Epsilon, out var exponent));
        Assert.Equal(-149, exponent);
        Assert.Equal(0.75f, Lanes1.SplitExponent(1.5f, out exponent));
        Assert.Equal(1, exponent);
        Assert.Equal(MathF.BitDecrement(1.5f), Lanes1.SplitExponent(MathF.BitDecrement(1.5f), out exponent));
        Assert.Equal(0, exponent);
    }

    [Fact]
    public void Reductions_over_lanes_use_every_lane()
    {
        AssertReductions<Lanes1, float>();
        if (Lanes256.IsSupported)
            AssertReductions<Lanes256, Vector256<float>>();
        if (Lanes512.IsSupported)
            AssertReductions<Lanes512, Vector512<float>>();
    }

    [Fact]
    public void Bytes_become_zeros_and_ones_and_masks_bytes()
    {
        AssertBytes<Lanes1, float>();
        if (Lanes256.IsSupported)
            AssertBytes<Lanes256, Vector256<float>>();
        if (Lanes512.IsSupported)
            AssertBytes<Lanes512, Vector512<float>>();
    }

    private static unsafe void AssertBytes<TLanes, TVector>()
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var random = new Random(3);
        for (var round = 0; round < 100; round++)
        {
            var bytes = new byte[TLanes.Count];
            for (var i = 0; i < bytes.Length; i++)
                bytes[i] = (byte)(random.Next(2) * random.Next(1, 256));
            // One byte more shows that no other is written.
            var written = new byte[TLanes.Count + 1];
            written[^1] = 77;
            fixed (byte* source = bytes, destination = written)
            {
                var v = TLanes.LoadBytes(source);
                Assert.Equal(bytes.Select(b => b == 0 ? 0f : 1f), LaneOperations.ToArray<TLanes, TVector>(v));
                TLanes.StoreBytes(destination, TLanes.LessThan(TLanes.Broadcast(0), v));
            }
            Assert.Equal(bytes.Select(b => b == 0 ? (byte)0 : (byte)1).Append((byte)77), written);
        }
    }

    private static unsafe void AssertReductions<TLanes, TVector>()
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        for (var lane = 0; lane < TLanes.Count; lane++)
        {
            var values = new float[TLanes.Count];
            values[lane] = -3;
            AssertReduction(values, -3, -3, TLanes.Count == 1 ? -3 : 0);
            values[lane] = 3;
            AssertReduction(values, 3, TLanes.Count == 1 ? 3 : 0, 3);
            values[lane] = float.NaN;
            AssertReduction(values, float.NaN, float.NaN, float.NaN);
        }
        for (var count = -1; count <= TLanes.Count + 1; count++)
        {
            var mask = LaneOperations.ToArray<TLanes, TVector>(TLanes.FirstLanes(count));
            for (var lane = 0; lane < TLanes.Count; lane++)
                Assert.Equal(lane < count ? -1 : 0, BitConverter.SingleToInt32Bits(mask[lane]));
            Assert.Equal(count > 0, TLanes.AnyLane(TLanes.FirstLanes(count)));
        }

        static void AssertReduction(float[] values, float sum, float smallest, float largest)
        {
            fixed (float* source = values)
            {
                var v = TLanes.Load(source);
                Assert.Equal(sum, TLanes.SumLanes(v));
                Assert.Equal(smallest, TLanes.MinLanes(v));
                Assert.Equal(largest, TLanes.MaxLanes(v));
            }
        }
    }

    private static void AssertAgreesWithOneLane<TLanes, TVector>()
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var random = new Random(7);
        var count = TLanes.Count;
        for (var round = 0; round < Rounds / count; round++)
        {
            var a = SampleFloats.Draw(random, count);
            var b = SampleFloats.Draw(random, count);
            var c = SampleFloats.Draw(random, count);
            var wide = LaneOperations.Run<TLanes, TVector>(a, b, c);
            for (var lane = 0; lane < count; lane++)
            {
                var single = LaneOperations.Run<Lanes1, float>(a.AsSpan(lane), b.AsSpan(lane), c.AsSpan(lane));
                for (var i = 0; i < wide.Count; i++)
                {
                    var (expected, actual) = (single[i].Lanes[0], wide[i].Lanes[lane]);
                    Assert.True(
                        SampleFloats.SameBits(expected, actual),
                        $"{wide[i].Name}({a[lane]:R}, {b[lane]:R}, {c[lane]:R}): {expected:R} and {actual:R}");
                }
            }
        }
    }
}
