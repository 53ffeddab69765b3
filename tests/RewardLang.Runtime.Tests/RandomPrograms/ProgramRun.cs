using RewardLang.Ir;
using RewardLang.Runtime.Tests.Programs;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Tests.RandomPrograms;

/// <summary>The inputs of several steps and which rows start over after each.</summary>
internal sealed class ProgramData
{
    public const int Steps = 4;

    private readonly List<float[][]> _inputs = [];
    private readonly List<bool[]> _resets = [];

    /// <param name="program">What asks for the inputs.</param>
    /// <param name="rows">Rows of every step.</param>
    /// <param name="seed">Equal seeds give equal numbers; the first rows do not depend on how many there are.</param>
    /// <param name="special">Numbers that some elements take; none for a well-behaved program.</param>
    public ProgramData(CompiledProgram program, int rows, int seed, params IReadOnlyList<float> special)
    {
        Rows = rows;
        for (var step = 0; step < Steps; step++)
        {
            _inputs.Add([.. program.Inputs.Select((input, i) => Elements(input, rows, HashCode(seed, step, i), special))]);
            var random = new Random(HashCode(seed, step, -1));
            _resets.Add([.. Enumerable.Range(0, rows).Select(_ => random.Next(4) == 0)]);
        }
    }

    private ProgramData(int rows, List<float[][]> inputs, List<bool[]> resets) => (Rows, _inputs, _resets) = (rows, inputs, resets);

    public int Rows { get; }

    public Tensor[] Inputs(CompiledProgram program, int step) => [.. program.Inputs.Select((input, i) =>
    {
        long[] axes = [.. input.Axes.Select(a => (long)a.Size!.Value)];
        var tensor = torch.tensor(_inputs[step][i], input.IsShared ? axes : [Rows, .. axes]);
        return input.Kind == Semantics.ScalarKind.Bool ? tensor.to(ScalarType.Bool) : tensor;
    })];

    /// <summary>The same numbers for the interpreter.</summary>
    public IReadOnlyList<double[]> Numbers(int step) => [.. _inputs[step].Select(elements => elements.Select(e => (double)e).ToArray())];

    public IReadOnlyList<bool> ResetRows(int step) => _resets[step];

    public Tensor Reset(int step) => torch.tensor(_resets[step]);

    /// <summary>The same rows in another order, or only some of them.</summary>
    public ProgramData Take(CompiledProgram program, IReadOnlyList<int> rows) => new(
        rows.Count,
        [.. _inputs.Select(step => step.Select((elements, i) => program.Inputs[i].IsShared
            ? elements
            : TakeRows(elements, elements.Length / Rows, rows)).ToArray())],
        [.. _resets.Select(step => rows.Select(row => step[row]).ToArray())]);

    private static float[] TakeRows(float[] elements, int width, IReadOnlyList<int> rows) =>
        [.. rows.SelectMany(row => elements.Skip(row * width).Take(width))];

    private static int HashCode(int seed, int step, int input) => seed * 7919 + step * 104729 + input * 31;

    private static float[] Elements(ProgramInput input, int rows, int seed, IReadOnlyList<float> special)
    {
        var random = new Random(seed);
        var count = input.Axes.Aggregate(1, (n, axis) => n * axis.Size!.Value) * (input.IsShared ? 1 : rows);
        return [.. Enumerable.Range(0, count).Select(_ => Element(input, random, special))];
    }

    private static float Element(ProgramInput input, Random random, IReadOnlyList<float> special) => input.Kind switch
    {
        Semantics.ScalarKind.Bool => random.Next(2),
        Semantics.ScalarKind.Int => random.Next(-3, 4),
        _ when special.Count > 0 && random.Next(4) == 0 => special[random.Next(special.Count)],
        _ when input.Unit == "cm" => (float)(random.NextDouble() * 400 - 200),
        _ => (float)(random.NextDouble() * 4 - 2),
    };
}

/// <summary>A random program on one back end, run over as many data as one likes.</summary>
internal sealed class ProgramRun : IDisposable
{
    private readonly RewardProgram _reward;
    private readonly RewardBackend _backend;

    public ProgramRun(string text, RewardBackend backend)
    {
        _backend = backend;
        _reward = RewardProgram.Compile(text, BackendData.Options(backend));
        _reward.SetParam("gain", 0.75);
        if (_reward.Program.Params.Any(p => p.Name == "dt"))
            _reward.SetParam("dt", 0.25);
    }

    public CompiledProgram Program => _reward.Program;

    public IReadOnlyList<GraphResult> Results => Program.Graph.Results;

    /// <summary>For each step and result, the elements of all rows; every run begins with new episodes.</summary>
    public IReadOnlyList<IReadOnlyList<float[]>> Run(ProgramData data)
    {
        _reward.Reset();
        var steps = new List<IReadOnlyList<float[]>>();
        for (var step = 0; step < ProgramData.Steps; step++)
        {
            using var scope = NewDisposeScope();
            using var result = _reward.Step(data.Inputs(Program, step));
            Assert.Equal(_backend, _reward.Backend);
            steps.Add([.. Results.Select((r, i) => Elements(result[i]!))]);
            _reward.Reset(data.Reset(step));
        }

        return steps;
    }

    /// <summary>For each result, the elements of all rows and steps of some trajectories.</summary>
    public IReadOnlyList<float[]> Evaluate(TrajectoryData data)
    {
        using var scope = NewDisposeScope();
        using var result = _reward.Evaluate(data.Inputs, data.LengthTensor);
        return [.. Results.Select((r, i) => Elements(result[i]!))];
    }

    /// <summary>The same, one step after another.</summary>
    public IReadOnlyList<float[]> StepThrough(TrajectoryData data)
    {
        using var scope = NewDisposeScope();
        _reward.Reset();
        var steps = new List<Tensor[]>();
        for (var step = 0; step < data.Steps; step++)
        {
            using var result = _reward.Step([.. data.Inputs.Select((tensor, i) =>
                Program.Inputs[i].IsEpisodic ? tensor : tensor.select(Program.Inputs[i].IsShared ? 0 : 1, step))]);
            steps.Add([.. Results.Select((r, i) => result[i]!.clone())]);
        }

        return [.. Results.Select((r, i) => Elements(torch.stack(steps.Select(s => s[i]).ToArray(), 1)))];
    }

    public void Dispose() => _reward.Dispose();

    private static float[] Elements(Tensor tensor)
    {
        using var numbers = tensor.to(ScalarType.Float32).contiguous();
        return numbers.numel() == 0 ? [] : numbers.data<float>().ToArray();
    }
}
