using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>Two values whose units do not match, and what brings them together.</summary>
internal sealed class UnitMismatch(ExpressionBinder binder, BoundValue left, BoundValue right, string verb)
{
    private const int LongestShown = 40;
    private const int MostParts = 4;

    /// <param name="written">How the two are written, where the text says it.</param>
    public Suggestion Advice(Operands? written)
    {
        var (first, second) = (left.Unit!, right.Unit!);
        if (written is null || binder.Scope.CallSite is not null)
        {
            return first.IsOne || second.IsOne
                ? $"Give the plain number the unit, as in 2<{(first.IsOne ? second : first)}>, or divide the other side by a value in {(first.IsOne ? second : first)}."
                : $"Divide each by a reference value, as in a / 1<{first}> and b / 1<{second}>, or bring both to one unit.";
        }

        return Counted(written) ?? (HasOther(written, first, second) ? Parts(written, first, second) : null) ?? (first.IsOne ? Plain(left, written.Left, right, written.Right)
            : second.IsOne ? Plain(right, written.Right, left, written.Left)
            : new PlainFactor(binder).Advice(written.Left, first, written.Right, second) ?? Both(written, first, second));
    }

    /// <summary>Whether a sum goes on with a part whose unit is neither of the two: all are told at once.</summary>
    private bool HasOther(Operands written, Unit first, Unit second) => verb is "add" or "subtract" && (first.IsOne || second.IsOne)
        && written.Following?.All().Take(MostParts + 1).Any(f => binder.Peek(f.Value)?.Unit is { IsOne: false } unit && !unit.Equals(first) && !unit.Equals(second)) == true;

    /// <summary><c>step > 8&lt;s&gt;</c>: what counts steps beside a time.</summary>
    private Suggestion? Counted(Operands written)
    {
        var (count, isLeft) = left.Unit!.IsOne ? (written.Left, true) : (written.Right, false);
        if (!Unit.Second.Equals((isLeft ? right : left).Unit) || binder.Scope.IsFunctionBody
            || count is not (NameSyntax { Name: "step" } or CallSyntax { Function.Name: "streak" or "since" or "count_steps" }))
            return null;
        var text = binder.TextOf(count);
        return new Suggestion($"'{text}' counts steps: write {text} * dt for the time.", " * dt", new TextSpan(count.Span.End, 0));
    }

    /// <summary>A plain number beside a value with a unit.</summary>
    private Suggestion Plain(BoundValue value, ExpressionSyntax plain, BoundValue besides, ExpressionSyntax other)
    {
        var (unit, said, isSure) = binder.Session.DeclaredUnits.Beside(other, besides, besides.Unit!);
        var what = said is not null ? $"{said}: " : Quoted(other) is { } quoted ? $"{quoted} is in {unit}: " : "";
        if (NumberFacts.Bare(plain) is { } number)
        {
            if (Scale(other, unit) is { } scaled)
                return scaled;
            if (verb is "add" or "subtract" or "choose between" && besides.Unit is { } whole && Divisor(other, whole) is { Right: NumberSyntax divisor } quotient)
                return new Suggestion($"{what}write {binder.TextOf(quotient)}<{unit}>.", isSure ? $"<{unit}>" : null, new TextSpan(divisor.Span.End, 0));
            if (verb == "add" && number.Value == 1 && besides.Unit is { } time && time.Equals(Unit.Second) && other is NameSyntax counted && binder.Scope.IsPrevious(counted.Name))
                return new Suggestion($"{what}write dt for the time of a step, or {binder.TextOf(plain)}<{unit}>.") { Trial = [new TextEdit(plain.Span, "dt")] };
            if (Math.Abs(number.Value) <= 1 && Share(other, besides.Unit!) is { } share)
                return share;
            var sentence = $"{what}write {binder.TextOf(plain)}<{unit}>.";
            // What a function of the user's own is given differs from call to call.
            return binder.Scope.IsFunctionBody || !isSure ? sentence : new Suggestion(sentence, $"<{unit}>", new TextSpan(number.Span.End, 0));
        }

        if (plain is ArraySyntax { Elements: var elements } && elements.All(e => NumberFacts.Bare(e) is not null))
        {
            var list = $"[{string.Join(", ", elements.Select(e => NumberFacts.Bare(e)!.Value == 0 ? binder.TextOf(e) : $"{binder.TextOf(e)}<{unit}>"))}]";
            return new Suggestion($"{what}write {list}.", isSure && !binder.Scope.IsFunctionBody ? list : null, plain.Span);
        }

        if (plain is NameSyntax name && binder.Scope.Lets.TryGetValue(name.Name, out var defined) && LastNumber(defined) is { } last)
        {
            var text = binder.TextOf(defined).Insert(last.Span.End - defined.Span.Start, $"<{unit}>");
            var advice = $"{(what.Length > 0 ? what.Substring(0, what.Length - 2) + ", and " : "")}'{name.Name}' has none: write 'let {name.Name} = {text}'.";
            return !isSure ? advice : new Suggestion(advice, $"<{unit}>", new TextSpan(last.Span.End, 0));
        }

        // An amount per time is one for each step with the time of a step.
        if (verb is "add" or "subtract" && (Unit.One / Unit.Second).Equals(besides.Unit) && binder.Scope.Declares("dt") && !binder.Scope.IsFunctionBody)
            return new Suggestion($"{what}for what it comes to in a step write {Factored(other)} * dt, for the rate {Divided(other, unit)}.") { Trial = [new TextEdit(other.Span, $"{Factored(other)} * dt")] };
        return UnitAdvice.Declaration(plain, value, unit) is { } declaration
            ? $"{what}declare '{declaration}', or divide by a reference value, as in {Divided(other, unit)}."
            : $"{what}{(what.Length > 0 ? "write" : "divide it by a reference value, as in")} {Divided(other, unit)}{(plain is NameSyntax ? $", or give the plain number the unit, as in 2<{unit}>" : "")}.";
    }

