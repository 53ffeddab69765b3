using RewardLang.Training.Samplers;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>Compares programs with the same formula as a plain function of numbers, and its gradient with differences of that function.</summary>
internal static class PlainLoops
{
    private const double Nudge = 1e-5;

    /// <summary>The largest difference between a tensor and a function of its index.</summary>
    public static double Difference(Tensor actual, Func<int, double> plain)
    {
        var numbers = Training.Methods.MethodRun.Numbers(actual);
        return Enumerable.Range(0, numbers.Length).Max(i => Math.Abs(numbers[i] - plain(i)));
    }

    /// <summary>Runs a program on random rows, and a plain function on each of them.</summary>
    /// <param name="inputs"><c>[rows, width]</c>.</param>
    /// <param name="plain">The formula for one row.</param>
    /// <param name="program">From the inputs to a number for each row.</param>
    /// <returns>The largest difference of values, and of slopes by central differences.</returns>
    public static (double Values, double Slopes) Compare(float[,] inputs, Func<double[], double> plain, Func<Tensor, Tensor> program)
    {
        using var scope = NewDisposeScope();
        var width = inputs.GetLength(1);
        double[] Row(int row) => [.. Enumerable.Range(0, width).Select(i => (double)inputs[row, i])];
        double Moved(int row, int column, double by)
        {
            var moved = Row(row);
            moved[column] += by;
            return plain(moved);
        }
        var given = tensor(inputs).requires_grad_();
        var total = program(given);
        var values = Difference(total, row => plain(Row(row)));
        total.sum().backward();
        var slopes = Difference(given.grad!, i =>
            (Moved(i / width, i % width, Nudge) - Moved(i / width, i % width, -Nudge)) / (2 * Nudge));
        return (values, slopes);
    }

    /// <summary>Normally distributed rows.</summary>
    public static float[,] Rows(Random random, int rows, int width, double deviation = 1)
    {
        var drawn = new float[rows, width];
        for (var row = 0; row < rows; row++)
            for (var i = 0; i < width; i++) drawn[row, i] = (float)Normal.Draw(random, 0.0, deviation);
        return drawn;
    }
}
