using RewardLang.Builtins;
using RewardLang.Ir;
using RewardLang.Semantics;

namespace RewardLang.Rewrites.Gradients;

/// <summary>A copy of a program's graph while its derivatives are added to it.</summary>
internal sealed class DifferentiatedGraph
{
    private readonly CompiledProgram _program;
    private readonly IReadOnlyList<bool> _inputs;
    private readonly IReadOnlyList<bool> _parameters;
    private readonly bool _overTime;
    private readonly GraphCopy _copies;
    private readonly List<Node> _nodes;
    private readonly List<StateSlot> _states;
    private readonly List<(int Slot, Node Read)> _adjointStates = [];
    private readonly ReversePass _pass;

    /// <param name="program">The program.</param>
    /// <param name="inputs">For each input whether its gradient is wanted.</param>
    /// <param name="parameters">For each parameter whether its gradient is wanted.</param>
    /// <param name="overTime">Whether derivatives go through the states, over whole trajectories.</param>
    /// <param name="saved">The inputs that stand for the states and for the flag of first steps; none: they are read themselves.</param>
    public DifferentiatedGraph(
        CompiledProgram program, IReadOnlyList<bool> inputs, IReadOnlyList<bool> parameters, bool overTime, IReadOnlyList<int> saved)
    {
        (_program, _inputs, _parameters, _overTime) = (program, inputs, parameters, overTime);
        _copies = new GraphCopy(Graph, program.Graph, node => saved.Count == 0 ? null : node.Kind switch
        {
            NodeKind.StateRead => Graph.Input(saved[node.Slot], node.IsTruth, node.Axes, isShared: false),
            NodeKind.IsFirstStep => Graph.Input(saved[saved.Count - 1], true, [], isShared: false),
            _ => null,
        });
        _nodes = [.. Graph.Nodes];
        _states = saved.Count == 0 ? _copies.States() : [];
        var active = ActiveNodes();
        var weighted = program.Graph.Results.Where(r => r.Kind == ResultKind.Contribution).Select(r => _copies[r.Node]);
        _pass = new ReversePass(Graph, active, [.. weighted], overTime);
        if (overTime)
            AddAdjointStates(active);
    }

    public GraphBuilder Graph { get; } = new();

    /// <summary>Adds what is differentiated by a result of the program.</summary>
    public void Seed(GraphResult result, Node value) => _pass.Seed(_copies[result.Node], value);

    /// <summary>Carries what was seeded to the inputs and parameters.</summary>
    public void Run() => _pass.Run(_nodes);

    /// <summary>The copy of a node of the program.</summary>
    public Node? CopyOf(Node node) => _copies.Find(node);

    /// <summary>After a run: the adjoint of an input or parameter in each row, and where it counts; null where nothing flows to it.</summary>
    public Contribution? AdjointOf(NodeKind kind, int slot) => Leaf(kind, slot) is { } leaf ? _pass.GuardedAdjointOf(leaf) : null;

    /// <summary>Runs the reverse pass and makes a program of the gradients.</summary>
    /// <param name="suffix">What the program's name gets at its end.</param>
    /// <param name="kept">The results of the original that it computes too.</param>
    /// <param name="extra">Its inputs behind those of the original.</param>
    /// <param name="seeds">See <see cref="GradientProgram.Seeds"/>.</param>
    /// <param name="saved">See <see cref="GradientProgram.Saved"/>.</param>
    public GradientProgram Finish(
        string suffix, IReadOnlyList<GraphResult> kept, IReadOnlyList<ProgramInput> extra, IReadOnlyList<int> seeds, IReadOnlyList<int> saved)
    {
        Run();
        foreach (var (slot, read) in _adjointStates)
            _states[slot].Next = _pass.AdjointOf(read) ?? Graph.Expand(Graph.Constant(0), read.Axes);
        var results = _copies.Results(kept);
        int Add(string name, Node leaf)
        {
            results.Add(new GraphResult(ResultKind.Gradient, name, GradientOf(leaf), ScalarKind.Real, null));
            return results.Count - 1;
        }

        int[] inputs = [.. _program.Inputs.Select((input, i) =>
            IsWanted(NodeKind.Input, i) && Leaf(NodeKind.Input, i) is { } leaf ? Add(input.Name, leaf) : -1)];
        int[] parameters = [.. _program.Params.Select((param, i) =>
            IsWanted(NodeKind.Param, i) && Leaf(NodeKind.Param, i) is { } leaf ? Add(param.Name, leaf) : -1)];
        var program = _program.WithGraph(suffix, [.. _program.Inputs, .. extra], GraphFinisher.Finish(Graph, _states, results, _program.Graph.Grouping));
        return new GradientProgram(program, inputs, parameters, seeds, saved);
    }

    private bool IsWanted(NodeKind kind, int slot) => kind switch
    {
        NodeKind.Input => slot < _inputs.Count && _inputs[slot] && _program.Inputs[slot].Kind == ScalarKind.Real,
        NodeKind.Param => _parameters[slot] && _program.Params[slot].Kind == ScalarKind.Real,
        _ => false,
    };

    /// <summary>The node of an input or parameter; null where the program does not use it: its gradient is 0.</summary>
    private Node? Leaf(NodeKind kind, int slot) => _nodes.FirstOrDefault(n => n.Kind == kind && n.Slot == slot);

    /// <summary>The adjoint of a leaf in each row, added up over the steps that share it.</summary>
    private Node GradientOf(Node leaf)
    {
        if (_pass.AdjointOf(leaf) is not { } gradient)
            return Graph.Expand(Graph.Constant(0), leaf.Axes);
        return _overTime && leaf.IsTimeless ? Graph.ReduceTime(Reduction.Sum, gradient) : gradient;
    }

    /// <summary>The nodes that a wanted input or parameter can move, through as many steps as there are.</summary>
    private HashSet<Node> ActiveNodes()
    {
        var active = new HashSet<Node>();
        for (var hasChanged = true; hasChanged;)
        {
            hasChanged = false;
            foreach (var node in _nodes)
                hasChanged |= IsActive(node, active) && active.Add(node);
        }

        return active;
    }

    private bool IsActive(Node node, HashSet<Node> active) => !node.IsTruth && node.Kind switch
    {
        NodeKind.Input or NodeKind.Param => IsWanted(node.Kind, node.Slot),
        NodeKind.StateRead => _overTime && active.Contains(_states[node.Slot].Next!),
        NodeKind.Unary => node.Unary!.Derivative is not null && active.Contains(node.Operands[0]),
        NodeKind.Rank or NodeKind.RankRows or NodeKind.ArgMax or NodeKind.StopGradient or NodeKind.ToNumber => false,
        _ => node.Operands.Any(active.Contains),
    };

    /// <summary>
    /// What a state is differentiated by flows against time: the adjoint that a step's read of it has is one that the step before
    /// adds to what it left. So each scan gets one of the other direction.
    /// </summary>
    private void AddAdjointStates(HashSet<Node> active)
    {
        foreach (var read in _nodes.Where(n => n.Kind == NodeKind.StateRead && active.Contains(n)))
        {
            var state = _states[read.Slot];
            var adjoint = new StateSlot("adjoint_of_" + state.Name, !state.IsBackward);
            _states.Add(adjoint);
            _adjointStates.Add((_states.Count - 1, read));
            var isEnd = state.IsBackward ? Graph.IsFirstStep() : Graph.IsLastStep();
            var value = Graph.StateRead(_states.Count - 1, false, read.Axes);
            _pass.Seed(state.Next!, Graph.Select(isEnd, Graph.Constant(0), value));
        }
    }
}
