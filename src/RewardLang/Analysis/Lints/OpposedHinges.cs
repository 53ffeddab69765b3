using RewardLang.Analysis.Intervals;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// What lies beyond two limits, with the sign of one side turned: <c>max(low - x, 0) + min(high - x, 0)</c> charges below the one and pays above the other.
/// A distance with a sign is written like it, <c>max(x - high, 0) + min(x - low, 0)</c>, and is right where its size is taken or more of it is better.
/// </summary>
internal sealed class OpposedHinges : ILint
{
    /// <summary>How many summands are looked at.</summary>
    private const int MostParts = 64;

    /// <summary>Words of what is charged on both sides.</summary>
    private static readonly string[] s_costs = ["penalty", "cost", "discomfort", "violation", "violations", "excess", "outside", "deviation", "error", "overshoot"];

    /// <summary>A summand that is 0 on one side of a limit.</summary>
    /// <param name="Call">The call that cuts it off, without what scales it.</param>
    /// <param name="Line">What is cut off at 0.</param>
    /// <param name="IsRising">Whether the line grows with the value that is compared with the limit.</param>
    /// <param name="IsAdded">Whether the sum adds it.</param>
    private sealed record Side(CallSyntax Call, BinarySyntax Line, bool IsRising, bool IsAdded)
    {
        public bool IsMinimum => Call.Function.Name == "min";

        /// <summary>Whether it is 0 below the limit, and something above.</summary>
        public bool IsAbove => IsRising != IsMinimum;

        public ExpressionSyntax Value => IsRising ? Line.Left : Line.Right;

        public ExpressionSyntax Limit => IsRising ? Line.Right : Line.Left;
    }

    public void Check(LintContext context)
    {
        if (context.Program.Kind != ProgramKind.Reward)
            return;
        foreach (var term in context.Terms.Where(context.IsAdded))
        {
            var isCharged = term.Syntax.Weight is { } weight && context.NodeOf(weight) is { } node && context.RangeOf(node) is { HasNoNumber: false, Upper: <= 0, Lower: < 0 };
            Check(context, term.Syntax.Value, isCharged, NameParts.Of(term.Name).Any(s_costs.Contains));
            CheckBand(context, term);
        }

        foreach (var total in context.Syntax.Members.OfType<TotalSyntax>())
            Check(context, total.Value, isCharged: false, isCost: false);
    }

    private static void Check(LintContext context, ExpressionSyntax sum, bool isCharged, bool isCost)
    {
        var sides = Summands(context, sum).Select(s => Read(context, s.Part, s.IsAdded)).OfType<Side>().ToList();
        for (var i = 0; i < sides.Count; i++)
            for (var j = i + 1; j < sides.Count; j++)
                if (AreOpposed(context, sides[i], sides[j], isCharged, isCost))
                    Report(context, sides[i], sides[j]);
        // Alone it is told where nothing else is read than that it is charged and never costs.
        if (sides is [{ IsMinimum: true, IsAdded: true } alone] && isCharged && WrittenExpression.MeantUnscaled(context, sum) == alone.Call)
            Report(context, alone, null);
    }

    /// <summary>What lies beyond two limits without a limit of 0, <c>max(x - high, low - x)</c>, which pays between them where it is charged.</summary>
    private static void CheckBand(LintContext context, LintedTerm term)
    {
        foreach (var (part, _) in Summands(context, term.Syntax.Value))
        {
            if (part is not CallSyntax { Function.Name: "max", Arguments: [{ Name: null, Value: BinarySyntax { Operator: TokenKind.Minus } a }, { Name: null, Value: BinarySyntax { Operator: TokenKind.Minus } b }] } call
                || Value(a.Left) is not { IsUniform: false } value || value != Value(b.Right) || Value(a.Right) is not { IsUniform: true } || Value(b.Left) is not { IsUniform: true }
                || AddedToTotal.By(term, context) is not { HasNoNumber: false, Lower: < 0, Upper: > 0 })
                continue;
            var text = $"{context.TextOf(call)[..^1]}, 0)";
            context.Report(call.Span, DiagnosticCatalogue.OpposedHinges, context.TextOf(call), "is below 0 between the two", $"where '{context.TextOf(a.Left)}' is between '{context.TextOf(b.Left)}' and '{context.TextOf(a.Right)}'", new Suggestion($"Write {text}.", text));
        }

        Node? Value(ExpressionSyntax syntax) => context.NodeOf(syntax);
    }

