using RewardLang.Analysis;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>Runs trajectories as TorchSharp operations.</summary>
internal sealed class TorchTrajectories(CompiledProgram program) : TrajectoryExecutor(program)
{
    private readonly TimeSchedule _schedule = TimeSchedule.TryCreate(program.Graph)!;

    public override void Evaluate(InputBinder inputs, TrajectoryLengths lengths, ParameterSet parameters, IResultTensors result)
    {
        if (inputs.Rows == 0 || inputs.Steps == 0)
            return;
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var device = TorchRun.DeviceOf(inputs);
        var run = new TorchRun(Program.Graph, _schedule, inputs, parameters, device)
        {
            IsFirst = torch.tensor(Enumerable.Range(0, (int)inputs.Steps).Select(step => step == 0).ToArray(), [1, inputs.Steps], device: device),
            Before = slot => TorchRun.Zeros(Program.Graph.States[slot], inputs.Rows, device),
            Lengths = torch.tensor(lengths.Rows, [inputs.Rows, 1], device: device),
            IsRagged = !lengths.AreFull,
        };
        run.Execute();
        for (var i = 0; i < Program.Graph.Results.Count; i++)
        {
            if (result[i] is not { } tensor)
                continue;
            tensor.copy_(run[Program.Graph.Results[i].Node].expand(tensor.shape));
            if (run.HasStep is { } hasStep)
                tensor.copy_(torch.where(TorchOperations.Over(hasStep, Program.Graph.Results[i].Node.Axes), tensor, torch.zeros_like(tensor)));
        }
    }

    public override void Dispose()
    {
    }
}
