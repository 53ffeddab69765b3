using RewardLang.Analysis;
using RewardLang.Ir;

namespace RewardLang.Backends.Reference;

/// <summary>
/// The meaning of a program: every node, every step, every row, one number after another in double precision. The oracle of all
/// tests. Rounded to single precision it is what evaluates scenarios and counterexamples: kernels give such numbers.
/// </summary>
internal sealed partial class ReferenceInterpreter
{
    private readonly ReferencePlan _plan;
    private readonly double[][] _states;
    private readonly bool[] _isFirst;
    private readonly Rounding _rounding;
    private readonly KernelFreedom _freedom;
    private Trajectory _trajectory;

    /// <summary>Prepares the episode state of a number of rows, all at their first step.</summary>
    /// <param name="graph">What is run.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="rounding">How its values are rounded.</param>
    public ReferenceInterpreter(RewardGraph graph, int rows, Rounding rounding = default)
        : this(new ReferencePlan(graph), rows, rounding)
    {
    }

    /// <summary>The same with a plan that other interpreters of the graph share.</summary>
    public ReferenceInterpreter(ReferencePlan plan, int rows, Rounding rounding = default)
    {
        _plan = plan;
        _rounding = rounding;
        _freedom = new KernelFreedom(rounding);
        Rows = rows;
        _states = [.. plan.Graph.States.Select(s => new double[rows * s.Next.ElementCount])];
        _isFirst = [.. Enumerable.Repeat(true, rows)];
        _trajectory = new Trajectory(plan.Graph, 0, [], [], []);
    }

    /// <summary>Goes on with the episodes of another interpreter, whose graph has the same states.</summary>
    public ReferenceInterpreter(RewardGraph graph, ReferenceInterpreter episodes)
        : this(graph, episodes.Rows)
    {
        episodes._states.CopyTo(_states, 0);
        episodes._isFirst.CopyTo(_isFirst, 0);
    }

    public int Rows { get; }

    /// <summary>The number of steps of the last run.</summary>
    public int Steps => _trajectory.StepCount;

    /// <summary>Starts a new episode in the rows where <paramref name="mask"/> is true.</summary>
    public void Reset(IReadOnlyList<bool> mask)
    {
        for (var row = 0; row < Rows; row++)
            _isFirst[row] |= mask[row];
    }

    /// <summary>Runs one step of a causal program.</summary>
    /// <param name="inputs">For each input, rows × elements numbers, or elements for a shared one.</param>
    /// <param name="parameters">For each parameter, its elements.</param>
    public void Step(IReadOnlyList<double[]> inputs, IReadOnlyList<double[]> parameters)
    {
        Run(new Trajectory(_plan.Graph, 1, [.. inputs.Select(i => (double[][])[i])], parameters, [.. Enumerable.Repeat(1, Rows)]), _isFirst);
        for (var i = 0; i < _states.Length; i++)
        {
            var next = _plan.Graph.States[i].Next;
            _states[i] = [.. Enumerable.Range(0, Rows).SelectMany(row => Row(next, row))];
        }

        Array.Clear(_isFirst, 0, _isFirst.Length);
    }

    /// <summary>Runs whole trajectories from their first steps; the episodes of <see cref="Step"/> are left as they are.</summary>
    /// <param name="steps">The number of steps of the longest row.</param>
    /// <param name="inputs">For each input, for each step (for an episodic input once), its numbers as in <see cref="Step"/>.</param>
    /// <param name="parameters">For each parameter, its elements.</param>
    /// <param name="lengths">For each row, the number of its steps.</param>
    public void Evaluate(
        int steps, IReadOnlyList<IReadOnlyList<double[]>> inputs, IReadOnlyList<double[]> parameters, IReadOnlyList<int> lengths) =>
        Run(new Trajectory(_plan.Graph, steps, inputs, parameters, lengths), [.. Enumerable.Repeat(true, Rows)]);

