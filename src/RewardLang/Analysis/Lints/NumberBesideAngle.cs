using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A bare number that an angle without a unit is compared with, added to or limited by: with the unit declared it is one of radians.</summary>
/// <param name="Whole">The comparison, sum or call.</param>
/// <param name="Numbers">The numbers in it.</param>
internal sealed record NumberBesideAngle(ExpressionSyntax Whole, IReadOnlyList<NumberSyntax> Numbers)
{
    /// <summary>The places of a program that have some of these inputs beside a bare number, but for what an argument is made of that is told already.</summary>
    public static IEnumerable<NumberBesideAngle> In(LintContext context, IReadOnlyList<ProgramInput> inputs, ExpressionSyntax argument)
    {
        var told = Reach.From(context.NodeOf(argument) is { } angle ? [angle] : []);
        foreach (var part in WrittenParts.Of(context.Syntax))
        {
            IReadOnlyList<ExpressionSyntax> sides = part switch
            {
                BinarySyntax { Operator: TokenKind.Plus or TokenKind.Minus } sum => [sum.Left, sum.Right],
                BinarySyntax both when TokenFacts.IsComparison(both.Operator) => [both.Left, both.Right],
                CallSyntax { Function.Name: "clip" or "max" or "min", Arguments.Count: > 1 } limited => [.. limited.Arguments.Select(a => a.Value)],
                _ => [],
            };
            var numbers = sides.Select(NumberFacts.Bare).OfType<NumberSyntax>().Where(n => n.Value != 0).ToList();
            if (numbers.Count > 0 && context.NodeOf(part) is { } node && !told.Contains(node) && sides.Any(s => IsMadeOf(context, s, inputs)))
                yield return new NumberBesideAngle(part, numbers);
        }
    }

    /// <summary>The text with the unit behind each number, and its line.</summary>
    public string InDegrees(LintContext context)
    {
        var text = context.TextOf(Whole);
        foreach (var number in Numbers.OrderByDescending(n => n.Span.Start))
            text = text.Insert(number.Span.End - Whole.Span.Start, "<deg>");
        return $"{text} in line {context.Program.Source.GetPosition(Whole.Span.Start).Line}";
    }

    private static bool IsMadeOf(LintContext context, ExpressionSyntax side, IReadOnlyList<ProgramInput> inputs) => context.NodeOf(side) is { IsTruth: false } node
        && DegreesAsRadians.Summands(node) is { } parts && parts.Any(p => p.Kind == NodeKind.Input && inputs.Contains(context.Program.Inputs[p.Slot]));
}
