using RewardLang.Analysis.Intervals;
using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Semantics;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// A term that is made of inputs and is one number for all of them, where no other lint says why. One that only its weight takes out is switched off on purpose.
/// </summary>
internal sealed class EmptyTerm : ILint
{
    public void Check(LintContext context)
    {
        foreach (var term in context.Terms)
            if (context.RangeOf(term.Value) is { IsPoint: true, MayBeNaN: false } only && !IsSwitched(context, term.Value) && (only.Lower == 0 || VariesByItsText(context, term.Value)) && !context.IsReported(term.Syntax.Span))
                context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.EmptyTerm, term.Name, IntervalText.Number(only.Lower), "Check what it was meant to measure, or remove it.");
            else if (Scaled(term.Value, []) is { Kind: NodeKind.Reduce } sum && sum.Reduction == Reduction.Sum && IsDeviation(Scaled(sum.Operands[0], sum.ReducedAxes!), sum.ReducedAxes!))
                context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.EmptyTerm, term.Name, "0", $"What lies above the mean over {string.Join(" and ", sum.ReducedAxes!)} and what lies below add up to 0: take the mean over: group or over: batch, or another fold.");
    }

    /// <summary>Whether a parameter switches a value off: a condition asks it, or its default is 0.</summary>
    private static bool IsSwitched(LintContext context, Node value)
    {
        bool IsSet(Node node) => node.Kind == NodeKind.Param && context.Ranges.Assumptions.Of(node).Hull.IsPoint;
        var parts = Reach.From([value]);
        return parts.Any(n => IsSet(n) && context.RangeOf(n).Lower == 0) || parts.Any(n => n.Kind == NodeKind.Select && Reach.From([n.Operands[0]]).Any(IsSet));
    }

    /// <summary>Whether a value is made of inputs, and of no parameter or test of equality with which it may be switched.</summary>
    private static bool VariesByItsText(LintContext context, Node value) => Reach.From([value]) is var parts && parts.Any(n => n.Kind == NodeKind.Input)
        && !parts.Any(n => n.Kind == NodeKind.Param && context.Ranges.Assumptions.Of(n).Hull.IsPoint || n.Kind == NodeKind.Binary && n.Binary == BinaryFunction.Equal);

    /// <summary>Whether a value is the difference of another from its mean over some axes.</summary>
    private static bool IsDeviation(Node node, IReadOnlyList<Axis> axes)
    {
        if (node.Kind != NodeKind.Binary || node.Binary != BinaryFunction.Subtract || Unexpanded(node.Operands[1]) is not { Kind: NodeKind.Binary } mean)
            return false;
        var (sum, number) = (mean.Operands.FirstOrDefault(o => o.Kind == NodeKind.Reduce), mean.Operands.FirstOrDefault(o => o.Kind == NodeKind.Constant));
        var count = axes.Aggregate(1.0, (product, axis) => product * (axis.Size ?? double.NaN));
        return sum is not null && sum.Reduction == Reduction.Sum && sum.ReducedAxes!.SequenceEqual(axes) && sum.Operands[0] == node.Operands[0]
            && (mean.Binary == BinaryFunction.Divide ? number?.Value == count : mean.Binary == BinaryFunction.Multiply && number?.Value == 1 / count);
    }

    /// <summary>A value without the factors and divisors that are the same along some axes.</summary>
    private static Node Scaled(Node node, IReadOnlyList<Axis> axes)
    {
        bool IsScale(Node factor) => axes.Count == 0 ? factor.Kind is NodeKind.Constant or NodeKind.Size : !Unexpanded(factor).Axes.Any(axes.Contains);
        while (node.Kind == NodeKind.Binary && (node.Binary == BinaryFunction.Divide || node.Binary == BinaryFunction.Multiply))
        {
            if (IsScale(node.Operands[1]))
                node = node.Operands[0];
            else if (node.Binary == BinaryFunction.Multiply && IsScale(node.Operands[0]))
                node = node.Operands[1];
            else
                break;
        }

        return node;
    }

    private static Node Unexpanded(Node node) => node.Kind == NodeKind.Expand ? Unexpanded(node.Operands[0]) : node;
}
