using RewardLang.Analysis.Ranges;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>Walks a graph from results to inputs, each branch with what its condition tells.</summary>
internal sealed class GuardedWalk(RangeScope outermost)
{
    private const int MostVisits = 20_000;

    private readonly HashSet<(Node, RangeScope)> _seen = [];
    private readonly Dictionary<(RangeScope, Node, bool), IReadOnlyList<RangeScope>> _branches = [];

    /// <summary>Whether the walk went everywhere; in a graph with very many branches it is cut.</summary>
    public bool IsWhole { get; private set; } = true;

    public IEnumerable<(Node Node, RangeScope Scope)> From(IEnumerable<Node> roots)
    {
        var pending = new Stack<(Node Node, RangeScope Scope)>(roots.Select(r => (r, outermost)));
        while (pending.Count > 0 && _seen.Count < MostVisits)
        {
            var (node, scope) = pending.Pop();
            if (!_seen.Add((node, scope)))
                continue;
            yield return (node, scope);
            if (node.Kind == NodeKind.Select)
            {
                pending.Push((node.Operands[0], scope));
                Push(pending, node, 1, scope);
                Push(pending, node, 2, scope);
                continue;
            }

            // Other rows and steps are not those that the condition is about, nor are the other elements of an array.
            var next = node.Rows is not null || node.Kind == NodeKind.ReduceTime ? outermost
                : RangeScope.IsElementwise(node) ? scope
                : scope.OfAllElements;
            foreach (var operand in node.Operands)
                pending.Push((operand, next));
        }

        IsWhole = pending.Count == 0;
    }

    private void Push(Stack<(Node, RangeScope)> pending, Node select, int branch, RangeScope scope)
    {
        var holds = branch == 1;
        if (!scope.Of(select.Operands[0]).Hull.Contains(holds ? 1.0 : 0.0))
            return;
        if (!_branches.TryGetValue((scope, select.Operands[0], holds), out var inside))
            _branches[(scope, select.Operands[0], holds)] = inside = BranchScopes.Of(scope, select.Operands[0], holds);
        foreach (var known in inside)
            pending.Push((select.Operands[branch], known));
    }
}
