using RewardLang.Ir;

namespace RewardLang.Rewrites.Models;

/// <summary>How many models must have answered, one after another, before a value is known.</summary>
internal static class ModelLevels
{
    /// <summary>
    /// The level of every node: 0 where no model is needed. Null where the arguments of a model depend, through a state, on what it
    /// answered at another step: no number of calls over all steps at once would do.
    /// </summary>
    public static IReadOnlyDictionary<Node, int>? TryFind(RewardGraph graph)
    {
        var limit = graph.Nodes.Count(n => n.Kind == NodeKind.ModelCall);
        var levels = graph.Nodes.ToDictionary(n => n, _ => 0);
        for (var hasChanged = true; hasChanged;)
        {
            hasChanged = false;
            foreach (var node in graph.Nodes)
            {
                var level = node.Operands.Count == 0 ? 0 : node.Operands.Max(o => levels[o]);
                if (node.Kind == NodeKind.ModelCall)
                    level++;
                if (node.Kind == NodeKind.StateRead)
                    level = levels[graph.States[node.Slot].Next];
                if (level <= levels[node])
                    continue;
                if (level > limit)
                    return null;
                levels[node] = level;
                hasChanged = true;
            }
        }

        return levels;
    }
}
