using RewardLang.Analysis.Intervals;
using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A total that adds up all terms, and one of them once more: <c>weighted_sum(terms) - 0.05 * effort</c>.</summary>
internal sealed class AddedAgain : ILint
{
    private const double Rounding = 1e-6;

    public void Check(LintContext context)
    {
        if (context.Program.Kind != ProgramKind.Reward || context.Syntax.Members.OfType<TotalSyntax>().FirstOrDefault() is not { } total)
            return;
        var parts = new List<Summand>();
        Collect(total.Value, true, null, parts);
        if (parts.FirstOrDefault(p => IsOfAll(p.Value)) is not { Value: { } whole, IsTaken: false })
            return;
        foreach (var part in parts.Where(p => p.Value != whole))
            if (context.NodeOf(part.Value) is { Kind: not NodeKind.Constant } node && TermOf(context, node) is var (term, times))
                Report(context, term, part, part.IsTaken ? -times : times, context.TextOf(whole));
    }

    private static void Report(LintContext context, LintedTerm term, Summand part, double times, string whole)
    {
        var weight = term.Syntax.Weight is null ? 1 : context.NodeOf(term.Syntax.Weight) is { Kind: NodeKind.Constant } constant ? constant.Value : (double?)null;
        // What is weighed by nothing is added by hand, and what is taken away as it was added is left out.
        if (weight is 0 || weight is { } number && Math.Abs(number + times) < Rounding * Math.Abs(times))
            return;
        var left = part.Sum is { } sum ? new TextSpan(sum.Left.Span.End, sum.Right.Span.End - sum.Left.Span.End) : (TextSpan?)null;
        var addend = $"{(part.IsTaken ? "-" : "+")} {context.TextOf(part.Value)}";
        var instead = weight is { } own && own * times > 0 ? $", or write 'weight {IntervalText.Number(own + times)}' where both were meant" : "";
        context.Report(part.Value.Span, DiagnosticCatalogue.AddedAgain, term.Name, whole, term.Syntax.Weight is { } written ? $"with weight {context.TextOf(written)}" : "as it is",
            new Suggestion($"Leave '{addend}' out{instead}.", left is null ? null : "", left));
    }

    /// <summary>Something that a total adds or takes away.</summary>
    /// <param name="Value">What it is.</param>
    /// <param name="IsTaken">Whether it is taken away.</param>
    /// <param name="Sum">The sum or difference of which it is the right side; null for the left one.</param>
    private readonly record struct Summand(ExpressionSyntax Value, bool IsTaken, BinarySyntax? Sum);

    private static void Collect(ExpressionSyntax value, bool isAdded, BinarySyntax? sum, List<Summand> parts)
    {
        switch (WrittenExpression.Inner(value))
        {
            case BinarySyntax { Operator: TokenKind.Plus or TokenKind.Minus } both:
                Collect(both.Left, isAdded, null, parts);
                Collect(both.Right, isAdded == (both.Operator == TokenKind.Plus), both, parts);
                break;
            case CallSyntax { Function.Name: "clip" or "tanh" or "min" or "max", Arguments: [var cut, ..] } when parts.Count == 0 && sum is null:
                Collect(cut.Value, isAdded, null, parts);
                break;
            case var part:
                parts.Add(new Summand(part, !isAdded, sum));
                break;
        }
    }

    private static bool IsOfAll(ExpressionSyntax value) => value is CallSyntax { Function.Name: "weighted_sum", Arguments: [{ Value: NameSyntax { Name: "terms" } }] }
        or CallSyntax { Function.Name: "sum", Arguments: [{ Value: NameSyntax { Name: "contributions" } }] };

    /// <summary>The term that a value is a multiple of, and of its own value how many times; null for none.</summary>
    private static (LintedTerm Term, double Times)? TermOf(LintContext context, Node node)
    {
        var (value, factor) = Multiple(node);
        foreach (var term in value.Kind == NodeKind.Constant ? [] : context.Terms)
        {
            var (own, scale) = Multiple(term.Value);
            if (own == value)
                return (term, factor / scale);
        }

        return null;
    }

    /// <summary>A value without the numbers that scale it, and these.</summary>
    private static (Node Value, double Factor) Multiple(Node node)
    {
        for (var factor = 1.0; ;)
        {
            if (node.Kind == NodeKind.Unary && node.Unary == UnaryFunction.Negate)
                (node, factor) = (node.Operands[0], -factor);
            else if (node.Kind == NodeKind.Binary && node.Binary == BinaryFunction.Multiply && node.Operands[0].Kind == NodeKind.Constant)
                (node, factor) = (node.Operands[1], factor * node.Operands[0].Value);
            else if (node.Kind == NodeKind.Binary && node.Binary == BinaryFunction.Multiply && node.Operands[1].Kind == NodeKind.Constant)
                (node, factor) = (node.Operands[0], factor * node.Operands[1].Value);
            else if (node.Kind == NodeKind.Binary && node.Binary == BinaryFunction.Divide && node.Operands[1] is { Kind: NodeKind.Constant, Value: not 0 })
                (node, factor) = (node.Operands[0], factor / node.Operands[1].Value);
            else
                return (node, factor);
        }
    }
}
