using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A conversion of degrees to radians as it is written in any order of its factors: <c>x * pi / 180</c>, <c>x / 180 * pi</c>, <c>0.0174533 * x</c>.</summary>
/// <param name="Angle">What is converted.</param>
/// <param name="Number">The number of degrees of half a turn, or of radians of a degree.</param>
internal sealed record DegreeConversion(ExpressionSyntax Angle, NumberSyntax Number)
{
    private const double Degree = Math.PI / 180;

    /// <summary>The conversion that a product is; null for others.</summary>
    public static DegreeConversion? Of(BinarySyntax syntax)
    {
        var (above, below) = (new List<ExpressionSyntax>(), new List<ExpressionSyntax>());
        Collect(syntax, above, below);
        var numbers = above.Concat(below).Where(f => WrittenExpression.Inner(f) is NumberSyntax { Unit: null }).ToList();
        if (numbers is not [var factor] || WrittenExpression.Inner(factor) is not NumberSyntax number)
            return null;
        var isBelow = below.Contains(factor);
        var pi = above.Find(f => WrittenExpression.Inner(f) is NameSyntax { Name: "pi" });
        var isRight = pi is null ? Math.Abs((isBelow ? 1 / number.Value : number.Value) / Degree - 1) < 1e-3 : isBelow && number.Value == 180;
        var rest = above.Concat(below).Where(f => f != factor && f != pi).ToList();
        return isRight && rest is [var angle] && above.Contains(angle) ? new DegreeConversion(angle, number) : null;
    }

    /// <summary>What to write for it: the angle, in the call whose argument it is.</summary>
    public Suggestion Advice(LintContext context, BinarySyntax conversion, bool isDeclared)
    {
        var call = WrittenParts.Of(context.Syntax).OfType<CallSyntax>().FirstOrDefault(c => c.Arguments is [{ Name: null, Value: var value }] && WrittenExpression.Inner(value) == conversion);
        var angle = WrittenExpression.Inner(Angle);
        var text = call is null ? context.TextOf(Angle) : context.TextOf(angle);
        return new Suggestion(
            $"{(isDeclared ? $"'{context.TextOf(angle)}' is declared in deg and" : "What is declared in deg")} already counts in radians here: write {(call is null ? text : $"{call.Function.Name}({text})")}.",
            text, call is null ? conversion.Span : call.Arguments[0].Value.Span);
    }

    private static void Collect(ExpressionSyntax syntax, List<ExpressionSyntax> above, List<ExpressionSyntax> below)
    {
        switch (WrittenExpression.Inner(syntax))
        {
            case BinarySyntax { Operator: TokenKind.Star } product:
                Collect(product.Left, above, below);
                Collect(product.Right, above, below);
                break;
            case BinarySyntax { Operator: TokenKind.Slash } quotient:
                Collect(quotient.Left, above, below);
                Collect(quotient.Right, below, above);
                break;
            default:
                above.Add(syntax);
                break;
        }
    }
}
