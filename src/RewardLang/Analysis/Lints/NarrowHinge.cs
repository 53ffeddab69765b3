using System.Globalization;
using RewardLang.Analysis.Intervals;
using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// A term that pays by a straight line which a limit cuts off near its best, <c>max(1 - distance / reach, 0)</c>, where no other term says how to get there. What is
/// charged beyond a limit is flat where it is meant to be.
/// </summary>
internal sealed class NarrowHinge : ILint
{
    private const double MostSloping = 0.05;

    /// <summary>A line of so little is found by chance.</summary>
    private const double AloneSloping = 0.02;

    /// <summary>How deep a line may be made of what it is a line of.</summary>
    private const int MostLevels = 24;

    public void Check(LintContext context)
    {
        if (context.Program.Kind != ProgramKind.Reward)
            return;
        foreach (var term in context.Terms.Where(t => t.Syntax.Condition is null && AddedToTotal.IsOnlyPaid(t, context)))
            if (WrittenExpression.MeantUnscaled(context, term.Syntax.Value) is CallSyntax call && Line(context, call) is var (line, limit) && context.NodeOf(line) is { IsUniform: false, Axes.Count: 0 } node
                && Variable(node) is { } variable && IsOneQuantity(variable) && Sloping(context, node, limit, variable) is > 0 and < MostSloping and var share && !IsHelped(context, term, variable))
                context.Report(call.Span, share < AloneSloping ? DiagnosticCatalogue.NothingLeads : DiagnosticCatalogue.NarrowSlope, context.TextOf(call), Math.Floor(100 * (1 - share)).ToString(CultureInfo.InvariantCulture), context.TextOf(line),
                    IntervalText.Describe(context.RangesByDefault.Of(node).Hull), Advice(context, line));
    }

    /// <summary>A width that fits the range, where the line is <c>1 - distance / width</c>.</summary>
    private static string Advice(LintContext context, ExpressionSyntax line)
    {
        if (WrittenExpression.Inner(line) is not BinarySyntax { Operator: TokenKind.Minus, Left: NumberSyntax { Value: > 0 } most, Right: BinarySyntax { Operator: TokenKind.Slash, Left: var measured } quotient } || context.NodeOf(measured) is not { } node
            || context.RangesByDefault.Of(node).Hull is not { HasNoNumber: false, Upper: > 0 } range || !LintContext.IsTold(range))
            return NarrowSlope.General;
        var step = Math.Pow(10, Math.Floor(Math.Log10(range.Upper)));
        var width = $"{IntervalText.Number(Math.Floor(range.Upper / step) * step)}{(context.UnitOf(node) is { IsOne: false } unit ? $"<{unit}>" : "")}";
        return $"Divide '{context.TextOf(measured)}' by a width that fits its range, {context.TextOf(most)} - {context.TextOf(measured)} / {width} in place of {context.TextOf(quotient.Right)}, or add a term that reaches further.";
    }

    /// <summary>What is cut off below, and where.</summary>
    private static (ExpressionSyntax Line, Node Limit)? Line(LintContext context, CallSyntax call)
    {
        var (first, second) = call switch
        {
            { Function.Name: "max", Arguments: [{ Name: null, Value: var a }, { Name: null, Value: var b }] } => (a, b),
            { Function.Name: "clip", Arguments: [{ Name: null, Value: var a }, { Name: null or { Name: "lo" }, Value: var b }, ..] } => (a, b),
            _ => default,
        };
        return first is null || second is null || context.NodeOf(first) is not { } one || context.NodeOf(second) is not { } other ? null
            : other.IsUniform ? (first, other) : one.IsUniform && call.Function.Name == "max" ? (second, one) : null;
    }

    /// <summary>What a straight line is one of; null where it is none.</summary>
    private static Node? Variable(Node node)
    {
        for (var i = 0; i < MostLevels; i++)
        {
            if (node.Kind == NodeKind.Unary && node.Unary == UnaryFunction.Negate)
                node = node.Operands[0];
            else if (node.Kind == NodeKind.Binary && node.Operands[1].IsUniform && (node.Binary == BinaryFunction.Add || node.Binary == BinaryFunction.Subtract || node.Binary == BinaryFunction.Multiply || node.Binary == BinaryFunction.Divide))
                node = node.Operands[0];
            else if (node.Kind == NodeKind.Binary && node.Operands[0].IsUniform && (node.Binary == BinaryFunction.Add || node.Binary == BinaryFunction.Subtract || node.Binary == BinaryFunction.Multiply))
                node = node.Operands[1];
            else
                return node;
        }

        return null;
    }

    /// <summary>Whether a value is a quantity by itself: of a power or a product a share of the range says nothing of what is in it.</summary>
    private static bool IsOneQuantity(Node node) => node.Kind == NodeKind.Input || node.Kind == NodeKind.Unary && node.Unary!.Name is "abs" or "sqrt" or "acos" or "asin" or "atan";

    /// <summary>The part of the line's range in which it is not cut off; 1 where that is not known. A parameter's range is what may be tried, a width is set off as it is.</summary>
    private static double Sloping(LintContext context, Node line, Node limit, Node variable)
    {
        var (range, cut) = (context.RangesByDefault.Of(line).Hull, context.RangesByDefault.Of(limit).Hull);
        return range.HasNoNumber || cut.HasNoNumber || !LintContext.IsTold(range) || range.Width == 0 || EpisodeCounter.IsIn(context, line) || context.WholeNumbers.Contains(variable)
            ? 1 : (range.Upper - cut.Lower) / range.Width;
    }

    /// <summary>Whether something else that is paid or charged depends on what the line is one of; a mere condition has no slope.</summary>
    private static bool IsHelped(LintContext context, LintedTerm term, Node variable)
    {
        var inputs = Reach.From([variable]).Where(n => n.Kind is NodeKind.Input or NodeKind.StateRead or NodeKind.ModelCall).ToList();
        var total = context.Syntax.Members.OfType<TotalSyntax>().SelectMany(WrittenParts.Of).OfType<NameSyntax>().Where(n => !context.Terms.Any(t => t.Name == n.Name)).Select(context.NodeOf).OfType<Node>();
        return context.Terms.Where(t => t != term && PaidCondition.Of(t.Value) is null).Select(t => t.Contribution).Concat(total).Any(other => IsMadeOf(other));

        bool IsMadeOf(Node other)
        {
            var parts = Reach.From([other]);
            // What a state becomes may be made of it.
            return parts.Any(n => n.Kind is NodeKind.StateRead or NodeKind.ReduceTime) && Reach.From(context.Program.Graph.States.Select(s => s.Next)).Any(inputs.Contains) || parts.Any(inputs.Contains);
        }
    }
}
