using RewardLang.Training.Numerics;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RewardLang.Training.Algorithms;

/// <summary>
/// Adam (Kingma and Ba 2015, algorithm 1). TorchSharp has it too, but leaves the scalars of its steps to the garbage
/// collector; see <see cref="Real"/>.
/// </summary>
internal sealed class Adam : IDisposable
{
    private const double MeanDecay = 0.9;
    private const double SquareDecay = 0.999;
    private const double Epsilon = 1e-5;

    private readonly List<Moments> parameters;
    private int steps;

    /// <summary>Prepares steps of some parameters, whose owner keeps them.</summary>
    public Adam(IEnumerable<Parameter> parameters) => this.parameters = [.. parameters.Select(parameter => new Moments(parameter))];

    /// <summary>Forgets the gradients.</summary>
    public void ClearGradients()
    {
        foreach (var parameter in parameters) parameter.ClearGradient();
    }

    /// <summary>Moves the parameters against their gradients, by at most about <paramref name="learningRate"/> in each element.</summary>
    public void Step(double learningRate)
    {
        using var noGradient = no_grad();
        steps++;
        var meanCorrection = 1 - Math.Pow(MeanDecay, steps);
        var squareCorrection = 1 - Math.Pow(SquareDecay, steps);
        foreach (var parameter in parameters) parameter.Step(learningRate / meanCorrection, Math.Sqrt(squareCorrection));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var parameter in parameters) parameter.Dispose();
    }

    /// <summary>A parameter with the running means of its gradient and of the gradient's square.</summary>
    private sealed class Moments(Parameter parameter) : IDisposable
    {
        private readonly Tensor mean = zeros_like(parameter).DetachFromDisposeScope();
        private readonly Tensor square = zeros_like(parameter).DetachFromDisposeScope();

        public void ClearGradient()
        {
            using var gradient = parameter.grad;
            gradient?.zero_();
        }

        public void Step(double stepSize, double squareScale)
        {
            using var scope = NewDisposeScope();
            if (parameter.grad is not { } gradient) return;
            mean.Scale(MeanDecay).Accumulate(gradient, 1 - MeanDecay);
            square.Scale(SquareDecay).AccumulateProduct(gradient, gradient, 1 - SquareDecay);
            parameter.AccumulateQuotient(mean, (Real)square.sqrt() / squareScale + Epsilon, -stepSize);
        }

        public void Dispose()
        {
            mean.Dispose();
            square.Dispose();
        }
    }
}
