using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RewardLang.Training.RewardModels;

/// <summary>A learned score of feature vectors. Its parameters are torch's; losses written in the language train it.</summary>
public abstract class RewardModel : IDisposable
{
    /// <summary>What is learned.</summary>
    public abstract IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Scores.</summary>
    /// <param name="features"><c>[rows, features]</c>.</param>
    /// <returns><c>[rows]</c>, or for ensembles <c>[rows, member]</c>; recorded for gradients while they are enabled.</returns>
    public abstract Tensor Score(Tensor features);

    /// <summary>Scores without gradients, as numbers.</summary>
    public float[] Predict(Tensor features)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        return Score(features).contiguous().data<float>().ToArray();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var parameter in Parameters) parameter.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A parameter of normally distributed numbers.</summary>
    internal static Parameter Draw(Random random, double deviation, params long[] shape)
    {
        var count = (int)shape.Aggregate(1L, (a, b) => a * b);
        using var scope = NewDisposeScope();
        var numbers = tensor(Samplers.Normal.DrawMany(random, count, 0, deviation)).reshape(shape);
        return Keep(numbers);
    }

    /// <summary>A parameter of given numbers, which outlives the scope that it is made in.</summary>
    internal static Parameter Keep(Tensor numbers)
    {
        var parameter = new Parameter(numbers);
        parameter.DetachFromDisposeScope();
        return parameter;
    }
}