    private static bool AreOpposed(LintContext context, Side first, Side second, bool isCharged, bool isCost)
    {
        if (first.IsAbove == second.IsAbove || context.NodeOf(first.Value) != context.NodeOf(second.Value) || !IsBand(context, first, second))
            return false;
        return first.IsMinimum != second.IsMinimum ? first.IsAdded == second.IsAdded && (!first.IsRising && !second.IsRising || first.IsAdded == isCharged || isCost)
            : first.IsAdded != second.IsAdded && isCost;
    }

    private static void Report(LintContext context, Side first, Side? second)
    {
        var wrong = second is { IsMinimum: true } && !first.IsMinimum ? second : first;
        var other = wrong == first ? second : first;
        var (call, where) = (context.TextOf(wrong.Call), $"where '{context.TextOf(wrong.Value)}' is {(wrong.IsAbove ? "above" : "below")} '{context.TextOf(wrong.Limit)}'");
        var right = context.TextOf(wrong.Line.Right);
        var text = $"max({(WrittenExpression.Inner(wrong.Line.Right) == wrong.Line.Right && wrong.Line.Right is BinarySyntax { Operator: TokenKind.Plus or TokenKind.Minus } ? $"({right})" : right)} - {Subtracted(context, wrong.Line.Left)}, 0)";
        if (other is null)
            context.Report(wrong.Call.Span, DiagnosticCatalogue.OpposedHinges, call, "is never above 0, and its weight is negative", where, new Suggestion($"Write {text}.", text));
        else if (wrong.IsMinimum != other.IsMinimum)
            context.Report(wrong.Call.Span, DiagnosticCatalogue.OpposedHinges, call, $"is never above 0, and '{context.TextOf(other.Call)}' never below", where, new Suggestion($"Write {text}.", text));
        else
            context.Report(wrong.Call.Span, DiagnosticCatalogue.OpposedHinges, call, $"counts against '{context.TextOf(other.Call)}'", $"beyond one limit, and costs beyond the other",
                new Suggestion($"Add the two: {context.TextOf(first.Call)} + {context.TextOf(second!.Call)}."));
    }

    private static string Subtracted(LintContext context, ExpressionSyntax part) =>
        part is BinarySyntax { Operator: TokenKind.Plus or TokenKind.Minus } ? $"({context.TextOf(part)})" : context.TextOf(part);

    private static IEnumerable<(ExpressionSyntax Part, bool IsAdded)> Summands(LintContext context, ExpressionSyntax sum)
    {
        var pending = new Stack<(ExpressionSyntax Part, bool IsAdded)>([(sum, true)]);
        for (var looks = 0; pending.Count > 0 && looks < MostParts; looks++)
        {
            var (part, isAdded) = pending.Pop();
            var inner = WrittenExpression.MeantUnscaled(context, part);
            if (inner is BinarySyntax { Operator: TokenKind.Plus or TokenKind.Minus } both)
            {
                pending.Push((both.Right, isAdded == (both.Operator == TokenKind.Plus)));
                pending.Push((both.Left, isAdded));
            }
            else if (inner is UnarySyntax { Operator: TokenKind.Minus } negated)
                pending.Push((negated.Operand, !isAdded));
            else
                yield return (inner, isAdded);
        }
    }

    /// <summary>The side of a limit that a summand measures; null for others.</summary>
    private static Side? Read(LintContext context, ExpressionSyntax part, bool isAdded)
    {
        if (part is not CallSyntax { Function.Name: "max" or "min", Arguments: [{ Name: null, Value: var a }, { Name: null, Value: var b }] } call)
            return null;
        var line = context.NodeOf(b)?.IsConstant(0) == true ? a : context.NodeOf(a)?.IsConstant(0) == true ? b : null;
        return line is not null && WrittenExpression.Inner(line) is BinarySyntax { Operator: TokenKind.Minus } difference
            && context.NodeOf(difference.Left) is { } left && context.NodeOf(difference.Right) is { } right && left.IsUniform != right.IsUniform
            ? new Side(call, difference, right.IsUniform, isAdded) : null;
    }

    /// <summary>Whether something is left between the two limits.</summary>
    private static bool IsBand(LintContext context, Side first, Side second)
    {
        var (above, below) = first.IsAbove ? (first, second) : (second, first);
        Interval? Range(ExpressionSyntax limit) => context.NodeOf(limit) is { } node && context.RangesByDefault.Of(node).Hull is { HasNoNumber: false } range ? range : null;
        return Range(above.Limit) is { } upper && Range(below.Limit) is { } lower && upper.Lower >= lower.Upper;
    }
}
