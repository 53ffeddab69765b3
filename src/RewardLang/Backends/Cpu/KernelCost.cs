using System.Text.RegularExpressions;
using RewardLang.Ir;

namespace RewardLang.Backends.Cpu;

/// <summary>A rough measure of the work that a kernel does for each row: what is worth a second thread.</summary>
internal static class KernelCost
{
    // Measured over programs from 20 to 400 operations a row, sixteen rows at a time.
    private const double NanosecondsForEachOperation = 0.022;

    private static readonly Regex s_method = new(@"\.(\w+)", RegexOptions.CultureInvariant);

    /// <summary>The estimated nanoseconds of one thread for one row of a sized graph.</summary>
    public static double NanosecondsForEachRow(RewardGraph graph) =>
        NanosecondsForEachOperation * graph.Nodes.Where(node => !node.IsUniform).Sum(OperationsOf);

    private static double OperationsOf(Node node) => node.Kind switch
    {
        NodeKind.Unary => node.ElementCount * WeightOf(node.Unary!.Kernel),
        NodeKind.Binary => node.ElementCount * WeightOf(node.Binary!.Kernel),
        NodeKind.Reduce or NodeKind.ReduceRows or NodeKind.ReduceTime => node.Operands[0].ElementCount,
        // Both compare each element with each other one of its lane.
        NodeKind.Sort or NodeKind.Rank => (double)node.ElementCount * node.Axis!.Size!.Value,
        NodeKind.Slice or NodeKind.Stack or NodeKind.Expand or NodeKind.StopGradient => 0,
        _ => node.ElementCount,
    };

    private static int WeightOf(string kernel) => Statement.WeightOf(s_method.Match(kernel).Groups[1].Value);
}
