using RewardLang.Analysis.Lints;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>
/// Which argument of a library call has the wrong unit: the one with which the call is right once it has the unit of another argument, or counts steps
/// where it gave a time.
/// </summary>
internal sealed class ArgumentUnits(ExpressionBinder binder, CallSyntax call, FunctionSymbol function)
{
    /// <summary>Says what to write for the argument, where a mistake was found in the call and no other.</summary>
    /// <param name="said">How many diagnostics there were before the call was bound.</param>
    public void Explain(int said)
    {
        var diagnostics = binder.Session.Diagnostics;
        if (binder.Session.IsPeeking > 0 || diagnostics.Count != said + 1 || diagnostics.Last.Span != call.Span
            || diagnostics.Last.Descriptor != DiagnosticCatalogue.UnitMismatch && diagnostics.Last.Descriptor != DiagnosticCatalogue.NeedsPlainNumber)
            return;
        if (Find() is var (index, span, advice))
            diagnostics.MoveLast(span, $"'{function.Name}' needs another unit for its '{ParameterOf(index)}'.", advice);
    }

    private (int Argument, TextSpan Span, Suggestion Advice)? Find()
    {
        var numbers = Enumerable.Range(0, call.Arguments.Count).Where(i => NumberFacts.Bare(call.Arguments[i].Value) is { Value: not 0 }).ToList();
        var given = call.Arguments.Select(a => binder.Peek(a.Value)?.Unit).ToList();
        var units = given.OfType<Unit>().Where(u => !u.IsOne).Append(Unit.Second).Distinct().ToList();
        // What is compared with a square has a square's unit.
        units = [.. units.Concat(units.Where(u => given.Contains(u)).Select(u => u.Power(2)).OfType<Unit>()).Distinct()];
        var mended = (from i in numbers from unit in units where IsRight([i], a => WithUnit(a, unit)) select (Index: i, Unit: unit)).ToList();
        if (mended is [var one])
        {
            var number = NumberFacts.Bare(call.Arguments[one.Index].Value)!;
            var (unit, said, isSure) = Beside(one.Unit);
            var written = $"{binder.TextOf(call.Arguments[one.Index].Value)}<{unit}>";
            return (one.Index, call.Arguments[one.Index].Value.Span, new Suggestion(said is null ? $"Write {written}." : $"{said}: write {written}.", isSure ? $"<{unit}>" : null, new TextSpan(number.Span.End, 0)));
        }

        if (numbers.Count > 1 && mended.Count == 0 && units.Where(unit => IsRight(numbers, a => WithUnit(a, unit))).ToList() is [var common])
        {
            var text = binder.TextOf(call);
            var (unit, said, isSure) = Beside(common);
            foreach (var number in numbers.Select(i => NumberFacts.Bare(call.Arguments[i].Value)!).OrderByDescending(n => n.Span.End))
                text = text.Insert(number.Span.End - call.Span.Start, $"<{unit}>");
            return (numbers[0], call.Arguments[numbers[0]].Value.Span, new Suggestion(said is null ? $"Write {text}." : $"{said}: write {text}.", isSure ? text : null, call.Span));
        }

        var counts = Enumerable.Range(0, call.Arguments.Count).Where(i => ParameterOf(i) == "steps" && Frequency.Equals(given[i]) && IsRight([i], InSeconds)).ToList();
        if (counts is [var count] && StepCount.WithoutSeconds(call.Arguments[count].Value) is { } quotient)
        {
            var written = StepCount.Of($"{binder.TextOf(quotient.Left)}<s>", binder.TextOf(quotient.Right));
            return (count, call.Arguments[count].Value.Span, new Suggestion($"'steps' counts steps: write {written}.", written));
        }

        var times = Enumerable.Range(0, call.Arguments.Count).Where(i => ParameterOf(i) == "steps" && Unit.Second.Equals(given[i]) && IsRight([i], InSteps)).ToList();
        if (times is not [var time])
            return OfOtherPower(given) ?? Referred(given) ?? OfTwo(given);
        var steps = StepCount.Of(binder.TextOf(call.Arguments[time].Value));
        return (time, call.Arguments[time].Value.Span, new Suggestion($"'{ParameterOf(time)}' counts steps: write {steps}.", steps));
    }

    /// <summary>How a unit is written beside the arguments that have it.</summary>
    private (string Text, string? Said, bool IsSure) Beside(Unit unit) => binder.Session.DeclaredUnits.Beside(
        [.. call.Arguments.Select(a => binder.Peek(a.Value)).OfType<BoundValue>().Where(v => unit.Equals(v.Unit))], unit);

