using RewardLang.Ir;
using RewardLang.Semantics;

namespace RewardLang.Rewrites.Gradients;

/// <summary>
/// Reverse-mode differentiation, from graph to graph: what comes out is a program like any other, so every back end runs it and
/// the kernel emitter fuses it. Derivatives go to real inputs and parameters.
/// </summary>
internal static class Differentiation
{
    /// <summary>
    /// The program, with the gradient of the sum of its total added to its results. In a single step what earlier steps left in the
    /// states is constant; over trajectories derivatives go through the states, to all steps.
    /// </summary>
    /// <param name="program">A sized program with a total.</param>
    /// <param name="inputs">Whether the gradients of the inputs are wanted.</param>
    /// <param name="parameters">Whether the gradients of the parameters are wanted.</param>
    /// <param name="overTime">True for whole trajectories.</param>
    public static GradientProgram OfTotal(CompiledProgram program, bool inputs, bool parameters, bool overTime)
    {
        var differentiated = new DifferentiatedGraph(
            program, [.. program.Inputs.Select(_ => inputs)], [.. program.Params.Select(_ => parameters)], overTime, saved: []);
        foreach (var total in program.Graph.Results.Where(r => r.Kind == ResultKind.Total))
            differentiated.Seed(total, differentiated.Graph.Constant(1));
        return differentiated.Finish("WithGradients", program.Graph.Results, [], [], []);
    }

    /// <summary>
    /// The backward half of a run: from its inputs and what is differentiated by some of its results, the gradients of some inputs
    /// and parameters. That of a single step also takes what the states were before the step.
    /// </summary>
    /// <param name="program">A sized program.</param>
    /// <param name="inputs">For each input whether its gradient is wanted.</param>
    /// <param name="parameters">For each parameter whether its gradient is wanted.</param>
    /// <param name="seeded">For each result whether something is differentiated by it.</param>
    /// <param name="overTime">True for whole trajectories.</param>
    public static GradientProgram Backward(
        CompiledProgram program, IReadOnlyList<bool> inputs, IReadOnlyList<bool> parameters, IReadOnlyList<bool> seeded, bool overTime)
    {
        var graph = program.Graph;
        var extra = new List<ProgramInput>();
        int Place(string name, Node like)
        {
            extra.Add(new ProgramInput(
                name, like.IsTruth ? ScalarKind.Bool : ScalarKind.Real, "", [.. like.Axes.Select(CompiledProgram.Describe)], false, false, null, null, null));
            return program.Inputs.Count + extra.Count - 1;
        }

        int[] saved = overTime || !graph.KeepsEpisodes
            ? []
            : [.. graph.States.Select((state, i) => Place($"saved_{i}", state.Next)), Place("is_first", new Node(NodeKind.IsFirstStep, true, [], []))];
        var differentiated = new DifferentiatedGraph(program, inputs, parameters, overTime, saved);
        var seeds = new int[graph.Results.Count];
        for (var i = 0; i < seeds.Length; i++)
        {
            var result = graph.Results[i];
            seeds[i] = result.Node.IsTruth || !seeded[i] ? -1 : Place($"seed_{i}", result.Node);
            if (seeds[i] >= 0)
                differentiated.Seed(result, differentiated.Graph.Input(seeds[i], false, result.Node.Axes, isShared: false));
        }

        return differentiated.Finish("Backward", [], extra, seeds, saved);
    }

    /// <summary>The program, with what its states were before the step, and whether the step is a first one, added to its results.</summary>
    public static CompiledProgram Saving(CompiledProgram program)
    {
        var graph = program.Graph;
        var builder = new GraphBuilder();
        var copies = new GraphCopy(builder, graph);
        GraphResult Result(string name, Node node) => new(ResultKind.Output, name, node, node.IsTruth ? ScalarKind.Bool : ScalarKind.Real, null);
        var before = graph.States.Select((state, i) => Result($"saved_{i}", builder.StateRead(i, state.Next.IsTruth, state.Next.Axes)));
        GraphResult[] results =
        [
            .. copies.Results(graph.Results), .. before, Result("is_first", builder.IsFirstStep()),
        ];
        return program.WithGraph("Saving", program.Inputs, GraphFinisher.Finish(builder, copies.States(), results, graph.Grouping));
    }
}
