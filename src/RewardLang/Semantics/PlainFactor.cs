using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>
/// The one plain number in two values of different units that most likely has a unit of its own: <c>g = 9.81</c> in <c>m * g * h</c> beside an energy.
/// </summary>
internal sealed class PlainFactor(ExpressionBinder binder)
{
    private const int MostLevels = 16;

    private static Unit Acceleration { get; } = Unit.Metre / (Unit.Second * Unit.Second);

    /// <summary>Which number lacks what, and what to write; null where there is not just one.</summary>
    public Suggestion? Advice(ExpressionSyntax left, Unit first, ExpressionSyntax right, Unit second)
    {
        if (binder.Scope.IsFunctionBody || binder.Scope.CallSite is not null)
            return null;
        var found = In(left, MostLevels).Select(f => (Side: left, Unit: second / first, f.Name, f.Number))
            .Concat(In(right, MostLevels).Select(f => (Side: right, Unit: first / second, f.Name, f.Number))).Distinct().ToList();
        // A number without a name is most often a coefficient; that of gravity is known.
        var likely = found.Exists(f => f.Name is not null) ? found.FindAll(f => f.Name is not null) : found.FindAll(f => f.Number.Value is > 9.7 and < 9.9 && f.Unit.Equals(Acceleration));
        if (likely is not [var (side, unit, name, number)])
            return null;
        var (text, value) = (binder.TextOf(side), binder.TextOf(number));
        return new Suggestion($"{(text.Length <= 40 ? $"'{text}'" : "One")} lacks {unit}, and {(name is null ? value : $"'{name} = {value}'")} in it is a plain number: write {value}<{unit}>.", $"<{unit}>", new TextSpan(number.Span.End, 0));
    }

    /// <summary>The bare numbers among the factors of a product, and of the <c>let</c>s that it is made of.</summary>
    private IEnumerable<(string? Name, NumberSyntax Number)> In(ExpressionSyntax syntax, int left) => left == 0 ? [] : syntax switch
    {
        NumberSyntax { Unit: null } number => [(null, number)],
        ParenthesizedSyntax parenthesized => In(parenthesized.Inner, left - 1),
        UnarySyntax { Operator: TokenKind.Minus } unary => In(unary.Operand, left - 1),
        BinarySyntax { Operator: TokenKind.Star } product => In(product.Left, left - 1).Concat(In(product.Right, left - 1)),
        BinarySyntax { Operator: TokenKind.Slash } quotient => In(quotient.Left, left - 1),
        NameSyntax name when binder.Scope.Lets.TryGetValue(name.Name, out var value) => NumberFacts.Bare(value) is { } named ? [(name.Name, named)] : In(value, left - 1),
        _ => [],
    };
}
