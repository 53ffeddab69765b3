using RewardLang.Rewrites.Gradients;
using RewardLang.Runtime.Tests.Programs;
using RewardLang.Runtime.Tests.RandomPrograms;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Tests.Gradients;

/// <summary>A random program on one back end: its results and its gradients.</summary>
internal sealed class GradientRun : IDisposable
{
    private readonly RewardProgram _reward;

    public GradientRun(string text, RewardBackend backend)
    {
        _reward = RewardProgram.Compile(text, BackendData.Options(backend));
        _reward.SetParam("gain", 0.75);
        if (_reward.Program.Params.Any(p => p.Name == "dt"))
            _reward.SetParam("dt", 0.25);
    }

    public CompiledProgram Program => _reward.Program;

    /// <summary>The names of what gradients are taken by.</summary>
    public IReadOnlyList<string> Leaves =>
    [
        .. Program.Inputs.Where(i => i.Kind == Semantics.ScalarKind.Real).Select(i => i.Name),
        .. Program.Params.Where(p => p.Kind == Semantics.ScalarKind.Real).Select(p => p.Name),
    ];

    /// <summary>For each step, the elements of all results and gradients, by their names.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, float[]>> Run(ProgramData data)
    {
        _reward.Reset();
        var steps = new List<IReadOnlyDictionary<string, float[]>>();
        using var results = _reward.CreateResults(data.Rows);
        using var gradients = _reward.CreateGradients(data.Rows);
        for (var step = 0; step < ProgramData.Steps; step++)
        {
            using var scope = NewDisposeScope();
            _reward.Step(data.Inputs(Program, step), results, gradients);
            steps.Add(Named(results, gradients));
            _reward.Reset(data.Reset(step));
        }

        return steps;
    }

    /// <summary>The same over trajectories.</summary>
    public IReadOnlyDictionary<string, float[]> Evaluate(TrajectoryData data)
    {
        using var scope = NewDisposeScope();
        using var results = _reward.CreateResults(data.Rows, data.Steps);
        using var gradients = _reward.CreateGradients(data.Rows, data.Steps);
        _reward.Evaluate(data.Inputs, data.LengthTensor, results, gradients);
        return Named(results, gradients);
    }

    public void Dispose() => _reward.Dispose();

    public static float[] Elements(Tensor tensor)
    {
        using var numbers = tensor.detach().to(ScalarType.Float32).contiguous();
        return numbers.numel() == 0 ? [] : numbers.data<float>().ToArray();
    }

    private Dictionary<string, float[]> Named(RewardResult results, RewardGradients gradients)
    {
        var named = Leaves.ToDictionary(name => "gradient by " + name, name => Elements(gradients[name]));
        for (var i = 0; i < Program.Graph.Results.Count; i++)
            named[$"{Program.Graph.Results[i].Kind} {Program.Graph.Results[i].Name}"] = Elements(results[i]!);
        return named;
    }
}

/// <summary>The gradients of a program by the interpreter, whose operations may each be a little off.</summary>
internal sealed class ReferenceGradients(CompiledProgram program, bool overTime)
{
    private readonly GradientProgram _gradients = Differentiation.OfTotal(program, inputs: true, parameters: true, overTime);

    /// <summary>For each step, the gradients by the names of what they are taken by.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, float[]>> Run(ProgramData data, int seed) =>
        [.. NoisyReference.Run(_gradients.Program, data, seed).Select(results => Named(results, data.Rows, 1))];

    /// <summary>The same over trajectories.</summary>
    public IReadOnlyDictionary<string, float[]> Evaluate(TrajectoryData data, int seed) =>
        Named(NoisyReference.Evaluate(_gradients.Program, data, seed), data.Rows, data.Steps);

    private Dictionary<string, float[]> Named(IReadOnlyList<float[]> results, int rows, int steps)
    {
        var named = new Dictionary<string, float[]>();
        for (var i = 0; i < program.Graph.Results.Count; i++)
            named[$"{program.Graph.Results[i].Kind} {program.Graph.Results[i].Name}"] = results[i];
        for (var i = 0; i < program.Inputs.Count; i++)
            if (_gradients.InputGradients[i] is >= 0 and var result)
                named["gradient by " + program.Inputs[i].Name] = Shared(results[result], rows, steps, program.Inputs[i].IsShared, program.Inputs[i].IsEpisodic);
        for (var i = 0; i < program.Params.Count; i++)
            if (_gradients.ParamGradients[i] is >= 0 and var result)
                named["gradient by " + program.Params[i].Name] = Shared(results[result], rows, steps, true, true);
        return named;
    }

    private static float[] Shared(float[] written, int rows, int steps, bool isShared, bool isTimeless)
    {
        if (written.Length == 0)
            return [];
        var width = written.Length / rows / steps;
        var kept = isTimeless ? 1 : steps;
        var byRow = Enumerable.Range(0, rows).Select(row => written.Skip(row * steps * width).Take(kept * width).ToArray()).ToList();
        return isShared
            ? [.. Enumerable.Range(0, kept * width).Select(i => (float)byRow.Sum(row => (double)row[i]))]
            : [.. byRow.SelectMany(row => row)];
    }
}
