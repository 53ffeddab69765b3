using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>Groups of one row: a mean is the row's own value, a deviation 0, and that of a sample NaN.</summary>
internal sealed class GroupOfOne : ILint
{
    public void Check(LintContext context)
    {
        var graph = context.Program.Graph;
        if (graph.Grouping is not { } grouping || context.Syntax.Members.OfType<GroupSyntax>().FirstOrDefault() is not { Size: { } size } || !graph.Nodes.Any(n => n.Rows == RowSet.Group))
            return;
        var param = grouping.Kind == RowGroupingKind.ParamSize ? context.Program.Params[grouping.Number] : null;
        if (grouping.Kind == RowGroupingKind.ConstantSize ? grouping.Number == 1 : param?.Default is [1] && !IsGuarded(context, grouping.Number))
            context.Report(size.Span, DiagnosticCatalogue.GroupOfOne, graph.Nodes.Any(IsNumberOfOthers) ? ": what is divided by their number is NaN" : "",
                param is null ? "Say how many rows make a group, as in 'group of 8'." : $"Give '{param.Name}' the number of rows that are compared, as in 'param {param.Name} : int = 8'.");
    }

    /// <summary>Whether all that is compared within groups is asked for where the parameter is above 1 alone.</summary>
    private static bool IsGuarded(LintContext context, int number)
    {
        if (context.Program.Graph.Nodes.FirstOrDefault(n => n.Kind == NodeKind.Param && n.Slot == number) is not { } size)
            return false;
        var seen = new HashSet<Node>();
        var pending = new Stack<Node>(context.Roots);
        while (pending.Count > 0)
        {
            var node = pending.Pop();
            if (!seen.Add(node))
                continue;
            if (node.Rows == RowSet.Group)
                return false;
            for (var i = 0; i < node.Operands.Count; i++)
                if (node.Kind != NodeKind.Select || i == 0 || context.Ranges.Scope.Assuming(node.Operands[0], i == 1) is { } branch && !(branch.Of(size).Hull.Lower > 1))
                    pending.Push(node.Operands[i]);
        }

        return true;
    }

    private static bool IsNumberOfOthers(Node node) => node.Kind == NodeKind.Binary && node.Binary == BinaryFunction.Subtract && node.Operands[1].IsConstant(1)
        && node.Operands[0] is { Kind: NodeKind.ReduceRows, Rows: RowSet.Group } count && count.Operands[0].IsConstant(1);
}
