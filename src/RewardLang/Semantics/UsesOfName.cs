using RewardLang.Analysis.Lints;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>
/// What the uses of a name ask of its type: what it is compared with and added to, divided by and folded, and which components are taken of it. Only what is certain is told.
/// </summary>
/// <param name="isUse">Which expressions are uses.</param>
/// <param name="look">What another expression is; null for what is not known.</param>
/// <param name="scope">Knows axes and functions.</param>
internal sealed partial class UsesOfName(Func<ExpressionSyntax, bool> isUse, Func<ExpressionSyntax, BoundValue?> look, Scope scope)
{
    /// <summary>Deeper parts ask nothing.</summary>
    private const int MostLevels = 60;

    private readonly List<AskedType> _asked = [];
    private IReadOnlyList<TextSpan> _places = [];
    private int _level;

    /// <summary>What some expressions ask together.</summary>
    /// <param name="expressions">The expressions, each with what is asked of it.</param>
    public AskedType In(IEnumerable<(ExpressionSyntax Value, Func<AskedType> Asked)> expressions)
    {
        foreach (var (value, asked) in expressions)
        {
            _places = [.. WrittenParts.Of(value).Where(isUse).Select(u => u.Span)];
            if (_places.Count > 0)
                Visit(value, asked());
        }

        return AskedType.Of(_asked);
    }

    private bool Has(ExpressionSyntax syntax) => _places.Any(p => syntax.Span.Start <= p.Start && p.End <= syntax.Span.End);

    /// <summary>Looks at what stands beside a part only where it has a use.</summary>
    private void VisitIn(ExpressionSyntax part, Func<AskedType> asked)
    {
        if (Has(part))
            Visit(part, asked());
    }

    private void Visit(ExpressionSyntax syntax, AskedType asked)
    {
        if (isUse(syntax))
        {
            _asked.Add(asked);
            return;
        }

        if (_level > MostLevels || !Has(syntax))
            return;
        _level++;
        switch (syntax)
        {
            case ParenthesizedSyntax { Inner: var inner }:
                Visit(inner, asked);
                break;
            case UnarySyntax unary:
                Visit(unary.Operand, unary.Operator == TokenKind.Not ? AskedType.Condition with { Axes = asked.Axes, Fold = asked.Fold } : asked.OfNumber);
                break;
            case BinarySyntax binary:
                VisitBinary(binary, asked);
                break;
            case IfSyntax choice:
                Visit(choice.Condition, AskedType.Condition);
                VisitIn(choice.Then, () => Beside(choice.Else, asked));
                VisitIn(choice.Else, () => Beside(choice.Then, asked));
                break;
            case ArraySyntax array:
                foreach (var element in array.Elements.Where(Has))
                    Visit(element, array.Elements.Where(e => e != element).Aggregate(asked.Size, (known, other) => Beside(other, known)));
                break;
            case MemberSyntax member:
                // Behind one component, or beside those that are named, other things are folded.
                var letters = Letters(member.Member.Name);
                Visit(member.Target, asked.Size with
                {
                    Components = letters,
                    Axes = [.. asked.Axes.Where(a => !letters.All(c => a.IndexOf(c) >= 0))],
                    Fold = letters.Count == 1 || asked.Axes.Any(a => letters.All(c => a.IndexOf(c) >= 0)) ? asked.Fold : AskedFold.None,
                });
                break;
            case IndexSyntax index:
                Visit(index.Target, OfIndexed(index, asked));
                break;
            case CallSyntax call:
                VisitCall(call, asked);
                break;
        }

        _level--;
    }

    /// <summary>The components of <c>v.xy</c>.</summary>
    private static IReadOnlyList<string> Letters(string component) => component.All(c => c is 'x' or 'y' or 'z' or 'w') ? [.. component.Select(c => c.ToString())] : [component];

    private AskedType OfIndexed(IndexSyntax index, AskedType asked)
    {
        var known = asked.Size with { Kind = asked.Kind };
        if (index.Items.Select(i => i.Axis).FirstOrDefault(a => a is not null) is { } named)
            return scope.FindAxis(named.Name) is { } axis ? known with { Axes = [axis] } : known;
        if (index.Items is [{ End: null, First: NameSyntax part }] && scope.FindAxis(part.Name) is { } declared)
            return declared.Parent is { } whole ? known with { Axes = [whole] } : known;
        return known with { Elements = index.Items.Select(i => i.End is null ? NumberFacts.Whole(i.First) + 1 : NumberFacts.Whole(i.End)).Max() is > 0 and var elements ? elements : 1 };
    }

