using RewardLang.Analysis.Lints;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>What to write where a function needs a plain number and is given a value with a unit.</summary>
internal static class PlainNumber
{
    private const int LongestShown = 60;

    /// <summary>The advice, and the part of the argument that is wrong; null for the whole call.</summary>
    public static (Suggestion Advice, TextSpan? Mark) Advice(ExpressionBinder binder, ExpressionSyntax? argument, Unit unit)
    {
        if (argument is null || binder.Scope.CallSite is not null || binder.TextOf(argument) is not { Length: <= LongestShown } text)
            return ($"Divide it by a reference value in {unit} first.", null);
        if (OfParameter(binder, argument) is { } given)
            return (given, null);
        if (Unsigned(argument) is BinarySyntax { Operator: TokenKind.Slash } quotient && binder.Peek(quotient.Left) is { Unit.IsOne: false } above)
            return OfQuotient(binder, argument, quotient, text, above);
        if (OfPhase(binder, argument, unit) is { } phase)
            return (phase, null);
        var (own, _, _) = binder.Peek(argument) is { } value ? binder.Session.DeclaredUnits.Beside([value], unit) : (unit.ToString(), null, true);
        var divided = $"{(argument is BinarySyntax { Operator: not (TokenKind.Star or TokenKind.Slash) } or IfSyntax ? $"({text})" : text)} / 1<{own}>";
        return (new Suggestion($"Divide it by a reference value in {own} first, as in {divided}.") { Trial = [new TextEdit(argument.Span, divided)] }, null);
    }

    /// <summary>A function's parameter as the divisor, for which the call has a bare number: <c>fn gauss(x, s) = exp(-(x / s)^2)</c> as <c>gauss(gap, 1)</c>. Null for other arguments.</summary>
    private static Suggestion? OfParameter(ExpressionBinder binder, ExpressionSyntax argument)
    {
        var measured = Unsigned(argument) is BinarySyntax { Operator: TokenKind.Caret, Left: var powered } ? Unsigned(powered) : Unsigned(argument);
        if (binder.Scope.UserCall is not { } site || site.Source != binder.Scope.File.Source || measured is not BinarySyntax { Operator: TokenKind.Slash, Right: NameSyntax divisor } quotient
            || binder.Peek(quotient.Left) is not { Unit: { IsOne: false } unit } above || binder.Peek(divisor) is not { Unit.IsOne: true } || WrittenExpression.At(site) is not CallSyntax call
            || binder.Scope.File.Functions.TryGetValue(call.Function.Name, out var function) is false)
            return null;
        var place = function.Syntax.Parameters.ToList().FindIndex(p => p.Name.Name == divisor.Name);
        if ((call.Arguments.FirstOrDefault(a => a.Name?.Name == divisor.Name) ?? call.Arguments.Where((a, i) => a.Name is null && i == place).FirstOrDefault())?.Value is not { } written || NumberFacts.Bare(written) is not { } number)
            return null;
        var (own, _, _) = binder.Session.DeclaredUnits.Beside([above], unit);
        return new Suggestion($"'{divisor.Name}' is a plain number there, and '{binder.TextOf(quotient.Left)}' in {own}: write {site.Text.Insert(number.Span.End, $"<{own}>")}.", $"<{own}>", new TextSpan(site.Span.Start + number.Span.End, 0));
    }

    /// <summary>A part of a period, <c>2 * pi * mod(clock, period)</c>: the reference value is the period. Null for other arguments.</summary>
    private static Suggestion? OfPhase(ExpressionBinder binder, ExpressionSyntax argument, Unit unit)
    {
        var meant = argument is NameSyntax name && binder.Scope.Lets.TryGetValue(name.Name, out var let) ? let : argument;
        var rest = Factors(meant).OfType<CallSyntax>().Where(c => c is { Function.Name: "mod", Arguments.Count: 2 }).Take(2).ToList();
        if (rest is not [{ Arguments: [_, { Value: NameSyntax or NumberSyntax } period] }] || binder.Peek(period.Value)?.Unit is not { } own || !own.Equals(unit))
            return null;
        var divided = $"{(argument is BinarySyntax { Operator: TokenKind.Plus or TokenKind.Minus } ? $"({binder.TextOf(argument)})" : binder.TextOf(argument))} / {binder.TextOf(period.Value)}";
        return new Suggestion($"It is a part of the period '{binder.TextOf(period.Value)}': write {divided}.") { Trial = [new TextEdit(argument.Span, divided)] };
    }

    private static IEnumerable<ExpressionSyntax> Factors(ExpressionSyntax syntax) => syntax switch
    {
        ParenthesizedSyntax { Inner: var inner } => Factors(inner),
        BinarySyntax { Operator: TokenKind.Star } product => Factors(product.Left).Append(product.Right),
        _ => [syntax],
    };

    private static (Suggestion Advice, TextSpan? Mark) OfQuotient(ExpressionBinder binder, ExpressionSyntax argument, BinarySyntax quotient, string text, BoundValue value)
    {
        var (above, said, isSure) = binder.Session.DeclaredUnits.Beside(Unsigned(quotient.Left), value, value.Unit!);
        var mark = quotient.Right.Span;
        if (NumberFacts.Bare(quotient.Right) is { } number)
        {
            var written = text.Insert(number.Span.End - argument.Span.Start, $"<{above}>");
            var sentence = said is null ? $"Write {written}." : $"{said}: write {written}.";
            return binder.Scope.IsFunctionBody || !isSure ? (sentence, mark) : (new Suggestion(sentence, $"<{above}>", new TextSpan(number.Span.End, 0)), mark);
        }

        if (Unsigned(quotient.Right) is BinarySyntax { Operator: TokenKind.Caret, Right: NumberSyntax { Value: > 0, Unit: null } exponent } power && NumberFacts.Bare(power.Left) is { } root && value.Unit!.Power(1 / exponent.Value) is { } rooted)
        {
            var reference = $"({binder.TextOf(root)}<{rooted}>)^{binder.TextOf(exponent)}";
            var whole = text.Substring(0, power.Span.Start - argument.Span.Start) + reference + text.Substring(power.Span.End - argument.Span.Start);
            return (new Suggestion($"Write {whole}.") { Trial = [new TextEdit(power.Span, reference)] }, mark);
        }

        if (binder.Peek(quotient.Right) is not { Unit: { } below } divisor)
            return ($"Divide by a reference value in {above}.", mark);
        var name = $"'{binder.TextOf(Unsigned(quotient.Left))}' is in {above} and '{binder.TextOf(quotient.Right)}' {(below.IsOne ? "a plain number" : $"in {below}")}";
        if (quotient.Right is NameSyntax && value.Unit!.Equals(below.Power(2)))
        {
            var squared = $"{binder.TextOf(quotient.Right)}^2";
            return (new Suggestion($"{name}: write {text.Insert(quotient.Right.Span.End - argument.Span.Start, "^2")}{(UnitAdvice.Declaration(quotient.Right, divisor, above) is { } other ? $", or declare '{other}'" : "")}.")
            {
                Trial = [new TextEdit(quotient.Right.Span, squared)],
            }, mark);
        }

        return (UnitAdvice.Declaration(quotient.Right, divisor, above) is { } declaration ? $"{name}: declare '{declaration}'." : $"{name}: divide by a value in {above}.", mark);
    }

    private static ExpressionSyntax Unsigned(ExpressionSyntax syntax) => syntax switch
    {
        UnarySyntax { Operator: TokenKind.Minus } unary => Unsigned(unary.Operand),
        ParenthesizedSyntax parenthesized => Unsigned(parenthesized.Inner),
        _ => syntax,
    };
}
