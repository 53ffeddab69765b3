using RewardLang.Runtime.Execution;
using RewardLang.Runtime.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Guards;

/// <summary>
/// Looks at the numbers of a run, one member after another, and reports the first that is not finite or outside its range. On the CPU
/// it allocates nothing while all is well; on a GPU it waits once for the device.
/// </summary>
/// <param name="values">What is looked at.</param>
internal sealed unsafe class ValueGuard(GuardedValues values)
{
    private readonly GuardedInput[] _inputs = [.. values.Inputs.Skip(values.SeenInputs)];
    private readonly GuardedResult[] _results = [.. values.Results];
    private readonly long[] _inputElements = [.. values.Inputs.Skip(values.SeenInputs).Select(i => i.Input.Axes.Aggregate(1L, (n, axis) => n * axis.Size!.Value))];
    private readonly long[] _resultElements = [.. values.Results.Select(r => (long)r.Result.Node.ElementCount)];

    /// <summary>Returns when all numbers of a run are as they should be.</summary>
    /// <param name="inputs">What the run read.</param>
    /// <param name="results">What it wrote; what was not wanted is not looked at.</param>
    /// <param name="lengths">The steps that rows have; null for single steps.</param>
    /// <exception cref="RewardGuardException">One is not.</exception>
    public void Check(InputBinder inputs, RewardResult results, TrajectoryLengths? lengths)
    {
        if (!AreOnCpu(inputs, results) && AreAllInside(inputs, results, lengths))
            return;
        for (var i = 0; i < _inputs.Length; i++)
        {
            var (guarded, places) = (_inputs[i], PlacesOf(inputs, i));
            var tensor = inputs.Tensors[guarded.Index];
            using var copy = CopyOf(tensor);
            var data = NativeTensor.DataOf(copy ?? tensor);
            var kind = CpuInputs.KindOf(inputs.Types[guarded.Index]);
            var place = TensorScan.FirstOutside(data, kind, guarded.Range, places, lengths);
            if (place >= 0)
                throw new GuardReport(values, inputs, results).OfInput(guarded, places, place, TensorScan.Read(data, kind, place));
        }

        CheckResults(inputs, results, lengths);
    }

    private void CheckResults(InputBinder inputs, RewardResult results, TrajectoryLengths? lengths)
    {
        // The results of a run that autograd records are tensors of their own; all others lie in blocks.
        var isPlain = !results.IsRecorded && results.Device.type == DeviceType.CPU;
        var pointers = stackalloc byte*[results.Count];
        new Span<nint>(pointers, results.Count).Clear();
        if (isPlain)
            results.WritePointers(pointers);
        for (var i = 0; i < _results.Length; i++)
        {
            var (index, places) = (_results[i].Index, PlacesOf(inputs, _resultElements[i]));
            var tensor = isPlain ? null : results[index];
            using var copy = tensor is null ? null : CopyOf(tensor);
            var data = pointers[index];
            if (tensor is not null)
                data = NativeTensor.DataOf(copy ?? tensor);
            if (data is null)
                continue;
            var place = TensorScan.FirstOutside(data, Lanes.ElementKind.Float32, ValueRange.Finite, places, lengths);
            if (place >= 0)
                throw new GuardReport(values, inputs, results).OfResult(_results[i], places, place, ((float*)data)[place]);
        }
    }

    /// <summary>The same question to tensors of a GPU, all at once.</summary>
    private bool AreAllInside(InputBinder inputs, RewardResult results, TrajectoryLengths? lengths)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var answers = new List<Tensor>();
        for (var i = 0; i < _inputs.Length; i++)
            answers.Add(TensorScan.AllInside(inputs.Tensors[_inputs[i].Index], _inputs[i].Range, PlacesOf(inputs, i), lengths));
        for (var i = 0; i < _results.Length; i++)
            if (results[_results[i].Index] is { } tensor)
                answers.Add(TensorScan.AllInside(tensor, ValueRange.Finite, PlacesOf(inputs, _resultElements[i]), lengths));
        return answers.Count == 0 || stack(answers.Select(a => a.to(answers[0].device))).all().item<bool>();
    }

    private bool AreOnCpu(InputBinder inputs, RewardResult results)
    {
        foreach (var input in _inputs)
            if (NativeTensor.DeviceOf(inputs.Handles[input.Index]) != DeviceType.CPU)
                return false;
        return results.Device.type == DeviceType.CPU;
    }

    private TensorPlaces PlacesOf(InputBinder inputs, int guarded)
    {
        var input = _inputs[guarded].Input;
        return new TensorPlaces(!input.IsShared, inputs.HasSteps && !input.IsEpisodic, inputs.Rows, inputs.Steps, _inputElements[guarded]);
    }

    private static TensorPlaces PlacesOf(InputBinder inputs, long elements) => new(true, inputs.HasSteps, inputs.Rows, inputs.Steps, elements);

    private static Tensor? CopyOf(Tensor tensor) =>
        NativeTensor.DeviceOf(tensor.Handle) == DeviceType.CPU && NativeTensor.IsContiguous(tensor.Handle)
            ? null
            : HostTensor.From(tensor);
}
