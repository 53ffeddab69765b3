using System.Globalization;
using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Ranges;
using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>A function whose slope has all but vanished over most of the range of its argument: far from the goal nothing is learned.</summary>
internal sealed class NarrowSlope : ILint
{
    private const double MostFlat = 0.9;

    /// <summary>A range beyond this is what a simulator may come to, and says little of where an episode begins.</summary>
    private const double LargestPlace = 100;

    /// <summary>What is flat nearly everywhere, with nothing beside it that leads there, is learned by chance.</summary>
    private const double MostFlatAlone = 0.98;

    /// <summary>How deep a quotient may be scaled.</summary>
    private const int MostLevels = 8;

    public void Check(LintContext context)
    {
        // Softmax is there to tell the largest from the others, and what log_sigmoid is made of has a slope where one of its parts has none.
        var functions = context.Reached.Where(r => !r.Node.IsUniform && context.IsWritten(r.Node) && SensitiveRegion.Of(r.Node) is not null && ExtremeFolds.SetOff(r.Node, r.Scope) is null
            // A ratio of probabilities is small where one of them is.
            && !(r.Node.Kind == NodeKind.Unary && r.Node.Unary == UnaryFunction.Exponential && LogarithmOfRatio.Is(context, r.Node.Operands[0])));
        var mistaken = OneSidedAngle.Reported(context);
        // The logarithm of a sigmoid has a slope where the sigmoid has none.
        var undone = new HashSet<Node>(context.Program.Graph.Nodes.Where(n => n.Kind == NodeKind.Unary && n.Unary!.Name == "log").Select(n => n.Operands[0]));
        undone.ExceptWith(context.Program.Graph.Nodes.Where(n => !(n.Kind == NodeKind.Unary && n.Unary!.Name == "log")).SelectMany(n => n.Operands));
        var narrow = context.AtOnePlace(functions, r => r.Node).Where(place => !place.All(r => undone.Contains(r.Node)) && IsNarrow(context, place) && !place.Any(r => mistaken.Count > 0 && Reach.From([r.Node]).Overlaps(mistaken))).ToList();
        if (narrow.Count == 0)
            return;
        // A parameter's range is what may be tried; a width is set off as it is.
        var byDefault = new GuardedWalk(context.RangesByDefault.Scope).From(context.Roots).ToLookup(r => r.Node);
        var further = new FurtherSlope(context, [.. narrow.SelectMany(place => place).Select(r => r.Node)]);
        var (hazards, led) = (OfHazards(context), Led(context, further.Narrow));
        foreach (var place in narrow.Where(place => !place.All(r => further.Is(r.Node))))
        {
            var uses = place.Select(r => r.Node).Distinct().SelectMany(node => byDefault[node]).ToList();
            if (uses.Count == 0 || !IsNarrow(context, uses))
                continue;
            var (node, scope) = uses[0];
            var measured = Measured(context, node.Operands[0]);
            if (hazards.Contains(node))
                continue;
            var isAlone = MostSloping(context, uses) <= 1 - MostFlatAlone && IsAlone(context, measured, led);
            context.Report(
                node, isAlone ? DiagnosticCatalogue.NothingLeads : DiagnosticCatalogue.NarrowSlope, context.TextOf(node), Math.Floor(100 * (1 - MostSloping(context, uses))).ToString(CultureInfo.InvariantCulture),
                context.NamedText(measured), IntervalText.Describe(scope.Of(measured).Hull), Advice(context, node, measured, scope.Of(measured).Hull));
        }
    }

    /// <summary>What is charged near by alone, <c>-exp(-gap / 5)</c> of the gap to a hazard, is flat far away as it is meant to be.</summary>
    private static HashSet<Node> OfHazards(LintContext context)
    {
        var (costs, others) = (context.Terms.Where(t => AddedToTotal.IsOnlyCost(t, context)).ToList(), context.Terms.Where(t => !AddedToTotal.IsOnlyCost(t, context)).ToList());
        var hazards = Reach.From(costs.Select(t => t.Contribution)).Where(n => n.Kind == NodeKind.Unary && n.Unary == UnaryFunction.Exponential);
        var elsewhere = Reach.From(others.Select(t => t.Contribution));
        return [.. hazards.Where(n => !elsewhere.Contains(n))];
    }

