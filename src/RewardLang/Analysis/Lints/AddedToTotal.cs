using RewardLang.Analysis.Intervals;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>What terms add to the total of a program, with which sign.</summary>
internal static class AddedToTotal
{
    /// <summary>
    /// What a term adds: its contribution, or where the total is written out what the term's value adds there; null where that is not told.
    /// </summary>
    public static Interval? By(LintedTerm term, LintContext context)
    {
        if (TotalOf(context) is not { } total || !context.IsNamedIn(total.Value, term.Name))
            return context.IsAdded(term) ? context.RangeOf(term.Contribution) : null;
        return SignIn(context, total.Value, term.Name) switch
        {
            < 0 => IntervalFunctions.Negate(context.RangeOf(term.Value)),
            > 0 => context.RangeOf(term.Value),
            _ => null,
        };
    }

    /// <summary>Whether a term is added to what every step pays, and can only pay. A total of a choice may pay it at some steps alone.</summary>
    public static bool IsOnlyPaid(LintedTerm term, LintContext context) => IsAtEachStep(term, context) && By(term, context) is { HasNoNumber: false, Lower: >= 0, Upper: > 0 };

    /// <summary>Whether a term is added to what every step pays, and can only cost.</summary>
    public static bool IsOnlyCost(LintedTerm term, LintContext context) => IsAtEachStep(term, context) && By(term, context) is { HasNoNumber: false, Lower: < 0, Upper: <= 0 };

    /// <summary>Whether a term that can pay and cost is added to what every step pays, and pays where its value is above 0.</summary>
    public static bool IsPaidUpright(LintedTerm term, LintContext context) => By(term, context) is { HasNoNumber: false, Upper: > 0 } && Sign(term, context) > 0;

    /// <summary>The sign with which a term's value is added to what every step pays; 0 where it is not, and where that is not told.</summary>
    public static int Sign(LintedTerm term, LintContext context) => !IsAtEachStep(term, context) ? 0
        : TotalOf(context) is { } total && context.IsNamedIn(total.Value, term.Name) ? SignIn(context, total.Value, term.Name)
        : term.Syntax.Weight is { } weight ? SignOf(context, weight) : 1;

    private static bool IsAtEachStep(LintedTerm term, LintContext context) => TotalOf(context) is not { } total || Summands(context, total.Value).Any(part => part is NameSyntax name && name.Name == term.Name
        || part is CallSyntax { Function.Name: "weighted_sum", Arguments: [{ Value: NameSyntax { Name: "terms" } }] } or CallSyntax { Function.Name: "sum", Arguments: [{ Value: NameSyntax { Name: "contributions" } }] });

    private static TotalSyntax? TotalOf(LintContext context) => context.Syntax.Members.OfType<TotalSyntax>().FirstOrDefault();

    /// <summary>What a sum adds, without factors and around a clip.</summary>
    public static IEnumerable<ExpressionSyntax> Summands(LintContext context, ExpressionSyntax sum)
    {
        var pending = new Stack<ExpressionSyntax>();
        pending.Push(sum);
        while (pending.Count > 0)
        {
            var part = WrittenExpression.Unscaled(context, pending.Pop());
            if (part is BinarySyntax { Operator: TokenKind.Plus or TokenKind.Minus } both)
            {
                pending.Push(both.Left);
                pending.Push(both.Right);
            }
            else if (part is CallSyntax { Function.Name: "clip" or "tanh", Arguments: [var clipped, ..] })
                pending.Push(clipped.Value);
            else if (part is CallSyntax { Function.Name: "max" or "min", Arguments: [var limited, { Value: var limit }] } && context.NodeOf(limit) is { IsUniform: true })
                pending.Push(limited.Value);
            else
                yield return part;
        }
    }

    /// <summary>The sign with which the total has a name as a part of its sum; 0 where it is none, and where that is not told.</summary>
    public static int SignInTotal(LintContext context, string name) => TotalOf(context) is { } total ? SignIn(context, total.Value, name) : 0;

    /// <summary>The sign with which a sum has a name; 0 where it is no part of one.</summary>
    private static int SignIn(LintContext context, ExpressionSyntax sum, string name) => sum switch
    {
        NameSyntax part => part.Name == name ? 1 : 0,
        UnarySyntax { Operator: TokenKind.Minus } negated => -SignIn(context, negated.Operand, name),
        BinarySyntax { Operator: TokenKind.Plus or TokenKind.Minus } both => SignIn(context, both.Left, name) is var sign && sign != 0 ? sign
            : SignIn(context, both.Right, name) * (both.Operator == TokenKind.Plus ? 1 : -1),
        BinarySyntax { Operator: TokenKind.Star } product => SignOf(context, product.Left) * SignIn(context, product.Right, name)
            + SignOf(context, product.Right) * SignIn(context, product.Left, name),
        ParenthesizedSyntax { Inner: var inner } => SignIn(context, inner, name),
        _ => 0,
    };

    /// <summary>The sign of a factor that is the same for all rows; 0 for others.</summary>
    private static int SignOf(LintContext context, ExpressionSyntax factor) => factor is NumberSyntax { Value: > 0 } ? 1
        : context.NodeOf(factor) is { IsUniform: true } node && context.RangeOf(node) is { HasNoNumber: false } range
        ? range is { Lower: >= 0, Upper: > 0 } ? 1 : range is { Lower: < 0, Upper: <= 0 } ? -1 : 0
        : 0;
}
