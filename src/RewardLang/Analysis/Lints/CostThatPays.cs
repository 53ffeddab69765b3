using RewardLang.Analysis.Intervals;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A term that pays for what shall be small: its value and its weight both carry a minus, or neither does and it is a cost of the library.</summary>
internal sealed class CostThatPays : ILint
{
    private static readonly string[] s_costs = ["action_rate", "action_smoothness", "joint_acceleration", "limit_excess", "foot_slip", "mechanical_power", "positive_divergence"];

    /// <summary>Those that somebody may want large: power that is harvested, actions that excite what is to be known.</summary>
    private static readonly string[] s_mayBeWanted = ["action_rate", "mechanical_power"];

    /// <summary>How many names may lead to the call.</summary>
    private const int MostNames = 3;

    public void Check(LintContext context)
    {
        if (context.Program.Kind != ProgramKind.Reward)
            return;
        // A list of terms without weights is weighed by the host.
        var isWeighed = context.Syntax.Members.Any(m => m is TotalSyntax or TermSyntax { Weight: not null });
        foreach (var term in isWeighed ? context.Terms : [])
        {
            if (!AddedToTotal.IsOnlyPaid(term, context) || context.IsReported(term.Syntax.Name.Span, DiagnosticCatalogue.MisleadingName))
                continue;
            var (value, added) = (term.Syntax.Value, IntervalText.Describe(AddedToTotal.By(term, context)!.Value));
            if (IsNegated(context, term))
                context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.CostThatPays, term.Name, added, "the term and its weight both carry a minus", "Leave one of them out.");
            else if (CostIn(context, value) is { } cost && !IsChargedElsewhere(context, term, cost))
                context.Report(cost.Span.Start >= value.Span.Start && cost.Span.End <= value.Span.End ? cost.Span : value.Span, DiagnosticCatalogue.CostThatPays, term.Name, added,
                    s_mayBeWanted.Contains(cost.Function.Name) ? $"'{context.TextOf(cost)}' measures what is seldom wanted large" : $"'{context.TextOf(cost)}' measures what shall be small",
                    s_mayBeWanted.Contains(cost.Function.Name) ? new Suggestion($"Write -{context.TextOf(value)}, unless it shall be large.")
                    : new Suggestion($"Write -{context.TextOf(value)}.", "-", new TextSpan(value.Span.Start, 0)));
        }
    }

    /// <summary>Whether another term charges the same of something else: this one is told from it.</summary>
    private static bool IsChargedElsewhere(LintContext context, LintedTerm term, CallSyntax cost) => context.Terms.Any(t => t != term && AddedToTotal.IsOnlyCost(t, context)
        && WrittenParts.Of(t.Syntax.Value).OfType<CallSyntax>().Any(c => c.Function.Name == cost.Function.Name));

    private static bool IsNegated(LintContext context, LintedTerm term) => HasMinus(context, WrittenExpression.Unscaled(context, term.Syntax.Value))
        && term.Syntax.Weight is { } weight && context.NodeOf(weight) is { Kind: NodeKind.Constant, Value: < 0 } && context.RangeOf(term.Value).Upper <= 0;

    /// <summary>A minus before a value, or before a number that it is multiplied by.</summary>
    private static bool HasMinus(LintContext context, ExpressionSyntax value) => WrittenExpression.Inner(value) switch
    {
        UnarySyntax { Operator: TokenKind.Minus } => true,
        BinarySyntax { Operator: TokenKind.Star or TokenKind.Slash, Left: UnarySyntax { Operator: TokenKind.Minus } or BinarySyntax { Operator: TokenKind.Star or TokenKind.Slash } } chain when HasMinus(context, chain.Left) => true,
        BinarySyntax { Operator: TokenKind.Star } product => IsNegative(context, product.Left) || IsNegative(context, product.Right),
        _ => false,
    };

    /// <summary>A number with a minus, or a parameter of 0 and more with one.</summary>
    private static bool IsNegative(LintContext context, ExpressionSyntax factor) => WrittenExpression.Inner(factor) is UnarySyntax { Operator: TokenKind.Minus, Operand: var size }
        && (size is NumberSyntax || context.NodeOf(size) is { IsUniform: true } node && context.RangeOf(node).Lower >= 0);

    /// <summary>The call that a value is made of alone, or that it sums up, perhaps by name, or where a condition holds.</summary>
    private static CallSyntax? CostIn(LintContext context, ExpressionSyntax value, int names = MostNames) => WrittenExpression.Unscaled(context, value) switch
    {
        CallSyntax { Function.Name: "sum" or "mean" or "max", Arguments: [var folded, ..] } => CostIn(context, folded.Value, names),
        IfSyntax { Then: var then, Else: NumberSyntax { Value: 0 } } => CostIn(context, then, names),
        NameSyntax name when names > 0 && context.Syntax.Members.OfType<LetSyntax>().FirstOrDefault(l => l.Name.Name == name.Name) is { } let => CostIn(context, let.Value, names - 1),
        CallSyntax call when s_costs.Contains(call.Function.Name) && WrittenCall.IsOfLibrary(context, call) => call,
        _ => null,
    };
}