    /// <summary>A quotient that is compared with a number, whose divisor is a <c>let</c> without the unit that would make it plain; null for others.</summary>
    private Suggestion? Scale(ExpressionSyntax quotient, string unit)
    {
        if (quotient is ParenthesizedSyntax { Inner: var inner })
            return Scale(inner, unit);
        if (quotient is not BinarySyntax { Operator: TokenKind.Slash, Left: not NumberSyntax, Right: NameSyntax scale } || !binder.Scope.Lets.TryGetValue(scale.Name, out var defined) || NumberFacts.Bare(defined) is not { } last)
            return null;
        return new Suggestion($"'{scale.Name}' has no unit: write 'let {scale.Name} = {binder.TextOf(defined)}<{unit}>'.", $"<{unit}>", new TextSpan(last.Span.End, 0));
    }

    /// <summary>A value divided by a bare number, in a choice perhaps, that has the unit: the number is what should have it. Null for others.</summary>
    private BinarySyntax? Divisor(ExpressionSyntax value, Unit unit) => value switch
    {
        ParenthesizedSyntax { Inner: var inner } => Divisor(inner, unit),
        IfSyntax choice => Divisor(choice.Then, unit) ?? Divisor(choice.Else, unit),
        BinarySyntax { Operator: TokenKind.Slash, Left: not NumberSyntax, Right: NumberSyntax { Unit: null } } quotient => unit.Equals(binder.Peek(quotient.Left)?.Unit) ? quotient : null,
        _ => null,
    };

    /// <summary>
    /// A name for what is divided by a bare number, <c>let soc = charge / 13.5</c>, beside a fraction: the divisor is what should have the unit. Null for others.
    /// </summary>
    private Suggestion? Share(ExpressionSyntax value, Unit unit)
    {
        if (value is not NameSyntax name || binder.Scope.IsFunctionBody || !binder.Scope.Lets.TryGetValue(name.Name, out var defined) || Divisor(defined, unit) is not { Right: NumberSyntax divisor } quotient || binder.Peek(quotient.Left) is not { } divided)
            return null;
        var (own, _, isSure) = binder.Session.DeclaredUnits.Beside(quotient.Left, divided, unit);
        return new Suggestion($"'{name.Name}' is in {own}, as {binder.TextOf(quotient.Left)} is divided by a plain number: write {binder.TextOf(quotient)}<{own}> in 'let {name.Name}'.", isSure ? $"<{own}>" : null, new TextSpan(divisor.Span.End, 0));
    }

    /// <summary>The number of a <c>let</c> that lacks its unit: the only one, or that of a list which is not 0; null for other values.</summary>
    private static NumberSyntax? LastNumber(ExpressionSyntax value) => value is ArraySyntax { Elements: var elements }
        ? elements.All(e => NumberFacts.Bare(e) is not null) && elements.Select(NumberFacts.Bare).Where(n => n is { Value: not 0 }).ToList() is [var only] ? only : null
        : NumberFacts.Bare(value);