    /// <summary>The one argument with whose square, or root, the call is right: a width where the square of a width is taken.</summary>
    private (int Argument, TextSpan Span, Suggestion Advice)? OfOtherPower(IReadOnlyList<Unit?> given)
    {
        var places = Enumerable.Range(0, given.Count).Where(i => given[i] is { IsOne: false }).ToList();
        static ExpressionSyntax Square(ExpressionSyntax value) => new BinarySyntax(TokenKind.Caret, new ParenthesizedSyntax(value, value.Span), new NumberSyntax(2, null, value.Span), value.Span);
        static ExpressionSyntax Root(ExpressionSyntax value) => new CallSyntax(new NameSyntax("sqrt", value.Span), [new ArgumentSyntax(null, value, value.Span)], value.Span);
        var squares = places.Where(i => IsRight([i], Square)).ToList();
        var roots = places.Where(i => IsRight([i], Root)).ToList();
        if (squares.Count + roots.Count != 1)
            return null;
        var (index, isSquare) = squares.Count == 1 ? (squares[0], true) : (roots[0], false);
        var argument = call.Arguments[index].Value;
        var text = isSquare ? $"{(argument is BinarySyntax or UnarySyntax or IfSyntax ? $"({binder.TextOf(argument)})" : binder.TextOf(argument))}^2" : $"sqrt({binder.TextOf(argument)})";
        return (index, argument.Span, new Suggestion($"'{ParameterOf(index)}' is to be in {given[index]!.Power(isSquare ? 2 : 0.5)}, and {binder.TextOf(argument)} is in {given[index]}: write {text}.", text));
    }

    /// <summary>The one argument with which, divided by a reference value, all are plain numbers.</summary>
    private (int Argument, TextSpan Span, Suggestion Advice)? Referred(IReadOnlyList<Unit?> given)
    {
        var divided = Enumerable.Range(0, given.Count).Where(i => given[i] is { IsOne: false } unit && IsRight([i], a => DividedBy(a, unit))).ToList();
        if (divided is not [var index] || given.Any(u => u is { IsOne: false } && !u.Equals(given[index])) || given.Count(u => u is { IsOne: false }) > 1)
            return null;
        var argument = call.Arguments[index].Value;
        var (unit, _, _) = Beside(given[index]!);
        var isSum = argument is BinarySyntax { Operator: not (TokenKind.Star or TokenKind.Slash or TokenKind.Caret) } or IfSyntax;
        var text = $"{(isSum ? $"({binder.TextOf(argument)})" : binder.TextOf(argument))} / 1<{unit}>";
        return (index, argument.Span, new Suggestion($"The others are plain numbers: write {text}.", text));
    }

    private static ExpressionSyntax DividedBy(ExpressionSyntax value, Unit unit) =>
        new BinarySyntax(TokenKind.Slash, new ParenthesizedSyntax(value, value.Span), new NumberSyntax(1, Written(unit, value.Span), value.Span), value.Span);

    /// <summary>Two arguments that need one unit: a bare 0, which fits every unit, mends either.</summary>
    private (int Argument, TextSpan Span, Suggestion Advice)? OfTwo(IReadOnlyList<Unit?> given)
    {
        var zero = new NumberSyntax(0, null, call.Span);
        if (Enumerable.Range(0, given.Count).Where(i => given[i] is not null && IsRight([i], _ => zero)).ToList() is not [var first, var second] || given[first]!.Equals(given[second]))
            return null;
        // A function that reads the time of a step itself is not given it.
        if (call.Arguments is [{ Name: null }, _] && call.Arguments[second].Value is NameSyntax { Name: "dt" } && WrittenParts.Of(function.Syntax.Result).Any(p => p is NameSyntax { Name: "dt" }))
        {
            var alone = $"{function.Name}({binder.TextOf(call.Arguments[0].Value)})";
            return (second, call.Arguments[second].Value.Span, new Suggestion($"'{function.Name}' reads dt itself: write {alone}.", alone, call.Span));
        }

        string Text(int index) => $"{binder.TextOf(call.Arguments[index].Value)} is in {given[index]}";
        return (second, call.Arguments[second].Value.Span, new Suggestion(
            $"'{ParameterOf(second)}' takes the unit of '{ParameterOf(first)}': {Text(first)}, and {Text(second)}. It is {ExpressionBinder.Signature(function)}."));
    }

    private string ParameterOf(int index) => call.Arguments[index].Name?.Name ?? function.Syntax.Parameters[index].Name.Name;

    /// <summary>Whether the call binds with some of its arguments changed.</summary>
    private bool IsRight(IReadOnlyList<int> changed, Func<ExpressionSyntax, ExpressionSyntax> change) => binder.Peek(call with
    {
        Arguments = [.. call.Arguments.Select((a, i) => changed.Contains(i) ? a with { Value = change(a.Value) } : a)],
    }) is not null;

    private static Unit Frequency { get; } = Unit.One / Unit.Second;

    /// <summary><c>2 / dt</c>, in which the seconds are not said.</summary>
    private static ExpressionSyntax InSeconds(ExpressionSyntax steps) => StepCount.WithoutSeconds(steps) is { } quotient ? quotient with { Left = WithUnit(quotient.Left, Unit.Second) } : steps;

    private static ExpressionSyntax InSteps(ExpressionSyntax time) => new BinarySyntax(TokenKind.Slash, new ParenthesizedSyntax(time, time.Span), new NameSyntax("dt", time.Span), time.Span);

    private static ExpressionSyntax WithUnit(ExpressionSyntax number, Unit unit) => number switch
    {
        NumberSyntax plain => plain with { Unit = Written(unit, plain.Span) },
        UnarySyntax unary => unary with { Operand = WithUnit(unary.Operand, unit) },
        _ => number,
    };

    private static UnitSyntax? Written(Unit unit, TextSpan span)
    {
        var tokens = Lexer.Tokenize(new SourceText("unit", unit.ToString()), new DiagnosticBag());
        var result = ExpressionGrammar.UnitExpression(new TokenInput(new ParseSession(tokens, new FileOutline([]))));
        return result.WasSuccessful ? result.Value with { Span = span } : null;
    }
}
