using RewardLang.Analysis.Ranges;
using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis.Proofs;

/// <summary>What a value has beside a part that is added to it at every step, perhaps times a number that is the same at all of them.</summary>
/// <param name="Rest">What else the value is made of.</param>
/// <param name="Factors">The parameters that the part is multiplied by; a host may change them between episodes.</param>
/// <param name="IsScaled">Whether the part is multiplied by anything, its sign included.</param>
internal sealed record SumBeside(IReadOnlyList<Node> Rest, IReadOnlyList<Node> Factors, bool IsScaled)
{
    private const int MostVisits = 4_000;

    private static SumBeside Nothing { get; } = new([], [], false);

    /// <summary>Takes a part out of a value; null where the value is no sum of it, or has it in other places too.</summary>
    /// <param name="ranges">What values can be: a limit that never binds is none.</param>
    /// <param name="whole">The value.</param>
    /// <param name="part">The part.</param>
    public static SumBeside? Of(RangeAnalysis ranges, Node whole, Node part)
    {
        var graph = ranges.Assumptions.Program.Graph;
        var beside = new Search(ranges, part).Of(whole);
        return beside is null || Reach.ThroughSteps(graph, beside.Rest).Any(n => n == part || AreOpposite(n, part)) ? null : beside;
    }

    private static bool AreOpposite(Node one, Node other) => IsNegation(one, other) || IsNegation(other, one);

    private static bool IsNegation(Node node, Node of) => node.Kind == NodeKind.Unary && node.Unary == UnaryFunction.Negate && node.Operands[0] == of;

    private SumBeside And(params Node[] rest) => this with { Rest = [.. Rest, .. rest] };

    private SumBeside Times(Node? parameter) => this with { Factors = parameter is null || Factors.Contains(parameter) ? Factors : [.. Factors, parameter], IsScaled = true };

    private sealed class Search(RangeAnalysis ranges, Node part)
    {
        private readonly HashSet<Node> _without = [];
        private int _visits;

        public SumBeside? Of(Node node)
        {
            if (node == part)
                return Nothing;
            if (AreOpposite(node, part))
                return Nothing.Times(null);
            if (_without.Contains(node) || !StackRoom.IsLeft || ++_visits > MostVisits)
                return null;
            var found = node.Kind switch
            {
                NodeKind.Unary when node.Unary == UnaryFunction.Negate => Of(node.Operands[0])?.Times(null),
                NodeKind.Binary => OfBinary(node, node.Operands[0], node.Operands[1]),
                NodeKind.Select => OfChoice(node),
                NodeKind.Reduce when node.Reduction == Reduction.Sum && node.Operands[0] is { Kind: NodeKind.Stack } parts && node.ReducedAxes is [var axis] && axis == parts.Axis => OfElements(parts.Operands),
                _ => null,
            };
            if (found is null)
                _without.Add(node);
            return found;
        }

        private SumBeside? OfBinary(Node node, Node left, Node right)
        {
            if (node.Binary == BinaryFunction.Add)
                return Of(left)?.And(right) ?? Of(right)?.And(left);
            if (node.Binary == BinaryFunction.Subtract)
                return Of(left)?.And(right) ?? Of(right)?.Times(null).And(left);
            if (node.Binary == BinaryFunction.Multiply)
                return IsFixed(right) ? Of(left)?.Times(Parameter(right)) : IsFixed(left) ? Of(right)?.Times(Parameter(left)) : null;
            if (node.Binary == BinaryFunction.Divide)
                return IsFixed(right) ? Of(left)?.Times(Parameter(right)) : null;
            return node.Binary == BinaryFunction.Minimum || node.Binary == BinaryFunction.Maximum ? OfLimited(node, left, right) : null;
        }

        /// <summary>A clip that changes nothing.</summary>
        private SumBeside? OfLimited(Node node, Node left, Node right)
        {
            var (limit, value) = left.Kind == NodeKind.Constant ? (left, right) : (right, left);
            var range = ranges.Of(value).Hull;
            return limit.Kind == NodeKind.Constant && range is { HasNoNumber: false, MayBeNaN: false } && (node.Binary == BinaryFunction.Minimum ? range.Upper <= limit.Value : range.Lower >= limit.Value) ? Of(value) : null;
        }

        /// <summary>A choice between two sums that have the part alike.</summary>
        private SumBeside? OfChoice(Node node) => Of(node.Operands[1]) is { IsScaled: false } first && Of(node.Operands[2]) is { IsScaled: false } second
            ? Nothing.And([node.Operands[0], .. first.Rest, .. second.Rest]) : null;

        private SumBeside? OfElements(IReadOnlyList<Node> elements)
        {
            for (var i = 0; i < elements.Count; i++)
                if (Of(elements[i]) is { } found)
                    return found.And([.. elements.Where((_, k) => k != i)]);
            return null;
        }

        private static Node? Parameter(Node node) => node.Kind == NodeKind.Param ? node : null;

        private bool IsFixed(Node node) => ShapingProof.IsFixed(ranges, node);
    }
}
