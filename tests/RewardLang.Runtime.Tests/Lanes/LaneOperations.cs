using RewardLang.Runtime.Lanes;

namespace RewardLang.Runtime.Tests.Lanes;

/// <summary>Every lane-wise operation of <see cref="ILanes{TVector}"/>, named, over three operands.</summary>
internal static unsafe class LaneOperations
{
    /// <summary>Applies every operation to the first lanes of the operands; each result has one value a lane.</summary>
    public static List<(string Name, float[] Lanes)> Run<TLanes, TVector>(
        ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        fixed (float* first = a, second = b, third = c)
        {
            var results = new List<(string, float[])>();
            foreach (var (name, value) in Apply<TLanes, TVector>(TLanes.Load(first), TLanes.Load(second), TLanes.Load(third)))
                results.Add((name, ToArray<TLanes, TVector>(value)));
            return results;
        }
    }

    /// <summary>The lanes of a vector.</summary>
    public static float[] ToArray<TLanes, TVector>(TVector value)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var lanes = new float[TLanes.Count];
        fixed (float* destination = lanes)
            TLanes.Store(destination, value);
        return lanes;
    }

    private static (string Name, TVector Value)[] Apply<TLanes, TVector>(TVector a, TVector b, TVector c)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var mantissa = TLanes.SplitExponent(a, out var exponent);
        exponent = TLanes.Select(TLanes.IsNaN(mantissa), mantissa, exponent);
        var power = TLanes.Round(TLanes.MaxNative(TLanes.Broadcast(-252), TLanes.MinNative(TLanes.Broadcast(252), b)));
        power = TLanes.Select(TLanes.IsNaN(power), TLanes.Broadcast(-140), power);
        return
        [
            ("Add", TLanes.Add(a, b)),
            ("Subtract", TLanes.Subtract(a, b)),
            ("Multiply", TLanes.Multiply(a, b)),
            ("Divide", TLanes.Divide(a, b)),
            ("Negate", TLanes.Negate(a)),
            ("MultiplyAdd", TLanes.MultiplyAdd(a, b, c)),
            ("Abs", TLanes.Abs(a)),
            ("Sqrt", TLanes.Sqrt(a)),
            ("Floor", TLanes.Floor(a)),
            ("Ceiling", TLanes.Ceiling(a)),
            ("Round", TLanes.Round(a)),
            ("Truncate", TLanes.Truncate(a)),
            ("Min", TLanes.Min(a, b)),
            ("Max", TLanes.Max(a, b)),
            ("MinNative", TLanes.MinNative(a, b)),
            ("MaxNative", TLanes.MaxNative(a, b)),
            ("LessThan", TLanes.LessThan(a, b)),
            ("LessThanOrEqual", TLanes.LessThanOrEqual(a, b)),
            ("Equal", TLanes.Equal(a, b)),
            ("IsNaN", TLanes.IsNaN(a)),
            ("And", TLanes.And(a, b)),
            ("Or", TLanes.Or(a, b)),
            ("Xor", TLanes.Xor(a, b)),
            ("Not", TLanes.Not(a)),
            ("AndNot", TLanes.AndNot(a, b)),
            ("Select", TLanes.Select(TLanes.LessThan(a, b), b, c)),
            ("Select by bits", TLanes.Select(a, b, c)),
            ("AddInteger", TLanes.AddInteger(a, b)),
            ("SubtractInteger", TLanes.SubtractInteger(a, b)),
            ("MinInteger", TLanes.MinInteger(a, b)),
            ("MaxInteger", TLanes.MaxInteger(a, b)),
            ("LessThanInteger", TLanes.LessThanInteger(a, b)),
            ("ShiftLeft", TLanes.ShiftLeft(a, 5)),
            ("ShiftRight", TLanes.ShiftRight(a, 7)),
            ("ToInteger", TLanes.ToInteger(power)),
            ("FromInteger", TLanes.FromInteger(a)),
            ("SplitExponent mantissa", mantissa),
            ("SplitExponent exponent", exponent),
            ("ScaleByPowerOfTwo", TLanes.ScaleByPowerOfTwo(mantissa, power)),
        ];
    }
}