    /// <summary>The inputs that any part of any term but the flat ones is made of; a condition is no slope. Null where what the terms add is not told.</summary>
    private static HashSet<Node>? Led(LintContext context, ICollection<Node> narrow)
    {
        if (context.Terms.Count == 0 || !context.Terms.All(context.IsAdded))
            return null;
        var (seen, pending) = (new HashSet<Node>(narrow), new Stack<Node>(context.Terms.Select(t => t.Contribution)));
        while (pending.Count > 0)
        {
            var node = pending.Pop();
            if (node.IsTruth || !seen.Add(node))
                continue;
            foreach (var operand in node.Operands)
                pending.Push(operand);
        }

        return [.. seen.Where(n => n.Kind == NodeKind.Input)];
    }

    /// <summary>Whether nothing else is made of the inputs that a value is made of, whose ranges say where an episode may begin.</summary>
    private static bool IsAlone(LintContext context, Node measured, HashSet<Node>? led) => led is not null
        && Reach.From([measured]).Where(n => n.Kind == NodeKind.Input).All(i => !led.Contains(i) && context.RangeOf(i).Magnitude <= LargestPlace);

    private static bool IsNarrow(LintContext context, IEnumerable<(Node Node, RangeScope Scope)> uses) => MostSloping(context, uses) is > 0 and < 1 - MostFlat;

    private static double MostSloping(LintContext context, IEnumerable<(Node Node, RangeScope Scope)> uses) => uses.Max(r => Sloping(context, r.Node, r.Scope));

    /// <summary>The part of the argument's range in which the function has a slope; 1 where that is not known.</summary>
    private static double Sloping(LintContext context, Node node, RangeScope scope)
    {
        var argument = scope.Of(node.Operands[0]).Hull;
        if (argument.HasNoNumber || !LintContext.IsTold(argument) || argument.Width == 0 || EpisodeCounter.IsIn(context, node.Operands[0]) || IsQuotient(node.Operands[0], MostLevels))
            return 1;
        var share = argument.And(SensitiveRegion.Of(node)!.Value).Width / argument.Width;
        // Most of the range of a square is far from 0, and most of what is squared is not.
        return argument.Lower * argument.Upper == 0 ? Math.Pow(share, 1 / PowerOf(node.Operands[0], MostLevels)) : share;
    }

    /// <summary>The power of what is measured that an argument is, also as the sum of such powers.</summary>
    private static double PowerOf(Node argument, int levels) => Monomial.Of(argument) is var whole && levels > 0
        && (whole.Base.Kind == NodeKind.Reduce && whole.Base.Reduction == Reduction.Sum || whole.Base.Kind == NodeKind.Binary && whole.Base.Binary == BinaryFunction.Add)
            ? whole.Power * whole.Base.Operands.Min(o => PowerOf(o, levels - 1)) : whole.Power;

    public const string General = "Divide the argument by a scale that fits its range, or add a term that reaches further.";

    /// <summary>A scale that fits: at the far end a kernel is small then, and not nothing. One that is there is widened; a second would only stand beside it.</summary>
    private static string Advice(LintContext context, Node function, Node measured, Interval range)
    {
        if (measured.Kind == NodeKind.Unary && measured.Unary == UnaryFunction.Negate || !LintContext.IsTold(range))
            return General;
        var quarter = KernelWidth.Fitting(range);
        if (KernelWidth.Of(context, function, measured)?.Advice(context, measured, quarter) is { } width)
            return width;
        var step = Math.Pow(10, Math.Floor(Math.Log10(quarter)));
        var unit = context.UnitOf(measured) is { IsOne: false } own ? $"<{own}>" : "";
        return $"Divide '{context.NamedText(measured)}' by a scale that fits its range, some {IntervalText.Number(Math.Max(1, Math.Round(quarter / step)) * step)}{unit}, {KernelWidth.FurtherTerm}.";
    }

    /// <summary>What the range is one of: what is squared or scaled.</summary>
    private static Node Measured(LintContext context, Node argument) => Monomial.Of(argument) is var power && (power.Power != 1 || context.IsWritten(power.Base)) ? power.Base : argument;

    /// <summary>Whether a value is a quotient by what varies: most of its range is that of the smallest divisors, which says nothing of how often they come.</summary>
    private static bool IsQuotient(Node node, int levels) => levels > 0 && (node.Kind is NodeKind.Unary && node.Unary == UnaryFunction.Negate && IsQuotient(node.Operands[0], levels - 1)
        || node.Kind == NodeKind.Binary && (node.Binary == BinaryFunction.Divide && (!node.Operands[1].IsUniform || IsQuotient(node.Operands[0], levels - 1))
            || node.Binary == BinaryFunction.Multiply && node.Operands.Any(o => o.IsUniform) && node.Operands.Any(o => IsQuotient(o, levels - 1))));
}
