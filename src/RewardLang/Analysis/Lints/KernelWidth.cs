using System.Globalization;
using RewardLang.Analysis.Intervals;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>What a kernel divides or multiplies by what it measures: the width of <c>exp(-(error / width)^2)</c>.</summary>
/// <param name="Scale">The number or the name.</param>
/// <param name="IsFactor">Whether it multiplies.</param>
/// <param name="Power">The power of what is measured for each power of it: 2 where a square is divided by it as it is.</param>
/// <param name="Squared">That power as it is written, where it is one.</param>
internal sealed record KernelWidth(ExpressionSyntax Scale, bool IsFactor, double Power, BinarySyntax? Squared)
{
    public const string FurtherTerm = "or add a term that reaches further";

    private const int MostLevels = 24;

    /// <summary>The width of a function of a measured value, of which there is one; null where it has none or several.</summary>
    public static KernelWidth? Of(LintContext context, Node function, Node measured)
    {
        if (context.PlaceOf(function) is not { IsCall: false } place || context.WrittenAt(place) is not CallSyntax { Arguments: [{ Value: var syntax }] })
            return null;
        var (found, power, squared) = (new List<(ExpressionSyntax Scale, bool IsFactor, double Outer)>(), 1.0, (BinarySyntax?)null);
        for (var level = 0; context.NodeOf(syntax = WrittenExpression.Meant(context, syntax)) != measured; level++)
        {
            if (level == MostLevels)
                return null;
            switch (syntax)
            {
                case UnarySyntax { Operator: TokenKind.Minus, Operand: var operand }:
                    syntax = operand;
                    break;
                case BinarySyntax { Operator: TokenKind.Caret } whole when NumberFacts.Bare(whole.Right) is { Value: > 0 and var exponent }:
                    (power, squared, syntax) = (power * exponent, whole, whole.Left);
                    break;
                case BinarySyntax { Operator: TokenKind.Slash } quotient when IsScale(context, quotient.Right):
                    found.Add((quotient.Right, false, power));
                    syntax = quotient.Left;
                    break;
                case BinarySyntax { Operator: TokenKind.Star } product when IsScale(context, product.Left):
                    found.Add((product.Left, true, power));
                    syntax = product.Right;
                    break;
                case BinarySyntax { Operator: TokenKind.Star } product when IsScale(context, product.Right):
                    found.Add((product.Right, true, power));
                    syntax = product.Left;
                    break;
                default:
                    return null;
            }
        }

        // Divided by one of its unit it is the same value.
        var widths = found.Where(f => !(WrittenExpression.Inner(f.Scale) is NumberSyntax { Value: 1 })).ToList();
        if ((widths.Count == 0 ? found : widths) is not [var (scale, isFactor, outer)])
            return null;
        var (bare, own) = Root(scale);
        return new KernelWidth(bare, isFactor, power / outer / own, squared);
    }

    private static bool IsScale(LintContext context, ExpressionSyntax syntax) => context.NodeOf(syntax) is { IsUniform: true } node && context.RangeOf(node) is { HasNoNumber: false } and ({ Lower: >= 0 } or { Upper: <= 0 });

    /// <summary>What a scale is a power of, without its sign and a factor: the width of <c>2 * width^2</c>.</summary>
    private static (ExpressionSyntax Scale, double Power) Root(ExpressionSyntax scale)
    {
        var inner = WrittenExpression.Inner(scale);
        if (inner is UnarySyntax { Operator: TokenKind.Minus, Operand: var positive })
            inner = WrittenExpression.Inner(positive);
        if (inner is BinarySyntax { Operator: TokenKind.Star, Left: NumberSyntax, Right: var factor })
            inner = WrittenExpression.Inner(factor);
        return inner is BinarySyntax { Operator: TokenKind.Caret } power && NumberFacts.Bare(power.Right) is { Value: > 0 and var exponent } ? (WrittenExpression.Inner(power.Left), exponent) : (inner, 1);
    }

