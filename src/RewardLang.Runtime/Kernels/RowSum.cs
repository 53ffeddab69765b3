using System.ComponentModel;
using System.Runtime.CompilerServices;
using RewardLang.Runtime.Lanes;

namespace RewardLang.Runtime.Kernels;

/// <summary>
/// A sum over the rows of a batch, in a fixed order: blocks of 64 vectors, then the blocks. The error grows with the number of
/// blocks, not of rows, and infinities stay infinities.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct RowSum<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    private const int BlockLength = 64;

    private TVector _block;
    private TVector _blocks;
    private int _count;

    /// <summary>Adds one vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(TVector v)
    {
        _block = TLanes.Add(_block, v);
        if (++_count < BlockLength)
            return;
        _blocks = TLanes.Add(_blocks, _block);
        _block = default;
        _count = 0;
    }

    /// <summary>The sum of all lanes of all vectors.</summary>
    public readonly float Total => TLanes.SumLanes(TLanes.Add(_blocks, _block));
}
