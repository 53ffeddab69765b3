using RewardLang.Analysis.Ranges;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A condition inside of a branch that never holds there, as that of a stage behind a wider one: <c>if gap &lt; 0.5 then 5 else if gap &lt; 0.1 then 10</c>.</summary>
internal sealed class UnreachableStage : ILint
{
    /// <summary>A condition around an expression, and whether it holds there.</summary>
    private sealed record Known(IfSyntax Choice, bool Holds, Known? Outer);

    public void Check(LintContext context)
    {
        var pending = new Stack<(ExpressionSyntax Syntax, RangeScope Scope, Known? Known)>(
            context.Syntax.Members.SelectMany(WrittenParts.Whole).Select(whole => (whole, context.Ranges.Scope, (Known?)null)));
        while (pending.Count > 0)
        {
            var (syntax, scope, known) = pending.Pop();
            if (syntax is IfSyntax choice && context.NodeOf(choice.Condition) is { } condition)
            {
                if (known is not null && !context.RangeOf(condition).IsFalse && scope.Of(condition).Hull.IsFalse)
                    Report(context, choice.Condition, known);
                else if (known is not null && !context.RangeOf(condition).IsTrue && scope.Of(condition).Hull.IsTrue && WrittenExpression.Inner(choice.Else) is not (NumberSyntax or BooleanSyntax or UnarySyntax))
                    context.Report(choice.Condition.Span, DiagnosticCatalogue.DecidedCondition, context.TextOf(choice.Condition), "always", $" here: where it is asked, '{context.TextOf(known.Choice.Condition)}' {(known.Holds ? "holds" : "has not held")}",
                        $"Nothing is left for 'else {context.TextOf(choice.Else)}': look at the numbers of both.");
                if (scope.Assuming(condition, true) is { } inside)
                    pending.Push((choice.Then, inside, new Known(choice, true, known)));
                if (scope.Assuming(condition, false) is { } outside)
                    pending.Push((choice.Else, outside, new Known(choice, false, known)));
                continue;
            }

            // What a call is given may be that of another step or another row.
            var isCall = syntax is CallSyntax;
            foreach (var part in WrittenParts.Within(syntax))
                pending.Push((part, isCall ? context.Ranges.Scope : scope, isCall ? null : known));
        }
    }

    private static void Report(LintContext context, ExpressionSyntax stage, Known known)
    {
        var node = context.NodeOf(stage)!;
        var culprit = known;
        while (culprit.Outer is not null && context.Ranges.Scope.Assuming(context.NodeOf(culprit.Choice.Condition)!, culprit.Holds)?.Of(node).Hull.IsFalse != true)
            culprit = culprit.Outer;
        context.Report(stage.Span, DiagnosticCatalogue.DecidedCondition, context.TextOf(stage), "never",
            $" here: where it is asked, '{context.TextOf(culprit.Choice.Condition)}' {(culprit.Holds ? "holds" : "has not held")}",
            culprit.Holds ? "Check the two conditions: nothing is left for this branch." : "Put the narrower condition first.");
    }
}
