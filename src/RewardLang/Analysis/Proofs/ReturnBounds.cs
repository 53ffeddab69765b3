using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Ranges;
using RewardLang.Ir;

namespace RewardLang.Analysis.Proofs;

/// <summary>What a return can be: the sum of a value over the steps of an episode.</summary>
/// <param name="Range">The sum.</param>
/// <param name="EachStep">What a step can add beside what cancels between steps and what is paid once.</param>
/// <param name="Telescopes">Whether something cancels between steps.</param>
internal sealed record ReturnBounds(Interval Range, Interval EachStep, bool Telescopes)
{
    /// <summary>
    /// Bounds the return of a value. It is taken apart into multiples of other values; what a step adds and the next takes away again is
    /// only counted at the ends of the episode, and what is paid at its first occasion is counted once.
    /// </summary>
    /// <param name="analysis">The ranges of a step.</param>
    /// <param name="total">The value.</param>
    /// <param name="steps">The largest number of steps; infinite for episodes of any length.</param>
    /// <param name="discount">What a later step counts for, from above 0 to 1.</param>
    public static ReturnBounds Of(RangeAnalysis analysis, Node total, double steps, double discount)
    {
        var scope = analysis.Scope;
        var weights = Weights(steps, discount);
        var step = scope.Of(total).Hull;
        var plain = new ReturnBounds(Sum(step, weights), step, false);
        return Telescoped(analysis, total, weights, discount) is { } telescoped && telescoped.Range.And(plain.Range) is var both
            && (both.Lower > plain.Range.Lower || both.Upper < plain.Range.Upper)
            ? telescoped with { Range = both }
            : plain;
    }

    /// <summary>The smallest and the largest sum of the weights of an episode's steps.</summary>
    private static Interval Weights(double steps, double discount) =>
        new(1, discount < 1 ? (1 - Math.Pow(discount, steps)) / (1 - discount) : steps);

    private static Interval Sum(Interval step, Interval weights)
    {
        if (step.HasNoNumber || step.MayBeNaN)
            return step.IsEmpty ? step : Interval.Anything;
        return Interval.Between(
            step.Lower == 0 ? 0 : step.Lower * (step.Lower < 0 ? weights.Upper : weights.Lower),
            step.Upper == 0 ? 0 : step.Upper * (step.Upper > 0 ? weights.Upper : weights.Lower));
    }

    private static ReturnBounds? Telescoped(RangeAnalysis analysis, Node total, Interval weights, double discount)
    {
        var (graph, scope) = (analysis.Assumptions.Program.Graph, analysis.Scope);
        if (LinearForm.Of(total, scope.Of(total).Hull.Magnitude, scope) is not { } form)
            return null;
        var ends = Interval.Of(0);
        var telescopes = false;
        foreach (var (node, factor) in form.Factors.Select(f => (f.Key, f.Value)).ToList())
        {
            if (Once(graph, node) is { } paid)
            {
                form.Remove(node);
                ends = Plus(ends, scope.Of(paid).Hull.Or(Interval.Of(0)), factor);
            }
            else if (Neighbour.TryRead(graph, node) is { } neighbour && LinearForm.Of(neighbour.Value, scope.Of(neighbour.Value).Hull.Magnitude, scope) is { } value)
            {
                // The sum over the neighbours is the sum over the values themselves, but for those at the ends.
                form.Remove(node);
                var shift = neighbour.IsNext ? 1 / discount : discount;
                form.Add(value, factor * shift);
                ends = Plus(Plus(ends, scope.Of(neighbour.Outside).Hull, factor, neighbour.IsNext && discount < 1), scope.Of(neighbour.Value).Hull, -factor * shift, !neighbour.IsNext && discount < 1);
                telescopes = true;
            }
        }

        // The bound is one of exact sums: what each step rounds is not added up over episodes of any length.
        form.IgnoreRounding();
        var rest = form.Range(total, scope).Hull;
        return new ReturnBounds(IntervalArithmetic.Add(ends, Sum(rest, weights)), rest, telescopes);
    }

    /// <summary>The value that is paid at one step of an episode at most; null for any other node.</summary>
    private static Node? Once(RewardGraph graph, Node node) =>
        node.Kind == NodeKind.ToNumber && Neighbour.HoldsOnce(graph, node.Operands[0]) ? node
        : node.Kind == NodeKind.Select && node.Operands[2].IsConstant(0) && Neighbour.HoldsOnce(graph, node.Operands[0]) ? node.Operands[1]
        : null;

    /// <summary>Adds a multiple of a value, which a discount may shrink by the end of the episode.</summary>
    private static Interval Plus(Interval sum, Interval value, double factor, bool shrinks = false)
    {
        var scaled = factor == 0 ? Interval.Of(0) : IntervalArithmetic.Multiply(value, Interval.Of(factor));
        return IntervalArithmetic.Add(sum, shrinks ? scaled.Or(Interval.Of(0)) : scaled);
    }
}
