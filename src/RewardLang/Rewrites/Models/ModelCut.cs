using RewardLang.Ir;
using RewardLang.Semantics;

namespace RewardLang.Rewrites.Models;

/// <summary>A call of a model between two programs.</summary>
/// <param name="Model">The number of the model.</param>
/// <param name="Arguments">For each argument the number of its result of the stage's program.</param>
/// <param name="IsTimeless">True when all steps of a trajectory have one answer.</param>
internal sealed record ModelCallSite(int Model, IReadOnlyList<int> Arguments, bool IsTimeless);

/// <summary>What runs before some models are asked: a program that computes their arguments, and the calls.</summary>
internal sealed record ModelStage(CompiledProgram Program, IReadOnlyList<ModelCallSite> Calls);

/// <summary>
/// A program with models, cut around their calls: fused programs on both sides. Each stage computes what the next models are asked
/// for; their answers are inputs behind the program's own, of all later stages and of the last program, which has its results.
/// </summary>
internal sealed record ModelCut(IReadOnlyList<ModelStage> Stages, CompiledProgram Last)
{
    /// <summary>Cuts a sized program.</summary>
    public static ModelCut Of(CompiledProgram program)
    {
        var levels = ModelLevels.TryFind(program.Graph)!;
        var calls = program.Graph.Nodes.Where(n => n.Kind == NodeKind.ModelCall).OrderBy(n => levels[n]).ThenBy(n => n.Id).ToList();
        var answers = calls.Select((call, i) => Answer(program, call, i)).ToList();
        var stages = new List<ModelStage>();
        for (var level = 1; level <= calls.Max(c => levels[c]); level++)
        {
            var own = calls.Where(c => levels[c] == level).ToList();
            var known = calls.Count(c => levels[c] < level);
            var arguments = own.SelectMany(c => c.Operands).Distinct().ToList();
            var results = arguments.Select((node, i) => new GraphResult(
                ResultKind.Output, $"argument_{i}", node, node.IsTruth ? ScalarKind.Bool : ScalarKind.Real, null)).ToList();
            stages.Add(new ModelStage(
                Part(program, $"_models{level}", calls, answers, known, results),
                [.. own.Select(c => new ModelCallSite(c.Slot, [.. c.Operands.Select(o => arguments.IndexOf(o))], c.IsTimeless))]));
        }

        return new ModelCut(stages, Part(program, "_answered", calls, answers, calls.Count, program.Graph.Results));
    }

    private static ProgramInput Answer(CompiledProgram program, Node call, int number)
    {
        var model = program.Models[call.Slot];
        return new ProgramInput(
            $"{model.Name}_{number}", model.Kind, model.Unit, model.Axes, false, call.IsTimeless, model.Lower, model.Upper, model.Documentation);
    }

    /// <summary>The program that computes some results once the first answers are known.</summary>
    private static CompiledProgram Part(
        CompiledProgram program, string suffix, List<Node> calls, List<ProgramInput> answers, int known, IReadOnlyList<GraphResult> results)
    {
        var builder = new GraphBuilder();
        var copies = new GraphCopy(builder, program.Graph, node => node.Kind == NodeKind.ModelCall && calls.IndexOf(node) < known
            ? builder.Input(program.Inputs.Count + calls.IndexOf(node), node.IsTruth, node.Axes, isShared: false, node.IsTimeless)
            : null);
        var graph = GraphFinisher.Finish(builder, copies.States(), copies.Results(results), program.Graph.Grouping);
        return program.WithGraph(suffix, [.. program.Inputs, .. answers.Take(known)], graph);
    }
}
