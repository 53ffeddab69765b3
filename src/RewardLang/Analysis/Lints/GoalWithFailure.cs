using System.Text.RegularExpressions;
using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Proofs;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>Two ends that can hold at one step, one of them a goal and the other a failure, where the goal is paid for and outweighs the failure: who crashes on the pad has landed.</summary>
internal sealed class GoalWithFailure : ILint
{
    private const int LongestShown = 60;

    private static readonly Regex s_careful = new(@"\b(?:safe|safely|soft|softly|gentle|gently|without)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public void Check(LintContext context)
    {
        var program = context.Program;
        if (program.Kind != ProgramKind.Reward || !program.IsCausal || program.Graph.Done is not { Axes.Count: 0 } || !program.Graph.Results.Any(r => r.Kind == ResultKind.Total && r.Node.Axes.Count == 0) || !CounterexampleSearch.CanSearch(program))
            return;
        var roles = context.EndRoles;
        foreach (var (goal, reached) in context.Ends.Where(e => e.Condition.Axes.Count == 0 && roles.IsGoal(e.Syntax, e.Condition)))
            foreach (var (failure, failed) in context.Ends.Where(e => e.Condition.Axes.Count == 0 && roles.IsFailure(e.Syntax, e.Condition)))
                if (IsMeantApart(context, goal, reached, failed) && new BothEnds(context, reached, failed).Find() is var (example, paid))
                {
                    context.Report(goal.Name.Span, DiagnosticCatalogue.GoalWithFailure, goal.Name.Name, failure.Name.Name, ScenarioText.Phrase(program, example), IntervalText.Number(paid), Advice(context, goal, reached, failure));
                    return;
                }
    }

    /// <summary>Whether both ask for something in common, or some text says that the goal is to be reached with care, or the total asks for the goal first: two ends that have nothing to do with each other may be meant so.</summary>
    private static bool IsMeantApart(LintContext context, EndSyntax goal, Node reached, Node failed) => Looked(reached).Overlaps(Looked(failed))
        || s_careful.IsMatch($"{context.Program.Documentation} {goal.Documentation} {Words(goal.Name)}")
        || context.Terms.Any(t => BothEnds.IsPaidFor(context, t, reached) && s_careful.IsMatch($"{t.Syntax.Documentation} {Words(t.Syntax.Name)}"))
        || WrittenParts.Of(context.Syntax).OfType<IfSyntax>().Any(i => WrittenExpression.Inner(i.Else) is IfSyntax other && context.NodeOf(i.Condition) == reached && context.NodeOf(other.Condition) == failed);

    private static string Words(NameSyntax name) => name.Name.Replace('_', ' ');

    /// <summary>The conditions that are parts of one, and the values that these compare.</summary>
    private static HashSet<Node> Looked(Node condition)
    {
        var parts = EndConditions.Alternatives(condition).SelectMany(EndConditions.Parts).ToList();
        return [.. parts.Where(p => p.Kind != NodeKind.Constant), .. parts.SelectMany(p => p.Operands).Where(o => !o.IsUniform)];
    }

    private static string Advice(LintContext context, EndSyntax goal, Node reached, EndSyntax failure)
    {
        var (wanted, unwanted) = (WrittenExpression.Inner(goal.Condition), WrittenExpression.Inner(failure.Condition));
        var condition = context.TextOf(goal.Condition);
        if (condition.Length > LongestShown || condition.IndexOf('\n') >= 0)
            condition = "…";
        else if (wanted is IfSyntax or BinarySyntax { Operator: TokenKind.Or })
            condition = $"({context.TextOf(wanted)})";
        var isPaid = context.Terms.Any(t => BothEnds.IsPaidFor(context, t, reached));
        return $"Write 'end {context.TextOf(goal.Name)} when {condition} and not {context.TextOf(unwanted is NameSyntax ? unwanted : failure.Name)}'{(isPaid ? ", and pay for that" : "")}.";
    }
}
