using RewardLang.Analysis.Proofs;
using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>Real numbers that are compared for equality.</summary>
internal sealed class ExactEquality : ILint
{
    private const string General = "Compare a distance, as in abs(a - b) < 1e-3, with their unit.";

    public void Check(LintContext context)
    {
        CheckTolerances(context);
        foreach (var node in context.Program.Graph.Nodes)
        {
            // x == x asks whether x is NaN, and a weight of 0 is asked for exactly by every term.
            if (node.Kind != NodeKind.Binary || node.Binary != BinaryFunction.Equal || node.Operands[0] == node.Operands[1] || node.Operands.All(o => o.IsUniform)
                || node.Operands.Any(o => o.IsTruth) || IsWithLimit(context, node) || IsWithItself(context, node) || IsWithQuotient(context, node) || GuardOfDivision.Is(context, node))
                continue;
            if (node.Operands.FirstOrDefault(o => !context.WholeNumbers.Contains(o)) is { } real && !IsChosenFrom(node, real))
                context.Report(node, DiagnosticCatalogue.ExactEquality, context.TextOf(real), (object?)CloseEnough.Of(context, node) ?? General);
        }
    }

    /// <summary>A tolerance from a number to the same without a margin: 1 at exactly that number.</summary>
    private static void CheckTolerances(LintContext context)
    {
        foreach (var call in WrittenCall.In(context).Where(c => c.Name.StartsWith("tolerance", StringComparison.Ordinal) && WrittenCall.IsOfLibrary(context, c.Syntax)))
            if (call.Given("lower") is { Value: var lower } && call.Given("upper") is { Value: var upper } && context.NodeOf(lower) is { } low && low == context.NodeOf(upper) && call.Given("margin") is null
                && call.Given("x") is { Value: var x } && context.NodeOf(x) is { } value && !context.WholeNumbers.Contains(value))
                context.Report(call.Syntax.Span, DiagnosticCatalogue.ExactEquality, context.TextOf(x),
                    $"Without a margin '{call.Name}' is 1 where it is exactly '{context.TextOf(lower)}' and 0 elsewhere: give one, as in {context.TextOf(call.Syntax)[..^1]}, margin: …).");
    }

    /// <summary>Equality of a value with itself at the step before asks whether anything has changed, to the last bit.</summary>
    private static bool IsWithItself(LintContext context, Node comparison) => IsBefore(context, comparison.Operands[0], comparison.Operands[1]) || IsBefore(context, comparison.Operands[1], comparison.Operands[0]);

    private static bool IsBefore(LintContext context, Node node, Node value) => Neighbour.TryRead(context.Program.Graph, node)?.Value == value
        || node.Kind == NodeKind.StateRead && context.Program.Graph.States[node.Slot].Next == value;

    /// <summary>Equality with a limit asks whether a clip binds, with a value of a choice or of a state whether it is that one.</summary>
    private static bool IsWithLimit(LintContext context, Node comparison) => comparison.Operands.Any(o => o.Kind is NodeKind.Constant or NodeKind.Param
        && comparison.Operands.Any(other => other != o && Takes(context.Program.Graph, other, o)));

    /// <summary>Whether a value is a constant or parameter, exactly, now and then.</summary>
    private static bool Takes(RewardGraph graph, Node value, Node limit)
    {
        var (pending, seen) = (new Stack<Node>([value]), new HashSet<Node>());
        while (pending.Count > 0)
        {
            var node = pending.Pop();
            if (node == limit || limit.Kind == NodeKind.Constant && node.IsConstant(limit.Value))
                return true;
            if (!seen.Add(node))
                continue;
            IEnumerable<Node> sources = node.Kind switch
            {
                NodeKind.Binary when node.Binary == BinaryFunction.Minimum || node.Binary == BinaryFunction.Maximum => node.Operands,
                NodeKind.Select => node.Operands.Skip(1),
                NodeKind.StateRead => [graph.States[node.Slot].Next],
                _ => [],
            };
            foreach (var source in sources)
                pending.Push(source);
        }

        return false;
    }

    /// <summary>A whole number that a whole one divides is one again, now and then, and exactly so.</summary>
    private static bool IsWithQuotient(LintContext context, Node comparison) => comparison.Operands.All(o => context.WholeNumbers.Contains(o)
        || o.Kind == NodeKind.Binary && (o.Binary == BinaryFunction.Divide && o.Operands.All(context.WholeNumbers.Contains)
            || o.Binary == BinaryFunction.Multiply && o.Operands.Any(context.WholeNumbers.Contains) && o.Operands.Any(c => c.Kind == NodeKind.Constant && 1 / c.Value % 1 == 0)));

    /// <summary>Equality with the largest of some values asks which it is.</summary>
    private static bool IsChosenFrom(Node comparison, Node real) => comparison.Operands.Any(o => o != real
        && o.Kind is NodeKind.Reduce or NodeKind.ReduceRows or NodeKind.ReduceTime or NodeKind.Expand)
        || real.Kind is NodeKind.Reduce or NodeKind.ReduceRows or NodeKind.ReduceTime or NodeKind.Expand;
}