    /// <summary>The elements of a node in one row at one step of the last run.</summary>
    public IEnumerable<double> Row(Node node, int row, int step = 0)
    {
        var count = node.ElementCount;
        var values = _trajectory.ValuesOf(node, step);
        var start = node.IsUniform ? 0 : row * count;
        for (var i = 0; i < count; i++)
            yield return values[start + i];
    }

    private void Run(Trajectory trajectory, bool[] isFirst)
    {
        _trajectory = trajectory;
        for (var sweep = 0; sweep < _plan.Schedule.Count; sweep++)
        {
            var nodes = _plan.Schedule.NodesOf(sweep);
            foreach (var node in nodes.Where(n => n.IsTimeless))
                trajectory.Add(node, 0, Rounded(node, Evaluate(node, 0, isFirst)));
            for (var i = 0; i < trajectory.StepCount; i++)
            {
                var step = TimeSchedule.IsBackward(sweep) ? trajectory.StepCount - 1 - i : i;
                trajectory.Now = step;
                foreach (var node in nodes.Where(n => !n.IsTimeless))
                    trajectory.Add(node, step, Rounded(node, Evaluate(node, step, isFirst)));
            }
        }
    }

    private double[] Rounded(Node node, double[] values)
    {
        if (!_rounding.IsSingle || node.IsTruth)
            return values;
        _freedom.Round(node, values);
        var rounded = new double[values.Length];
        for (var i = 0; i < rounded.Length; i++)
            rounded[i] = (float)values[i];
        return rounded;
    }

    private double[] Evaluate(Node node, int step, bool[] isFirst)
    {
        switch (node.Kind)
        {
            case NodeKind.Constant:
                return [node.Value];
            case NodeKind.Input:
                var elements = _trajectory.Input(node, step);
                return node.IsTruth ? [.. elements.Select(element => element != 0 ? 1.0 : 0.0)] : elements;
            case NodeKind.Param:
                return _trajectory.Parameters[node.Slot];
            case NodeKind.StateRead:
                return ReadState(node, step);
            case NodeKind.IsFirstStep:
                return [.. isFirst.Select(first => first && step == 0 ? 1.0 : 0.0)];
            case NodeKind.IsLastStep:
                return [.. _trajectory.Lengths.Select(length => step == length - 1 ? 1.0 : 0.0)];
            case NodeKind.ReduceRows or NodeKind.SortRows or NodeKind.RankRows or NodeKind.QuantileRows:
                return AcrossRows(node, step);
            case NodeKind.ReduceTime:
                return ReduceTime(node);
        }

        var rows = node.IsUniform ? 1 : Rows;
        var count = node.ElementCount;
        var result = new double[rows * count];
        var rule = ElementRule(node);
        for (var row = 0; row < rows; row++)
            for (var element = 0; element < count; element++)
                result[row * count + element] = rule(row, element);
        return result;
    }

    private double[] ReadState(Node node, int step)
    {
        var state = _plan.Graph.States[node.Slot];
        var source = state.IsBackward ? step + 1 : step - 1;
        if (source < 0)
            return _states[node.Slot];
        if (source >= _trajectory.StepCount)
            return new double[Rows * node.ElementCount];
        var values = _trajectory.ValuesOf(state.Next, source);
        return state.Next.IsUniform ? [.. Enumerable.Repeat(values, Rows).SelectMany(v => v)] : values;
    }

    private double[] ReduceTime(Node node)
    {
        var count = node.ElementCount;
        var result = new double[Rows * count];
        for (var row = 0; row < Rows; row++)
        {
            for (var i = 0; i < count; i++)
            {
                var steps = new double[_trajectory.Lengths[row]];
                for (var step = 0; step < steps.Length; step++)
                    steps[step] = _trajectory.Read(node.Operands[0], row, i, step);
                result[row * count + i] = _freedom.Fold(node, row, steps);
            }
        }

        return result;
    }
}
