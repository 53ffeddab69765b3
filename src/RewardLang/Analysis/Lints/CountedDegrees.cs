using System.Text.RegularExpressions;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>An angle that is divided by a degree, so that it counts them, in a function that takes radians: <c>cos(heading / 1&lt;deg>)</c>.</summary>
internal sealed class CountedDegrees : ILint
{
    private const int MostLevels = 16;

    /// <summary>Factors between them leave a number of degrees; others make some share of a turn of it.</summary>
    private const double Least = 0.2;

    private const double Most = 20;

    public void Check(LintContext context)
    {
        foreach (var call in WrittenParts.Of(context.Syntax).OfType<CallSyntax>())
        {
            foreach (var argument in DegreesAsRadians.Angles(context, call).Where(a => context.NodeOf(a) is not null))
            {
                var (meant, edits) = (WrittenExpression.Meant(context, argument), new List<TextEdit>());
                if (!Collect(context, meant, edits, MostLevels) || edits.TrueForAll(IsUnit))
                    continue;
                var angle = Edited(context, meant, edits);
                context.Report(argument.Span, DiagnosticCatalogue.DegreesAsRadians, call.Function.Name, context.TextOf(argument), "", $" of degrees{(WrittenExpression.Inner(argument) == meant ? "" : $", {context.TextOf(meant)}")}.",
                    new Suggestion($"An angle is in radians whatever it is declared in: write {DegreesAsRadians.InCall(context, call, argument, angle)}.", angle, argument.Span));
            }
        }
    }

    private static bool IsUnit(TextEdit edit) => edit.Span.Length == 0;

    /// <summary>What makes an angle of a sum of such counts: the divisors are left out, and bare numbers are in degrees. False for what is no such sum.</summary>
    private static bool Collect(LintContext context, ExpressionSyntax syntax, List<TextEdit> edits, int levels)
    {
        switch (levels == 0 ? null : WrittenExpression.Inner(syntax))
        {
            case NumberSyntax { Unit: null } number:
                edits.Add(new TextEdit(new TextSpan(number.Span.End, 0), number.Value == 0 ? "" : "<deg>"));
                return true;
            case UnarySyntax { Operator: TokenKind.Minus } negated:
                return Collect(context, negated.Operand, edits, levels - 1);
            case BinarySyntax { Operator: TokenKind.Plus or TokenKind.Minus } sum:
                return Collect(context, sum.Left, edits, levels - 1) && Collect(context, sum.Right, edits, levels - 1);
            case CallSyntax { Function.Name: "abs" or "min" or "max" or "clip" } call:
                return call.Arguments.All(a => Collect(context, a.Value, edits, levels - 1));
            case BinarySyntax { Operator: TokenKind.Star or TokenKind.Slash } product when Counted(context, product, levels) is { } edit:
                edits.Add(edit);
                return true;
            case NameSyntax name when Named(context, name, levels) is { } edit:
                edits.Add(edit);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The change of a name for such a count to the angle that is counted; null for other names.</summary>
    private static TextEdit? Named(LintContext context, NameSyntax name, int levels)
    {
        var (meant, edits) = (WrittenExpression.Meant(context, name), new List<TextEdit>());
        if (meant is NameSyntax || !Collect(context, meant, edits, levels - 1) || edits.TrueForAll(IsUnit))
            return null;
        var angle = Edited(context, meant, edits);
        return new TextEdit(name.Span, angle.All(c => c == '_' || char.IsLetterOrDigit(c)) ? angle : $"({angle})");
    }

    /// <summary>The change of a product that leaves a division by a degree out; null where there is none, and where what is left is more than one angle and a small factor.</summary>
    private static TextEdit? Counted(LintContext context, BinarySyntax product, int levels)
    {
        var (scale, edit, angles) = (1.0, (TextEdit?)null, 0);
        return Walk(product, true) && angles == 1 && Math.Abs(scale) is >= Least and <= Most ? edit : null;

        bool Walk(ExpressionSyntax part, bool isAbove)
        {
            switch (WrittenExpression.Inner(part))
            {
                case BinarySyntax { Operator: TokenKind.Star } both:
                    return Walk(both.Left, isAbove) && Walk(both.Right, isAbove);
                case BinarySyntax { Operator: TokenKind.Slash } both when isAbove && edit is null && IsDegree(context, both.Right):
                    edit = new TextEdit(new TextSpan(both.Left.Span.End, both.Right.Span.End - both.Left.Span.End), "");
                    return Walk(both.Left, isAbove);
                case BinarySyntax { Operator: TokenKind.Slash } both:
                    return Walk(both.Left, isAbove) && Walk(both.Right, !isAbove);
                case NumberSyntax { Unit: null } number:
                    scale *= isAbove ? number.Value : 1 / number.Value;
                    return true;
                case var angle:
                    angles++;
                    if (edit is null && angle is NameSyntax name)
                        edit = Named(context, name, levels);
                    return isAbove && angle is not NameSyntax { Name: "pi" };
            }
        }
    }

    private static bool IsDegree(LintContext context, ExpressionSyntax syntax) =>
        WrittenExpression.Meant(context, syntax) is NumberSyntax { Value: 1, Unit.Factors: [{ Name: "deg", Power: 1 }] };

    private static string Edited(LintContext context, ExpressionSyntax syntax, List<TextEdit> edits)
    {
        var text = context.TextOf(syntax);
        foreach (var edit in edits.OrderByDescending(e => e.Span.Start))
            text = text.Remove(edit.Span.Start - syntax.Span.Start, edit.Span.Length).Insert(edit.Span.Start - syntax.Span.Start, edit.NewText);
        return s_bracketedName.Replace(s_bracketed.Replace(text, "$1"), "$1");
    }

    /// <summary>A whole text in brackets of its own.</summary>
    private static readonly Regex s_bracketed = new(@"^\(([^()]*)\)$", RegexOptions.CultureInvariant);

    /// <summary>A name in brackets that are not those of a call.</summary>
    private static readonly Regex s_bracketedName = new(@"(?<![\w])\((\w+)\)", RegexOptions.CultureInvariant);
}
