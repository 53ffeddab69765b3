using RewardLang.Analysis.Lints;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>What to write for the value or the condition of a term that still has axes.</summary>
internal static class TermAdvice
{
    private const int LongestShown = 60;
    private const int MostNames = 8;

    /// <summary>For a value alone.</summary>
    public static string ForValue(BoundValue value) => $"Reduce it with {(value.IsTruth ? "any(…), all(…) or count(…)" : value.Axes.Any(a => a.Components is not null) ? "sum(…), mean(…) or norm(…)" : "sum(…), mean(…) or max(…)")}{ComponentOf(value)}.";

    /// <summary>For a condition alone.</summary>
    /// <summary>The part of a condition that has axes, where others that it is made of with 'and' and 'or' have none; the whole for others.</summary>
    public static ExpressionSyntax PartOf(ExpressionBinder binder, ExpressionSyntax condition) => condition switch
    {
        ParenthesizedSyntax { Inner: var inner } => PartOf(binder, inner),
        BinarySyntax { Operator: TokenKind.And or TokenKind.Or } both when HasAxes(binder, both.Left) != HasAxes(binder, both.Right) => PartOf(binder, HasAxes(binder, both.Left) ? both.Left : both.Right),
        _ => condition,
    };

    private static bool HasAxes(ExpressionBinder binder, ExpressionSyntax condition) => binder.Peek(condition) is { Axes.Count: > 0 };

    /// <param name="binder">Binds it.</param>
    /// <param name="condition">How it is written.</param>
    public static Suggestion ForCondition(ExpressionBinder binder, ExpressionSyntax condition)
    {
        if (Short(binder, condition) is not { } text)
            return "Reduce it with any(…) or all(…).";
        return ForVector(binder, condition) ?? $"Reduce it with any({text}) or all({text}).";
    }

    /// <summary><c>-force > 0.1</c>, where the number of those that are larger shall be charged: a minus binds more closely. Null for other conditions.</summary>
    public static Suggestion? ForNegated(ExpressionBinder binder, ExpressionSyntax condition)
    {
        if (Short(binder, condition) is not { } text || condition is not BinarySyntax { Operator: TokenKind.Greater or TokenKind.GreaterOrEqual, Left: UnarySyntax { Operator: TokenKind.Minus, Operand: var size }, Right: NumberSyntax { Value: >= 0 } })
            return null;
        var counted = $"-count({text.Substring(1).TrimStart()})";
        return new Suggestion($"The minus is that of '{binder.TextOf(size)}' alone: write {counted} to charge for each, or count({text}).", counted, condition.Span);
    }

    /// <summary><c>error &lt; 0.5</c> of a vector, whose components have signs: its length is meant. Null for other conditions.</summary>
    public static Suggestion? ForVector(ExpressionBinder binder, ExpressionSyntax condition)
    {
        if (Short(binder, condition) is not { } text || condition is not BinarySyntax { Operator: TokenKind.Less or TokenKind.LessOrEqual or TokenKind.Greater or TokenKind.GreaterOrEqual } comparison || binder.Peek(comparison.Left) is not { Axes: [var axis] }
            || axis != Axis.Position && axis != Axis.PlanarPosition || comparison.Left is CallSyntax || binder.Peek(comparison.Right) is not { Axes.Count: 0 })
            return null;
        var (vector, behind) = (binder.TextOf(comparison.Left), text.Substring(comparison.Left.Span.Length));
        var fold = comparison.Operator is TokenKind.Less or TokenKind.LessOrEqual ? "all" : "any";
        return new Suggestion($"Compare its length, norm({vector}){behind}, or each component, {fold}(abs({vector}){behind}).") { Trial = [new TextEdit(comparison.Left.Span, $"norm({vector})")] };
    }

    /// <summary>
    /// A name that brings the axes, beside others that are one number for each row: reduced behind them these would count for each element. Null where there is none.
    /// </summary>
    public static Suggestion? ForName(ExpressionBinder binder, ExpressionSyntax value)
    {
        var isMixed = false;
        LetSource? source = null;
        for (var levels = 0; levels < MostNames; levels++)
        {
            var names = WrittenParts.Of(value).OfType<NameSyntax>().GroupBy(n => n.Name).Take(MostNames).Select(n => (Name: n.Key, Value: binder.Peek(n.First()))).Where(n => n.Value is not null).ToList();
            isMixed |= names.Exists(n => n.Value is { Axes.Count: 0, Node.IsUniform: false });
            if (names.Where(n => n.Value!.Axes.Count > 0).ToList() is not [var only] || !binder.Scope.Lets.TryGetValue(only.Name, out var let))
                break;
            source = new LetSource(only.Name, let, isMixed);
            value = let;
        }

        return source is not { IsBehindOthers: true } || binder.TextOf(source.Value) is not { Length: <= LongestShown } text || text.Contains('\n') || binder.Peek(source.Value) is not { } array ? null
            : new Suggestion($"The axis {string.Join(", ", array.Axes)} comes with '{source.Name}': reduce it there, as in 'let {source.Name} = sum({text})', or here.") { Trial = [new TextEdit(source.Value.Span, $"sum({text})")] };
    }

    /// <summary>A <c>let</c> that brings axes.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Value">Its value.</param>
    /// <param name="IsBehindOthers">Whether something that is one number for each row stands beside it.</param>
    private sealed record LetSource(string Name, ExpressionSyntax Value, bool IsBehindOthers);

