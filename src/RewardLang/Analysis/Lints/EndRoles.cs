using RewardLang.Builtins;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// Which ends are goals and which are failures: by what the terms pay and charge for their conditions, else by their names, else by what the terms pay and
/// charge for parts of the conditions.
/// </summary>
internal sealed class EndRoles
{
    private readonly List<Node> _paid;
    private readonly List<Node> _charged;

    public EndRoles(LintContext context)
    {
        var ends = context.Ends.Select(e => e.Condition).ToList();
        var terms = context.Terms.Where(t => t.Contribution.Axes.Count == 0).Select(t => (Condition: ConditionOf(t.Value), Paid: context.RangeOf(t.Contribution))).ToList();
        // What is paid for each step that is survived is no goal.
        _paid = [.. terms.Where(t => t.Paid is { HasNoNumber: false, Lower: >= 0, Upper: > 0 }).Select(t => t.Condition).OfType<Node>().Where(c => !ends.Any(end => PaidCondition.EndsWithout(end, c)))];
        _charged = [.. terms.Where(t => t.Paid is { HasNoNumber: false, Lower: < 0, Upper: <= 0 }).Select(t => t.Condition).OfType<Node>()];
    }

    public bool IsGoal(EndSyntax end, Node condition) => Of(end, condition) > 0;

    public bool IsFailure(EndSyntax end, Node condition) => Of(end, condition) < 0;

    /// <summary>1 for a goal, -1 for a failure, and 0 for what is neither or could be both.</summary>
    private int Of(EndSyntax end, Node condition) =>
        Sign(_paid.Contains(condition), _charged.Contains(condition)) is var told and not 0 ? told
        : Sign(GoalNames.Contains(end.Name.Name), HarmNames.IsFailure(end.Name.Name)) is var named and not 0 ? named
        : Sign(_paid.Any(p => Implies(condition, p) || EndConditions.Parts(p).Contains(condition)), _charged.Any(c => Implies(condition, c)));

    private static int Sign(bool isGoal, bool isFailure) => isGoal == isFailure ? 0 : isGoal ? 1 : -1;

    /// <summary>Whether one condition, or one of its alternatives, asks for all that another asks for.</summary>
    private static bool Implies(Node condition, Node other) =>
        EndConditions.Alternatives(condition).Any(a => EndConditions.Alternatives(other).Any(o => EndConditions.Parts(o).All(EndConditions.Parts(a).Contains)));

    /// <summary>The condition of a value that is a number of either sign where it holds and 0 elsewhere.</summary>
    private static Node? ConditionOf(Node value) => PaidCondition.Of(value) ?? (value.Kind == NodeKind.Unary && value.Unary == UnaryFunction.Negate ? PaidCondition.Of(value.Operands[0]) : null);
}
