using RewardLang.Rewrites.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>
/// Runs a program with models: the fused parts of its cut, and the models between them. Each part keeps the episode state that it
/// needs; torch's autograd, where it takes part, goes back through all of them.
/// </summary>
/// <param name="cut">The parts.</param>
/// <param name="open">Makes a part runnable, on the parameters of the whole.</param>
/// <param name="models">The bound models.</param>
internal sealed class ModelPipeline(ModelCut cut, Func<CompiledProgram, RewardProgram> open, IReadOnlyList<BoundModel?> models) : IDisposable
{
    private readonly List<RewardProgram> _stages = [.. cut.Stages.Select(s => open(s.Program))];
    private readonly bool _keepsEpisodes = cut.Stages.Select(s => s.Program).Append(cut.Last).Any(part => part.Graph.KeepsEpisodes);

    private bool _isTorn;

    /// <summary>The part that has the results of the whole.</summary>
    public RewardProgram Last { get; } = open(cut.Last);

    /// <summary>Runs one step.</summary>
    /// <exception cref="RewardException">A step before failed between its parts, and some of them are a step ahead of the others.</exception>
    public StepResult Step(InputBinder inputs, StepResult? results)
    {
        if (_isTorn)
            throw new RewardException("A step failed before all of its parts had run, so that some states are a step ahead of others. Call Reset() before the next step.");
        _isTorn = _keepsEpisodes;
        var step = RunParts(inputs, results);
        _isTorn = false;
        return step;
    }

    /// <summary>Runs whole trajectories; a model is asked about the steps that rows have, and nothing behind them.</summary>
    public TrajectoryResult Evaluate(InputBinder inputs, Tensor? lengths, TrajectoryResult? results)
    {
        using var scope = NewDisposeScope();
        using var held = new ResultList();
        var tensors = inputs.Tensors.ToList();
        var places = Places(TrajectoryLengths.Read(lengths, inputs.Rows, inputs.Steps), inputs);
        for (var i = 0; i < _stages.Count; i++)
        {
            var arguments = held.Add(_stages[i].Evaluate([.. tensors], lengths));
            tensors.AddRange([.. cut.Stages[i].Calls.Select(call => AskAboutSteps(call, arguments, places, inputs))]);
        }

        if (results is null)
            return Last.Evaluate([.. tensors], lengths);
        Last.Evaluate([.. tensors], lengths, results);
        return results;
    }

    /// <summary>Starts new episodes in every part.</summary>
    public void Reset(Tensor? mask)
    {
        _isTorn &= mask is not null;
        foreach (var part in _stages.Append(Last))
            part.Reset(mask);
    }

    public void Dispose()
    {
        foreach (var part in _stages.Append(Last))
            part.Dispose();
    }

    private BoundModel Model(ModelCallSite call) => models[call.Model]!;

    private StepResult RunParts(InputBinder inputs, StepResult? results)
    {
        using var scope = NewDisposeScope();
        using var held = new ResultList();
        var tensors = inputs.Tensors.ToList();
        for (var i = 0; i < _stages.Count; i++)
        {
            var arguments = held.Add(_stages[i].Step([.. tensors]));
            tensors.AddRange([.. cut.Stages[i].Calls.Select(call => Model(call).Ask([.. call.Arguments.Select(a => arguments[a]!)]))]);
        }

        if (results is null)
            return Last.Step([.. tensors]);
        Last.Step([.. tensors], results);
        return results;
    }

    private Tensor AskAboutSteps(ModelCallSite call, TrajectoryResult arguments, Tensor? places, InputBinder inputs)
    {
        var model = Model(call);
        long[] axes = [.. model.Declaration.Axes.Select(a => (long)a.Size!.Value)];
        var count = inputs.Rows * inputs.Steps;
        if (call.IsTimeless)
        {
            return inputs.Steps == 0
                ? Nothing(model, [inputs.Rows, .. axes], inputs)
                : model.Ask([.. call.Arguments.Select(a => arguments[a]!.select(1, 0))]);
        }

        var flat = call.Arguments.Select(a => arguments[a]!.reshape([count, .. arguments[a]!.shape[2..]]));
        if (count == 0 || places is { } none && none.size(0) == 0)
            return Nothing(model, [inputs.Rows, inputs.Steps, .. axes], inputs);
        if (places is null)
            return model.Ask([.. flat]).reshape([inputs.Rows, inputs.Steps, .. axes]);
        var answer = model.Ask([.. flat.Select(t => t.index_select(0, places))]);
        return Nothing(model, [count, .. axes], inputs).index_copy(0, places, answer).reshape([inputs.Rows, inputs.Steps, .. axes]);
    }

    private static Tensor Nothing(BoundModel model, long[] shape, InputBinder inputs) => torch.zeros(
        shape, model.Declaration.Kind == Semantics.ScalarKind.Bool ? ScalarType.Bool : ScalarType.Float32, TorchRun.DeviceOf(inputs));

    /// <summary>The places of the steps that rows have, among all rows and steps; null when they have all.</summary>
    private static Tensor? Places(TrajectoryLengths lengths, InputBinder inputs) => lengths.AreFull
        ? null
        : torch.tensor(
            (from row in Enumerable.Range(0, lengths.Rows.Length)
             from step in Enumerable.Range(0, lengths.Rows[row])
             select row * inputs.Steps + step).ToArray(),
            device: TorchRun.DeviceOf(inputs));

    /// <summary>What stages returned: kept until the end, for a model may answer with the very tensor that it was asked about.</summary>
    private sealed class ResultList : IDisposable
    {
        private readonly List<RewardResult> _results = [];

        public T Add<T>(T result)
            where T : RewardResult
        {
            _results.Add(result);
            return result;
        }

        public void Dispose()
        {
            foreach (var result in _results)
                result.Dispose();
        }
    }
}
