using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A term whose value is a sum over the steps so far: what came early is paid, or costs, again at each step after it.</summary>
internal sealed class PaidAgain : ILint
{
    public void Check(LintContext context)
    {
        if (context.Program.Kind != ProgramKind.Reward)
            return;
        foreach (var term in context.Terms.Where(t => t.Syntax.Condition is null && (t.Syntax.Weight is not { } weight || context.NodeOf(weight) is { IsUniform: true })))
        {
            if (RunningSum.In(context, term.Syntax.Value) is { } sum && (sum.OnlyGrows ? AddedToTotal.IsOnlyPaid(term, context) : AddedToTotal.IsPaidUpright(term, context)))
                Report(context, term.Name, sum);
            else if (LevelSoFar.In(context, term.Syntax.Value) is { } level && AddedToTotal.IsOnlyPaid(term, context) && (IsMeantOnce(context, term) || context.NodeOf(level) is { } count && PayForWaiting.IsOutweighedBy(context, term, count)))
                Report(context, term.Name, level);
            else if (StepIn(context, term.Syntax.Value) is { } step && context.NodeOf(step) is { IsUniform: false } && AddedToTotal.IsOnlyCost(term, context))
                context.Report(step.Span, DiagnosticCatalogue.PaidAgain, term.Name, "costs the number of the step at every step, so twice as long costs four times as much",
                    new Suggestion("Write 1 in its place for a cost that is the same at each step.", "1"));
        }

        foreach (var total in context.Syntax.Members.OfType<TotalSyntax>())
            if (RunningSum.In(context, total.Value) is { } sum && context.NodeOf(total.Value) is { } node && context.RangeOf(node) is { HasNoNumber: false, Upper: > 0 })
                Report(context, "total", sum);
    }

    private static void Report(LintContext context, string name, RunningSum sum) => context.Report(
        sum.Written.Span, DiagnosticCatalogue.PaidAgain, name, "pays a running sum at every step, so what came early is paid again and again",
        sum.Added is null ? $"Pay what it grows by: change({context.TextOf(sum.Written)}) of std.temporal."
        : sum.IsInside ? new Suggestion($"Write '{sum.Added}' alone.", sum.Added) : $"Pay '{sum.Added}' alone.");

    /// <summary>Whether each of what is counted is meant to be paid once; how far a count comes that nothing bounds says nothing.</summary>
    private static bool IsMeantOnce(LintContext context, LintedTerm term) => RepeatedBonus.IsMeantOnce(context, term, context.RangeOf(term.Contribution) is var range && LintContext.IsTold(range) && !EpisodeCounter.IsIn(context, term.Value) ? range.Upper : 0);

    private static void Report(LintContext context, string name, ExpressionSyntax level)
    {
        var change = $"change({context.TextOf(level)}, before: 0)";
        context.Report(level.Span, DiagnosticCatalogue.PaidAgain, name, $"pays '{context.TextOf(level)}' at every step, a count that never falls, so what was done early is paid again and again",
            new Suggestion($"To pay once for each write {change} of std.temporal.", change));
    }

    /// <summary>The index of the step, where a value is that but for its sign and scale.</summary>
    private static NameSyntax? StepIn(LintContext context, ExpressionSyntax value) => WrittenExpression.Unscaled(context, value) switch
    {
        UnarySyntax { Operator: TokenKind.Minus } negated => StepIn(context, negated.Operand),
        NameSyntax { Name: "step" } step => step,
        _ => null,
    };
}
