using RewardLang.Analysis;
using RewardLang.Ir;
using RewardLang.Runtime.Execution;
using RewardLang.Runtime.Tests.RandomPrograms;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Tests.Gradients;

/// <summary>
/// The gradients of the total's sum by torch's own autograd of the operations that the Torch back end runs: an oracle that knows
/// nothing of the derivatives written here.
/// </summary>
internal sealed class TorchAutograd(CompiledProgram program)
{
    private readonly TimeSchedule _schedule = TimeSchedule.TryCreate(program.Graph)!;

    /// <summary>The gradients of the first step.</summary>
    public IReadOnlyDictionary<string, float[]> Run(ProgramData data) => Run(data.Inputs(program, 0), null, null);

    /// <summary>The gradients over trajectories.</summary>
    public IReadOnlyDictionary<string, float[]> Evaluate(TrajectoryData data) => Run([.. data.Inputs.Select(t => t.clone())], data.Steps, [.. data.Lengths]);

    private Dictionary<string, float[]> Run(Tensor[] tensors, int? steps, int[]? lengths)
    {
        var inputs = new InputBinder(program.Inputs);
        inputs.Bind(tensors, hasSteps: steps is not null);
        var parameters = new ParameterSet(program.Params);
        var leaves = new Dictionary<string, Tensor>();
        for (var i = 0; i < tensors.Length; i++)
            if (program.Inputs[i].Kind == Semantics.ScalarKind.Real)
                leaves[program.Inputs[i].Name] = tensors[i].requires_grad_();
        foreach (var param in program.Params)
        {
            double[] numbers = param.Name switch { "gain" => [0.75], "dt" => [0.25], _ => [.. param.Default!] };
            parameters.Set(param.Name, numbers);
            if (param.Kind != Semantics.ScalarKind.Real)
                continue;
            long[] shape = [.. param.Axes.Select(a => (long)a.Size!.Value)];
            leaves[param.Name] = torch.tensor(numbers.Select(n => (float)n).ToArray(), shape).requires_grad_();
            parameters.Set(param.Name, leaves[param.Name]);
        }

        parameters.ReadTensors();
        var run = new TorchRun(program.Graph, _schedule, inputs, parameters, CPU)
        {
            IsFirst = torch.tensor(Enumerable.Range(0, steps ?? 1).Select(step => step == 0).ToArray(), [1, steps ?? 1]),
            Before = slot => TorchRun.Zeros(program.Graph.States[slot], inputs.Rows, CPU),
            Lengths = lengths is null ? null : torch.tensor(lengths, [lengths.Length, 1]),
            IsRagged = lengths is not null && lengths.Any(l => l != steps),
        };
        run.Execute();
        // The graphs keep the slope of a weight that is 0; the choice that keeps NaN out of the total has none there.
        if (program.Graph.Results.Any(r => r.Kind == ResultKind.Contribution && r.Node is { Kind: NodeKind.Select, Operands: [{ Kind: NodeKind.Binary } isZero, ..] } && run[isZero].any().item<bool>()))
            return [];
        var total = run[program.Graph.Results.First(r => r.Kind == ResultKind.Total).Node].expand(inputs.Rows, steps ?? 1);
        if (run.HasStep is { } hasStep)
            total = torch.where(hasStep, total, torch.zeros_like(total));
        if (total.requires_grad)
            total.sum().backward();
        return leaves.ToDictionary(leaf => "gradient by " + leaf.Key, leaf => GradientRun.Elements(leaf.Value.grad ?? torch.zeros_like(leaf.Value)));
    }
}
