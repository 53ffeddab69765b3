using RewardLang.Analysis.Intervals;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A divergence that is the reference's log-probability less the policy's, <c>let kl = sum(reference_logprob - policy_logprob)</c>, and is charged: it pays for leaving the reference.</summary>
internal static class TurnedDivergence
{
    private static readonly string[] s_references = ["reference", "ref", "prior", "base", "anchor", "sft"];

    /// <summary>The advice for a term that charges one; null for others.</summary>
    public static Suggestion? In(LintContext context, LintedTerm term)
    {
        // Charged by a minus before it, or by a weight below 0.
        var value = WrittenExpression.MeantUnscaled(context, term.Syntax.Value);
        var isNegated = value is UnarySyntax { Operator: TokenKind.Minus };
        var weight = term.Syntax.Weight is { } written && context.NodeOf(written) is { } node ? context.RangeOf(node) : Interval.Of(1);
        if (isNegated ? weight.Lower < 0 : weight.Upper > 0)
            return null;
        var charged = value is UnarySyntax { Operator: TokenKind.Minus } minus ? minus.Operand : value;
        var difference = WrittenParts.Of(WrittenExpression.MeantUnscaled(context, charged)).OfType<BinarySyntax>().FirstOrDefault(b => b is { Operator: TokenKind.Minus, Left: NameSyntax left, Right: NameSyntax right } && IsReference(left.Name) && !IsReference(right.Name) && IsLogProbability(right) && IsLogProbability(left));
        return difference is null ? null : new Suggestion($"Write '{context.TextOf(difference.Right)} - {context.TextOf(difference.Left)}' in line {context.Program.Source.GetPosition(difference.Span.Start).Line}: what the policy gives more chance than the reference does is charged.",
            $"{context.TextOf(difference.Right)} - {context.TextOf(difference.Left)}", difference.Span);
    }

    /// <summary>Whether a name is one of the reference that a policy is to stay near to.</summary>
    public static bool IsReference(string name) => NameParts.Of(name).Any(s_references.Contains);

    private static bool IsLogProbability(NameSyntax name) => NameParts.Of(name.Name).Any(w => w.StartsWith("log", StringComparison.Ordinal));
}
