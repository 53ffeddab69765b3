using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Tests.RandomPrograms;

/// <summary>The inputs of some trajectories, with NaN wherever a row has no step.</summary>
internal sealed class TrajectoryData
{
    /// <param name="program">What asks for the inputs.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="steps">The number of steps of the tensors.</param>
    /// <param name="seed">Equal seeds give equal numbers.</param>
    /// <param name="isRagged">Whether rows have lengths of their own, 0 among them.</param>
    public TrajectoryData(CompiledProgram program, int rows, int steps, int seed, bool isRagged)
    {
        (Rows, Steps) = (rows, steps);
        var random = new Random(seed);
        Lengths = [.. Enumerable.Range(0, rows).Select(_ => isRagged ? random.Next(steps + 1) : steps)];
        LengthTensor = isRagged ? torch.tensor(Lengths.Select(l => (long)l).ToArray()) : null;
        var data = Enumerable.Range(0, Math.Max(steps, 1))
            .Select(step => new ProgramData(program, rows, HashCode.Combine(seed, step))).ToList();
        Numbers = [.. program.Inputs.Select((input, i) =>
            data.Take(input.IsEpisodic ? 1 : steps).Select(d => d.Numbers(0)[i].ToArray()).ToList())];
        Inputs = [.. program.Inputs.Select((input, i) => ToTensor(input, Numbers[i]))];
    }

    public int Rows { get; }

    public int Steps { get; }

    public IReadOnlyList<int> Lengths { get; }

    public Tensor? LengthTensor { get; }

    /// <summary>For each input, for each step, its numbers for the interpreter.</summary>
    public IReadOnlyList<IReadOnlyList<double[]>> Numbers { get; }

    public Tensor[] Inputs { get; }

    private Tensor ToTensor(ProgramInput input, IReadOnlyList<double[]> steps)
    {
        long[] axes = [.. input.Axes.Select(a => (long)a.Size!.Value)];
        long[] own = input.IsShared ? axes : [Rows, .. axes];
        var slices = steps.Select(numbers => torch.tensor(numbers.Select(n => (float)n).ToArray(), own)).ToArray();
        var dimension = input.IsShared ? 0 : 1;
        var tensor = input.IsEpisodic ? slices[0]
            : slices.Length > 0 ? torch.stack(slices, dimension)
            : torch.zeros(input.IsShared ? [0, .. axes] : [Rows, 0, .. axes]);
        if (!input.IsEpisodic && !input.IsShared && input.Kind == Semantics.ScalarKind.Real)
            for (var row = 0; row < Rows; row++)
                if (Lengths[row] < Steps)
                    tensor[row].narrow(0, Lengths[row], Steps - Lengths[row]).copy_(torch.tensor([float.NaN]));
        return input.Kind == Semantics.ScalarKind.Bool ? tensor.to(ScalarType.Bool) : tensor;
    }
}
