using RewardLang.Backends.Reference;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>Runs steps through the reference interpreter.</summary>
internal sealed class ReferenceExecutor(CompiledProgram program) : StepExecutor(program)
{
    private ReferenceInterpreter? _interpreter;

    public override void Step(InputBinder inputs, ParameterSet parameters, StepResult result)
    {
        var rows = checked((int)inputs.Rows);
        if (_interpreter is null || _interpreter.Rows != rows)
            _interpreter = new ReferenceInterpreter(Graph, rows);
        _interpreter.Step([.. inputs.Tensors.Select(ToDoubles)], parameters.Values);
        for (var i = 0; i < Graph.Results.Count; i++)
        {
            if (result[i] is not { } tensor)
                continue;
            var node = Graph.Results[i].Node;
            var values = Enumerable.Range(0, rows).SelectMany(row => _interpreter.Row(node, row));
            using var filled = node.IsTruth
                ? torch.tensor(values.Select(v => v != 0).ToArray(), tensor.shape)
                : torch.tensor(values.Select(v => (float)v).ToArray(), tensor.shape);
            tensor.copy_(filled);
        }
    }

    public override void Reset(Tensor? mask)
    {
        if (mask is null)
            _interpreter = null;
        else
            _interpreter?.Reset(mask.cpu().data<bool>().ToArray());
    }

    public override void Dispose()
    {
    }

    private static double[] ToDoubles(Tensor tensor)
    {
        using var converted = tensor.detach().cpu().to(ScalarType.Float64).contiguous();
        return [.. converted.data<double>()];
    }
}
