using System.Runtime.Intrinsics;
using RewardLang.Runtime.Lanes;

namespace RewardLang.Runtime.Tests.Lanes;

public unsafe class TileOrderTests
{
    private static readonly int[] Counts = [.. Enumerable.Range(0, 36), 63, 64, 65, 100];

    [Fact]
    public void Columns_are_sorted_upwards_with_NaN_last()
    {
        AssertSorts<Lanes1, float>();
        if (Lanes256.IsSupported)
            AssertSorts<Lanes256, Vector256<float>>();
        if (Lanes512.IsSupported)
            AssertSorts<Lanes512, Vector512<float>>();
    }

    [Fact]
    public void Ranks_are_places_in_the_stable_order()
    {
        AssertRanks<Lanes1, float>();
        if (Lanes256.IsSupported)
            AssertRanks<Lanes256, Vector256<float>>();
        if (Lanes512.IsSupported)
            AssertRanks<Lanes512, Vector512<float>>();
    }

    private static void AssertSorts<TLanes, TVector>()
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        foreach (var count in Counts)
        {
            var tile = SampleFloats.Draw(new Random(count), count * TLanes.Count);
            var sorted = (float[])tile.Clone();
            fixed (float* columns = sorted)
                Tiles.Sort<TLanes, TVector>(columns, count);
            for (var lane = 0; lane < TLanes.Count; lane++)
            {
                // The library's order differs in one thing: it puts NaN first.
                var values = Lane(tile, lane, TLanes.Count);
                var expected = values.Where(value => !float.IsNaN(value))
                    .OrderBy(value => value).ThenBy(value => !float.IsNegative(value))
                    .Concat(values.Where(float.IsNaN)).ToArray();
                var actual = Lane(sorted, lane, TLanes.Count);
                for (var i = 0; i < count; i++)
                    Assert.True(SampleFloats.SameBits(expected[i], actual[i]), $"{i} of {count}: {expected[i]:R}, {actual[i]:R}");
            }
        }
    }

    private static void AssertRanks<TLanes, TVector>()
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        foreach (var count in Counts)
        {
            var tile = SampleFloats.Draw(new Random(count), count * TLanes.Count);
            var ranks = new float[tile.Length];
            fixed (float* columns = tile, places = ranks)
                Tiles.Rank<TLanes, TVector>(columns, places, count);
            for (var lane = 0; lane < TLanes.Count; lane++)
            {
                var values = Lane(tile, lane, TLanes.Count);
                var order = Enumerable.Range(0, count)
                    .OrderBy(i => float.IsNaN(values[i])).ThenBy(i => float.IsNaN(values[i]) ? 0 : values[i]).ToArray();
                var actual = Lane(ranks, lane, TLanes.Count);
                for (var place = 0; place < count; place++)
                    Assert.Equal(place, actual[order[place]]);
            }
        }
    }

    private static float[] Lane(float[] tile, int lane, int lanes) => [.. tile.Where((_, i) => i % lanes == lane)];
}
