using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>An end that is called a goal and holds where a value is above a limit, beside a term that pays the more the smaller that value is.</summary>
internal sealed class GoalAgainstTerms : ILint
{
    private static readonly string[] s_misses = ["lost", "lose", "miss", "fail", "out", "away", "left", "leave", "not", "un", "far", "drop", "never", "beyond"];

    public void Check(LintContext context)
    {
        foreach (var end in context.Program.Kind == ProgramKind.Reward ? context.Syntax.Members.OfType<EndSyntax>() : [])
        {
            if (!GoalNames.Contains(end.Name.Name) || s_misses.Any(w => end.Name.Name.IndexOf(w, StringComparison.OrdinalIgnoreCase) >= 0)
                || WrittenExpression.Inner(end.Condition) is not BinarySyntax { Operator: TokenKind.Greater or TokenKind.GreaterOrEqual } comparison
                || context.NodeOf(comparison.Left) is not { IsUniform: false } value || context.NodeOf(comparison.Right) is not { IsUniform: true })
                continue;
            // A term beside which others pay more, or for the opposite, is a price of the way there.
            var largest = context.Terms.OrderByDescending(t => context.RangeOf(t.Contribution).Width).FirstOrDefault();
            if (largest is { } term && IsWeighed(context, term) && Slope.Of(context, term.Value, value) < 0 && !context.Terms.Any(t => Slope.Of(context, t.Value, value) > 0))
                context.Report(comparison.Span, DiagnosticCatalogue.GoalAgainstTerms, end.Name.Name, context.TextOf(comparison.Left), term.Name,
                    $"Write {context.TextOf(comparison.Left)} < {context.TextOf(comparison.Right)}, or change the sign of '{term.Name}'.");
        }
    }

    private static bool IsWeighed(LintContext context, LintedTerm term) => !context.Syntax.Members.Any(m => m is TotalSyntax)
        && (term.Syntax.Weight is not { } weight || context.NodeOf(weight) is { } node && context.RangeOf(node) is { HasNoNumber: false, Lower: > 0 });
}
