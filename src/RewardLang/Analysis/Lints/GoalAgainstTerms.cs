using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>An end that is called a goal and holds where a value is above a limit, beside a term that pays the more the smaller that value is.</summary>
internal sealed class GoalAgainstTerms : ILint
{
    /// <summary>How deep a term may be made of the value.</summary>
    private const int MostLevels = 24;

    private static readonly string[] s_misses = ["lost", "lose", "miss", "fail", "out", "away", "left", "leave", "not", "un", "far", "drop", "never", "beyond"];

    public void Check(LintContext context)
    {
        foreach (var end in context.Program.Kind == ProgramKind.Reward ? context.Syntax.Members.OfType<EndSyntax>() : [])
        {
            if (!GoalNames.Contains(end.Name.Name) || s_misses.Any(w => end.Name.Name.IndexOf(w, StringComparison.OrdinalIgnoreCase) >= 0)
                || WrittenExpression.Inner(end.Condition) is not BinarySyntax { Operator: TokenKind.Greater or TokenKind.GreaterOrEqual } comparison
                || context.NodeOf(comparison.Left) is not { IsUniform: false } value || context.NodeOf(comparison.Right) is not { IsUniform: true })
                continue;
            // A term beside which others pay more, or for the opposite, is a price of the way there.
            var largest = context.Terms.OrderByDescending(t => context.RangeOf(t.Contribution).Width).FirstOrDefault();
            if (largest is { } term && IsWeighed(context, term) && Slope(context, term.Value, value, MostLevels) < 0 && !context.Terms.Any(t => Slope(context, t.Value, value, MostLevels) > 0))
                context.Report(comparison.Span, DiagnosticCatalogue.GoalAgainstTerms, end.Name.Name, context.TextOf(comparison.Left), term.Name,
                    $"Write {context.TextOf(comparison.Left)} < {context.TextOf(comparison.Right)}, or change the sign of '{term.Name}'.");
        }
    }

    private static bool IsWeighed(LintContext context, LintedTerm term) => !context.Syntax.Members.Any(m => m is TotalSyntax)
        && (term.Syntax.Weight is not { } weight || context.NodeOf(weight) is { } node && context.RangeOf(node) is { HasNoNumber: false, Lower: > 0 });

    /// <summary>1 where a value grows with another, -1 where it falls, and 0 where that is not told.</summary>
    private static int Slope(LintContext context, Node node, Node by, int levels)
    {
        if (node == by || levels == 0)
            return node == by ? 1 : 0;
        if (node.Kind == NodeKind.Unary && node.Unary!.Name is "exp" or "tanh" or "sigmoid" or "sqrt")
            return Slope(context, node.Operands[0], by, levels - 1);
        if (node.Kind == NodeKind.Unary && node.Unary == UnaryFunction.Negate)
            return -Slope(context, node.Operands[0], by, levels - 1);
        if (node.Kind != NodeKind.Binary)
            return 0;
        var (left, right) = (node.Operands[0], node.Operands[1]);
        if (node.Binary == BinaryFunction.Add)
            return right.IsUniform ? Slope(context, left, by, levels - 1) : left.IsUniform ? Slope(context, right, by, levels - 1) : 0;
        if (node.Binary == BinaryFunction.Subtract)
            return right.IsUniform ? Slope(context, left, by, levels - 1) : left.IsUniform ? -Slope(context, right, by, levels - 1) : 0;
        if (node.Binary == BinaryFunction.Divide)
            return right.IsUniform ? Sign(context, right) * Slope(context, left, by, levels - 1) : 0;
        if (node.Binary == BinaryFunction.Multiply)
            return right.IsUniform ? Sign(context, right) * Slope(context, left, by, levels - 1) : left.IsUniform ? Sign(context, left) * Slope(context, right, by, levels - 1) : 0;
        return 0;
    }

    private static int Sign(LintContext context, Node factor) => context.RangeOf(factor) switch
    {
        { HasNoNumber: false, Lower: > 0 } => 1,
        { HasNoNumber: false, Upper: < 0 } => -1,
        _ => 0,
    };
}
