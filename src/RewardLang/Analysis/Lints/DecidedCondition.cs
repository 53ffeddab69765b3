using RewardLang.Analysis.Intervals;
using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A comparison that always, or never, holds; and two that may each hold or fail, and never both.</summary>
internal sealed class DecidedCondition : ILint
{
    private const int LongestRead = 200;

    public void Check(LintContext context)
    {
        Comparisons(context);
        Pairs(context);
        Numbers(context);
    }

    /// <summary>Ends whose condition is one of numbers alone, <c>end timeout when 3000 > 0</c>.</summary>
    private static void Numbers(LintContext context)
    {
        foreach (var (end, constant) in context.Ends)
            if (WrittenExpression.Inner(end.Condition) is BinarySyntax && constant.Kind == NodeKind.Constant)
                context.Report(end.Condition.Span, DiagnosticCatalogue.DecidedCondition, context.TextOf(end.Condition), constant.Value != 0 ? "always" : "never", "",
                    new Suggestion("Compare a value of the program; 'step' counts the steps of an episode."));
    }

    private static void Pairs(LintContext context)
    {
        var pairs = context.Reached.Select(r => r.Node).Distinct().Where(n => n.Kind == NodeKind.Binary && n.IsTruth && (n.Binary == BinaryFunction.And || n.Binary == BinaryFunction.Or));
        foreach (var place in context.AtOnePlace(pairs, n => n))
            if (place.All(n => context.RangeOf(n).IsPoint && n.Operands.All(o => !context.RangeOf(o).IsPoint) && context.RangeForAnyParameter(n, context.Ranges.Scope).IsPoint))
            {
                var (pair, isBoth) = (place.First(), place.First().Binary == BinaryFunction.And);
                context.Report(pair, DiagnosticCatalogue.DecidedCondition, context.TextOf(pair), isBoth ? "never" : "always", isBoth ? ": nothing is both" : ": one of the two is always so",
                    new Suggestion(!isBoth ? "Write 'and' where both are needed." : Between(context, pair) ?? "Write 'or' where either is enough."));
            }
    }

    /// <summary><c>x &lt; 1 and x > 2</c>: between the two, or outside of them; null for other conditions.</summary>
    private static string? Between(LintContext context, Node pair)
    {
        if (context.PlaceOf(pair) is not { IsCall: false, Text.Length: <= LongestRead } place || WrittenExpression.At(place) is not BinarySyntax { Left: BinarySyntax first, Right: BinarySyntax second } || !TokenFacts.IsComparison(first.Operator) || !TokenFacts.IsComparison(second.Operator)
            || Text(first.Left) != Text(second.Left) || IsBelow(first) == IsBelow(second))
            return null;
        var (below, above) = IsBelow(first) ? (first, second) : (second, first);
        return $"Write '{Text(above.Left)} > {Text(below.Right)} and {Text(below.Left)} < {Text(above.Right)}' where between the two is meant, and 'or' where outside of them is.";

        bool IsBelow(BinarySyntax comparison) => comparison.Operator is TokenKind.Less or TokenKind.LessOrEqual;
        string Text(ExpressionSyntax part) => place.Text.Substring(part.Span.Start, part.Span.Length);
    }

    private static void Comparisons(LintContext context)
    {
        var comparisons = context.Reached.Select(r => r.Node).Distinct().Where(n => IsComparison(n) && n.Operands[0] != n.Operands[1] && !n.Operands.Any(o => o.Kind == NodeKind.Constant && double.IsInfinity(o.Value)));
        var outputs = new HashSet<Node>(context.Program.Graph.Results.Where(r => r.Kind == ResultKind.Output).Select(r => r.Node));
        foreach (var place in context.AtOnePlace(comparisons, n => n))
        {
            // An output is watched: that it always holds may be what it is for.
            if (place.FirstOrDefault(n => n.Operands.Any(o => !o.IsUniform)) is not { } node || place.All(outputs.Contains))
                continue;
            // What other conditions decide is their doing, so the outermost ranges count.
            var range = place.Select(context.RangeOf).Aggregate((a, b) => a.Or(b));
            if (!range.IsPoint || StateThatStays.IsTold(context, node) || context.PlaceOf(node) is { } written && (context.IsReported(written.Span, DiagnosticCatalogue.DegreesBesideRadians) || context.IsReported(written.Span, DiagnosticCatalogue.FoldOfOneNumber)))
                continue;
            var isForAny = place.All(n => context.RangeForAnyParameter(n, context.Ranges.Scope).IsPoint);
            if (!isForAny && (KeptDefaults.MaySwitchOff(context, place) || place.All(n => Touches(context, n))))
                continue;
            var limit = Limit(context, node, range.IsTrue);
            var sides = node.Operands.Where(o => o.Kind != NodeKind.Constant).Select((o, i) => (Text: context.TextOf(o), Place: DeclaredNumber.Place(context, o, context.RangeOf(o)), IsFirst: i == 0)).Select(o => $"'{o.Text}' {(o.IsFirst || !o.Place.StartsWith("in ", StringComparison.Ordinal) ? "is " : "")}{o.Place}");
            context.Report(node, DiagnosticCatalogue.DecidedCondition, context.TextOf(node), range.IsTrue ? "always" : "never",
                $": {limit?.Cause(context) ?? string.Join(", ", sides) + (isForAny ? "" : KeptDefaults.Clause(context, place))}",
                ShareInPercent.Of(context, node) ?? PlainNumber(context, node) ?? Degrees(context, node) ?? ShareInPercent.OfNumber(context, node) ?? Outside(context, node) ?? new Suggestion($"{limit?.Advice(context) ?? "Check the threshold and the ranges of the inputs"}."));
        }
    }

