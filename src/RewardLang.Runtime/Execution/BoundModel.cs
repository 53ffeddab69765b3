using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>A model as the host bound it.</summary>
/// <param name="Declaration">What the program expects of it.</param>
/// <param name="Answer">What answers: arguments <c>[count, axes…]</c> to <c>[count, axes…]</c>.</param>
/// <param name="PassesGradients">Whether torch's autograd goes back through it.</param>
internal sealed record BoundModel(ModelDeclaration Declaration, Func<IReadOnlyList<Tensor>, Tensor> Answer, bool PassesGradients)
{
    /// <summary>Asks the model, and holds its answer against the declaration.</summary>
    /// <exception cref="RewardException">The model fails, or what it answers does not fit.</exception>
    public Tensor Ask(IReadOnlyList<Tensor> arguments)
    {
        var answer = PassesGradients ? Call(arguments) : CallApart(arguments);
        long[] shape = [arguments[0].size(0), .. Declaration.Axes.Select(a => (long)a.Size!.Value)];
        if (!answer.shape.SequenceEqual(shape))
        {
            throw new RewardBindingException(
                Declaration.Name, $"The model '{Declaration.Name}' must answer with a tensor of shape [{string.Join(", ", shape)}]: "
                    + $"{string.Join(", ", Declaration.Axes.Select(a => a.Name).Prepend("rows"))}; it answered with [{string.Join(", ", answer.shape)}].");
        }

        if (answer.device.type != arguments[0].device.type)
            throw new RewardBindingException(Declaration.Name, $"The model '{Declaration.Name}' answered on {answer.device}; its arguments are on {arguments[0].device}.");
        return answer.to(Declaration.Kind == Semantics.ScalarKind.Bool ? ScalarType.Bool : ScalarType.Float32);
    }

    private Tensor CallApart(IReadOnlyList<Tensor> arguments)
    {
        using var noGradient = no_grad();
        return Call(arguments);
    }

    private Tensor Call(IReadOnlyList<Tensor> arguments)
    {
        try
        {
            return Answer(arguments) ?? throw new RewardException($"The model '{Declaration.Name}' answered with null.");
        }
        catch (Exception exception) when (exception is not RewardException)
        {
            throw new RewardException($"The model '{Declaration.Name}' failed: {exception.Message}", exception);
        }
    }
}
