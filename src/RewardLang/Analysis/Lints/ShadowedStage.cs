using RewardLang.Analysis.Intervals;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A stage that pays more than one before it, and is not reached where both hold: <c>if wood >= 1 then 1 else if diamonds >= 1 then 10 else 0</c>.</summary>
internal sealed class ShadowedStage : ILint
{
    /// <summary>The conditions of a chain with the numbers that they choose.</summary>
    private sealed record Stage(ExpressionSyntax Condition, double Paid);

    public void Check(LintContext context)
    {
        foreach (var member in context.Syntax.Members)
        {
            var inner = new HashSet<ExpressionSyntax>();
            foreach (var choice in WrittenParts.Of(member).OfType<IfSyntax>())
            {
                if (WrittenExpression.Inner(choice.Else) is IfSyntax next)
                    inner.Add(next);
                if (!inner.Contains(choice) && Stages(choice) is { Count: > 1 } stages)
                    Check(context, stages);
            }
        }
    }

    private static void Check(LintContext context, List<Stage> stages)
    {
        // What pays nothing, or costs, is asked first on purpose.
        if (stages.Exists(s => s.Paid <= 0))
            return;
        for (var i = 1; i < stages.Count; i++)
            if (context.NodeOf(stages[i].Condition) is { Kind: not NodeKind.Constant } later && !context.IsReported(stages[i].Condition.Span)
                && stages.Take(i).FirstOrDefault(s => s.Paid < stages[i].Paid && context.NodeOf(s.Condition) is { } earlier && MayBoth(context, earlier, later)) is { } first)
            {
                context.Report(stages[i].Condition.Span, DiagnosticCatalogue.ShadowedStage, context.TextOf(stages[i].Condition), IntervalText.Number(stages[i].Paid), context.TextOf(first.Condition), IntervalText.Number(first.Paid),
                    "Put the stage that pays most first.");
                return;
            }
    }

    private static bool MayBoth(LintContext context, Node earlier, Node later) => earlier.Axes.Count == 0 && later.Axes.Count == 0
        && context.Ranges.Scope.Assuming(earlier, true) is { } inside && inside.Assuming(later, true) is not null && !inside.Of(later).Hull.IsFalse;

    /// <summary>A chain of conditions that choose numbers, the last of which is for none of them; null for other choices.</summary>
    private static List<Stage>? Stages(IfSyntax choice)
    {
        var stages = new List<Stage>();
        ExpressionSyntax rest = choice;
        while (WrittenExpression.Inner(rest) is IfSyntax stage)
        {
            if (WrittenExpression.Inner(stage.Then) is not NumberSyntax number)
                return null;
            stages.Add(new Stage(stage.Condition, number.Value));
            rest = stage.Else;
        }

        return WrittenExpression.Inner(rest) is NumberSyntax ? stages : null;
    }
}
