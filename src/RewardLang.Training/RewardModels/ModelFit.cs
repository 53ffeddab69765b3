using TorchSharp.Modules;
using static TorchSharp.torch;
using Adam = RewardLang.Training.Algorithms.Adam;

namespace RewardLang.Training.RewardModels;

/// <summary>Fits parameters by gradients of a loss, as a program of the language gives it.</summary>
public static class ModelFit
{
    /// <summary>Minimises the mean of a loss with Adam (Kingma and Ba 2015).</summary>
    /// <param name="parameters">What is learned.</param>
    /// <param name="losses">The losses at an iteration, <c>[rows]</c> or one number; the mean is minimised.</param>
    /// <param name="iterations">How many steps.</param>
    /// <param name="rate">The learning rate.</param>
    /// <returns>The last mean loss.</returns>
    /// <exception cref="InvalidOperationException">The loss is not finite.</exception>
    public static double Minimize(IReadOnlyList<Parameter> parameters, Func<int, Tensor> losses, int iterations, double rate)
    {
        ArgumentNullException.ThrowIfNull(losses);
        using var adam = new Adam(parameters);
        var last = double.NaN;
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            using var scope = NewDisposeScope();
            adam.ClearGradients();
            var loss = losses(iteration).mean();
            last = loss.item<float>();
            if (!double.IsFinite(last)) throw new InvalidOperationException($"The loss is {last} at iteration {iteration}.");
            loss.backward();
            adam.Step(rate);
        }
        return last;
    }
}
