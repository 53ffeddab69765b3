using RewardLang.Analysis.Intervals;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>An angle that is declared in degrees, or that a function returns, and is in radians like all angles, beside a bare number of degrees.</summary>
internal sealed class DegreesBesideRadians : ILint
{
    /// <summary>Bare numbers up to it may be radians.</summary>
    private const double FullTurn = 2 * Math.PI;

    private const int MostLevels = 32;

    public void Check(LintContext context)
    {
        var hasRotations = context.Program.Source.Text.IndexOf("import std.rotation", StringComparison.Ordinal) >= 0;
        var conversions = new List<TextSpan>();
        foreach (var syntax in WrittenParts.Of(context.Syntax).OfType<BinarySyntax>().Where(b => !conversions.Exists(c => c.Start <= b.Span.Start && b.Span.End <= c.End)))
        {
            // What was meant to make radians of degrees has nothing to do.
            if (DegreeConversion.Of(syntax) is { } conversion && IsAngle(context, conversion.Angle, MostLevels))
            {
                conversions.Add(syntax.Span);
                context.Report(conversion.Number.Span, DiagnosticCatalogue.DegreesBesideRadians, context.TextOf(WrittenExpression.Inner(conversion.Angle)), RangeOf(context, conversion.Angle),
                    conversion.Advice(context, syntax, WrittenExpression.Inner(conversion.Angle) is NameSyntax own && Declared(context, own) is { } member && UnitOf(member) is not null));
                continue;
            }

            var (angle, number) = NumberFacts.Bare(syntax.Right) is { } right ? (syntax.Left, right) : (syntax.Right, NumberFacts.Bare(syntax.Left));
            if (number is null || number.Value <= FullTurn)
                continue;
            var isMeasured = TokenFacts.IsComparison(syntax.Operator) && IsMeasured(angle, hasRotations, MostLevels);
            if (!isMeasured && !(TokenFacts.IsComparison(syntax.Operator) || syntax.Operator is TokenKind.Plus or TokenKind.Minus || syntax is { Operator: TokenKind.Slash } && angle == syntax.Left)
                || !isMeasured && !IsAngle(context, angle, MostLevels))
                continue;
            var text = context.Program.Source.GetText(angle.Span);
            context.Report(number.Span, DiagnosticCatalogue.DegreesBesideRadians, text, RangeOf(context, angle),
                new Suggestion($"Write {context.Program.Source.GetText(number.Span)}<deg>.", "<deg>", new TextSpan(number.Span.End, 0)));
        }
    }

    private static TypeSyntax? UnitOf(MemberSyntaxNode member)
    {
        var type = member switch { InputSyntax input => input.Type, ParamSyntax param => param.Type, _ => null };
        return type?.Unit?.Factors is [{ Name: "deg", Power: 1 }] ? type : null;
    }

    private static MemberSyntaxNode? Declared(LintContext context, NameSyntax name) => context.Syntax.Members.FirstOrDefault(m => m.Name.Name == name.Name);

    private static bool IsAngle(LintContext context, ExpressionSyntax syntax, int left) => left > 0 && WrittenExpression.Inner(syntax) switch
    {
        NameSyntax name => Declared(context, name) is { } member
            && (UnitOf(member) is not null || member is LetSyntax let && IsAngle(context, let.Value, left - 1)),
        IndexSyntax index => IsAngle(context, index.Target, left - 1),
        MemberSyntax part => IsAngle(context, part.Target, left - 1),
        UnarySyntax { Operator: TokenKind.Minus } unary => IsAngle(context, unary.Operand, left - 1),
        BinarySyntax { Operator: TokenKind.Plus or TokenKind.Minus } sum => IsAngle(context, sum.Left, left - 1) || IsAngle(context, sum.Right, left - 1),
        CallSyntax { Function.Name: "abs" or "max" or "min" or "clip" or "sum" or "mean" or "norm", Arguments: [var first, ..] } => IsAngle(context, first.Value, left - 1),
        _ => false,
    };

    /// <summary>Whether an expression is what a function for angles returns; those of the library have their names to themselves where it is imported.</summary>
    private static bool IsMeasured(ExpressionSyntax syntax, bool hasRotations, int left) => left > 0 && WrittenExpression.Inner(syntax) switch
    {
        CallSyntax { Function.Name: "atan2" or "atan" or "acos" or "asin" } => true,
        CallSyntax { Function.Name: "yaw" or "pitch" or "roll" or "rotation_angle" or "angle_between" or "wrap_angle" } => hasRotations,
        CallSyntax { Function.Name: "abs" or "max" or "min", Arguments: [var first, ..] } => IsMeasured(first.Value, hasRotations, left - 1),
        UnarySyntax { Operator: TokenKind.Minus } unary => IsMeasured(unary.Operand, hasRotations, left - 1),
        _ => false,
    };

    private static string RangeOf(LintContext context, ExpressionSyntax syntax) =>
        WrittenExpression.Inner(syntax) is NameSyntax name && context.Program.Inputs.FirstOrDefault(i => i.Name == name.Name) is { Lower: { } lower, Upper: { } upper }
            ? $" ({IntervalText.Number(lower * Math.PI / 180)} .. {IntervalText.Number(upper * Math.PI / 180)})" : "";
}
