using System.Text.RegularExpressions;
using RewardLang.Analysis.Intervals;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>An input or a parameter in radians whose range, or text, is that of an angle in degrees: <c>real&lt;rad&gt; in -180 .. 180</c>.</summary>
internal sealed class RangeInDegrees : ILint
{
    /// <summary>Where the ranges of angles in degrees end.</summary>
    private static readonly double[] s_ends = [45, 90, 180, 270, 360];

    /// <summary>Words of what turns on and on.</summary>
    private static readonly string[] s_turning = ["wheel", "wheels", "motor", "crank", "shaft", "spool", "phase", "total", "accumulated", "travelled", "rotor"];

    private static readonly Regex s_degrees = new(@"\b(?:in|counted in|measured in) degrees\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public void Check(LintContext context)
    {
        foreach (var member in context.Syntax.Members)
        {
            var (type, range) = member switch { InputSyntax input => (input.Type, input.Range), ParamSyntax param => (param.Type, param.Range), _ => (null, null) };
            if (type?.Unit is { } written && range is not null && context.TextOf(written) == "deg" && IsPartOfTurn(context, range.Upper) && (IsZero(range.Lower) || range.Lower is UnarySyntax { Operator: TokenKind.Minus, Operand: var least } && IsPartOfTurn(context, least) || NumberFacts.Bare(range.Lower) is { Value: < 0 } negative && IsPartOfTurn(-negative.Value)))
                context.Report(range.Span, DiagnosticCatalogue.RangeInDegrees, member.Name.Name, "degrees", $"its range {context.TextOf(range)} is one of radians",
                    new Suggestion("Declare it real<rad> where the host passes radians, or write the range in degrees, as in -180 .. 180.", "rad", written.Span));
            if (type?.Unit is not { } unit || context.TextOf(unit) != "rad" || NameParts.Of(member.Name.Name).Any(s_turning.Contains))
                continue;
            var isRange = range is not null && NumberFacts.Bare(range.Upper) is { Value: var upper } && s_ends.Contains(upper) && IsLower(range.Lower);
            if (isRange)
                context.Report(range!.Span, DiagnosticCatalogue.RangeInDegrees, member.Name.Name, "radians", $"its range {context.TextOf(range)} is up to {IntervalText.Number(Math.Round(NumberFacts.Bare(range.Upper)!.Value / (2 * Math.PI)))} turns",
                    new Suggestion($"Declare it real<deg> where the host passes degrees, or write the range with its unit, as in {context.TextOf(range.Upper)}<deg>.", "deg", unit.Span));
            else if (range is null && member.Documentation is { } text && s_degrees.IsMatch(text))
                context.Report(unit.Span, DiagnosticCatalogue.RangeInDegrees, member.Name.Name, "radians", "its text says degrees", new Suggestion("Declare it real<deg> where the host passes degrees.", "deg", unit.Span));
        }
    }

    private static bool IsZero(ExpressionSyntax end) => NumberFacts.Bare(end) is { Value: 0 };

    /// <summary>Whether an end is a half, a quarter or the whole of a turn in radians.</summary>
    private static bool IsPartOfTurn(LintContext context, ExpressionSyntax end) => NumberFacts.Bare(end) is { } number ? IsPartOfTurn(number.Value) : context.TextOf(end).Replace(" ", "") is "pi" or "2*pi" or "pi*2" or "pi/2" or "0.5*pi";

    private static bool IsPartOfTurn(double end) => new[] { Math.PI / 2, Math.PI, 2 * Math.PI }.Any(turn => Math.Abs(end - turn) < 0.01);

    /// <summary>0, or such an end with a minus.</summary>
    private static bool IsLower(ExpressionSyntax lower) => IsZero(lower) || lower is UnarySyntax { Operator: TokenKind.Minus, Operand: var size } && NumberFacts.Bare(size) is { } number && s_ends.Contains(number.Value)
        || NumberFacts.Bare(lower) is { Value: < 0 } negative && s_ends.Contains(-negative.Value);
}
