using RewardLang.Runtime;
using RewardLang.Semantics;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Tool.Golden;

/// <summary>How one output compares with the recorded one.</summary>
/// <param name="Name">The output.</param>
/// <param name="Compared">The numbers that were compared.</param>
/// <param name="Differing">Those outside the tolerance.</param>
/// <param name="WorstStep">The step of the largest excess.</param>
/// <param name="WorstRow">The row of the largest excess.</param>
/// <param name="Expected">The recorded number there.</param>
/// <param name="Actual">The program's number there.</param>
internal sealed record OutputComparison(
    string Name, int Compared, int Differing, int WorstStep, int WorstRow, double Expected, double Actual)
{
    public bool Passes => Differing == 0;
}

/// <summary>The comparison of a program with a case.</summary>
internal sealed record CaseComparison(string Case, RewardBackend Backend, IReadOnlyList<OutputComparison> Outputs)
{
    public bool Passes => Outputs.All(o => o.Passes);
}

/// <summary>Binds a case to a program by name, runs its steps and compares every output.</summary>
internal sealed class CaseEvaluator
{
    private readonly GoldenCase _case;
    private readonly RewardProgram _reward;
    private readonly Device _device;

    private CaseEvaluator(GoldenCase golden, RewardProgram reward)
    {
        _case = golden;
        _reward = reward;
        _device = reward.Backend == RewardBackend.Cuda && torch.cuda.is_available() ? CUDA : CPU;
    }

    /// <exception cref="RewardException">The program asks for something that the case does not have, or returns too little.</exception>
    public static CaseComparison Run(GoldenCase golden, RewardProgram reward) => new CaseEvaluator(golden, reward).Run();

    private CaseComparison Run()
    {
        foreach (var param in _reward.Program.Params)
            if (_case.Params.TryGetValue(param.Name, out var value))
                _reward.SetParam(param.Name, value);

        var worst = _case.Outputs.Select(_ => (Compared: 0, Differing: 0, Excess: 0.0, Step: 0, Row: 0, Expected: 0.0, Actual: 0.0)).ToArray();
        using var whole = _reward.Program.IsCausal ? null : EvaluateTrajectories();
        for (var step = 0; step < _case.Steps; step++)
        {
            using var scope = NewDisposeScope();
            using var single = whole is null ? Step(step) : null;
            for (var o = 0; o < worst.Length; o++)
            {
                var output = _case.Outputs[o];
                var expected = Slice(output, step);
                var actual = Read((RewardResult?)single ?? whole!, output, step, expected.Length);
                for (var i = 0; i < expected.Length; i++)
                {
                    var row = expected.Length >= _case.Rows ? i / (expected.Length / _case.Rows) : -1;
                    if (row >= 0 && _case.Fragile.Contains((step, row)))
                        continue;
                    var difference = Math.Abs(actual[i] - expected[i]);
                    var allowed = output.AbsoluteTolerance + _case.RelativeTolerance * Math.Abs(expected[i]);
                    var isSame = expected[i].Equals(actual[i]) || difference <= allowed;
                    worst[o].Compared++;
                    worst[o].Differing += isSame ? 0 : 1;
                    var excess = double.IsNaN(difference) ? double.PositiveInfinity : difference / Math.Max(allowed, double.Epsilon);
                    if (!isSame && excess > worst[o].Excess)
                        (worst[o].Excess, worst[o].Step, worst[o].Row, worst[o].Expected, worst[o].Actual) = (excess, step, row, expected[i], actual[i]);
                }
            }

            if (single?.Done is { } done)
                _reward.Reset(done);
        }

        return new CaseComparison(_case.Name, _reward.Backend, [.. worst.Select((w, o) =>
            new OutputComparison(_case.Outputs[o].Name, w.Compared, w.Differing, w.Step, w.Row, w.Expected, w.Actual))]);
    }

    private StepResult Step(int step)
    {
        try
        {
            return _reward.Step(Bind(step));
        }
        catch (RewardGuardException found)
        {
            throw new RewardException($"Step {step} of the case: {found.Message}", found);
        }
    }

    /// <summary>All steps at once, for a program that looks ahead: each input with its steps behind the rows.</summary>
    private TrajectoryResult EvaluateTrajectories()
    {
        using var scope = NewDisposeScope();
        var steps = Enumerable.Range(0, _case.Steps).Select(Bind).ToList();
        return _reward.Evaluate(_reward.Program.Inputs.ToDictionary(
            i => i.Name,
            i => i.IsEpisodic ? steps[0][i.Name] : torch.stack(steps.Select(s => s[i.Name]).ToArray(), i.IsShared ? 0 : 1)));
    }

    private Dictionary<string, Tensor> Bind(int step)
    {
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var input in _reward.Program.Inputs)
        {
            var array = _case.Inputs.FirstOrDefault(a => a.Name == input.Name) ?? throw new RewardBindingException(
                input.Name, $"The case '{_case.Name}' has no input '{input.Name}'. {NameSuggestion.For(input.Name, _case.Inputs.Select(a => a.Name))}");
            var shape = array.HasSteps ? array.Array.Shape[1..] : array.Array.Shape;
            var tensor = torch.tensor(Slice(array, step), shape);
            tensors[input.Name] = (array.Array.IsBytes ? tensor.to(ScalarType.Byte) : tensor).to(_device);
        }

        return tensors;
    }

    private float[] Slice(GoldenArray array, int step)
    {
        if (!array.HasSteps)
            return array.Array.Elements;
        var length = array.Array.Elements.Length / _case.Steps;
        return array.Array.Elements[(step * length)..((step + 1) * length)];
    }

    /// <summary>The result that an output of the case is held against: of its name, or the total for the one with that role.</summary>
    private float[] Read(RewardResult result, GoldenArray output, int step, int length)
    {
        var program = _reward.Program;
        var tensor = program.Outputs.Any(o => o.Name == output.Name) ? result.Output(output.Name)
            : program.Ends.Contains(output.Name) ? result.End(output.Name)
            : program.Terms.Any(t => t.Name == output.Name) ? result.Term(output.Name)
            : output.Role == "total" || output.Name == "total" ? result.Total
            : throw new RewardBindingException(output.Name, $"The program returns no '{output.Name}', which the case '{_case.Name}' records.");
        using var numbers = (result is TrajectoryResult ? tensor.select(1, step) : tensor).cpu().to(ScalarType.Float32).contiguous();
        var elements = numbers.data<float>().ToArray();
        if (elements.Length == length)
            return elements;
        // A statistic of the whole batch is recorded once; the program gives it to every row.
        if (length == 1 && elements.All(e => e.Equals(elements[0])))
            return [elements[0]];
        throw new RewardBindingException(output.Name, $"'{output.Name}' has {elements.Length} numbers, the case records {length}.");
    }
}
