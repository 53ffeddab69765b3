using RewardLang.Analysis.Intervals;
using RewardLang.Builtins;

namespace RewardLang.Backends.Reference;

/// <summary>What kernels may give where single precision alone does not decide it.</summary>
/// <param name="rounding">Which of it.</param>
internal sealed class KernelFreedom(Rounding rounding)
{
    private bool IsFree => rounding is Rounding.Lowest or Rounding.Highest;

    /// <summary>The value of a function, moved by the error of the vector libraries where it is not exact.</summary>
    public Func<double, double> Of(UnaryFunction function) =>
        IsFree && function.HasKernelError ? x => Moved(function.Evaluate(x)) : function.Evaluate;

    /// <inheritdoc cref="Of(UnaryFunction)"/>
    public Func<double, double, double> Of(BinaryFunction function) =>
        IsFree && function.HasKernelError ? (a, b) => Moved(function.Evaluate(a, b)) : function.Evaluate;

    /// <summary>A fold: in double precision, or the furthest of that and of both directions in single precision.</summary>
    public double Fold(Reduction reduction, IReadOnlyList<double> values)
    {
        var exact = values.Aggregate(reduction.Identity, reduction.Step.Evaluate);
        if (!IsFree || reduction.Step.IsTruth)
            return exact;
        double Step(double folded, double value) => (float)reduction.Step.Evaluate(folded, value);
        return Furthest(exact, values.Aggregate(reduction.Identity, Step), values.Reverse().Aggregate(reduction.Identity, Step));
    }

    /// <summary>The sums of the elements up to each, with the freedom of a fold.</summary>
    public double[] CumulativeSum(double[] lane)
    {
        var sums = new double[lane.Length];
        var (exact, single) = (0.0, 0.0);
        for (var i = 0; i < lane.Length; i++)
        {
            exact += lane[i];
            single = (float)(single + lane[i]);
            sums[i] = IsFree ? Furthest(exact, single) : exact;
        }

        return sums;
    }

    private double Furthest(params double[] results) => results.All(result => result == results[0])
        ? results[0]
        : Moved(rounding == Rounding.Lowest ? results.Min() : results.Max());

    private double Moved(double value) => (float)value == value
        ? value
        : value + (rounding == Rounding.Lowest ? -1 : 1) * SinglePrecision.FunctionError * Math.Abs(value);
}
