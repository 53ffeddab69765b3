using RewardLang.Training.RewardModels;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>
/// The step of MetaRM: look ahead to where the answers of the present policy are told apart better, take the loss's gradient there, and
/// follow it from where the model is.
/// </summary>
/// <param name="ahead">How far to look ahead; 0 is plain gradient descent.</param>
/// <param name="rate">The learning rate.</param>
internal sealed class MetaStep(double ahead, double rate)
{
    /// <summary>Makes one step.</summary>
    /// <param name="model">What learns.</param>
    /// <param name="spread">How well it tells the policy's answers apart, each call anew; the mean is raised.</param>
    /// <param name="losses">The losses of the original pairs, each call anew; the mean is lowered.</param>
    public void Take(RewardModel model, Func<Tensor> spread, Func<Tensor> losses)
    {
        using var scope = NewDisposeScope();
        var parameters = model.Parameters;
        var start = parameters.Select(parameter => parameter.detach().clone()).ToList();
        Move(parameters, Slopes(parameters, spread()), ahead);
        var slopes = Slopes(parameters, losses());
        using (no_grad())
            foreach (var (parameter, value) in parameters.Zip(start)) parameter.copy_(value);
        Move(parameters, slopes, -rate);
    }

    private static IList<Tensor> Slopes(IReadOnlyList<Parameter> parameters, Tensor values) =>
        autograd.grad([values.mean()], [.. parameters]);

    private static void Move(IReadOnlyList<Parameter> parameters, IEnumerable<Tensor> slopes, double factor)
    {
        using var noGradient = no_grad();
        using Scalar number = factor;
        foreach (var (parameter, slope) in parameters.Zip(slopes)) parameter.add_(slope, number);
    }
}