    private void VisitBinary(BinarySyntax syntax, AskedType asked)
    {
        var (left, right) = (syntax.Left, syntax.Right);
        switch (syntax.Operator)
        {
            case TokenKind.And or TokenKind.Or:
                Visit(left, AskedType.Condition with { Fold = asked.Fold, Axes = asked.Axes });
                Visit(right, AskedType.Condition with { Fold = asked.Fold, Axes = asked.Axes });
                break;
            case var sign when TokenFacts.IsComparison(sign):
                VisitIn(left, () => Compared(right, sign, asked));
                VisitIn(right, () => Compared(left, sign, asked));
                break;
            case TokenKind.Plus or TokenKind.Minus:
                VisitIn(left, () => Added(right, asked.OfNumber));
                VisitIn(right, () => Added(left, asked.OfNumber));
                break;
            case TokenKind.Star:
                VisitIn(left, () => Multiplied(right, asked.OfNumber));
                VisitIn(right, () => Multiplied(left, asked.OfNumber));
                break;
            case TokenKind.Slash:
                VisitIn(left, () => Divided(right, asked.OfNumber));
                VisitIn(right, () => Divisor(right, left, asked.OfNumber));
                break;
            case TokenKind.Caret:
                Visit(left, asked.OfNumber.In(NumberFacts.Bare(right) is { Value: not 0 and var power } ? asked.Unit?.Power(1 / power) : null));
                Visit(right, AskedType.Plain);
                break;
        }
    }

    /// <summary>What is asked beside another expression of the same unit.</summary>
    private AskedType Beside(ExpressionSyntax other, AskedType asked) => look(other) is not { IsTruth: false, FitsAnyUnit: false, Unit: { } unit } ? asked : asked.In(unit, TextOf(other, unit));

    private AskedType Added(ExpressionSyntax other, AskedType asked)
    {
        var known = Beside(other, asked);
        if (look(other) is null && WrittenExpression.Inner(other) is NameSyntax partner)
            return known with { Partners = [.. asked.Partners, partner.Name] };
        // What is folded beside the axes that are named is none of those of the other.
        return look(other) is { Axes: { Count: > 0 } axes } ? known with { Axes = Named(axes), Fold = axes.All(asked.Axes.Contains) ? asked.Fold : AskedFold.None } : known;
    }

    private AskedType Compared(ExpressionSyntax other, TokenKind sign, AskedType asked)
    {
        if (look(other) is not { } value)
            return asked.Shape;
        if (sign is TokenKind.EqualEqual or TokenKind.NotEqual && (value.IsTruth || value is { Kind: ScalarKind.Int, FitsAnyUnit: false }))
            return new AskedType { Kind = value.Kind };
        // Many are compared with one threshold.
        var known = Beside(other, AskedType.Nothing);
        return value.Axes.Count == 0 ? known with { Axes = asked.Axes, Fold = asked.Fold } : value.Axes is [var only] && only == Axis.Position ? known with { Axes = value.Axes } : known;
    }

    private AskedType Multiplied(ExpressionSyntax other, AskedType asked)
    {
        var value = look(other);
        return OfFactor(value, asked.In(asked.Unit is { } whole && value?.Unit is { } unit ? whole / unit : null));
    }

    private AskedType Divided(ExpressionSyntax divisor, AskedType asked)
    {
        var value = look(divisor);
        var known = OfFactor(value, asked);
        return value?.Unit is not { } unit ? known.In(null)
            : asked.Unit is { } whole ? known.In(whole * unit, whole.IsOne ? TextOf(divisor, unit) : null)
            : IsReference(divisor, unit) ? known.In(unit, TextOf(divisor, unit))
            : known.In(null);
    }

    private AskedType Divisor(ExpressionSyntax divisor, ExpressionSyntax dividend, AskedType asked)
    {
        var value = look(dividend);
        var isSetting = divisor is NameSyntax name && NameWords.IsSetting(name.Name);
        return value?.Unit is not { } unit ? AskedType.Nothing
            : asked.Unit is { } whole ? AskedType.Nothing.In(unit / whole, whole.IsOne ? TextOf(dividend, unit) : null)
            : isSetting ? AskedType.Nothing.In(unit, TextOf(dividend, unit)) : AskedType.Nothing;
    }

    /// <summary>Coordinates may be scaled by one number; of things each has its own.</summary>
    private static AskedType OfFactor(BoundValue? other, AskedType asked) => other is null or { Axes.Count: 0 } ? asked
        : other.Axes.All(a => a is { IsAnonymous: false, Components: null }) ? asked with { Axes = other.Axes, Fold = AskedFold.None } : asked with { Axes = [], Fold = AskedFold.None };

    /// <summary>Whether dividing by it leaves a plain number: what is divided by a time is a rate, by a mass an acceleration.</summary>
    private static bool IsReference(ExpressionSyntax divisor, Unit unit) => !unit.IsOne && !unit.Equals(Unit.Second) && !unit.Equals(Unit.Second.Power(2)) && !unit.Equals(Unit.Kilogram)
        && (divisor is NumberSyntax || divisor is NameSyntax name && NameWords.IsSetting(name.Name));

    private static IReadOnlyList<Axis> Named(IReadOnlyList<Axis> axes) => axes.Any(a => a.IsAnonymous) ? [] : axes;

    /// <summary>How a unit is written beside another expression, where that is known.</summary>
    private string? TextOf(ExpressionSyntax other, Unit unit) => UnitTexts?.Invoke(other, unit);

    /// <summary>Knows how units are written.</summary>
    public Func<ExpressionSyntax, Unit, string?>? UnitTexts { get; init; }
}
