using RewardLang.Ir;

namespace RewardLang;

/// <summary>What a program costs for one row and step, known before it runs. Axes must have their sizes.</summary>
/// <param name="Operations">Operations on single numbers.</param>
/// <param name="InputBytes">What is read of the host's tensors.</param>
/// <param name="ResultBytes">What is written of results: total, terms, contributions, outputs and ends.</param>
/// <param name="StateBytes">What is kept from step to step.</param>
public sealed record ProgramCost(long Operations, long InputBytes, long ResultBytes, long StateBytes)
{
    /// <summary>The cost of a sized graph.</summary>
    internal static ProgramCost Of(RewardGraph graph) => new(
        graph.Nodes.Where(Computes).Sum(node => node.Operands.Append(node).Max(n => (long)n.ElementCount)),
        graph.Nodes.Where(n => n.Kind == NodeKind.Input && !n.IsUniform).Sum(Bytes),
        graph.Results.Sum(r => Bytes(r.Node)),
        graph.States.Sum(s => (long)sizeof(float) * s.Next.ElementCount));

    /// <summary>Whether a node computes something: it is no constant, input or parameter, and does not only rearrange values.</summary>
    internal static bool Computes(Node node) => node.Kind is NodeKind.Unary or NodeKind.Binary or NodeKind.Select or NodeKind.Reduce
        or NodeKind.ReduceRows or NodeKind.SortRows or NodeKind.RankRows or NodeKind.QuantileRows or NodeKind.ReduceTime
        or NodeKind.CumulativeSum or NodeKind.Sort or NodeKind.Rank or NodeKind.ArgMax;

    private static long Bytes(Node node) => (node.IsTruth ? sizeof(bool) : sizeof(float)) * (long)node.ElementCount;
}

/// <summary>The most that a host allows a program to cost for one row and step. A program that costs more does not compile.</summary>
/// <param name="Operations">Operations on single numbers; null for any.</param>
/// <param name="InputBytes">Bytes of inputs; null for any.</param>
/// <param name="ResultBytes">Bytes of results; null for any.</param>
/// <param name="StateBytes">Bytes that are kept from step to step; null for any.</param>
public sealed record ProgramBudget(long? Operations = null, long? InputBytes = null, long? ResultBytes = null, long? StateBytes = null)
{
    /// <summary>What a program has too much of, how much, and what is allowed.</summary>
    internal IEnumerable<(string What, long Cost, long Allowed)> ExceededBy(ProgramCost cost)
    {
        (string What, long Cost, long? Allowed)[] items =
        [
            ("operations", cost.Operations, Operations), ("bytes of inputs", cost.InputBytes, InputBytes),
            ("bytes of results", cost.ResultBytes, ResultBytes), ("bytes of state", cost.StateBytes, StateBytes),
        ];
        return items.Where(i => i.Cost > i.Allowed).Select(i => (i.What, i.Cost, i.Allowed!.Value));
    }
}
