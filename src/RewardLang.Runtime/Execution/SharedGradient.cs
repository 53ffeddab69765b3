using RewardLang.Runtime.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>
/// A gradient by something that rows or steps share, made of the one that a run writes for each row, or for each row and step. The
/// order of the rows is fixed and sums are kept in double precision: the number of threads changes nothing.
/// </summary>
/// <param name="Written">float32 <c>[rows, …]</c> or <c>[rows, steps, …]</c>, as the run writes it.</param>
/// <param name="Gradient">float32, in the shape of the input or parameter.</param>
/// <param name="IsShared">True when the rows share it: they are added up.</param>
/// <param name="IsTimeless">True when the steps share it: the run has added them up, and every step holds the sum.</param>
internal sealed record SharedGradient(Tensor Written, Tensor Gradient, bool IsShared, bool IsTimeless)
{
    /// <summary>Makes the gradient; on the CPU without an allocation.</summary>
    public void Finish()
    {
        if (Written.numel() == 0)
            return;
        if (Written.device_type == DeviceType.CPU)
        {
            FinishOnCpu();
            return;
        }

        using var scope = NewDisposeScope();
        var rows = IsTimeless ? Written.select(1, 0) : Written;
        Gradient.copy_((IsShared ? rows.sum(0, type: ScalarType.Float64) : rows).reshape(Gradient.shape));
    }

    private unsafe void FinishOnCpu()
    {
        var rows = Written.size(0);
        var width = Gradient.numel() / (IsShared ? 1 : rows);
        var stride = Written.numel() / rows;
        var source = (float*)NativeTensor.DataOf(Written);
        var target = (float*)NativeTensor.DataOf(Gradient);
        if (IsShared)
        {
            for (var column = 0L; column < width; column++)
                target[column] = (float)Sum(source + column, rows, stride);
        }
        else
        {
            for (var row = 0L; row < rows; row++)
                new ReadOnlySpan<float>(source + row * stride, (int)width).CopyTo(new Span<float>(target + row * width, (int)width));
        }

        GC.KeepAlive(this);
    }

    /// <summary>Four sums side by side, which hide the latency of an addition.</summary>
    private static unsafe double Sum(float* first, long count, long stride)
    {
        var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0);
        var row = 0L;
        for (; row + 4 <= count; row += 4)
        {
            var place = first + row * stride;
            a += place[0];
            b += place[stride];
            c += place[2 * stride];
            d += place[3 * stride];
        }

        for (; row < count; row++)
            a += first[row * stride];
        return a + b + (c + d);
    }
}
