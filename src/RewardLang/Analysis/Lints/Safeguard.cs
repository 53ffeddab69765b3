using System.Globalization;
using RewardLang.Analysis.Intervals;
using RewardLang.Builtins;
using RewardLang.Ir;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>How a value is kept from where an operation is not defined, in the user's own words.</summary>
internal static class Safeguard
{
    private const int LongestShown = 50;

    /// <summary>
    /// A logarithm that is finite: of what is counted one that is smooth from 0 on, as a number near 0 would make of no thing a cost of its own; null where its text is none or
    /// long, and where no value is above 0.
    /// </summary>
    public static string? OfLogarithm(LintContext context, Node call, Interval range)
    {
        if (Argument(context, call) is not { } text)
            return null;
        if (range.Lower >= 0 && OfCount(context, call) is { } counted)
            return counted;
        if (!IsCounted(context, call.Operands[0]) || range.Upper < 1)
            return range.Lower >= 0 ? $"log(max({text}, 1e-6))" : range.Upper > Least(context, call.Operands[0]) ? $"log(max({text}, {Text(Least(context, call.Operands[0]))}))" : null;
        return range.Lower >= 0 ? $"log1p({text}), or log(max({text}, 1))" : $"log(max({text}, 1))";
    }

    /// <summary>The logarithm of a count that is scaled, <c>log(tokens / 256)</c>, from one on; null for others.</summary>
    private static string? OfCount(LintContext context, Node call) => context.PlaceOf(call) is { IsCall: false } place && WrittenExpression.At(place) is { } whole
        && WrittenExpression.Inner(whole) is CallSyntax { Arguments: [{ Value: BinarySyntax { Operator: TokenKind.Slash, Left: NameSyntax count, Right: NumberSyntax { Unit: null } scale } }] }
        && context.Syntax.Members.Any(m => m is InputSyntax { Type.Name.Name: "int" } && m.Name.Name == count.Name)
            ? $"log(max({count.Name}, 1) / {place.Text.Substring(scale.Span.Start, scale.Span.Length)})" : null;

    /// <summary>A call whose argument is kept where it is defined: <c>sqrt(max(speed, 0))</c>; null where its text is none or long, and where a limit would be all that is left.</summary>
    public static string? Within(LintContext context, Node call, string function, Interval range) => Argument(context, call) is not { } text ? null : function switch
    {
        "log1p" when range.Upper > 0 => $"log1p(max({text}, -0.99))",
        "sqrt" when range.Upper > 0 => $"sqrt(max({text}, 0))",
        "asin" or "acos" when range.Lower < 1 && range.Upper > -1 => $"{function}(clip({text}, -1, 1))",
        "^" when range.Upper > 0 && context.RangeOf(call.Operands[1]).Lower > 0 && context.TextOf(call.Operands[1]) is var exponent && exponent.All(c => c is '.' or '_' || char.IsLetterOrDigit(c)) =>
            $"max({text}, 0)^{exponent}",
        "^" when range.Upper <= 0 && context.TextOf(call.Operands[1]) is var exponent && exponent.All(c => c is '.' or '_' || char.IsLetterOrDigit(c)) => $"{Turned(text)}^{exponent}: it is never above 0",
        "sqrt" when range.Upper <= 0 => $"sqrt(-{(IsName(text) ? text : $"({text})")}): it is never above 0",
        _ => null,
    };

    private static string Turned(string text) => IsName(text) ? $"(-{text})" : $"(-({text}))";

    private static bool IsName(string text) => text.All(c => c == '_' || char.IsLetterOrDigit(c));

    /// <summary>Whether a value is a whole number whatever is set: a parameter of reals is one by its default alone.</summary>
    private static bool IsCounted(LintContext context, Node value) => context.WholeNumbers.Contains(value)
        && !Reach.From([value]).Any(n => n.Kind == NodeKind.Param && context.Program.Params[n.Slot].Kind == ScalarKind.Real);

