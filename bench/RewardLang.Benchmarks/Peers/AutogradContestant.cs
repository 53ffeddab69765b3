using RewardLang.Benchmarks.Measurement;
using RewardLang.Benchmarks.Yardsticks;
using static TorchSharp.torch;

namespace RewardLang.Benchmarks.Peers;

/// <summary>Contestants that are a function of tensors: evaluated without gradients going forward, differentiated by torch going backward.</summary>
internal static class AutogradContestant
{
    /// <summary>Makes one.</summary>
    /// <param name="benchmarkCase">The case.</param>
    /// <param name="total">Computes the total from the inputs.</param>
    /// <param name="owned">What is disposed with the contestant.</param>
    public static Contestant Create(BenchmarkCase benchmarkCase, Func<Tensor[], Tensor> total, params IDisposable[] owned)
    {
        if (benchmarkCase.Direction == Direction.Forward)
        {
            return new ActionContestant(
                () => Forward(benchmarkCase.Inputs, total).Dispose(), () => [Forward(benchmarkCase.Inputs, total)], owned);
        }

        Tensor[] inputs = [.. benchmarkCase.Inputs.Select(i => i.is_floating_point() ? i.detach().requires_grad_() : i.alias())];
        Tensor[] real = [.. inputs.Where(i => i.requires_grad)];
        return new ActionContestant(
            () =>
            {
                using var scope = NewDisposeScope();
                Backward(inputs, real, total);
            },
            () =>
            {
                using var scope = NewDisposeScope();
                return [.. Backward(inputs, real, total).Select(t => t.MoveToOuterDisposeScope())];
            },
            [.. inputs, .. owned]);
    }

    private static Tensor Forward(Tensor[] inputs, Func<Tensor[], Tensor> total)
    {
        using var unrecorded = no_grad();
        using var scope = NewDisposeScope();
        return total(inputs).MoveToOuterDisposeScope();
    }

    private static IEnumerable<Tensor> Backward(Tensor[] inputs, Tensor[] real, Func<Tensor[], Tensor> total)
    {
        var value = total(inputs);
        var gradients = autograd.grad([value.sum()], real);
        return [value, .. gradients];
    }
}
