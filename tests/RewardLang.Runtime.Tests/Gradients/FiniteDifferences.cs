using RewardLang.Backends.Reference;
using RewardLang.Ir;
using RewardLang.Rewrites.Gradients;

namespace RewardLang.Runtime.Tests.Gradients;

/// <summary>Gradients of the sum of the total, by the differentiated graph and by finite differences, both in double precision.</summary>
internal sealed class FiniteDifferences
{
    private const double Width = 1e-5;

    private readonly CompiledProgram _program;
    private readonly GradientProgram _gradients;
    private readonly int _rows;
    private readonly int[]? _lengths;

    /// <param name="program">A sized program with a total.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="lengths">The lengths of trajectories; null for a first step.</param>
    public FiniteDifferences(CompiledProgram program, int rows, int[]? lengths = null)
    {
        (_program, _rows, _lengths) = (program, rows, lengths);
        _gradients = Differentiation.OfTotal(program, inputs: true, parameters: true, overTime: lengths is not null);
    }

    /// <summary>The program that computes the gradients.</summary>
    public CompiledProgram Differentiated => _gradients.Program;

    /// <summary>For each real input and parameter its name, its gradient by the graph, and by differences from three widths.</summary>
    /// <param name="inputs">For each input, for each step (once for an episodic one), its numbers.</param>
    /// <param name="parameters">The numbers of each parameter.</param>
    public IEnumerable<(string Name, double Derived, double[] Differences)> Compare(double[][][] inputs, double[][] parameters)
    {
        var interpreter = Run(_gradients.Program, inputs, parameters);
        for (var i = 0; i < inputs.Length; i++)
        {
            if (_gradients.InputGradients[i] is not (>= 0 and var result))
                continue;
            for (var step = 0; step < inputs[i].Length; step++)
                for (var element = 0; element < inputs[i][step].Length; element++)
                    yield return (
                        $"{_program.Inputs[i].Name}[{step}][{element}]",
                        Derived(interpreter, result, element, step, _program.Inputs[i].IsShared),
                        Differences(inputs, parameters, inputs[i][step], element));
        }

        for (var i = 0; i < parameters.Length; i++)
            if (_gradients.ParamGradients[i] is >= 0 and var result)
                for (var element = 0; element < parameters[i].Length; element++)
                    yield return (_program.Params[i].Name, Derived(interpreter, result, element, 0, isShared: true), Differences(inputs, parameters, parameters[i], element));
    }

    /// <summary>All gradients by the graph alone.</summary>
    public IReadOnlyList<double> Derivatives(double[][][] inputs, double[][] parameters)
    {
        double[][] given = [.. parameters, .. _program.Params.Skip(parameters.Length).Select(p => p.Default!.ToArray())];
        var interpreter = Run(_gradients.Program, inputs, given);
        return
        [
            .. _gradients.InputGradients.Where(g => g >= 0).Select(g => Derived(interpreter, g, 0, 0, isShared: false)),
            .. _gradients.ParamGradients.Where(g => g >= 0).Select(g => Derived(interpreter, g, 0, 0, isShared: true)),
        ];
    }

    private double Derived(ReferenceInterpreter interpreter, int result, int element, int step, bool isShared)
    {
        var node = _gradients.Program.Graph.Results[result].Node;
        var count = node.ElementCount;
        if (!isShared)
            return Exists(element / count, step) ? interpreter.Row(node, element / count, step).ElementAt(element % count) : 0;
        return Enumerable.Range(0, _rows).Where(row => Exists(row, step)).Sum(row => interpreter.Row(node, row, step).ElementAt(element));
    }

    private bool Exists(int row, int step) => _lengths is null || _lengths[row] > step;

    private double[] Differences(double[][][] inputs, double[][] parameters, double[] numbers, int element)
    {
        var value = numbers[element];
        double At(double moved)
        {
            numbers[element] = moved;
            return Total(Run(_program, inputs, parameters));
        }

        double[] widths = [Width, Width / 4, 2 * Width];
        double[] differences = [.. widths.Select(w => (At(value + w) - At(value - w)) / (2 * w)), (At(value + Width) - At(value)) / Width, (At(value) - At(value - Width)) / Width];
        numbers[element] = value;
        return differences;
    }

    private double Total(ReferenceInterpreter interpreter)
    {
        var total = _program.Graph.Results.First(r => r.Kind == ResultKind.Total).Node;
        var sum = 0.0;
        for (var row = 0; row < _rows; row++)
            for (var step = 0; step < (_lengths?[row] ?? 1); step++)
                sum += interpreter.Row(total, row, step).Sum();
        return sum;
    }

    private ReferenceInterpreter Run(CompiledProgram program, double[][][] inputs, double[][] parameters)
    {
        var interpreter = new ReferenceInterpreter(program.Graph, _rows);
        if (_lengths is null)
            interpreter.Step([.. inputs.Select(steps => steps[0])], parameters);
        else
            interpreter.Evaluate(_lengths.Max(), inputs, parameters, _lengths);
        return interpreter;
    }
}
