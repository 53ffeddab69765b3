using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>What one answer of a pair has more than the other, by the names of the two.</summary>
/// <param name="Written">The difference.</param>
/// <param name="IsUpright">Whether the other is taken from the preferred one.</param>
internal sealed record PairDifference(BinarySyntax Written, bool IsUpright)
{
    private const int MostLevels = 8;

    /// <summary>The difference that an expression is but for its sign, its scale and a margin, and whether the sign is turned; null for others.</summary>
    public static (PairDifference Pair, bool IsNegated)? In(LintContext context, ExpressionSyntax syntax)
    {
        var isNegated = false;
        for (var level = 0; level < MostLevels; level++)
        {
            syntax = WrittenExpression.MeantUnscaled(context, syntax);
            if (syntax is UnarySyntax { Operator: TokenKind.Minus } minus)
                (syntax, isNegated) = (minus.Operand, !isNegated);
            else if (syntax is not BinarySyntax { Operator: TokenKind.Minus or TokenKind.Plus } both)
                return null;
            else if (Of(context, both) is { } pair)
                return (pair, isNegated);
            else if (!IsOfPair(both.Right))
                syntax = both.Left;
            else
                return null;
        }

        return null;
    }

    private static PairDifference? Of(LintContext context, BinarySyntax syntax) => syntax.Operator != TokenKind.Minus ? null
        : IsSide(syntax.Left, IsWorse) && IsSide(syntax.Right, IsBetter) || AreTwo(syntax.Right, syntax.Left) ? Told(context, syntax, isUpright: false)
        : IsSide(syntax.Left, IsBetter) && IsSide(syntax.Right, IsWorse) || AreTwo(syntax.Left, syntax.Right) ? Told(context, syntax, isUpright: true)
        // With the same of a reference taken off.
        : WrittenExpression.Inner(syntax.Left) is BinarySyntax own && Names(syntax.Right) is { Count: > 0 } names && names.TrueForAll(TurnedDivergence.IsReference)
            && WrittenExpression.Inner(syntax.Right) is BinarySyntax { Operator: TokenKind.Minus } && Of(context, own) is { } pair ? pair with { Written = syntax } : null;

    /// <summary>A pair whose names say more than a distance would have: that is never below 0.</summary>
    private static PairDifference? Told(LintContext context, BinarySyntax syntax, bool isUpright)
    {
        var names = Names(syntax);
        var telling = names.FindAll(n => IsBetter(n) || IsWorse(n));
        return names.Exists(PreferenceNames.IsCost) || telling.Count > 0 && telling.TrueForAll(PreferenceNames.IsVague) && !(CanBeNegative(syntax.Left) && CanBeNegative(syntax.Right))
            ? null : new PairDifference(syntax, isUpright);

        bool CanBeNegative(ExpressionSyntax side) => context.NodeOf(side) is { } node && context.RangeOf(node) is { HasNoNumber: false, Lower: < 0 };
    }

    /// <summary>Whether an expression is of one answer of the two alone, and grows with what that is called.</summary>
    private static bool IsSide(ExpressionSyntax side, Func<string, bool> isOne) => Names(side) is var names && names.Exists(n => isOne(n)) && names.TrueForAll(n => isOne(n) || !IsBetter(n) && !IsWorse(n))
        && WrittenParts.Of(side).All(part => part is not (UnarySyntax or IfSyntax) && part is not BinarySyntax { Operator: TokenKind.Slash }
            && (part is not BinarySyntax { Operator: TokenKind.Minus } taken || Names(taken.Right).TrueForAll(TurnedDivergence.IsReference) && !Names(taken.Left).TrueForAll(TurnedDivergence.IsReference)));

    private static bool AreTwo(ExpressionSyntax one, ExpressionSyntax other) => WrittenExpression.Inner(one) is NameSyntax better && WrittenExpression.Inner(other) is NameSyntax worse && PreferenceNames.AreWinnerAndLoser(better.Name, worse.Name);

    private static bool IsOfPair(ExpressionSyntax syntax) => Names(syntax).Exists(n => IsBetter(n) || IsWorse(n));

    private static bool IsBetter(string name) => PreferenceNames.IsBetter(name);

    private static bool IsWorse(string name) => PreferenceNames.IsWorse(name);

    private static List<string> Names(ExpressionSyntax syntax) => [.. WrittenParts.Of(syntax).OfType<NameSyntax>().Select(n => n.Name)];
}