    /// <summary>Whether the range of one side ends where that of the other begins, as it is declared of a limit that holds.</summary>
    private static bool Touches(LintContext context, Node comparison) => context.RangeOf(comparison.Operands[0]) is var left && context.RangeOf(comparison.Operands[1]) is var right && (left.Upper == right.Lower || left.Lower == right.Upper);

    /// <summary>What is made of parameters and that a value never passes; null for a number, and for what is compared otherwise.</summary>
    private static UnreachedLimit? Limit(LintContext context, Node node, bool holds) => context.PlaceOf(node) is { IsCall: false } place
        && context.WrittenAt(place) is BinarySyntax { Operator: TokenKind.Less or TokenKind.LessOrEqual or TokenKind.Greater or TokenKind.GreaterOrEqual } written
        && UnreachedLimit.Of(context, WrittenExpression.Inner(written.Left), WrittenExpression.Inner(written.Right), (written.Operator is TokenKind.Less or TokenKind.LessOrEqual) == holds) is { } limit
        && context.NodeOf(limit.Limit) is { IsUniform: true, Kind: not NodeKind.Constant } ? limit : null;

    /// <summary>A number that lies outside of what a value can be; null where that is not what decides.</summary>
    private static Suggestion? Outside(LintContext context, Node node) => node.Operands.FirstOrDefault(o => o.Kind == NodeKind.Constant) is { } number && node.Operands.FirstOrDefault(o => o.Kind == NodeKind.Input) is { } input
        && context.RangeOf(input) is { HasNoNumber: false } range && (number.Value < range.Lower || number.Value > range.Upper)
            ? new Suggestion($"Check its unit, and the declared range: {DeclaredNumber.Of(context, input, number.Value)} is {(number.Value < range.Lower ? "below" : "above")} all that '{context.TextOf(input)}' can be.") : null;

    /// <summary>What is compared, where it is an angle by the functions that it is made of; null for others.</summary>
    private static string? AngleIn(LintContext context, BinarySyntax comparison, Node value) => context.RangeOf(value).Magnitude <= LargestAngle
        && (NumberFacts.Bare(comparison.Left) is null ? comparison.Left : comparison.Right) is var side && WrittenParts.Of(WrittenExpression.Meant(context, side)).OfType<CallSyntax>().Any(c => s_angles.Contains(c.Function.Name)) ? context.NamedText(value) : null;

    private static readonly string[] s_angles = ["roll", "pitch", "yaw", "rotation_angle", "angle_between", "wrap_angle", "atan2", "atan", "acos", "asin"];

    private const double LargestAngle = 6.3;

    /// <summary>A bare number of degrees beside an angle in radians: <c>abs(pitch) > 45</c>; null for others.</summary>
    private static Suggestion? Degrees(LintContext context, Node node)
    {
        if (context.PlaceOf(node) is not { IsCall: false, Text.Length: <= LongestRead } place || WrittenExpression.At(place) is not BinarySyntax written || (NumberFacts.Bare(written.Left) ?? NumberFacts.Bare(written.Right)) is not { Value: > 6.3 and <= 360 } number
            || node.Operands.FirstOrDefault(o => o.Kind != NodeKind.Constant) is not { } value || context.DeclaredUnits.PlainBeside(value) is not null || (context.DeclaredUnits.RadiansIn(value) ?? AngleIn(context, written, value)) is not { } angle)
            return null;
        var text = place.Text.Substring(number.Span.Start, number.Span.Length);
        return new Suggestion($"'{angle}' is in radians, and {text} of them are {IntervalText.Number(Math.Round(number.Value / (2 * Math.PI)))} turns: write {text}<deg>.", "<deg>", new TextSpan(place.Span.Start + number.Span.End, 0));
    }

    /// <summary>A bare number beside what is declared in a unit of plain numbers: 30 beside percent is 3000 of them; null where that is not what is wrong.</summary>
    private static Suggestion? PlainNumber(LintContext context, Node node)
    {
        if (!context.DeclaredUnits.HasPlain || context.PlaceOf(node) is not { IsCall: false, Text.Length: <= LongestRead } place || WrittenExpression.At(place) is not BinarySyntax written
            || (NumberFacts.Bare(written.Left) ?? NumberFacts.Bare(written.Right)) is not { Value: not 0 } number || node.Operands.FirstOrDefault(o => o.Kind != NodeKind.Constant) is not { } value
            || context.DeclaredUnits.PlainBeside(value) is not var (unit, said, scale))
            return null;
        // A number that is far off in that unit too was not meant in it.
        var meant = number.Value * scale;
        var text = place.Text.Substring(number.Span.Start, number.Span.Length);
        return context.RangeOf(value) is var range && range.Lower <= meant && meant <= range.Upper
            ? new Suggestion($"{said}, and a bare {text} is {IntervalText.Number(number.Value / scale)} of them: write {text}<{unit}>.", $"<{unit}>", new TextSpan(place.Span.Start + number.Span.End, 0)) : null;
    }

    private static bool IsComparison(Node node) => node.Kind == NodeKind.Binary && node.Binary!.UnitRule == BinaryUnitRule.Compare && node.IsTruth;
}
