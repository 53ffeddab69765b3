using System.Globalization;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>What to write for an equality of reals: a distance in the user's own text and unit, within a hundredth of what the values can be.</summary>
internal static class CloseEnough
{
    private const int LongestShown = 50;

    private const double Share = 1e-2;

    /// <summary>The advice for an equality, or for its opposite; null where its text is long or no comparison.</summary>
    public static Suggestion? Of(LintContext context, Node equality)
    {
        if (context.PlaceOf(equality) is not { } place || WrittenExpression.At(place) is not { } whole || WrittenExpression.Inner(whole) is not BinarySyntax { Operator: TokenKind.EqualEqual or TokenKind.NotEqual } written)
            return null;
        // The number stands on the right, whichever way round it is written.
        var isTurned = Literal(written.Left) is not null;
        var (value, other) = isTurned ? (written.Right, written.Left) : (written.Left, written.Right);
        var (node, limit) = equality.Operands[1].Kind == NodeKind.Constant ? (equality.Operands[0], equality.Operands[1]) : (equality.Operands[1], equality.Operands[0]);
        var (text, beside) = (Text(value), Text(other));
        if (text.Length > LongestShown || beside.Length > LongestShown || place.Text.IndexOf('\n') >= 0)
            return null;

        var (unit, scale) = UnitOf(context, place, other, equality);
        var width = equality.Operands.Select(o => context.RangeOf(o)).Where(r => r is { HasNoNumber: false, IsFinite: true }).Select(r => r.Width).DefaultIfEmpty(0).Max();
        var tolerance = width > 0 && equality.Operands.All(o => LintContext.IsTold(context.RangeOf(o))) ? OneDigit(Share * width / scale) : 1e-3;
        if (limit.IsConstant(0) && WrittenExpression.Inner(value) is CallSyntax call && EachPeriod.Of(context, place, call, written.Operator) is { } period)
            return period;
        var isSize = limit.IsConstant(0) && context.RangeOf(node) is { HasNoNumber: false, Lower: >= 0 };
        var difference = isSize ? text : limit.IsConstant(0) ? $"abs({text})" : $"abs({text} - {(WrittenExpression.Inner(other) is BinarySyntax && other is not ParenthesizedSyntax ? $"({beside})" : beside)})";
        var isEqual = written.Operator == TokenKind.EqualEqual;
        var distance = $"{difference} {(isEqual ? "<" : ">=")} {Number(tolerance)}{unit}";
        return isSize || Literal(other) is null || limit.Kind != NodeKind.Constant || Side(context, node, limit) is not { } side ? $"Write {distance}{Passing(context, equality, node, limit, isEqual, text, beside)}."
            : $"Write {distance}, or {text} {(isEqual ? side > 0 ? ">=" : "<=" : side > 0 ? "<" : ">")} {Number(limit.Value / scale - side * tolerance)}{unit}.";

        string Text(SyntaxNode syntax) => place.Text.Substring(syntax.Span.Start, syntax.Span.Length);
    }

    /// <summary>What to write where a value that has passed the other counts too: for an end, or what is paid once; empty for others.</summary>
    private static string Passing(LintContext context, Node equality, Node value, Node limit, bool isEqual, string text, string other)
    {
        var ends = context.Program.Graph.Results.Where(r => r.Kind == ResultKind.End).Select(r => r.Node).Concat(context.Terms.Select(t => PaidCondition.Of(t.Value)).OfType<Node>());
        (value, limit) = limit.IsUniform ? (value, limit) : (limit, value);
        return isEqual && limit.IsUniform && !limit.IsConstant(0) && ends.Contains(equality) && context.RangeOf(value) is { HasNoNumber: false } range && context.RangeOf(limit) is { HasNoNumber: false } at && LintContext.IsTold(range) && range.Lower < at.Lower && range.Upper > at.Upper && (at.Lower + at.Upper) / 2 > (range.Lower + range.Upper) / 2
            ? $", or {text} >= {other} where passing it counts" : "";
    }

    /// <summary>1 for a number that is the upper end of what a value can be, -1 for the lower one; null for others.</summary>
    private static int? Side(LintContext context, Node value, Node limit)
    {
        var range = context.RangeOf(value);
        if (range is not { HasNoNumber: false, IsFinite: true, IsPoint: false })
            return null;
        var rounding = 1e-6 * range.Width;
        return Math.Abs(limit.Value - range.Upper) <= rounding ? 1 : Math.Abs(limit.Value - range.Lower) <= rounding ? -1 : null;
    }

    /// <summary>The unit as the number beside is written with it, else as the values are declared with it, and how many base units it is.</summary>
    private static (string Text, double Scale) UnitOf(LintContext context, Origin place, ExpressionSyntax other, Node equality)
    {
        if (Literal(other) is { Unit: { } written, Value: not 0 } number)
        {
            var constant = equality.Operands.FirstOrDefault(o => o.Kind == NodeKind.Constant);
            if (constant is not null && constant.Value != 0)
                return ($"<{place.Text.Substring(written.Span.Start, written.Span.Length).Trim('<', '>')}>", Math.Abs(constant.Value / number.Value));
        }

        // A plain number fits every unit that is not known, and a constant is one value in many places.
        return equality.Operands.OrderBy(o => o.Kind == NodeKind.Constant).Select(context.UnitOf).FirstOrDefault(u => u is not null) is not { IsOne: false } unit ? ("", 1)
            : context.DeclaredUnits.CommonOf(equality.Operands, unit) is var (text, scale) ? ($"<{text}>", scale) : ($"<{unit}>", 1);
    }

    private static NumberSyntax? Literal(ExpressionSyntax syntax) => WrittenExpression.Inner(syntax) switch
    {
        NumberSyntax number => number,
        UnarySyntax { Operator: TokenKind.Minus, Operand: NumberSyntax number } => number,
        _ => null,
    };

    private static double OneDigit(double value) => double.Parse(value.ToString("0e0", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string Number(double value) => Math.Abs(value) is > 0 and < 1e-3
        ? value.ToString("0.######e-0", CultureInfo.InvariantCulture) : ((float)value).ToString("0.#######", CultureInfo.InvariantCulture);
}
