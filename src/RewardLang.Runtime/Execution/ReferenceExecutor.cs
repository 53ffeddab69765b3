using RewardLang.Backends.Reference;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>Runs steps through the reference interpreter.</summary>
internal sealed class ReferenceExecutor(CompiledProgram program) : StepExecutor(program)
{
    private ReferenceInterpreter? _interpreter;

    public override void Step(InputBinder inputs, ParameterSet parameters, IResultTensors result)
    {
        var rows = checked((int)inputs.Rows);
        if (_interpreter is null || _interpreter.Rows != rows)
            _interpreter = new ReferenceInterpreter(Graph, rows);
        _interpreter.Step([.. inputs.Tensors.Select(ReferenceNumbers.Read)], parameters.Values);
        for (var i = 0; i < Graph.Results.Count; i++)
        {
            var node = Graph.Results[i].Node;
            ReferenceNumbers.Write(result[i], Enumerable.Range(0, rows).SelectMany(row => _interpreter.Row(node, row)));
        }
    }

    public override void Reset(Tensor? mask)
    {
        using var flags = mask is null ? null : HostTensor.From(mask);
        if (flags is null)
            _interpreter = null;
        else
            _interpreter?.Reset(flags.data<bool>().ToArray());
    }

    public override void TakeEpisodes(StepExecutor other)
    {
        var from = (ReferenceExecutor)other;
        _interpreter = from._interpreter is null ? null : new ReferenceInterpreter(Graph, from._interpreter);
        from._interpreter = null;
    }

    public override void Dispose()
    {
    }
}
