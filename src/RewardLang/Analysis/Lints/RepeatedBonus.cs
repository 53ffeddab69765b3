using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Proofs;
using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>A bonus for a condition that is paid at every step at which it holds, and by its size or name was meant once.</summary>
internal sealed class RepeatedBonus : ILint
{
    private const double Large = 50;

    private static readonly string[] s_words = ["bonus", "success", "goal", "reached", "arrival", "complete", "solved"];

    public void Check(LintContext context)
    {
        if (context.Program.Kind != ProgramKind.Reward)
            return;
        var graph = context.Program.Graph;
        var ends = graph.Results.Where(r => r.Kind is ResultKind.End or ResultKind.Done).Select(r => r.Node).ToList();
        foreach (var term in context.Terms)
        {
            if (ConditionOf(term.Value) is not { } condition || ends.Contains(condition) || Neighbour.HoldsOnce(graph, condition) || LooksBack(condition) || ends.Any(end => EndsWithout(end, condition)))
                continue;
            var paid = context.RangeOf(term.Contribution);
            var isMeantOnce = s_words.Any(w => term.Name.IndexOf(w, StringComparison.OrdinalIgnoreCase) >= 0) || IsLarge(context, term, paid);
            if (paid.IsFinite && paid.Upper > 0 && isMeantOnce)
                context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.RepeatedBonus, term.Name, IntervalText.Number(paid.Upper), context.TextOf(condition));
        }
    }

    /// <summary>Whether a term pays many times what all others together can move.</summary>
    private static bool IsLarge(LintContext context, LintedTerm term, Interval paid)
    {
        var others = context.Terms.Where(t => t != term).Select(t => context.RangeOf(t.Contribution)).ToList();
        return others.All(r => r.IsFinite) && others.Sum(r => r.Magnitude) is > 0 and var sum && paid.Upper >= Large * sum;
    }

    /// <summary>The condition of a value that is a number where it holds and 0 elsewhere.</summary>
    private static Node? ConditionOf(Node value) =>
        value.Kind == NodeKind.ToNumber ? value.Operands[0]
        : value.Kind == NodeKind.Select && value.Operands[1].Kind is NodeKind.Constant or NodeKind.Param && value.Operands[2].IsConstant(0) ? value.Operands[0]
        : null;

    /// <summary>Whether an episode ends where a condition does not hold: the bonus is for each step that is survived.</summary>
    private static bool EndsWithout(Node end, Node condition) => end.Kind == NodeKind.Binary
        && (end.Binary == BinaryFunction.Or ? end.Operands.Any(o => EndsWithout(o, condition))
            : end.Binary == BinaryFunction.ExclusiveOr ? end.Operands.Contains(condition) && end.Operands.Any(o => o.IsConstant(1))
            : IsOpposite(end, condition));

    /// <summary>Whether one comparison holds where the other does not, but for the one number at which they meet.</summary>
    private static bool IsOpposite(Node a, Node b) => a.Kind == NodeKind.Binary && b.Kind == NodeKind.Binary && IsOrder(a) && IsOrder(b)
        && a.Operands[0] == b.Operands[1] && a.Operands[1] == b.Operands[0];

    private static bool IsOrder(Node node) => node.Binary == BinaryFunction.Less || node.Binary == BinaryFunction.LessOrEqual;

    /// <summary>A condition that asks what was before has thought of the steps.</summary>
    private static bool LooksBack(Node condition) => Reach.From([condition]).Any(n => n.Kind == NodeKind.StateRead);
}
