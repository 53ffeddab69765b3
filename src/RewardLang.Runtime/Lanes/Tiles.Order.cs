using System.Runtime.CompilerServices;

namespace RewardLang.Runtime.Lanes;

/// <content>Order along the columns of a tile, each lane for itself.</content>
public static unsafe partial class Tiles
{
    // The bits of a NaN that compares above infinity as an integer.
    private const int NaNBits = 0x7FC00000;

    /// <summary>
    /// Sorts the columns of a tile upwards in every lane, NaN last, as <c>torch.sort</c>; −0 comes before 0, and a NaN loses its
    /// sign and payload.
    /// </summary>
    /// <remarks>Batcher's merge exchange (Knuth, The Art of Computer Programming 3, 5.2.2, algorithm M).</remarks>
    /// <param name="tile">A tile of <paramref name="count"/> vectors, sorted in place.</param>
    /// <param name="count">Columns: 0 or more.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Sort<TLanes, TVector>(float* tile, int count)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        for (var i = 0; i < count; i++)
        {
            var v = TLanes.Load(tile + (long)i * TLanes.Count);
            v = TLanes.Select(TLanes.IsNaN(v), TLanes.BroadcastBits(NaNBits), v);
            TLanes.Store(tile + (long)i * TLanes.Count, FlipOrder<TLanes, TVector>(v));
        }
        var top = count < 2 ? 0 : 1 << (31 - int.LeadingZeroCount(count - 1));
        for (var p = top; p > 0; p >>= 1)
        {
            var (q, r, d) = (top, 0, p);
            while (true)
            {
                for (var i = 0; i < count - d; i++)
                {
                    if ((i & p) == r)
                        Exchange<TLanes, TVector>(tile + (long)i * TLanes.Count, tile + (long)(i + d) * TLanes.Count);
                }
                if (q == p)
                    break;
                (d, q, r) = (q - p, q >> 1, p);
            }
        }
        for (var i = 0; i < count; i++)
        {
            var key = TLanes.Load(tile + (long)i * TLanes.Count);
            TLanes.Store(tile + (long)i * TLanes.Count, FlipOrder<TLanes, TVector>(key));
        }
    }

    /// <summary>
    /// The place of each column in its lane's stable upward order, from 0: the number of columns that are smaller, or equal and
    /// earlier. NaN is above all numbers and equal to NaN; −0 equals 0.
    /// </summary>
    /// <param name="tile">A tile of <paramref name="count"/> vectors.</param>
    /// <param name="ranks">Room for as many vectors, apart from the tile.</param>
    /// <param name="count">Columns: 0 or more; the work grows with its square.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Rank<TLanes, TVector>(float* tile, float* ranks, int count)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var one = TLanes.Broadcast(1);
        for (var i = 0; i < count; i++)
            TLanes.Store(ranks + (long)i * TLanes.Count, TLanes.Broadcast(0));
        for (var i = 0; i < count; i++)
        {
            var earlier = TLanes.Load(tile + (long)i * TLanes.Count);
            var rank = TLanes.Load(ranks + (long)i * TLanes.Count);
            for (var j = i + 1; j < count; j++)
            {
                // Of each pair, the one that comes after the other goes one place up.
                var later = TLanes.Load(tile + (long)j * TLanes.Count);
                var inOrder = TLanes.Or(TLanes.LessThanOrEqual(earlier, later), TLanes.IsNaN(later));
                var laterRank = ranks + (long)j * TLanes.Count;
                rank = TLanes.Add(rank, TLanes.AndNot(one, inOrder));
                TLanes.Store(laterRank, TLanes.Add(TLanes.Load(laterRank), TLanes.And(one, inOrder)));
            }
            TLanes.Store(ranks + (long)i * TLanes.Count, rank);
        }
    }

    /// <summary>Turns floats into integers of the same order, and back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector FlipOrder<TLanes, TVector>(TVector v)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct =>
        TLanes.Xor(v, TLanes.And(TLanes.ShiftRight(v, 31), TLanes.BroadcastBits(int.MaxValue)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Exchange<TLanes, TVector>(float* low, float* high)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var a = TLanes.Load(low);
        var b = TLanes.Load(high);
        TLanes.Store(low, TLanes.MinInteger(a, b));
        TLanes.Store(high, TLanes.MaxInteger(a, b));
    }
}
