using RewardLang.Ir;

namespace RewardLang.Analysis.Ranges;

/// <summary>What all scopes of one analysis share: the assumptions, what the states can be, and the budget.</summary>
/// <param name="assumptions">What is taken for granted.</param>
/// <param name="states">What each state can be before a step.</param>
/// <param name="index">What is asked of the graph again and again; shared by analyses of one graph.</param>
internal sealed class RangeSession(RangeAssumptions assumptions, IReadOnlyList<ElementRanges> states, GraphIndex index)
{
    /// <summary>Nodes that are looked at again inside of branches: what bounds a tree of conditions that share much.</summary>
    private const int MostBranchNodes = 20_000;

    private int _spent;

    public RangeAssumptions Assumptions { get; } = assumptions;

    public AnalysisBudget Budget => index.Budget;

    public bool CanSpend => _spent < MostBranchNodes && !Budget.IsSpent;

    public ElementRanges StateOf(Node read) => states[read.Slot];

    public Node? FindDifference(Node left, Node right) => index.FindDifference(left, right);

    public int[] MapOf(Node node, int operand) => index.MapOf(node, operand);

    /// <summary>Counts a node of a branch; false when the budget is spent, and the range outside of the branch must do.</summary>
    /// <param name="node">The node.</param>
    public bool Spend(Node node)
    {
        _spent++;
        return CanSpend && Budget.Spend(ElementRanges.WorkOf(node));
    }
}
