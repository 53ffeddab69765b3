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
            context.Report(size.Span, DiagnosticCatalogue.GroupOfOne, $"Each group is one row, which has no others to be compared with{(graph.Nodes.Any(IsNumberOfOthers) ? ": what is divided by their number is NaN" : "")}",
                param is null ? "Say how many rows make a group, as in 'group of 8'." : $"Give '{param.Name}' the number of rows that are compared, as in 'param {param.Name} : int = 8'.");
        else if (param is { Lower: <= 1, Upper: > 1 } && !IsGuarded(context, grouping.Number))
            CheckRange(context, param);
    }

    /// <summary>A parameter that may be 1 where what is made of a group of one is no number.</summary>
    private static void CheckRange(LintContext context, ProgramParam param)
    {
        var quotients = new HashSet<Node>(context.Program.Graph.Nodes.Where(n => n.Kind == NodeKind.Binary && n.Binary == BinaryFunction.Divide && IsNumberOfOthers(n.Operands[1]) && context.RangeOf(n.Operands[0]).Contains(0)));
        if (quotients.Count == 0 || context.Roots.All(r => !context.RangeOf(r).MayBeNaN) || IsAskedFor(context, quotients)
            || context.Syntax.Members.OfType<ParamSyntax>().FirstOrDefault(p => p.Name.Name == param.Name) is not { Range: { } range })
            return;
        var population = OfPopulation(context);
        context.Report(range.Lower.Span, DiagnosticCatalogue.GroupOfOne, $"Where '{param.Name}' is 1, {(population is null ? "there are no others, and their mean is NaN" : "the deviation of a sample of one row is NaN")}",
            new Suggestion($"Write 'in 2 .. {context.TextOf(range.Upper)}' for its range{(population is null ? "" : $", or {population}, with the deviation of the population")}.", "2"));
    }

    /// <summary>Whether the program asks whether what is divided by the number of others is a number, as <c>x == x</c> does.</summary>
    private static bool IsAskedFor(LintContext context, HashSet<Node> quotients) => context.Program.Graph.Nodes.Any(n =>
        n.Kind == NodeKind.Select && n.Operands[0].Kind == NodeKind.Binary && n.Operands[0].Operands[0] == n.Operands[0].Operands[1] && Reach.From([n.Operands[0].Operands[0]]).Overlaps(quotients));

    /// <summary>What to write for a deviation of a sample; null where none is written.</summary>
    private static string? OfPopulation(LintContext context) => WrittenParts.Of(context.Syntax).OfType<CallSyntax>().Select(call => call.Function.Name switch
    {
        "group_advantage" => "standardized of std.group for group_advantage",
        "sample_std" => "std for sample_std",
        "sample_var" => "var for sample_var",
        "std" or "var" when call.Arguments.Any(a => a.Name?.Name == "ddof") => "leave 'ddof' away",
        _ => null,
    }).FirstOrDefault(text => text is not null);

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

    /// <summary>Whether a value is the number of a group's rows less 1.</summary>
    private static bool IsNumberOfOthers(Node node) => node.Kind == NodeKind.Binary && node.Binary == BinaryFunction.Subtract && node.Operands[1].IsConstant(1)
        && node.Operands[0] is { Kind: NodeKind.ReduceRows, Rows: RowSet.Group } count && (count.Operands[0].IsConstant(1) || IsAnyNumber(count.Operands[0]));

    /// <summary>Whether a value is 1 for all that is a number: <c>x == x</c>.</summary>
    private static bool IsAnyNumber(Node node) => node.Kind == NodeKind.ToNumber ? IsAnyNumber(node.Operands[0]) : node.Kind == NodeKind.Binary && node.Binary == BinaryFunction.Equal && node.Operands[0] == node.Operands[1];
}
