using RewardLang.Ir;
using RewardLang.Rewrites.Gradients;
using RewardLang.Semantics;

namespace RewardLang.Analysis;

/// <summary>Whether a term's gradient reaches an input or parameter that the term depends on.</summary>
/// <param name="Term">The term; <c>total</c> for a program without terms.</param>
/// <param name="Name">The input or parameter.</param>
/// <param name="IsParam">True for a parameter.</param>
/// <param name="Flows">False where the gradient is 0 everywhere, although the term depends on it.</param>
/// <param name="Elements">The only elements that it reaches, where it reaches some and not others for certain; else null.</param>
/// <param name="DeadWhere">A condition of the language under which the gradient is exactly 0; null where none is certain.</param>
internal sealed record GradientPath(string Term, string Name, bool IsParam, bool Flows, IReadOnlyList<string>? Elements, string? DeadWhere);

/// <summary>
/// What each term can move and where its gradient is dead, as far as the graph alone decides it. A gradient may be 0 elsewhere too, for
/// some numbers; what is said here holds for all.
/// </summary>
internal static class GradientReach
{
    /// <summary>A condition longer than this says less than the names in it.</summary>
    private const int LongestCondition = 160;

    /// <exception cref="DerivativeNotSupportedException">Something in the program has no derivative.</exception>
    public static IReadOnlyList<GradientPath> Find(CompiledProgram program)
    {
        var terms = program.Graph.Results.Where(r => r.Kind == ResultKind.Contribution).ToList();
        if (terms.Count == 0)
            terms = [.. program.Graph.Results.Where(r => r.Kind == ResultKind.Total)];
        return [.. terms.SelectMany(term => PathsOf(program, term))];
    }

    private static IEnumerable<GradientPath> PathsOf(CompiledProgram program, GraphResult term)
    {
        var graph = new DifferentiatedGraph(
            program, [.. program.Inputs.Select(_ => true)], [.. program.Params.Select(_ => true)], overTime: true, saved: []);
        graph.Seed(term, graph.Graph.Constant(1));
        graph.Run();
        var text = new ExpressionText(program, NamesIn(program, graph));
        var used = Reach.ThroughSteps(program.Graph, [term.Node]);
        foreach (var leaf in program.Graph.Nodes.Where(n => used.Contains(n) && n.Kind is NodeKind.Input or NodeKind.Param).OrderBy(n => n.Kind).ThenBy(n => n.Slot))
        {
            var isParam = leaf.Kind == NodeKind.Param;
            if ((isParam ? program.Params[leaf.Slot].Kind : program.Inputs[leaf.Slot].Kind) != ScalarKind.Real)
                continue;
            var name = isParam ? program.Params[leaf.Slot].Name : program.Inputs[leaf.Slot].Name;
            var adjoint = graph.AdjointOf(leaf.Kind, leaf.Slot);
            yield return adjoint is null || adjoint.Value.IsConstant(0)
                ? new GradientPath(term.Name, name, isParam, false, null, null)
                : Describe(term.Name, name, isParam, adjoint.Guard, text);
        }
    }

    private static GradientPath Describe(string term, string name, bool isParam, Node? guard, ExpressionText text)
    {
        if (guard is null)
            return new GradientPath(term, name, isParam, true, null, null);
        if (guard.Kind == NodeKind.Stack && guard.Operands.Any(o => o.IsConstant(0)))
        {
            var reached = guard.Operands.Select((o, i) => (Guard: o, Name: guard.Axis!.Components?[i] ?? $"[{i}]")).Where(e => !e.Guard.IsConstant(0)).ToList();
            var elements = reached.Select(e => e.Name).ToList();
            return reached.Select(e => e.Guard).Distinct().ToList() is [{ Kind: not NodeKind.Constant } common]
                ? Describe(term, name, isParam, common, text) with { Elements = elements }
                : new GradientPath(term, name, isParam, true, elements, null);
        }

        if (!text.CanWrite(guard))
            return new GradientPath(term, name, isParam, true, null, null);
        var condition = text.Negation(guard);
        return new GradientPath(term, name, isParam, true, null, condition.Length <= LongestCondition ? condition : ShortOf(condition));
    }

    /// <summary>The beginning of a long condition.</summary>
    private static string ShortOf(string condition) => condition.Substring(0, LongestCondition - 2) + " …";

    /// <summary>What the program calls values: its <c>let</c>s, outputs and ends.</summary>
    private static Dictionary<Node, string> NamesIn(CompiledProgram program, DifferentiatedGraph graph)
    {
        var names = new Dictionary<Node, string>();
        void Add(Node node, string name)
        {
            if (node.Kind is not (NodeKind.Constant or NodeKind.Input or NodeKind.Param) && graph.CopyOf(node) is { } copy)
                names[copy] = name;
        }

        foreach (var result in program.Graph.Results.Where(r => r.Kind is ResultKind.Output or ResultKind.End))
            Add(result.Node, result.Name);
        foreach (var named in program.ValueNames)
            Add(named.Key, named.Value);
        return names;
    }
}
