using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>A run as a function of torch's autograd: forward through the program's own executor, backward through its derivative.</summary>
internal sealed class RecordedFunction : autograd.MultiTensorFunction<RecordedFunction>
{
    private const string CallKey = "call";

    public override string Name => "RewardLang";

    /// <param name="context">What the backward half finds again.</param>
    /// <param name="vars">A <see cref="RecordedCall"/>, then the tensors of the inputs and those of the parameters.</param>
    public override List<Tensor> forward(autograd.AutogradContext context, params object[] vars)
    {
        var call = (RecordedCall)vars[0];
        var (results, saved) = call.Forward();
        context.save_data(CallKey, call);
        context.save_for_backward([.. vars.Skip(1).Take(call.Run.InputCount).Cast<Tensor>(), .. saved]);
        context.mark_non_differentiable([.. results.Where(r => r.dtype == ScalarType.Bool)]);
        context.set_materialize_grads(false);
        return results;
    }

    public override List<Tensor> backward(autograd.AutogradContext context, List<Tensor> gradients)
    {
        var call = (RecordedCall)context.get_data(CallKey);
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        Tensor?[] seeds = [.. gradients.Select(g => g is null || g.IsInvalid ? null : g)];
        return [null!, .. call.Backwards.Run(call.Run, context.get_saved_variables(), seeds).Select(t => t!)];
    }
}

/// <summary>One run that is recorded.</summary>
/// <param name="Run">What its backward half needs beside tensors.</param>
/// <param name="Backwards">The backward halves of the program.</param>
/// <param name="Forward">Runs it: a tensor for each result, and what is to be saved beside the inputs.</param>
internal sealed record RecordedCall(RecordedRun Run, BackwardRuns Backwards, Func<(List<Tensor> Results, List<Tensor> Saved)> Forward);
