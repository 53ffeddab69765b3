using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Training.Numerics;

/// <summary>
/// A tensor of real numbers, for formulas. Every number that meets a tensor becomes a native scalar, and TorchSharp leaves
/// the scalars of its own operators (even the weight 1 in a + b) to the garbage collector, which may free them while the
/// native call still reads them. The operators here free theirs after the call. Results belong to the dispose scope.
/// </summary>
/// <param name="tensor">What it stands for.</param>
internal readonly struct Real(Tensor tensor)
{
    private static readonly Scalar One = 1;

    private readonly Tensor tensor = tensor;

    public static implicit operator Real(Tensor tensor) => new(tensor);

    public static implicit operator Tensor(Real real) => real.tensor;

    public static Real operator -(Real x) => x.tensor.neg();

    public static Real operator +(Real x, Real y) => x.tensor.add(y.tensor, One);

    public static Real operator +(Real x, Tensor y) => x + new Real(y);

    public static Real operator +(Tensor x, Real y) => new Real(x) + y;

    public static Real operator +(Real x, double y)
    {
        using Scalar number = y;
        return x.tensor.add(number, One);
    }

    public static Real operator +(double x, Real y) => y + x;

    public static Real operator -(Real x, Real y) => x.tensor.sub(y.tensor);

    public static Real operator -(Real x, Tensor y) => x - new Real(y);

    public static Real operator -(Tensor x, Real y) => new Real(x) - y;

    public static Real operator -(Real x, double y)
    {
        using Scalar number = y;
        return x.tensor.sub(number);
    }

    public static Real operator -(double x, Real y) => -y + x;

    public static Real operator *(Real x, Real y) => x.tensor.mul(y.tensor);

    public static Real operator *(Real x, Tensor y) => x * new Real(y);

    public static Real operator *(Tensor x, Real y) => new Real(x) * y;

    public static Real operator *(Real x, double y)
    {
        using Scalar number = y;
        return x.tensor.mul(number);
    }

    public static Real operator *(double x, Real y) => y * x;

    public static Real operator /(Real x, Real y) => x.tensor.div(y.tensor);

    public static Real operator /(Real x, Tensor y) => x / new Real(y);

    public static Real operator /(Tensor x, Real y) => new Real(x) / y;

    public static Real operator /(Real x, double y)
    {
        using Scalar number = y;
        return x.tensor.div(number);
    }

    public static Tensor operator <(Real x, double y)
    {
        using Scalar number = y;
        return x.tensor.lt(number);
    }

    public static Tensor operator >(Real x, double y)
    {
        using Scalar number = y;
        return x.tensor.gt(number);
    }

    public static Tensor operator <=(Real x, double y)
    {
        using Scalar number = y;
        return x.tensor.le(number);
    }

    public static Tensor operator >=(Real x, double y)
    {
        using Scalar number = y;
        return x.tensor.ge(number);
    }

    public Real Abs() => tensor.abs();

    public Real Sin() => tensor.sin();

    public Real Cos() => tensor.cos();

    public Real Exp() => tensor.exp();

    public Real Sqrt() => tensor.sqrt();

    public Real Square() => tensor.mul(tensor);

    /// <summary>Hands the tensor to the dispose scope around the current one.</summary>
    public Tensor MoveToOuterDisposeScope() => tensor.MoveToOuterDisposeScope();

    /// <summary>Limits every element to low .. high.</summary>
    public Real Clamp(double low, double high)
    {
        using Scalar lowest = low, highest = high;
        return tensor.clamp(lowest, highest);
    }

    /// <summary>The sum over one dimension, which goes.</summary>
    public Real Sum(long dimension) => tensor.sum(dimension);

    /// <summary>The sum of all elements, a scalar tensor.</summary>
    public Real Sum() => tensor.sum();

    /// <summary>The mean over one dimension, which goes.</summary>
    public Real Mean(long dimension) => tensor.mean([dimension]);

    /// <summary>The mean of all elements, a scalar tensor.</summary>
    public Real Mean() => tensor.mean();
}
