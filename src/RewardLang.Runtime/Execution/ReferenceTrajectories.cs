using RewardLang.Backends.Reference;

namespace RewardLang.Runtime.Execution;

/// <summary>Runs trajectories through the reference interpreter.</summary>
internal sealed class ReferenceTrajectories(CompiledProgram program) : TrajectoryExecutor(program)
{
    public override void Evaluate(InputBinder inputs, TrajectoryLengths lengths, ParameterSet parameters, IResultTensors result)
    {
        var (rows, steps) = (checked((int)inputs.Rows), checked((int)inputs.Steps));
        var interpreter = new ReferenceInterpreter(Program.Graph, rows);
        interpreter.Evaluate(steps, [.. inputs.Tensors.Select((t, i) => Steps(inputs, i))], parameters.Values, lengths.Rows);
        for (var i = 0; i < Program.Graph.Results.Count; i++)
        {
            var node = Program.Graph.Results[i].Node;
            ReferenceNumbers.Write(result[i],
                from row in Enumerable.Range(0, rows)
                from step in Enumerable.Range(0, steps)
                from value in step < lengths.Rows[row] ? interpreter.Row(node, row, step) : Enumerable.Repeat(0.0, node.ElementCount)
                select value);
        }
    }

    public override void Dispose()
    {
    }

    /// <summary>The numbers of an input at each step.</summary>
    private static double[][] Steps(InputBinder inputs, int index)
    {
        var (tensor, input) = (inputs.Tensors[index], inputs.Inputs[index]);
        if (input.IsEpisodic)
            return [ReferenceNumbers.Read(tensor)];
        var dimension = inputs.LeadOf(input) - 1;
        var steps = new double[inputs.Steps][];
        for (var step = 0; step < steps.Length; step++)
        {
            using var slice = tensor.select(dimension, step);
            steps[step] = ReferenceNumbers.Read(slice);
        }

        return steps;
    }
}