    /// <summary><c>exp(-error^2)</c> of an array: one kernel of all, or the mean of one for each; null for other values.</summary>
    public static Suggestion? ForKernel(ExpressionBinder binder, ExpressionSyntax value)
    {
        if (value is not CallSyntax { Function.Name: "exp", Arguments: [{ Name: null, Value: var argument }] } || Short(binder, value) is not { } text)
            return null;
        var scale = argument is BinarySyntax { Operator: TokenKind.Slash, Right: var divisor } && binder.Peek(divisor) is { Axes.Count: 0 } ? argument as BinarySyntax : null;
        if ((scale?.Left ?? argument) is not UnarySyntax { Operator: TokenKind.Minus, Operand: var error } negated)
            return null;
        var whole = $"exp(-sum({binder.TextOf(error)}){binder.TextOf(argument).Substring(negated.Span.Length)})";
        return new Suggestion($"For one kernel of all write {whole}, for the mean of one for each mean({text}).") { Trial = [new TextEdit(value.Span, whole)] };
    }

    /// <summary>For a condition over axes that the value has too: it chooses among the elements that are reduced.</summary>
    public static string ForBoth(ExpressionBinder binder, ExpressionSyntax value, BoundValue bound, ExpressionSyntax condition, BoundValue holds)
    {
        var each = string.Join(" and ", holds.Axes.Select(a => a.IsAnonymous ? "element" : a.Name));
        var (what, when) = (Short(binder, value), Short(binder, condition));
        var form = bound.IsTruth ? $"any({Operand(condition, when)} and {Operand(value, what)})" : $"sum(if {when ?? "…"} then {(value is IfSyntax ? $"({what})" : what ?? "…")} else 0)";
        return $"The condition has a value for each {each}: put it inside the reduction, as in {form}; for the whole term reduce both, the condition with any(…) or all(…).";
    }

    /// <summary>For a condition over the axis that a value folds, as in <c>mean(x) when each</c>: null for other values.</summary>
    public static string? ForElements(ExpressionBinder binder, ExpressionSyntax value, ExpressionSyntax condition, BoundValue holds)
    {
        var (sign, folded) = value is UnarySyntax { Operator: TokenKind.Minus, Operand: var operand } ? ("-", operand) : ("", value);
        var each = string.Join(" and ", holds.Axes.Select(a => a.IsAnonymous ? "element" : a.Name));
        if (folded is not CallSyntax { Function.Name: "sum" or "mean", Arguments: [{ Name: null, Value: var elements }] } fold || Short(binder, elements) is not { } what || Short(binder, condition) is not { } when
            || binder.Peek(elements) is not { } bound || !AxisSet.Contains(bound.Axes, holds.Axes))
            return ForNamedFold(binder, value, condition, holds, each);
        return $"The condition has a value for each {each}: choose inside of the fold, {sign}{fold.Function.Name}(if {when} then {(elements is IfSyntax ? $"({what})" : what)} else 0), or reduce it with any({when}) or all({when}).";
    }

    /// <summary>The same for a value that a <c>let</c> folds.</summary>
    private static string? ForNamedFold(ExpressionBinder binder, ExpressionSyntax value, ExpressionSyntax condition, BoundValue holds, string each)
    {
        foreach (var name in WrittenParts.Of(value).OfType<NameSyntax>().Take(MostNames))
            if (binder.Scope.Lets.TryGetValue(name.Name, out var let) && let is CallSyntax { Function.Name: "sum" or "mean", Arguments: [{ Name: null, Value: var elements }] } fold && Short(binder, elements) is { } what && Short(binder, condition) is { } when
                && binder.Peek(elements) is { } bound && AxisSet.Contains(bound.Axes, holds.Axes))
            {
                return $"The condition has a value for each {each}, and '{name.Name}' is made of all: choose where it is folded, 'let {name.Name} = {fold.Function.Name}(if {when} then {(elements is IfSyntax ? $"({what})" : what)} else 0)', without 'when', or reduce it with any({when}) or all({when}).";
            }

        return null;
    }

    /// <summary>A weight for each element of what a term folds: it belongs inside of the fold. Null for other terms.</summary>
    public static Suggestion? ForWeight(ExpressionBinder binder, TermSyntax term, BoundValue weight)
    {
        var (sign, folded) = term.Value is UnarySyntax { Operator: TokenKind.Minus, Operand: var operand } ? ("-", operand) : ("", term.Value);
        if (folded is not CallSyntax { Function.Name: "sum" or "mean", Arguments: [{ Name: null, Value: var elements }] } fold || Short(binder, elements) is not { } what || Short(binder, term.Weight!) is not { } factor
            || binder.Peek(elements) is not { } bound || !AxisSet.Contains(bound.Axes, weight.Axes))
            return null;
        var product = $"{OperandText.Between(null, TokenKind.Star, factor)} * {OperandText.Between(TokenKind.Star, null, what)}";
        return new Suggestion($"A weight is one number; for one of each {string.Join(" and ", weight.Axes.Select(a => a.IsAnonymous ? "element" : a.Name))} write {sign}{fold.Function.Name}({product}), without 'weight'.");
    }

    /// <summary>How an expression is written, on one line; null for a long one.</summary>
    public static string? Short(ExpressionBinder binder, ExpressionSyntax syntax) => binder.TextOf(syntax) is { Length: <= LongestShown } text && !text.Contains('\n') ? text : null;

    private static string Operand(ExpressionSyntax syntax, string? text) => syntax is IfSyntax or BinarySyntax { Operator: TokenKind.Or } ? $"({text ?? "…"})" : text ?? "…";

    private static string ComponentOf(BoundValue value) => value.Axes is [{ Components: [.., var last] }] ? $", or take a component, as in .{last}" : "";
}
