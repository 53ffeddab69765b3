using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Proofs;
using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// A term that is made of inputs and is one number for all of them, where no other lint says why. One that only its weight takes out is switched off on purpose.
/// </summary>
internal sealed class EmptyTerm : ILint
{
    public void Check(LintContext context)
    {
        foreach (var term in context.Terms)
            if (context.RangeOf(term.Value) is { IsPoint: true, MayBeNaN: false } only && !IsSwitched(context, term.Value) && (only.Lower == 0 || VariesByItsText(context, term.Value)) && !context.IsReported(term.Syntax.Span) && !IsDecided(context, term))
                context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.EmptyTerm, term.Name, IntervalText.Number(only.Lower), FlagOfThisStep(context, term.Value) ?? StuckState(context, term.Value) ?? OfExcesses(context, term.Value) ?? "Check what it was meant to measure, or remove it.");
            else if (Scaled(term.Value, []) is { Kind: NodeKind.Reduce } sum && sum.Reduction == Reduction.Sum && IsDeviation(Scaled(sum.Operands[0], sum.ReducedAxes!), sum.ReducedAxes!))
                context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.EmptyTerm, term.Name, "0", $"What lies above the mean over {string.Join(" and ", sum.ReducedAxes!)} and what lies below add up to 0: take the mean over: group or over: batch, or another fold.");
    }

    /// <summary>Whether what makes it so has been told, here or where the same value is written first, of a name or a function that the term is made of.</summary>
    private static bool IsDecided(LintContext context, LintedTerm term)
    {
        if (StateThatStays.IsTold(context, term.Value))
            return true;
        if (Reach.From([term.Value]).Any(n => n.Kind == NodeKind.Binary && context.IsWritten(n) && context.PlaceOf(n) is { } place && place.Source == context.Program.Source && IsTold(place.Span)))
            return true;
        // A fold of one number is that number.
        var (pending, seen) = (new Stack<MemberSyntaxNode>([term.Syntax]), new HashSet<MemberSyntaxNode>());
        while (pending.Count > 0)
            foreach (var name in WrittenParts.Of(pending.Pop()).OfType<NameSyntax>())
            {
                if (context.Syntax.Members.OfType<LetSyntax>().FirstOrDefault(l => l.Name.Name == name.Name) is not { } let || !seen.Add(let))
                    continue;
                if (IsTold(let.Value.Span))
                    return true;
                pending.Push(let);
            }

        return false;

        bool IsTold(TextSpan span) => s_causes.Any(cause => context.IsReported(span, cause));
    }

    private static readonly DiagnosticDescriptor[] s_causes = [DiagnosticCatalogue.DecidedCondition, DiagnosticCatalogue.ConstantClip, DiagnosticCatalogue.FoldOfOneNumber, DiagnosticCatalogue.StateOfThisStep];

    /// <summary>A payment at the step at which a flag is raised, <c>docked and not paid</c>, where the flag is raised at that step already; null for other values.</summary>
    private static string? FlagOfThisStep(LintContext context, Node value)
    {
        foreach (var both in Reach.From([value]).Where(n => n.Kind == NodeKind.Binary && n.Binary == BinaryFunction.And))
            foreach (var (now, not) in new[] { (both.Operands[0], both.Operands[1]), (both.Operands[1], both.Operands[0]) })
                if (Negated(not) is { } flag && context.Program.Graph.States.FirstOrDefault(s => s.Next == flag) is { } state && Neighbour.BegunBy(context.Program.Graph, flag) == now)
                    return $"'{state.Name}' is true already at the step at which '{context.NamedText(now)}' becomes true: write first({context.NamedText(now)}) of std.temporal.";
        return null;
    }

    /// <summary>A product of excesses of which one alone can be above 0, <c>max(low - x, 0) * max(x - high, 0)</c>; null where there is none.</summary>
    private static string? OfExcesses(LintContext context, Node value)
    {
        var product = Reach.From([value]).FirstOrDefault(n => n.Kind == NodeKind.Binary && n.Binary == BinaryFunction.Multiply && context.RangeOf(n).IsPoint && n.Operands.All(o => !context.RangeOf(o).IsPoint));
        return product is null ? null : $"'{context.NamedText(product.Operands[0])}' and '{context.NamedText(product.Operands[1])}' are never both above 0: add them where either is meant.";
    }

    private static Node? Negated(Node node) => node.Kind == NodeKind.Binary && node.Binary == BinaryFunction.ExclusiveOr && node.Operands.FirstOrDefault(o => o.IsConstant(1)) is { } one ? node.Operands.First(o => o != one) : null;

    /// <summary>A state that never leaves the number with which it begins: <c>state best from 0 then min(best, distance)</c>; null where there is none.</summary>
    private static string? StuckState(LintContext context, Node value)
    {
        var graph = context.Program.Graph;
        foreach (var read in Reach.From([value]).Where(n => n.Kind == NodeKind.StateRead))
            if (graph.States[read.Slot] is var state && context.RangeOf(state.Next) is { IsPoint: true, MayBeNaN: false } only && context.Syntax.Members.OfType<StateSyntax>().FirstOrDefault(s => s.Name.Name == state.Name) is { } syntax
                && syntax.Next is CallSyntax { Function.Name: "min" or "max", Arguments: [{ Value: var first }, { Value: var second }] })
            {
                var other = first is NameSyntax { Name: var own } && own == state.Name ? second : first;
                return $"'{state.Name}' begins with {IntervalText.Number(only.Lower)} and never leaves it: write 'state {state.Name} = {context.TextOf(other)} then {context.TextOf(syntax.Next)}'.";
            }

        return null;
    }

    /// <summary>Whether a parameter switches a value off: a condition asks it, or by its default.</summary>
    private static bool IsSwitched(LintContext context, Node value)
    {
        bool IsSet(Node node) => node.Kind == NodeKind.Param && context.Ranges.Assumptions.Of(node).Hull.IsPoint;
        var parts = Reach.From([value]);
        return parts.Any(n => IsSet(n) && context.RangeOf(n).Lower == 0) || KeptDefaults.MaySwitchOff(context, [value]) || parts.Any(n => n.Kind == NodeKind.Select && Reach.From([n.Operands[0]]).Any(IsSet));
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
