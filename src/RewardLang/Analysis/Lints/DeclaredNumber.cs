using RewardLang.Analysis.Intervals;
using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>Numbers in the units in which the host declares what a value is made of: <c>130&lt;km/h></c>.</summary>
internal static class DeclaredNumber
{
    /// <summary>A number of a value, in base units, as it is declared.</summary>
    public static string Of(LintContext context, Node value, double number)
    {
        var (text, scale) = UnitOf(context, value);
        return $"{IntervalText.About(number / scale)}{text}";
    }

    /// <summary>What is said of a value behind "is", as <see cref="IntervalText.Place"/> has it.</summary>
    public static string Place(LintContext context, Node value, Interval range)
    {
        var (text, scale) = UnitOf(context, value);
        return text.Length == 0 || range.HasNoNumber || !range.IsFinite || !LintContext.IsTold(range) ? IntervalText.Place(range)
            : IntervalText.About(range.Lower / scale) is var lower && IntervalText.About(range.Upper / scale) is var upper && lower == upper ? $"{lower}{text}" : $"in {lower} .. {upper}{text}";
    }

    /// <summary>The unit of a value behind a number, empty for none, and how many base units it is.</summary>
    public static (string Text, double Scale) UnitOf(LintContext context, Node value) =>
        context.UnitOf(value) is { IsOne: false } unit ? context.DeclaredUnits.CommonOf([value], unit) is var (text, scale) ? ($"<{text}>", scale) : ($"<{unit}>", 1)
        // What a function makes of an angle or of percent is in neither.
        : !Reach.From([value]).All(IsLinear) ? ("", 1)
        : context.DeclaredUnits.PlainBeside(value) is { } plain ? ($"<{plain.Text}>", plain.Scale)
        : context.DeclaredUnits.RadiansIn(value) is not null ? ("<rad>", 1) : ("", 1);

    private static bool IsLinear(Node node) => node.Kind is NodeKind.Input or NodeKind.Param or NodeKind.Constant or NodeKind.Expand or NodeKind.Slice
        || node.Kind == NodeKind.Reduce && node.Reduction != Reduction.Product
        || node.Kind == NodeKind.Unary && node.Unary!.UnitRule == UnitRule.Keep
        || node.Kind == NodeKind.Binary && (s_sums.Contains(node.Binary!) || (node.Binary == BinaryFunction.Multiply || node.Binary == BinaryFunction.Divide) && node.Operands.Any(o => o.Kind == NodeKind.Constant));

    private static readonly BinaryFunction[] s_sums = [BinaryFunction.Add, BinaryFunction.Subtract, BinaryFunction.Minimum, BinaryFunction.Maximum];
}
