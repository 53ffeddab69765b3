using RewardLang.Runtime;
using RewardLang.Training.Methods;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>A loss program forward and backward on tensors of numbers, for policies that are plain arrays.</summary>
internal static class MeanLoss
{
    /// <summary>The mean of the totals over rows and steps, and its gradient by some of the inputs.</summary>
    /// <param name="loss">The program.</param>
    /// <param name="inputs">Its inputs; those of the gradients need not require one.</param>
    /// <param name="isTrajectory">True for inputs that have steps.</param>
    /// <param name="by">Names of inputs.</param>
    public static (double Loss, float[][] Gradients) Of(
        RewardProgram loss, IReadOnlyDictionary<string, Tensor> inputs, bool isTrajectory, params ReadOnlySpan<string> by)
    {
        using var scope = NewDisposeScope();
        var bound = new Dictionary<string, Tensor>(inputs);
        foreach (var name in by) bound[name] = inputs[name].detach().clone().requires_grad_(true);
        using RewardResult result = isTrajectory ? loss.Evaluate(bound) : loss.Step(bound);
        var mean = result.Total.mean();
        mean.backward();
        var gradients = new float[by.Length][];
        for (var i = 0; i < by.Length; i++) gradients[i] = MethodRun.Numbers(bound[by[i]].grad!);
        return (mean.item<float>(), gradients);
    }

    /// <summary>The largest difference between the gradient by an input and central differences of the mean loss.</summary>
    public static double GradientError(
        RewardProgram loss, IReadOnlyDictionary<string, Tensor> inputs, bool isTrajectory, string by, double width = 1e-2)
    {
        using var scope = NewDisposeScope();
        var gradient = Of(loss, inputs, isTrajectory, by).Gradients[0];
        var numbers = MethodRun.Numbers(inputs[by]);
        double At(int place, double shift)
        {
            var moved = (float[])numbers.Clone();
            moved[place] += (float)shift;
            var bound = new Dictionary<string, Tensor>(inputs) { [by] = tensor(moved).reshape(inputs[by].shape) };
            using RewardResult result = isTrajectory ? loss.Evaluate(bound) : loss.Step(bound);
            // In double precision: the difference of two means would drown in the rounding of float sums.
            return MethodRun.Numbers(result.Total).Average(total => (double)total);
        }
        return Enumerable.Range(0, numbers.Length).Max(i => Math.Abs(gradient[i] - (At(i, width) - At(i, -width)) / (2 * width)));
    }
}
