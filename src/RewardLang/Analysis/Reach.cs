using RewardLang.Ir;

namespace RewardLang.Analysis;

/// <summary>What values are made of within a step.</summary>
internal static class Reach
{
    /// <summary>The nodes themselves and all their operands, theirs, and so on. States are not followed to earlier steps.</summary>
    public static HashSet<Node> From(IEnumerable<Node> roots)
    {
        var reached = new HashSet<Node>();
        var pending = new Stack<Node>(roots);
        while (pending.Count > 0)
        {
            var node = pending.Pop();
            if (!reached.Add(node))
                continue;
            foreach (var operand in node.Operands)
                pending.Push(operand);
        }

        return reached;
    }
}
