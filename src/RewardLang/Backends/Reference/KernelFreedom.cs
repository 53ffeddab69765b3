using RewardLang.Analysis.Intervals;
using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Backends.Reference;

/// <summary>
/// What kernels may give where single precision alone does not decide it: functions of the vector libraries, sums and products in any order, and
/// products that are added without being rounded first.
/// </summary>
/// <param name="rounding">Which of it.</param>
internal sealed class KernelFreedom(Rounding rounding)
{
    private readonly Dictionary<Node, double[]> _unrounded = [];
    private readonly Dictionary<Node, double[]> _mostUnrounded = [];

    private bool IsFree => rounding.Freedom > 0;

    /// <summary>The value of a function, moved by the error of the libraries where it is not exact.</summary>
    public Func<double, double> OfUnary(Node node)
    {
        var evaluate = node.Unary!.Evaluate;
        return IsFree && node.Unary.HasKernelError ? x => Moved(node, evaluate(x)) : evaluate;
    }

    /// <summary>The value of a function in a row, moved likewise; a sum also by what products that it adds have beside their rounded values.</summary>
    public Func<int, double, double, double> OfBinary(Node node)
    {
        var evaluate = node.Binary!.Evaluate;
        if (IsFree && node.Binary.HasKernelError)
            return (_, a, b) => Moved(node, evaluate(a, b));
        return IsFree && (node.Binary == BinaryFunction.Add || node.Binary == BinaryFunction.Subtract)
            ? (row, a, b) => evaluate(a, b) + Direction(node) * (Unrounded(node.Operands[0], row) + Unrounded(node.Operands[1], row))
            : (_, a, b) => evaluate(a, b);
    }

    /// <summary>A fold in a row, in any order; over rows where the row is -1.</summary>
    public double Fold(Node node, int row, IReadOnlyList<double> values)
    {
        var (reduction, folded) = (node.Reduction!, node.Reduction!.Identity);
        foreach (var value in values)
            folded = reduction.Step.Evaluate(folded, value);
        return !IsFree ? folded
            : reduction.Step == BinaryFunction.Add ? Sum(node, row, folded, values)
            : reduction.Step == BinaryFunction.Multiply ? Product(node, folded, values)
            : folded;
    }

    /// <summary>The sums of the elements up to each, with the freedom of a fold.</summary>
    public double[] CumulativeSum(Node node, int row, double[] lane)
    {
        var (sums, sum, magnitude, digit) = (new double[lane.Length], 0.0, 0.0, double.PositiveInfinity);
        for (var i = 0; i < lane.Length; i++)
        {
            sum += lane[i];
            magnitude += Math.Abs(lane[i]);
            digit = IsFree ? Math.Min(digit, SmallestDigit(lane[i])) : digit;
            sums[i] = IsFree ? Rounded(node, row, sum, i + 1, magnitude, digit) : sum;
        }

        return sums;
    }

    private double Sum(Node node, int row, double sum, IReadOnlyList<double> values) =>
        Rounded(node, row, sum, values.Count, values.Sum(Math.Abs), values.Select(SmallestDigit).DefaultIfEmpty(double.PositiveInfinity).Min());

    /// <summary>Where all partial sums are numbers of single precision the order does not matter, elsewhere each step rounds.</summary>
    private double Rounded(Node node, int row, double sum, int count, double magnitude, double digit) =>
        sum + Direction(node) * count * ((node.Kind == NodeKind.ReduceTime ? Unrounded(_mostUnrounded, node.Operands[0], row) : Unrounded(node.Operands[0], row))
            + (count < 3 || double.IsNaN(magnitude) || double.IsInfinity(magnitude) || magnitude <= digit * (1 << 24) ? 0 : SinglePrecision.Rounding * magnitude));

    /// <summary>In some order a part of the product may leave the numbers that there are.</summary>
    private double Product(Node node, double product, IReadOnlyList<double> values)
    {
        if (values.Count < 3 || product is 0 or double.NaN)
            return product;
        var largest = values.Aggregate(1.0, (p, v) => p * Math.Max(1, Math.Abs(v)));
        var smallest = values.Aggregate(1.0, (p, v) => p * Math.Min(1, Math.Abs(v)));
        if (largest > SinglePrecision.Largest || smallest < SinglePrecision.SmallestNormal)
            return Direction(node) < 0 ? Math.Min(product, 0) : largest > SinglePrecision.Largest ? double.PositiveInfinity : Math.Max(product, 0);
        return (float)product == product ? product : product + Direction(node) * values.Count * SinglePrecision.Rounding * Math.Abs(product);
    }

    private double Moved(Node node, double value) =>
        (float)value == value ? value : value + Direction(node) * SinglePrecision.FunctionError * Math.Abs(value);

    /// <summary>Notes what a product has beside its rounded values: in each row the most at this step, and at any.</summary>
    public void Round(Node node, double[] exact)
    {
        if (!IsFree || !IsProduct(node))
            return;
        var count = node.ElementCount;
        var lost = _unrounded[node] = new double[exact.Length / count];
        for (var i = 0; i < exact.Length; i++)
            if (Math.Abs(exact[i] - (float)exact[i]) is < double.PositiveInfinity and var rest)
                lost[i / count] = Math.Max(lost[i / count], rest);
        _mostUnrounded[node] = _mostUnrounded.TryGetValue(node, out var most) ? [.. most.Zip(lost, Math.Max)] : lost;
    }

    /// <summary>What an operand that is a product may lack or have beside its rounded value, where it is added unrounded.</summary>
    private double Unrounded(Node operand, int row) => Unrounded(_unrounded, operand, row);

    private static double Unrounded(Dictionary<Node, double[]> known, Node operand, int row) => !known.TryGetValue(operand, out var lost) ? 0 : row < 0 ? lost.Max() : lost[operand.IsUniform ? 0 : row];

    private static bool IsProduct(Node node) => node.Kind == NodeKind.Binary && node.Binary == BinaryFunction.Multiply;

    /// <summary>Whether an operation goes down or up; mixed ways differ between operations, so that their differences move too.</summary>
    private int Direction(Node node) => rounding.Freedom switch
    {
        1 => -1,
        2 => 1,
        var way => (Hash(node.Id, way) & 1) == 0 ? -1 : 1,
    };

    private static uint Hash(int id, int way)
    {
        var mixed = unchecked((uint)id * 0x9E37_79B9u ^ (uint)way * 0x85EB_CA6Bu);
        mixed = unchecked((mixed ^ mixed >> 16) * 0x7FEB_352Du);
        mixed = unchecked((mixed ^ mixed >> 15) * 0x846C_A68Bu);
        return mixed ^ mixed >> 16;
    }

    /// <summary>The largest power of two that a value is a multiple of, infinite for 0.</summary>
    private static double SmallestDigit(double value)
    {
        if (value == 0 || double.IsNaN(value) || double.IsInfinity(value))
            return double.PositiveInfinity;
        var bits = BitConverter.DoubleToInt64Bits((float)value);
        var mantissa = bits & 0xF_FFFF_FFFF_FFFF | 1L << 52;
        return (mantissa & -mantissa) * Math.Pow(2, (bits >> 52 & 0x7FF) - 1075);
    }
}