    /// <summary>A quotient whose divisor is kept from 0; null where its parts are long or not written.</summary>
    public static string? OfDivision(LintContext context, Node quotient)
    {
        if (context.PlaceOf(quotient) is not { IsCall: false } place || WrittenExpression.At(place) is not { } whole || WrittenExpression.Inner(whole) is not BinarySyntax { Operator: TokenKind.Slash } written)
            return null;
        var (divisor, least) = (quotient.Operands[1], Smallest(context, quotient.Operands[1]));
        var (above, below, inner) = (Text(written.Left), Text(written.Right), Text(WrittenExpression.Inner(written.Right)));
        if (above.Length > LongestShown || below.Length > LongestShown || place.Text.IndexOf('\n') >= 0)
            return null;
        var safe = $"write {above} / max({inner}, {least})";
        var range = context.RangeOf(divisor);
        if (ChangesSign(context, quotient) && range.Upper > -range.Lower / 2)
            return $"{safe}, which keeps its sign";
        // A limit that most of the range lies below is no safeguard.
        if (range.Lower < 0 && LintContext.IsTold(range) && range.Upper <= -range.Lower / 2)
            return $"write 'if abs({inner}) > {least} then {above} / {below} else 0'{(divisor.IsUniform ? ", with what it comes to there, or narrow the range of what it is made of" : "")}";
        return range.Lower >= 0 ? safe : $"{safe} where only positive ones count, or 'if abs({inner}) > {least} then {above} / {below} else 0'";

        string Text(SyntaxNode syntax) => place.Text.Substring(syntax.Span.Start, syntax.Span.Length);
    }

    /// <summary>Whether a quotient of one sign, as that of 1 by a margin, has the other where its divisor is below 0: what was to cost the most pays there.</summary>
    public static bool ChangesSign(LintContext context, Node quotient) => context.RangeOf(quotient.Operands[1]) is { HasNoNumber: false, Lower: < 0, Upper: > 0 } divisor && LintContext.IsTold(divisor)
        && context.RangeOf(quotient.Operands[0]) is { HasNoNumber: false } dividend && (dividend.Lower > 0 || dividend.Upper < 0);

    /// <summary>The argument of a call as it is written: a quotient by a unit is the value itself, and its text another.</summary>
    private static string? Argument(LintContext context, Node call) => context.PlaceOf(call) is { IsCall: false } place && place.Text.IndexOf('\n') < 0
        && WrittenExpression.At(place) is { } whole && WrittenExpression.Inner(whole) is CallSyntax { Arguments: [{ Value: BinarySyntax { Operator: TokenKind.Slash } quotient }] } && quotient.Span.Length <= LongestShown
            ? place.Text.Substring(quotient.Span.Start, quotient.Span.Length) : Written(context, call.Operands[0]);

    private static string? Written(LintContext context, Node value) => context.IsWritten(value) && context.NamedText(value) is { Length: <= LongestShown } text && text.IndexOf('\n') < 0 ? text : null;

    /// <summary>A hundredth of what a value may be, as a power of ten, and of a product a millionth; 1 for what is counted, and for large numbers. In the unit in which it is declared.</summary>
    public static string Smallest(LintContext context, Node value)
    {
        // A plain number fits every unit that is not known.
        var unit = context.UnitOf(value);
        var number = Least(context, value);
        if (unit is { IsOne: false } && context.DeclaredUnits.CommonOf([value], unit) is var (text, scale))
            return $"{Text(Math.Pow(10, Math.Floor(Math.Log10(number / scale) + 1e-9)))}<{text}>";
        return Text(number) + (unit is null or { IsOne: true } ? "" : $"<{unit}>");
    }

    private static string Text(double number) => number < 1e-3 ? number.ToString("0e-0", CultureInfo.InvariantCulture) : number.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>The same as a number, in base units.</summary>
    public static double Least(LintContext context, Node value)
    {
        if (IsCounted(context, value))
            return 1;
        var range = context.RangeOf(value);
        // What is computed is mostly much smaller than it could be.
        if (value.Kind is NodeKind.Unary or NodeKind.Binary && range.Magnitude >= FewThousands)
            return SmallFloor;
        return IsProduct(value) && LintContext.IsTold(range) ? Math.Max(SmallestFloor, PowerBelow(range.Magnitude) * SmallestFloor) : Hundredth(range);
    }

    private const double SmallestFloor = 1e-6;

    private const double SmallFloor = 1e-3;

    private const double FewThousands = 1e3;

    /// <summary>Whether values that vary are multiplied: each may be small by itself, so that a small product is an ordinary one.</summary>
    private static bool IsProduct(Node value) => value.Kind == NodeKind.Binary && value.Binary == BinaryFunction.Multiply && value.Operands.All(o => !o.IsUniform);

    /// <summary>A number that is next to nothing, in the unit of a value.</summary>
    public static string Tiny(LintContext context, Node value) => $"1e-6{(context.UnitOf(value) is null or { IsOne: true } ? "" : $"<{context.UnitOf(value)}>")}";

    private static double Hundredth(Interval range) =>
        range.HasNoNumber || !LintContext.IsTold(range) || range.Magnitude <= 0 ? SmallestFloor : Math.Min(1, Math.Max(SmallestFloor, PowerBelow(range.Magnitude) / 100));

    private static double PowerBelow(double number) => number > 0 ? Math.Pow(10, Math.Floor(Math.Log10(number) + 1e-9)) : 1;
}
