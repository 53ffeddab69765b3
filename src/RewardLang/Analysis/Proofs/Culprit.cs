using RewardLang.Analysis.Ranges;
using RewardLang.Ir;

namespace RewardLang.Analysis.Proofs;

/// <summary>The first value on the way to another whose range is infinite, no number or far too wide.</summary>
/// <param name="Node">The value: what it is made of is as it should be, or an input without a range.</param>
/// <param name="Scope">What is known there.</param>
/// <param name="Growing">The state by which it is made of what it was before; null for other values.</param>
internal sealed record Culprit(Node Node, RangeScope Scope, int? Growing)
{
    /// <summary>Beyond what any quantity of a simulation is: the range of what has none.</summary>
    private const double Huge = 1e30;

    /// <summary>What is wrong with a range, the worst last.</summary>
    private enum Fault
    {
        None,
        Huge,
        Infinite,
        NotANumber,
    }

    /// <summary>Walks from a value to where its infinity, NaN or width comes from; null where nothing is wrong with its range.</summary>
    public static Culprit? Of(RewardGraph graph, RangeScope scope, Node node) =>
        FaultOf(scope, node) == Fault.None ? null : new Walk(graph, scope).From(node, scope) ?? new Culprit(node, scope, null);

    /// <summary>The inputs, parameters and models that may be anything and that this value is made of.</summary>
    public IReadOnlyList<Node> WithoutRange(RewardGraph graph)
    {
        var found = new List<Node>();
        var seen = new HashSet<Node>();
        var pending = new Stack<(Node Node, RangeScope Scope)>([(Node, Scope)]);
        while (pending.Count > 0)
        {
            var (node, scope) = pending.Pop();
            if (!seen.Add(node))
                continue;
            if (node.Kind is NodeKind.Input or NodeKind.Param or NodeKind.ModelCall && FaultOf(scope, node) != Fault.None)
                found.Add(node);
            foreach (var part in Parts(graph, node, scope).Where(p => FaultOf(p.Scope, p.Node) != Fault.None))
                pending.Push(part);
        }

        return [.. found.OrderBy(n => n.Kind).ThenBy(n => n.Slot)];
    }

    private static Fault FaultOf(RangeScope scope, Node node) => scope.Of(node).Hull switch
    {
        { MayBeNaN: true } => Fault.NotANumber,
        { HasInfinity: true } => Fault.Infinite,
        { Magnitude: > Huge } => Fault.Huge,
        _ => Fault.None,
    };

    /// <summary>The numbers that a value is made of, with what is known of them there; of a choice what is known in its branches.</summary>
    private static IEnumerable<(Node Node, RangeScope Scope)> Parts(RewardGraph graph, Node node, RangeScope scope)
    {
        if (node.Kind == NodeKind.StateRead)
            return [(graph.States[node.Slot].Next, scope.OfAllRows)];
        if (node.Kind == NodeKind.ModelCall)
            return [];
        if (node.Kind != NodeKind.Select)
            return node.Operands.Where(o => !o.IsTruth && o.Kind != NodeKind.Constant).Select(o => (o, scope));
        return new[] { (node.Operands[1], scope.Assuming(node.Operands[0], true)), (node.Operands[2], scope.Assuming(node.Operands[0], false)) }
            .Where(branch => branch.Item2 is not null && branch.Item1.Kind != NodeKind.Constant).Select(branch => (branch.Item1, branch.Item2!));
    }

    private sealed class Walk(RewardGraph graph, RangeScope whole)
    {
        private readonly HashSet<Node> _seen = [];

        public Culprit? From(Node node, RangeScope scope)
        {
            if (!_seen.Add(node) || !StackRoom.IsLeft)
                return null;
            var fault = FaultOf(scope, node);
            int? growing = null;
            foreach (var (part, inside) in Parts(graph, node, scope).Where(p => Explains(fault, FaultOf(p.Scope, p.Node))).OrderByDescending(p => FaultOf(p.Scope, p.Node)))
            {
                if (From(part, inside) is { } found)
                    return found;
                // Every way from there leads back to what was looked at before.
                growing ??= Reach.From([part]).FirstOrDefault(n => n.Kind == NodeKind.StateRead && FaultOf(whole, n) != Fault.None)?.Slot;
            }

            return node.Kind == NodeKind.StateRead ? null : new Culprit(node, scope, growing);
        }

        /// <summary>Whether what is wrong with a part can make of a value what is wrong with it.</summary>
        private static bool Explains(Fault fault, Fault ofPart) => fault switch
        {
            Fault.NotANumber => ofPart is Fault.NotANumber or Fault.Infinite,
            Fault.Infinite => ofPart is Fault.Infinite or Fault.Huge,
            _ => ofPart == Fault.Huge,
        };
    }
}