    private Suggestion Both(Operands written, Unit first, Unit second)
    {
        if (Quoted(written.Left) is not { } a || Quoted(written.Right) is not { } b)
            return $"Divide each by a reference value, as in a / 1<{first}> and b / 1<{second}>, or bring both to one unit.";
        if ((Literal(written.Right, written.Left, left, first) ?? Literal(written.Left, written.Right, right, second)) is { } literal)
            return literal;
        var sign = verb switch { "add" => "+", "subtract" => "-", _ => null };
        if (sign is not null && Parts(written, first, second) is { } all)
            return all;
        var (leftUnit, rightUnit) = (Written(written.Left, left, first), Written(written.Right, right, second));
        if (sign is not null && new UnitBridge(binder).Between(written, (first, leftUnit), (second, rightUnit), sign) is { } bridge)
            return bridge;
        if (sign is not null && (OverTime(written, a, b, first, second, leftUnit, rightUnit, sign)) is { } overTime)
            return overTime;
        var (divided, dividedRight) = (Divided(written.Left, leftUnit), Divided(written.Right, rightUnit));
        var between = TextSpan.FromBounds(written.Left.Span.End, written.Right.Span.Start);
        return new Suggestion($"{a} is in {leftUnit} and {b} in {rightUnit}: " + (sign is null
            ? $"bring both to one unit, or divide each by a reference value, as in {divided}."
            : $"divide each by a reference value, as in {divided} {sign} {dividedRight}{Factor(written.Right, second, first) ?? Factor(written.Left, first, second)}, or make each a term of its own."))
        {
            // What a name of the program is to be in is not known.
            Trial = between.Length == 0 || binder.Scope.IsFunctionBody || binder.Scope.IsBindingLet || binder.Scope.PreviousState is not null ? []
                : [new TextEdit(written.Left.Span.To(written.Right.Span), $"{divided}{binder.Scope.File.Source.GetText(between)}{dividedRight}")],
        };
    }

    /// <summary>The unit of a value as it is declared, where that is sure.</summary>
    private string Written(ExpressionSyntax syntax, BoundValue value, Unit unit) => binder.Session.DeclaredUnits.Beside(syntax, value, unit) is { IsSure: true, Text: var text } ? text : unit.ToString();

    /// <summary>An energy and a power, a place and a speed: what the one becomes over a step; null where their units differ by something else than a time.</summary>
    private Suggestion? OverTime(Operands written, string a, string b, Unit first, Unit second, string firstText, string secondText, string sign)
    {
        var isRight = first.Equals(second * Unit.Second);
        // What a state adds up at each step is what comes in over it.
        if (isRight && written.Left is NameSyntax kept && binder.Scope.IsPrevious(kept.Name) && written.Right is not BinarySyntax { Operator: TokenKind.Slash, Right: NameSyntax { Name: "dt" } })
        {
            var grown = $"{binder.TextOf(written.Left)} {sign} {Factored(written.Right)} * dt";
            return new Suggestion($"{a} is in {firstText} and {b} in {secondText}: over a step of 'dt' write {grown}.", grown, written.Left.Span.To(written.Right.Span));
        }

        if (!isRight && !second.Equals(first * Unit.Second) || !binder.Scope.IsBindingLet && !binder.Scope.Declares("dt") || binder.Scope.IsFunctionBody || !binder.Scope.Declares("dt") && (Factor(written.Right, second, first) ?? Factor(written.Left, first, second)) is not null)
            return null;
        var rate = isRight ? written.Right : written.Left;
        // What is divided by the time step alone was to be so together with the other.
        if (isRight && rate is BinarySyntax { Operator: TokenKind.Slash, Left: var dividend, Right: NameSyntax { Name: "dt" } })
        {
            var whole = $"({binder.TextOf(written.Left)} {sign} {binder.TextOf(dividend)}) / dt";
            return new Suggestion($"Only '{binder.TextOf(dividend)}' is divided by dt: write {whole}.", whole, written.Left.Span.To(written.Right.Span));
        }

        var product = $"{Factored(rate)} * dt";
        var sum = isRight ? $"{binder.TextOf(written.Left)} {sign} {product}" : $"{product} {sign} {binder.TextOf(written.Right)}";
        return new Suggestion($"{a} is in {firstText} and {b} in {secondText}: over a step of 'dt' write {sum}, else divide each by a reference value, as in {Divided(written.Left, firstText)}.");
    }

    private string Factored(ExpressionSyntax syntax) => syntax is BinarySyntax { Operator: not (TokenKind.Star or TokenKind.Slash or TokenKind.Caret) } or IfSyntax ? $"({binder.TextOf(syntax)})" : binder.TextOf(syntax);

