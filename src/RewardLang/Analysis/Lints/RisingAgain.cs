using RewardLang.Analysis.Intervals;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// An even power that is paid for being near and whose base changes its sign: <c>(1 - distance / 1&lt;m&gt;)^2</c> falls up to 1 m, rises beyond, and pays most far away.
/// </summary>
internal sealed class RisingAgain : ILint
{
    /// <summary>How many parts of a term are looked at.</summary>
    private const int MostParts = 64;

    private static readonly string[] s_distances = ["distance", "distances", "dist", "gap", "gaps", "error", "errors", "deviation", "miss", "offset"];

    /// <summary>An even power, or a magnitude.</summary>
    /// <param name="Whole">What is written.</param>
    /// <param name="Base">Its base.</param>
    /// <param name="Exponent">Its exponent, 1 for a magnitude.</param>
    private sealed record Power(ExpressionSyntax Whole, ExpressionSyntax Base, double Exponent);

    public void Check(LintContext context)
    {
        foreach (var term in context.Program.Kind == ProgramKind.Reward ? context.Terms : [])
            if (AddedToTotal.IsOnlyPaid(term, context) || AddedToTotal.IsPaidUpright(term, context))
                foreach (var power in Paid(context, term.Syntax.Value))
                    Check(context, power);
    }

    private static void Check(LintContext context, Power power)
    {
        if (context.NodeOf(power.Base) is not { } node || context.RangesByDefault.Of(node).Hull is not { HasNoNumber: false, Lower: < 0, Upper: > 0 } range || !LintContext.IsTold(range)
            || WrittenExpression.MeantUnscaled(context, power.Base) is not BinarySyntax { Operator: TokenKind.Minus } line || context.NodeOf(line.Left) is not { } left || context.NodeOf(line.Right) is not { } right || left.IsUniform == right.IsUniform)
            return;
        var (distance, isFalling) = left.IsUniform ? (line.Right, true) : (line.Left, false);
        var (near, far) = isFalling ? (range.Upper, -range.Lower) : (-range.Lower, range.Upper);
        if (far <= near || !IsDistance(context, distance) || context.RangesByDefault.Of(left.IsUniform ? right : left).Hull is not { Lower: >= 0 })
            return;
        var inner = WrittenExpression.Inner(power.Base);
        var text = $"max({(isFalling ? context.TextOf(inner) : WrittenExpression.Negated(context, inner))}, 0)";
        var whole = context.TextOf(power.Whole);
        // A magnitude of what is never negative is that itself.
        var place = power.Exponent > 1 ? power.Base.Span : power.Whole.Span;
        var mended = whole[..(place.Start - power.Whole.Span.Start)] + text + whole[(place.End - power.Whole.Span.Start)..];
        context.Report(power.Whole.Span, DiagnosticCatalogue.RisingAgain, whole, context.TextOf(WrittenExpression.Unscaled(context, distance)), Number(Math.Pow(near, power.Exponent)), Number(Math.Pow(far, power.Exponent)),
            new Suggestion($"Write {mended}, or divide by a scale that fits the whole range.", text, place));
    }

    /// <summary>A number as it is shown beside another one.</summary>
    private static string Number(double value) => IntervalText.Number(value >= 100 ? Math.Round(value) : Math.Round(value, 2));

    /// <summary>The powers that a value adds, also times something, or in a branch.</summary>
    private static IEnumerable<Power> Paid(LintContext context, ExpressionSyntax value)
    {
        var pending = new Stack<ExpressionSyntax>([value]);
        for (var looks = 0; pending.Count > 0 && looks < MostParts; looks++)
        {
            var part = WrittenExpression.MeantUnscaled(context, pending.Pop());
            if (Read(context, part) is { } power)
                yield return power;
            foreach (var inner in part switch
            {
                BinarySyntax { Operator: TokenKind.Plus } both => new[] { both.Left, both.Right },
                BinarySyntax { Operator: TokenKind.Star } product => [.. new[] { (product.Left, product.Right), (product.Right, product.Left) }.Where(f => IsPositive(context, f.Item2)).Select(f => f.Item1)],
                BinarySyntax { Operator: TokenKind.Minus } difference => [difference.Left],
                IfSyntax choice => [choice.Then, choice.Else],
                CallSyntax { Function.Name: "sum" or "mean", Arguments: [var folded, ..] } => [folded.Value],
                _ => [],
            })
                pending.Push(inner);
        }
    }

    private static bool IsPositive(LintContext context, ExpressionSyntax factor) => context.NodeOf(factor) is { } node && context.RangeOf(node) is { HasNoNumber: false, Lower: >= 0 };

    private static Power? Read(LintContext context, ExpressionSyntax part) => part switch
    {
        BinarySyntax { Operator: TokenKind.Caret, Right: NumberSyntax { Unit: null, Value: var exponent } } power when exponent > 0 && exponent % 2 == 0 => new Power(power, power.Left, exponent),
        CallSyntax { Function.Name: "square", Arguments: [{ Name: null, Value: var squared }] } call => new Power(call, squared, 2),
        CallSyntax { Function.Name: "abs", Arguments: [{ Name: null, Value: var signed }] } call => new Power(call, signed, 1),
        _ => null,
    };

    /// <summary>Whether a value is a size by what it measures or is called: with it one is far from something.</summary>
    private static bool IsDistance(LintContext context, ExpressionSyntax syntax)
    {
        var own = WrittenExpression.Unscaled(context, syntax);
        return !WantedSmall.IsTurned(context, own) && !WantedSmall.IsTurned(context, WrittenExpression.MeantUnscaled(context, own))
            && (own is NameSyntax name && NameParts.Of(name.Name).Any(s_distances.Contains) || WrittenExpression.MeantUnscaled(context, own) is CallSyntax { Function.Name: "norm" or "abs" or "sqrt", Arguments: [{ Value: var measured }, ..] }
                && WrittenParts.Of(measured).Select(p => WrittenExpression.Meant(context, p)).Any(p => p is BinarySyntax { Operator: TokenKind.Minus }));
    }
}
