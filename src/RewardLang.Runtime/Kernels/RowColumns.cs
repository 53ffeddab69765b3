using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RewardLang.Runtime.Kernels;

/// <summary>
/// What is done between two passes of a kernel: a column, one value for each row, becomes the column of an operation across rows.
/// The order of all operations depends on the rows alone, not on lanes or threads.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class RowColumns
{
    /// <summary>The sum of each set, in all of its rows.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="column">The number of the column.</param>
    /// <param name="inGroups">True for the rows of each group, false for all rows as one set.</param>
    public static void Sum(KernelFrame* frame, int column, bool inGroups) => Fold<SumFold>(frame, column, inGroups);

    /// <inheritdoc cref="Sum"/>
    /// <summary>The product of each set.</summary>
    public static void Product(KernelFrame* frame, int column, bool inGroups) => Fold<ProductFold>(frame, column, inGroups);

    /// <inheritdoc cref="Sum"/>
    /// <summary>The smallest value of each set; NaN if any is.</summary>
    public static void Min(KernelFrame* frame, int column, bool inGroups) => Fold<MinFold>(frame, column, inGroups);

    /// <inheritdoc cref="Sum"/>
    /// <summary>The largest value of each set; NaN if any is.</summary>
    public static void Max(KernelFrame* frame, int column, bool inGroups) => Fold<MaxFold>(frame, column, inGroups);

    /// <summary>The k-th row of each set gets its k-th smallest value; NaN last.</summary>
    /// <inheritdoc cref="Sum"/>
    public static void Sort(KernelFrame* frame, int column, bool inGroups) => Order<Sorting>(frame, column, inGroups, 0);

    /// <summary>The place of each row in its set's ascending order, from 0; equal rows keep their order, NaN is last.</summary>
    /// <inheritdoc cref="Sum"/>
    public static void Rank(KernelFrame* frame, int column, bool inGroups) => Order<Ranking>(frame, column, inGroups, 0);

    /// <summary>The value at a fraction of each set's ascending order, linear between neighbours; NaN if any is.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="column">The number of the column.</param>
    /// <param name="inGroups">True for the rows of each group, false for all rows as one set.</param>
    /// <param name="fraction">0 is the smallest value, 1 the largest.</param>
    public static void Quantile(KernelFrame* frame, int column, bool inGroups, double fraction) =>
        Order<Fraction>(frame, column, inGroups, fraction);

    /// <summary>The number of rows of each numbered group, in all of its rows.</summary>
    public static void Count(KernelFrame* frame, int column)
    {
        var values = frame->Columns + column * frame->ColumnStride;
        var groups = frame->Groups;
        for (var row = 0L; row < frame->Rows; row++)
            values[row] = groups.Starts[groups.Numbers[row] + 1] - groups.Starts[groups.Numbers[row]];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fold<TFold>(KernelFrame* frame, int column, bool inGroups)
        where TFold : struct, IFold
    {
        var values = frame->Columns + column * frame->ColumnStride;
        var groups = frame->Groups;
        if (SizeOf(frame, inGroups) is > 0 and var size)
        {
            for (var first = frame->FirstRow; first < frame->EndRow; first += size)
            {
                var set = new Span<float>(values + first, checked((int)size));
                set.Fill((float)FoldSet<TFold>(values + first, set.Length));
            }

            return;
        }

        new Span<double>(groups.Folded, (int)groups.Count).Fill(TFold.Identity);
        for (var row = 0L; row < frame->Rows; row++)
            groups.Folded[groups.Numbers[row]] = TFold.Step(groups.Folded[groups.Numbers[row]], values[row]);
        for (var row = 0L; row < frame->Rows; row++)
            values[row] = (float)groups.Folded[groups.Numbers[row]];
    }

    /// <summary>Eight partial results hide the latency of the steps; their order is the same on every machine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double FoldSet<TFold>(float* values, int count)
        where TFold : struct, IFold
    {
        var folded = TFold.Identity;
        var i = 0;
        if (count >= Vector256<float>.Count)
        {
            var (low, high) = (Vector256.Create(folded), Vector256.Create(folded));
            for (; i + Vector256<float>.Count <= count; i += Vector256<float>.Count)
            {
                var (nextLow, nextHigh) = Vector256.Widen(Vector256.Load(values + i));
                (low, high) = (TFold.Step(low, nextLow), TFold.Step(high, nextHigh));
            }

            var both = TFold.Step(low, high);
            folded = TFold.Step(TFold.Step(both[0], both[1]), TFold.Step(both[2], both[3]));
        }

        for (; i < count; i++)
            folded = TFold.Step(folded, values[i]);
        return folded;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Order<TOrder>(KernelFrame* frame, int column, bool inGroups, double fraction)
        where TOrder : struct, IOrder
    {
        var values = frame->Columns + column * frame->ColumnStride;
        var keys = frame->OrderKeys + frame->FirstRow;
        var groups = frame->Groups;
        if (SizeOf(frame, inGroups) is > 0 and var size)
        {
            for (var first = frame->FirstRow; first < frame->EndRow; first += size)
                OrderSet<TOrder>(values + first, null, (int)size, keys, fraction);
            return;
        }

        for (var group = 0L; group < groups.Count; group++)
            OrderSet<TOrder>(values, groups.Rows + groups.Starts[group], groups.Starts[group + 1] - groups.Starts[group], keys, fraction);
    }

    /// <summary>The rows of each set where sets are consecutive rows; 0 where they are numbered.</summary>
    private static long SizeOf(KernelFrame* frame, bool inGroups) => inGroups ? frame->Groups.Size : frame->EndRow - frame->FirstRow;

    /// <summary>Orders one set: keys are the bits of the values in their order, then the place among the rows.</summary>
    private static void OrderSet<TOrder>(float* values, int* rows, int count, ulong* keys, double fraction)
        where TOrder : struct, IOrder
    {
        for (var i = 0; i < count; i++)
            keys[i] = ((ulong)OrderedBits(values[rows is null ? i : rows[i]]) << 32) | (uint)i;
        new Span<ulong>(keys, count).Sort();
        TOrder.Write(values, rows, count, keys, fraction);
    }

    /// <summary>Whole numbers in the order of the values: −0 is 0, and a NaN is above infinity.</summary>
    private static uint OrderedBits(float value)
    {
        var bits = float.IsNaN(value) ? 0x7FC00000 : BitConverter.SingleToInt32Bits(value + 0f);
        return (uint)(bits ^ ((bits >> 31) | int.MinValue));
    }

    private static float ValueOf(ulong key)
    {
        var bits = (int)(key >> 32);
        return BitConverter.Int32BitsToSingle(bits < 0 ? bits ^ int.MinValue : ~bits);
    }

    private interface IFold
    {
        static abstract double Identity { get; }

        static abstract double Step(double folded, double value);

        static abstract Vector256<double> Step(Vector256<double> folded, Vector256<double> value);
    }

    private interface IOrder
    {
        /// <summary>Writes the values of a set whose keys are in order.</summary>
        static abstract void Write(float* values, int* rows, int count, ulong* keys, double fraction);
    }

    private readonly struct SumFold : IFold
    {
        public static double Identity => 0;

        public static double Step(double folded, double value) => folded + value;

        public static Vector256<double> Step(Vector256<double> folded, Vector256<double> value) => folded + value;
    }

    private readonly struct ProductFold : IFold
    {
        public static double Identity => 1;

        public static double Step(double folded, double value) => folded * value;

        public static Vector256<double> Step(Vector256<double> folded, Vector256<double> value) => folded * value;
    }

    private readonly struct MinFold : IFold
    {
        public static double Identity => double.PositiveInfinity;

        public static double Step(double folded, double value) => Math.Min(folded, value);

        public static Vector256<double> Step(Vector256<double> folded, Vector256<double> value) => Vector256.Min(folded, value);
    }

    private readonly struct MaxFold : IFold
    {
        public static double Identity => double.NegativeInfinity;

        public static double Step(double folded, double value) => Math.Max(folded, value);

        public static Vector256<double> Step(Vector256<double> folded, Vector256<double> value) => Vector256.Max(folded, value);
    }

    private readonly struct Sorting : IOrder
    {
        public static void Write(float* values, int* rows, int count, ulong* keys, double fraction)
        {
            for (var i = 0; i < count; i++)
                values[rows is null ? i : rows[i]] = ValueOf(keys[i]);
        }
    }

    private readonly struct Ranking : IOrder
    {
        public static void Write(float* values, int* rows, int count, ulong* keys, double fraction)
        {
            for (var place = 0; place < count; place++)
                values[rows is null ? (int)keys[place] : rows[(int)keys[place]]] = place;
        }
    }

    private readonly struct Fraction : IOrder
    {
        public static void Write(float* values, int* rows, int count, ulong* keys, double fraction)
        {
            var value = Between(keys, count, fraction);
            for (var i = 0; i < count; i++)
                values[rows is null ? i : rows[i]] = value;
        }

        private static float Between(ulong* keys, int count, double fraction)
        {
            var largest = ValueOf(keys[count - 1]);
            var place = fraction * (count - 1);
            var below = (int)place;
            var low = ValueOf(keys[below]);
            if (float.IsNaN(largest) || place == below)
                return float.IsNaN(largest) ? largest : low;
            return low + (ValueOf(keys[below + 1]) - low) * (float)(place - below);
        }
    }
}
