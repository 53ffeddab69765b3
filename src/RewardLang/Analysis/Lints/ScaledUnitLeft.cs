using RewardLang.Analysis.Intervals;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// A term that is left with the unit of an input which is declared in a scaled one: the power of <c>real&lt;MW&gt;</c> is kept in W, and so the term is a million times what
/// the host's numbers say.
/// </summary>
internal sealed class ScaledUnitLeft : ILint
{
    /// <summary>A scale that is nearer to 1 shows in the weight.</summary>
    private const double LeastRatio = 10;

    private const int LongestShown = 60;

    public void Check(LintContext context)
    {
        foreach (var term in context.Terms)
        {
            if (context.IsReported(term.Syntax.Span) || WrittenDimension.Of(context, term.Syntax.Value) is not { Unit.IsOne: false } value
                || term.Syntax.Weight is { } weight && (WrittenDimension.Of(context, weight) is not { } weighed || (value.Unit * weighed.Unit).IsOne))
                continue;
            foreach (var (name, text, unit, scale) in value.Scaled)
            {
                if (Power(value.Unit, unit) is not { } power || Math.Pow(scale, power) is var ratio && ratio < LeastRatio && ratio > 1 / LeastRatio)
                    continue;
                var one = power == 1 ? $"1<{text}>" : $"(1<{text}>)^{power}";
                var written = context.TextOf(term.Syntax.Value);
                var divided = $"{(WrittenExpression.Inner(term.Syntax.Value) == term.Syntax.Value && term.Syntax.Value is BinarySyntax { Operator: TokenKind.Plus or TokenKind.Minus } or IfSyntax ? $"({written})" : written)} / {one}";
                context.Report(term.Syntax.Value.Span, DiagnosticCatalogue.ScaledUnitLeft, term.Name, value.Unit.ToString(), name, text, IntervalText.Number(ratio), power == 1 ? $"1 {text}" : $"(1 {text})^{power}",
                    written.Length <= LongestShown && WrittenExpression.Inner(term.Syntax.Value) is not NumberSyntax ? new Suggestion($"Write {divided}.", divided, term.Syntax.Value.Span) : new Suggestion($"Divide it by {one}."));
                break;
            }
        }
    }

    /// <summary>Which power of a unit another is, 1 or 2; null for none.</summary>
    private static int? Power(Semantics.Unit whole, Semantics.Unit unit) => whole.Equals(unit) ? 1 : whole.Equals(unit.Power(2)) ? 2 : null;
}