    /// <summary>What to make of it, so that the function falls to a small part at the end of a range; null where it is neither a number nor a name.</summary>
    /// <param name="context">The program.</param>
    /// <param name="measured">What is measured.</param>
    /// <param name="scale">A width that fits its range, in base units.</param>
    public string? Advice(LintContext context, Node measured, double scale)
    {
        var what = context.NamedText(measured);
        if (Scale is not (NameSyntax or NumberSyntax or MemberSyntax) || context.NodeOf(Scale) is not { } node)
            return null;
        var text = context.TextOf(Scale);
        var (wanted, range) = Wanted(Math.Pow(scale, IsFactor ? -Power : Power));
        if (IsFactor)
            return $"'{what}' is multiplied by {Quoted(text)}: make that some {wanted}, {Beyond("with", range)}{FurtherTerm}.";
        if (Power == 2 && Scale is NameSyntax && Squared is not null && IsOfItsUnit(context, measured, node) && Wanted(scale) is var (width, ownRange))
            return $"'{text}' divides the square of '{what}' and is no square: write ({context.TextOf(Squared.Left)} / {text})^{context.TextOf(Squared.Right)}, with some {width} for it, {Beyond("and widen", ownRange)}{FurtherTerm}.{Untyped(context, measured)}";
        return $"{(Power == 2 ? $"The square of '{what}'" : $"'{what}'")} is divided by {Quoted(text)}: widen that to some {wanted}, {Beyond("with", range)}{FurtherTerm}.";

        (string Number, string? Range) Wanted(double number) => (Number(context, node, number), EndOfRange(context, node, number));

        string Quoted(string scaled) => Scale is NumberSyntax ? scaled : $"'{scaled}'";
    }

    private static string Beyond(string verb, string? endOfRange) => endOfRange is null ? "" : $"{verb} its range, which {endOfRange}, ";

    /// <summary>Where the range of a parameter ends before a number that it is to have, or begins behind it; null where it has it.</summary>
    private string? EndOfRange(LintContext context, Node node, double wanted)
    {
        if (Scale is not NameSyntax || node.Kind != NodeKind.Param || context.KeepsDefault(node) || context.RangeOf(node) is not { IsPoint: false } own)
            return null;
        var rounded = Rounded(wanted, DeclaredNumber.UnitOf(context, node).Scale);
        return own.Upper < rounded ? $"ends at {DeclaredNumber.Of(context, node, own.Upper)}" : own.Lower > rounded ? $"begins at {DeclaredNumber.Of(context, node, own.Lower)}" : null;
    }

    /// <summary>The same for a parameter whose whole range is too narrow; null for other widths.</summary>
    public string? AdviceOnRange(LintContext context, Node measured, Interval range)
    {
        if (IsFactor || Power != 1 || Scale is not NameSyntax name || context.NodeOf(name) is not { Kind: NodeKind.Param } node || context.KeepsDefault(node) || context.RangeOf(node) is not { IsPoint: false } own)
            return null;
        return $"'{context.NamedText(measured)}' is {DeclaredNumber.Place(context, measured, range)}, and '{name.Name}' at most {DeclaredNumber.Of(context, node, own.Upper)}: make that some {Number(context, node, Fitting(range))}, with a range about it, {FurtherTerm}.";
    }

    /// <summary>A width with which a kernel is small at the far end of a range, and not nothing.</summary>
    public static double Fitting(Interval range) => range.Magnitude / 4;

    /// <summary>A number of few digits, in the unit in which the scale is written or declared.</summary>
    private string Number(LintContext context, Node node, double number)
    {
        var (text, scale) = Scale is NumberSyntax { Unit: { } unit, Value: > 0 and var value } && node.Kind == NodeKind.Constant ? (context.TextOf(unit), node.Value / value) : DeclaredNumber.UnitOf(context, node);
        return $"{IntervalText.About(Rounded(number, scale) / scale)}{(text.Length == 0 || text[0] == '<' ? text : $"<{text}>")}";
    }

    /// <summary>The same number in base units.</summary>
    private static double Rounded(double number, double scale) => scale * double.Parse((number / scale).ToString("G1", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>Whether a scale has the unit of what is measured, or of a part of it where others are free.</summary>
    private static bool IsOfItsUnit(LintContext context, Node measured, Node scale) => context.UnitOf(scale) is { IsOne: false } unit
        && (context.UnitOf(measured) is { } own ? own.Equals(unit) : measured.Operands.Any(o => unit.Equals(context.UnitOf(o))));

    /// <summary>The parameter beside which the unit is free, and how it is checked; empty where there is none.</summary>
    private static string Untyped(LintContext context, Node measured) => context.UnitOf(measured) is not null
        || context.Syntax.Members.OfType<ParamSyntax>().Where(p => p.Type is null && Reach.From([measured]).Any(n => n.Kind == NodeKind.Param && context.Program.Params[n.Slot].Name == p.Name.Name)).ToList() is not [var free]
            ? "" : $" With 'param {free.Name.Name} : real<1>' the units are checked.";
}
