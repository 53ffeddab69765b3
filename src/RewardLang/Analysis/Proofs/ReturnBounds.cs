using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Ranges;
using RewardLang.Ir;

namespace RewardLang.Analysis.Proofs;

/// <summary>What a return can be: the sum of a value over the steps of an episode.</summary>
/// <param name="Range">The sum.</param>
/// <param name="EachStep">What a step can add beside what cancels between steps and what is paid once.</param>
/// <param name="Telescopes">Whether something cancels between steps.</param>
/// <param name="Rounding">What each step may round, which is not in the range: the sum is that of exact steps.</param>
internal sealed record ReturnBounds(Interval Range, Interval EachStep, bool Telescopes, double Rounding = 0)
{
    /// <summary>What rounding may be of a step, as a share of the largest. More of it is no rounding but a loss of digits.</summary>
    private const double MostRounding = 1e-5;

    /// <summary>
    /// Bounds the return of a value. It is taken apart into multiples of other values; what a step adds and the next takes away again is
    /// only counted at the ends of the episode, what is paid at its first occasion is counted once, and so is what is paid where the
    /// episode terminates.
    /// </summary>
    /// <param name="analysis">The ranges of a step.</param>
    /// <param name="total">The value.</param>
    /// <param name="length">The episode.</param>
    public static ReturnBounds Of(RangeAnalysis analysis, Node total, EpisodeLength length)
    {
        var going = WhileGoing(analysis);
        var last = analysis.Scope.Of(total).Hull;
        var step = going?.Of(total).Hull ?? Interval.Empty;
        var plain = new ReturnBounds(length.Sum(step, last), step, false);
        if (plain.Range.MayBeNaN)
            return plain;
        return Telescoped(analysis, going, total, length) is { Range.HasNoNumber: false } telescoped
            && (telescoped.Range.Lower > plain.Range.Lower || telescoped.Range.Upper < plain.Range.Upper)
            ? telescoped with { Range = plain.Range.Within(telescoped.Range.Lower, telescoped.Range.Upper) }
            : plain;
    }

    /// <summary>A return that is a number: no step of it is none.</summary>
    public static Interval OfNumbers(RangeAnalysis analysis, Node total, EpisodeLength length) =>
        length.Sum((WhileGoing(analysis)?.Of(total).Hull ?? Interval.Empty) with { MayBeNaN = false }, analysis.Scope.Of(total).Hull with { MayBeNaN = false });

    /// <summary>What holds of two cases.</summary>
    public ReturnBounds Or(ReturnBounds other) =>
        new(Range.Or(other.Range), EachStep.Or(other.EachStep), Telescopes || other.Telescopes, Math.Max(Rounding, other.Rounding));

    /// <summary>The same where each step may round so much more: named where the steps cancel, else part of the range.</summary>
    public ReturnBounds WithRounding(double rounding, double largest, EpisodeLength length) =>
        rounding == 0 ? this
        : double.IsNaN(rounding) || rounding > MostRounding * largest ? this with { Range = Interval.Anything }
        : Telescopes ? this with { Rounding = Rounding + rounding }
        : this with { Range = IntervalArithmetic.Add(Range, length.Sum(Interval.Between(-rounding, rounding), Interval.Between(-rounding, rounding))) };

    /// <summary>What is known of a step that is not an episode's last; null where every step terminates the episode.</summary>
    private static RangeScope? WhileGoing(RangeAnalysis analysis) =>
        analysis.Assumptions.Program.Graph.Done is { Axes.Count: 0 } done
            ? analysis.Scope.Assuming(done, false)
            : analysis.Scope;

    private static ReturnBounds? Telescoped(RangeAnalysis analysis, RangeScope? going, Node total, EpisodeLength length)
    {
        var (graph, scope, discount) = (analysis.Assumptions.Program.Graph, analysis.Scope, length.Discount);
        if (LinearForm.Of(total, scope.Of(total).Hull.Magnitude, scope) is not { } form)
            return null;
        if (form.Error > MostRounding * scope.Of(total).Hull.Magnitude)
            return null;
        var ends = Interval.Of(0);
        var telescopes = false;
        var payments = new List<Node>();
        var seen = new HashSet<Node>();
        // What takes the place of a neighbour may have neighbours itself. Those of a value that is made of itself stay what they are.
        while (form.Factors.FirstOrDefault(f => !seen.Contains(f.Key)) is { Key: { } node, Value: var factor })
        {
            seen.Add(node);
            if (Once(graph, node) is { } paid)
            {
                form.Remove(node);
                ends = Plus(ends, scope.Of(paid).Hull.Or(Interval.Of(0)), factor);
                payments.Add(node.Operands[0]);
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

        var rounding = form.Error;
        if (rounding > MostRounding * scope.Of(total).Hull.Magnitude)
            return null;
        form.IgnoreRounding();
        var step = going is null ? Interval.Empty : form.Range(total, going).Hull;
        var last = form.Range(total, scope).Hull;
        if (!telescopes)
        {
            // A step that pays may round what it adds; the others are rounded as they are computed.
            ends = IntervalArithmetic.Add(ends, Interval.Between(-payments.Count * rounding, payments.Count * rounding));
            (step, last) = (step.Or(WithoutPayments(going, total, payments)), last.Or(WithoutPayments(scope, total, payments)));
            rounding = 0;
        }

        return new ReturnBounds(IntervalArithmetic.Add(ends, length.Sum(step, last)), step, telescopes, rounding);
    }

    /// <summary>What a value is at a step that pays nothing.</summary>
    private static Interval WithoutPayments(RangeScope? scope, Node total, IReadOnlyList<Node> payments) =>
        payments.Aggregate(scope, (inside, payment) => inside?.Assuming(payment, false))?.Of(total).Hull ?? Interval.Empty;

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
