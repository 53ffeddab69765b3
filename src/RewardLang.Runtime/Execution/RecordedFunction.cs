using TorchSharp;
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
        var results = call.Forward();
        context.save_data(CallKey, call);
        context.save_for_backward([.. call.Saved]);
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
        try
        {
            return call.Backwards.HandOver(call.Backwards.Run(call.Run, context.get_saved_variables(), seeds));
        }
        catch (Exception exception)
        {
            // Torch calls from native code: an exception would end the process. The gradient says that it is not to be used.
            call.ReportFailure(exception);
            return call.Backwards.HandOver([.. call.Run.Leaves.Select(leaf => leaf.IsWanted ? Unknown(leaf) : null)]);
        }
    }

    private static Tensor Unknown(RecordedLeaf leaf) =>
        torch.tensor([float.NaN], device: leaf.Device).expand(leaf.Shape).clone().DetachFromDisposeScope();
}

/// <summary>One run that is recorded.</summary>
/// <param name="Run">What its backward half needs beside tensors.</param>
/// <param name="Backwards">The backward halves of the program.</param>
/// <param name="Execute">Runs it: a tensor for each result of the program that executes, first those of the original.</param>
/// <param name="Inputs">The tensors of its inputs, which stay the caller's.</param>
/// <param name="ReportFailure">Told when the way back failed.</param>
internal sealed record RecordedCall(
    RecordedRun Run, BackwardRuns Backwards, Func<Tensor[]> Execute, IReadOnlyList<Tensor> Inputs, Action<Exception> ReportFailure)
{
    /// <summary>
    /// What the backward half needs: copies of the inputs, whose memory the caller may fill with the next step's numbers, and what the
    /// states were. Freed by whoever starts the run, once torch has them.
    /// </summary>
    public IReadOnlyList<Tensor> Saved { get; private set; } = [];

    public List<Tensor> Forward()
    {
        var written = Execute();
        var count = Backwards.Program.Graph.Results.Count;
        Saved = [.. Inputs.Select(t => t.detach().clone().DetachFromDisposeScope()), .. written.Skip(count)];
        return [.. written.Take(count)];
    }
}
