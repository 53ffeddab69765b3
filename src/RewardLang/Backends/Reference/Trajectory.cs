using RewardLang.Ir;

namespace RewardLang.Backends.Reference;

/// <summary>What is known of some trajectories while the interpreter works on them.</summary>
/// <param name="graph">The graph.</param>
/// <param name="stepCount">The number of steps of the longest row.</param>
/// <param name="inputs">For each input its numbers at each step, or once for an episodic one.</param>
/// <param name="parameters">The elements of each parameter.</param>
/// <param name="lengths">The number of steps of each row.</param>
internal sealed class Trajectory(
    RewardGraph graph, int stepCount, IReadOnlyList<IReadOnlyList<double[]>> inputs, IReadOnlyList<double[]> parameters,
    IReadOnlyList<int> lengths)
{
    private readonly Dictionary<Node, double[][]> _values =
        graph.Nodes.ToDictionary(n => n, n => new double[n.IsTimeless ? 1 : stepCount][]);

    public int StepCount => stepCount;

    public IReadOnlyList<double[]> Parameters => parameters;

    public IReadOnlyList<int> Lengths => lengths;

    /// <summary>The step at which values are being computed.</summary>
    public int Now { get; set; }

    public double[] Input(Node node, int step) => inputs[node.Slot][node.IsTimeless ? 0 : step];

    /// <summary>The numbers of an input that has one value for each row and episode.</summary>
    public double[] EpisodicInput(int slot) => inputs[slot][0];

    public void Add(Node node, int step, double[] values) => _values[node][step] = values;

    /// <summary>The elements of all rows, or of one for a uniform node.</summary>
    public double[] ValuesOf(Node node, int step) => _values[node][node.IsTimeless ? 0 : step];

    public double Read(Node node, int row, int element, int step) =>
        ValuesOf(node, step)[(node.IsUniform ? 0 : row * node.ElementCount) + element];
}
