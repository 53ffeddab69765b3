using RewardLang.Ir;

namespace RewardLang.Runtime.Execution;

/// <summary>The sizes of groups of consecutive rows.</summary>
internal static class GroupSizes
{
    /// <summary>The rows of each group; null where an input says which rows form a group, or where nothing asks for groups.</summary>
    /// <param name="graph">The graph of the program.</param>
    /// <param name="parameters">The current parameters.</param>
    /// <param name="rows">The rows of the batch, which must be a multiple of the size.</param>
    /// <exception cref="RewardBindingException">The size is no whole number from 1 on, or the rows do not fall into such groups.</exception>
    public static long? Of(RewardGraph graph, ParameterSet parameters, long rows)
    {
        if (graph.Grouping is not { Kind: not RowGroupingKind.Index } grouping)
            return null;
        var name = grouping.Kind == RowGroupingKind.ParamSize ? parameters.NameOf(grouping.Number) : null;
        var size = name is null ? grouping.Number : parameters.Values[grouping.Number][0];
        if (!RowGrouping.IsSize(size))
            throw new RewardBindingException(name!, $"The parameter '{name}' is {size}; it is the size of a group, a whole number from 1 on.");
        if (rows % (long)size != 0)
        {
            throw new RewardBindingException(
                name ?? "group", $"The {rows} rows do not fall into groups of {size}{(name is null ? "" : $", which is the parameter '{name}'")}: "
                    + $"{rows % (long)size} are left over.");
        }

        return (long)size;
    }
}
