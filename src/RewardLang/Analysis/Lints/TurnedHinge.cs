using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// A term that is named for what lies on one side of a limit and is charged on the other alone: <c>term speeding = -max(legal - speed, 0)</c>.
/// </summary>
internal sealed class TurnedHinge : ILint
{
    private const int MostLevels = 8;

    public void Check(LintContext context)
    {
        if (context.Program.Kind != ProgramKind.Reward)
            return;
        foreach (var term in context.Terms.Where(t => AddedToTotal.IsOnlyCost(t, context) && !context.IsReported(t.Syntax.Span)))
            if (HingeIn(context, term.Syntax.Value) is { } difference && Sides(context, difference) is var (value, limit) && BeyondNames.SideOf(term.Name, value.Name, (limit as NameSyntax)?.Name) is { } isAbove
                && context.NodeOf(value) is { } node && Slope.Of(context, term.Contribution, node) == (isAbove ? 1 : -1) && AddedToTotal.By(term, context) is { } range)
            {
                var turned = WrittenExpression.Negated(context, difference);
                context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.MisleadingName, term.Name, $"costs where '{value.Name}' is {(isAbove ? "below" : "above")} '{context.TextOf(limit)}', never where it is {(isAbove ? "above" : "below")}", range,
                    new Suggestion($"Write {turned} in place of {context.TextOf(difference)}, or change the name.", turned, difference.Span));
            }
    }

    /// <summary>The difference that an expression cuts off at 0, but for its sign, scale and power; null for other expressions.</summary>
    private static BinarySyntax? HingeIn(LintContext context, ExpressionSyntax syntax)
    {
        for (var level = 0; level < MostLevels; level++)
            switch (syntax = WrittenExpression.MeantUnscaled(context, syntax))
            {
                case UnarySyntax { Operator: TokenKind.Minus, Operand: var operand }:
                    syntax = operand;
                    break;
                case BinarySyntax { Operator: TokenKind.Caret, Left: var power }:
                    syntax = power;
                    break;
                case CallSyntax { Function.Name: "square", Arguments: [{ Value: var root }] }:
                    syntax = root;
                    break;
                case CallSyntax { Function.Name: "max" or "min" or "clip" } call when call.Arguments.Any(a => context.NodeOf(a.Value)?.IsConstant(0) == true):
                    return call.Arguments.Select(a => WrittenExpression.MeantUnscaled(context, a.Value)).OfType<BinarySyntax>().ToList() is [{ Operator: TokenKind.Minus } difference] ? difference : null;
                default:
                    return null;
            }

        return null;
    }

    /// <summary>What is compared and its limit: the side that is the same for all rows or is called a limit; null where that is none or both.</summary>
    private static (NameSyntax Value, ExpressionSyntax Limit)? Sides(LintContext context, BinarySyntax difference)
    {
        var (left, right) = (WrittenExpression.Inner(difference.Left), WrittenExpression.Inner(difference.Right));
        return IsLimit(right) && !IsLimit(left) && left is NameSyntax value ? (value, right) : IsLimit(left) && !IsLimit(right) && right is NameSyntax compared ? (compared, left) : null;

        bool IsLimit(ExpressionSyntax side) => context.NodeOf(side) is { IsUniform: true } || side is NameSyntax name && BeyondNames.IsLimit(name.Name);
    }
}