    /// <summary>A number that is written with another unit than what it stands beside; null for other values.</summary>
    private Suggestion? Literal(ExpressionSyntax number, ExpressionSyntax other, BoundValue beside, Unit unit)
    {
        if (number is not NumberSyntax { Unit: { } written } || other is NumberSyntax || Quoted(other) is not { } quoted)
            return null;
        var value = binder.TextOf(number).Split('<')[0];
        if (binder.TextOf(written) == "g" && unit * Unit.Second * Unit.Second is { } length && length.Equals(Unit.Metre))
            return new Suggestion($"'g' is the gram; the acceleration of gravity is 9.81<m/s^2>: write {value} * 9.81<m/s^2>.", $"({value} * 9.81<m/s^2>)", number.Span);
        var own = Written(other, beside, unit);
        // What is written with a unit is more likely right than a coefficient without one.
        if (verb is "add" or "subtract" && BareFactor(other) is { } factor && binder.Peek(number)?.Unit is { } meant)
        {
            var text = binder.TextOf(other).Insert(factor.Span.End - other.Span.Start, $"<{meant / unit}>");
            return new Suggestion($"{quoted} is in {own}, and {binder.TextOf(factor)} in it is a plain number: write {text}.", binder.Scope.IsFunctionBody ? null : $"<{meant / unit}>", new TextSpan(factor.Span.End, 0));
        }

        var overTime = verb is "add" or "subtract" && binder.Peek(number)?.Unit is { } rate && unit.Equals(rate * Unit.Second) && !binder.Scope.IsFunctionBody ? $", or {binder.TextOf(number)} * dt for what it comes to in a step" : "";
        return new Suggestion($"{quoted} is in {own}: write {value}<{own}>{overTime}.", own, written.Span);
    }

    /// <summary>The one factor of a product that is a bare number; null for other values.</summary>
    private static NumberSyntax? BareFactor(ExpressionSyntax value) => value switch
    {
        ParenthesizedSyntax { Inner: var inner } => BareFactor(inner),
        BinarySyntax { Operator: TokenKind.Star, Left: NumberSyntax { Unit: null } number, Right: not NumberSyntax } => number,
        BinarySyntax { Operator: TokenKind.Star, Left: not NumberSyntax, Right: NumberSyntax { Unit: null } number } => number,
        _ => null,
    };

    /// <summary>All parts of a sum that goes on; null where it does not, or where a part is wrong or too long in itself.</summary>
    private Suggestion? Parts(Operands written, Unit first, Unit second)
    {
        var following = written.Following?.All().Take(MostParts + 1).ToList() ?? [];
        if (following.Count is 0 or > MostParts || following.Exists(f => Quoted(f.Value) is null))
            return null;
        var units = following.Select(f => binder.Peek(f.Value)?.Unit).ToList();
        if (units.Contains(null))
            return null;
        var sign = verb == "add" ? TokenKind.Plus : TokenKind.Minus;
        List<(Addend Part, Unit Unit)> parts = [(new(TokenKind.Plus, written.Left), first), (new(sign, written.Right), second), .. following.Zip(units, (f, unit) => (f, unit!))];
        var texts = parts.Select(p => binder.Peek(p.Part.Value) is { } value ? Written(p.Part.Value, value, p.Unit) : p.Unit.ToString()).ToList();
        var said = parts.Select((p, i) => $"{Quoted(p.Part.Value)} {(p.Unit.IsOne ? i == 0 ? "is a plain number" : "a plain number" : i == 0 ? $"is in {texts[i]}" : $"in {texts[i]}")}").ToList();
        var mended = string.Concat(parts.Select((p, i) =>
            (i == 0 ? "" : p.Part.Sign == TokenKind.Plus ? " + " : " - ") + (p.Unit.IsOne ? binder.TextOf(p.Part.Value) : Divided(p.Part.Value, texts[i]))));
        return $"{string.Join(", ", said.Take(said.Count - 1))} and {said[said.Count - 1]}: divide {(parts.Exists(p => p.Unit.IsOne) ? "what has a unit" : "each")} by a reference value, as in {mended}, or make each a term of its own.";
    }

    /// <summary>The unit that a bare factor would need for a product to fit the other side; null where there is none.</summary>
    private string? Factor(ExpressionSyntax product, Unit unit, Unit other) =>
        product is BinarySyntax { Operator: TokenKind.Star, Left: NumberSyntax { Unit: null } number, Right: var factor } && binder.TextOf(factor) is { Length: <= LongestShown } text
            ? $", or give the factor a unit, as in {binder.TextOf(number)}<{other / unit}> * {text}" : null;

    private string? Quoted(ExpressionSyntax syntax) => binder.TextOf(syntax) is { Length: <= LongestShown } text ? $"'{text}'" : null;

    /// <summary>A value divided by one of its unit.</summary>
    private string Divided(ExpressionSyntax syntax, string unit)
    {
        var text = binder.TextOf(syntax) is { Length: <= LongestShown } shown ? shown : "x";
        return $"{(text == "x" ? text : Factored(syntax))} / 1<{unit}>";
    }
}
