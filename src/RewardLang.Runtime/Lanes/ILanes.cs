using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace RewardLang.Runtime.Lanes;

/// <summary>
/// The operations that a fused kernel is written against: one row of the batch is one lane of <typeparamref name="TVector"/>.
/// </summary>
/// <remarks>
/// A kernel is one generic method over <c>TLanes : struct, ILanes&lt;TVector&gt;</c>; the JIT makes one specialised body for each
/// implementation (<see cref="Lanes512"/>, <see cref="Lanes256"/>, <see cref="Lanes1"/>). Every operation but the reductions over
/// lanes gives the same bits on all implementations, NaN payloads and NaN signs excepted. A mask is a <typeparamref
/// name="TVector"/> whose lanes are all ones (true) or all zeros (false).
/// </remarks>
/// <typeparam name="TVector">The vector of 32-bit lanes: a hardware vector, or <see cref="float"/> for a single lane.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe interface ILanes<TVector>
    where TVector : struct
{
    /// <summary>Whether this machine runs the implementation on its own instructions.</summary>
    static abstract bool IsSupported { get; }

    /// <summary>The number of lanes: 16, 8 or 1.</summary>
    static abstract int Count { get; }

    /// <summary>Gives <paramref name="value"/> in every lane.</summary>
    static abstract TVector Broadcast(float value);

    /// <summary>Gives the bit pattern <paramref name="bits"/> in every lane.</summary>
    static abstract TVector BroadcastBits(int bits);

    /// <summary>Reads <see cref="Count"/> contiguous floats; no alignment is asked for.</summary>
    static abstract TVector Load(float* source);

    /// <summary>Writes <see cref="Count"/> contiguous floats; no alignment is asked for.</summary>
    static abstract void Store(float* destination, TVector v);

    /// <summary>
    /// Writes <see cref="Count"/> contiguous floats past the caches, where the lanes fill a line of them; other threads see them after a
    /// fence.
    /// </summary>
    /// <param name="destination">A multiple of 64 bytes.</param>
    /// <param name="v">The floats.</param>
    static abstract void StorePastCaches(float* destination, TVector v);

    /// <summary>
    /// Reads the first <paramref name="count"/> contiguous floats, and nothing behind them; the other lanes become 0. Reads none for 0
    /// or less, <see cref="Count"/> for more.
    /// </summary>
    static abstract TVector LoadFirst(float* source, int count);

    /// <summary>Writes the first <paramref name="count"/> lanes as contiguous floats, and nothing behind them.</summary>
    static abstract void StoreFirst(float* destination, TVector v, int count);

    /// <summary>Reads <see cref="Count"/> contiguous bytes: 1 where a byte is not zero, else 0.</summary>
    static abstract TVector LoadBytes(byte* source);

    /// <summary>Writes a mask as <see cref="Count"/> contiguous bytes, 1 and 0.</summary>
    static abstract void StoreBytes(byte* destination, TVector mask);

    /// <summary>a + b.</summary>
    static abstract TVector Add(TVector a, TVector b);

    /// <summary>a − b.</summary>
    static abstract TVector Subtract(TVector a, TVector b);

    /// <summary>a · b.</summary>
    static abstract TVector Multiply(TVector a, TVector b);

    /// <summary>a / b, correctly rounded.</summary>
    static abstract TVector Divide(TVector a, TVector b);

    /// <summary>−v: the sign bit flipped, of zeros and NaN too.</summary>
    static abstract TVector Negate(TVector v);

    /// <summary>a · b + c, rounded once.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>|v|: the sign bit cleared, of zeros and NaN too.</summary>
    static abstract TVector Abs(TVector v);

    /// <summary>√v, correctly rounded; NaN below zero; √−0 = −0.</summary>
    static abstract TVector Sqrt(TVector v);

    /// <summary>The largest whole number not above v.</summary>
    static abstract TVector Floor(TVector v);

    /// <summary>The smallest whole number not below v.</summary>
    static abstract TVector Ceiling(TVector v);

    /// <summary>The nearest whole number, halves to the even one.</summary>
    static abstract TVector Round(TVector v);

    /// <summary>v without its fraction.</summary>
    static abstract TVector Truncate(TVector v);

    /// <summary>The smaller operand; NaN where either is NaN, as <c>torch.minimum</c>. Of two equal operands, b.</summary>
    static abstract TVector Min(TVector a, TVector b);

    /// <summary>The larger operand; NaN where either is NaN, as <c>torch.maximum</c>. Of two equal operands, b.</summary>
    static abstract TVector Max(TVector a, TVector b);

    /// <summary>a where a &lt; b, else b: one instruction. NaN in b stays, NaN in a is lost.</summary>
    static abstract TVector MinNative(TVector a, TVector b);

    /// <summary>a where a &gt; b, else b: one instruction. NaN in b stays, NaN in a is lost.</summary>
    static abstract TVector MaxNative(TVector a, TVector b);

    /// <summary>The mask of a &lt; b; false on NaN.</summary>
    static abstract TVector LessThan(TVector a, TVector b);

    /// <summary>The mask of a ≤ b; false on NaN.</summary>
    static abstract TVector LessThanOrEqual(TVector a, TVector b);

    /// <summary>The mask of a = b; false on NaN; −0 equals 0.</summary>
    static abstract TVector Equal(TVector a, TVector b);

    /// <summary>The mask of the lanes that are NaN.</summary>
    static abstract TVector IsNaN(TVector v);

    /// <summary>Bitwise a &amp; b.</summary>
    static abstract TVector And(TVector a, TVector b);

    /// <summary>Bitwise a | b.</summary>
    static abstract TVector Or(TVector a, TVector b);

    /// <summary>Bitwise a ^ b.</summary>
    static abstract TVector Xor(TVector a, TVector b);

    /// <summary>Bitwise ~v.</summary>
    static abstract TVector Not(TVector v);

    /// <summary>Bitwise a &amp; ~b.</summary>
    static abstract TVector AndNot(TVector a, TVector b);

    /// <summary>whenTrue where the mask is set, else whenFalse.</summary>
    static abstract TVector Select(TVector mask, TVector whenTrue, TVector whenFalse);

    /// <summary>
    /// The mask of the first <paramref name="count"/> lanes; none for 0 or less, all for <see cref="Count"/> or more.
    /// </summary>
    static abstract TVector FirstLanes(int count);

    /// <summary>The sum of all lanes: halves are added, lane i to lane i + n/2, until one is left.</summary>
    static abstract float SumLanes(TVector v);

    /// <summary>The smallest lane; NaN where any lane is NaN.</summary>
    static abstract float MinLanes(TVector v);

    /// <summary>The largest lane; NaN where any lane is NaN.</summary>
    static abstract float MaxLanes(TVector v);

    /// <summary>Whether any lane of a mask is set.</summary>
    static abstract bool AnyLane(TVector mask);

    /// <summary>Adds the lanes as 32-bit integers, wrapping.</summary>
    static abstract TVector AddInteger(TVector a, TVector b);

    /// <summary>Subtracts the lanes as 32-bit integers, wrapping.</summary>
    static abstract TVector SubtractInteger(TVector a, TVector b);

    /// <summary>The smaller of the lanes as signed 32-bit integers.</summary>
    static abstract TVector MinInteger(TVector a, TVector b);

    /// <summary>The larger of the lanes as signed 32-bit integers.</summary>
    static abstract TVector MaxInteger(TVector a, TVector b);

    /// <summary>The mask of a &lt; b, the lanes taken as signed 32-bit integers.</summary>
    static abstract TVector LessThanInteger(TVector a, TVector b);

    /// <summary>Shifts the bits of each lane left.</summary>
    static abstract TVector ShiftLeft(TVector v, [ConstantExpected(Max = (byte)31)] byte count);

    /// <summary>Shifts the bits of each lane right and repeats the sign bit.</summary>
    static abstract TVector ShiftRight(TVector v, [ConstantExpected(Max = (byte)31)] byte count);

    /// <summary>Turns whole-number floats below 2³¹ in magnitude into 32-bit integers; other lanes give any integer.</summary>
    static abstract TVector ToInteger(TVector v);

    /// <summary>Turns 32-bit integers into floats, rounded to nearest.</summary>
    static abstract TVector FromInteger(TVector v);

    /// <summary>
    /// v · 2^exponent, rounded once, denormal results and overflow included. Exact for |v| in [2⁻²⁴, 2²⁴] and whole exponents in
    /// [−252, 252]; NaN in v stays NaN. Other arguments differ between implementations.
    /// </summary>
    static abstract TVector ScaleByPowerOfTwo(TVector v, TVector exponent);

    /// <summary>
    /// Splits a positive finite v, denormals included, into mantissa · 2^exponent with the mantissa in [0.75, 1.5) and a whole
    /// exponent, both exact. ±0 gives 1 and −∞, ∞ gives 1 and ∞; below zero and for NaN the mantissa is NaN and the exponent
    /// unspecified.
    /// </summary>
    static abstract TVector SplitExponent(TVector v, out TVector exponent);
}
