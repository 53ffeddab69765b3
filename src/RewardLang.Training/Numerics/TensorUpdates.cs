using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Training.Numerics;

/// <summary>Changes of tensors in place that take a number, and free its scalar only after the call; see <see cref="Real"/>.</summary>
internal static class TensorUpdates
{
    private static readonly Scalar One = 1;

    /// <summary>Adds another tensor.</summary>
    public static Tensor Accumulate(this Tensor sum, Tensor values) => sum.add_(values, One);

    /// <summary>Adds a multiple of another tensor: one step of Euler's method, with a rate and a time.</summary>
    public static Tensor Accumulate(this Tensor sum, Tensor values, double factor)
    {
        using Scalar number = factor;
        return sum.add_(values, number);
    }

    /// <summary>Adds factor · x · y.</summary>
    public static Tensor AccumulateProduct(this Tensor sum, Tensor x, Tensor y, double factor)
    {
        using Scalar number = factor;
        return sum.addcmul_(x, y, number);
    }

    /// <summary>Adds factor · x / y.</summary>
    public static Tensor AccumulateQuotient(this Tensor sum, Tensor x, Tensor y, double factor)
    {
        using Scalar number = factor;
        return sum.addcdiv_(x, y, number);
    }

    /// <summary>Multiplies by a number.</summary>
    public static Tensor Scale(this Tensor values, double factor)
    {
        using Scalar number = factor;
        return values.mul_(number);
    }

    /// <summary>Sets every element.</summary>
    public static Tensor Fill(this Tensor values, double value)
    {
        using Scalar number = value;
        return values.fill_(number);
    }

    /// <summary>Sets the elements where a mask holds to zero, or to false.</summary>
    /// <param name="values">The tensor to change.</param>
    /// <param name="mask">Bool, broadcast to the shape of <paramref name="values"/>.</param>
    public static Tensor ClearWhere(this Tensor values, Tensor mask)
    {
        using Scalar zero = 0;
        return values.masked_fill_(mask, zero);
    }
}
