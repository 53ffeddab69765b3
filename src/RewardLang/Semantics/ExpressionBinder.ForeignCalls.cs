using System.Globalization;
using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>Calls of functions that graphics and other libraries have, in the user's own values.</summary>
internal sealed partial class ExpressionBinder
{
    /// <summary><c>lerp(a, b, t)</c>, <c>smoothstep(a, b, x)</c>.</summary>
    private Suggestion? AdviceForBlend(CallSyntax syntax)
    {
        if (syntax.Arguments.Any(a => a.Name is not null))
            return null;
        var values = syntax.Arguments.Select(a => a.Value).ToList();
        switch (syntax.Function.Name)
        {
            case "lerp" or "mix" when values is [var a, var b, var share]:
                var (from, to) = (NumberFacts.Bare(a)?.Value, NumberFacts.Bare(b)?.Value);
                return AsOperand(from == 0 ? to == 1 ? TextOf(share) : $"{Factor(b)} * {Factor(share)}" : $"{TextOf(a)} + ({TextOf(b)} - {Factor(a)}) * {Factor(share)}", syntax);
            case "smoothstep" or "smootherstep" when values is [var low, var high, var x]:
                var position = NumberFacts.Bare(low) is { Value: 0 } ? $"{Factor(x)} / {Factor(high)}" : $"({TextOf(x)} - {Factor(low)}) / ({TextOf(high)} - {Factor(low)})";
                return $"Declare 'let s = clip({position}, 0, 1)', and write s^2 * (3 - 2 * s).";
            default:
                return null;
        }
    }

    /// <summary><c>distance(a, b)</c>, <c>hypot(x, y)</c>.</summary>
    private Suggestion? AdviceForOwnCall(CallSyntax syntax)
    {
        if (syntax.Arguments.Any(a => a.Name is not null))
            return null;
        var known = syntax.Arguments.Select(a => Peek(a.Value)).ToList();
        var text = OwnCall.Text(ForeignNames.Spelt(syntax.Function.Name), [.. syntax.Arguments.Select(TextOf)], [.. syntax.Arguments.Select(a => Factor(a.Value))],
            known.Contains(null) ? null : known.Select(v => v!.Axes.Count).DefaultIfEmpty(0).Max());
        return text is null ? null : AsOperand(text, syntax);
    }

    /// <summary>What to write for a call, in brackets where an operator beside it would take but a part of it.</summary>
    private Suggestion AsOperand(string text, CallSyntax call)
    {
        var operand = OperandText.Within(Scope.File.Source, call.Span, text);
        return new Suggestion($"Write {operand}.", operand, call.Span);
    }

    /// <summary><c>shape(potential, gamma: 0.99)</c>: shaping by a potential; null for other calls.</summary>
    private Suggestion? AdviceForShaping(CallSyntax syntax)
    {
        if (syntax.Function.Name is not ("shape" or "shaping" or "shaped" or "pbrs" or "potential_based") || Scope.File.BrokenFunctions.Contains(syntax.Function.Name) || syntax.Arguments is not [{ Name: null, Value: var potential }, ..]
            || syntax.Arguments.Skip(1).FirstOrDefault(a => a.Name?.Name is "gamma" or "discount") is var discount && discount is null && Peek(potential) is not { Axes.Count: 0, Node.Kind: not NodeKind.Constant })
            return null;
        var text = $"potential_shaping({TextOf(potential)}, {(discount is null ? "discount" : $"discount: {TextOf(discount.Value)}")})";
        return new Suggestion($"Write {text} of std.shaping.", text, syntax.Span);
    }

    /// <summary><c>last(token)</c> of an axis: its last element; null for other calls.</summary>
    private Suggestion? AdviceForEnd(CallSyntax syntax) => syntax.Function.Name is "last" or "is_last" or "final" && syntax.Arguments is [{ Name: null, Value: NameSyntax { Name: var name } }] && Scope.FindAxis(name) is { } axis && !Scope.Names.Contains(name)
        ? AsOperand($"index({axis.Name}) == size({axis.Name}) - 1", syntax) : null;

    /// <summary><c>rms(x)</c>, <c>between(x, a, b)</c> and others that are an expression here.</summary>
    private Suggestion? AdviceForForeign(CallSyntax syntax)
    {
        if (syntax.Arguments.Any(a => a.Name is not null) || StandardLibrary.ModuleOf(syntax.Function.Name) is not null
            || ForeignFunctions.Call(syntax.Function.Name, [.. syntax.Arguments.Select(TextOf)], [.. syntax.Arguments.Select(a => Factor(a.Value))]) is not var (text, reason))
            return null;
        var missing = ForeignFunctions.ModulesOf(text).Where(m => Scope.File.Functions.Values.All(f => f.File.Source.Path != m));
        var operand = OperandText.Within(Scope.File.Source, syntax.Span, text);
        return new Suggestion($"Write {operand}{ForeignFunctions.Of(text)}{reason}.", operand, syntax.Span)
        {
            Trial = [.. missing.Select(m => new TextEdit(new TextSpan(0, 0), $"import {m}\n"))],
        };
    }

    /// <summary><c>clamp(x, min: 0)</c>.</summary>
    private Suggestion? AdviceForLimits(CallSyntax syntax) => syntax.Function.Name is "clamp" or "clamp_" && syntax.Arguments.Any(a => a.Name is not null)
        ? LimitAdvice.For(this, syntax with { Function = syntax.Function with { Name = "clip" } }) : null;

    /// <summary><c>deg2rad(x)</c>, <c>degrees(x)</c>.</summary>
    private Suggestion? AdviceForAngle(CallSyntax syntax)
    {
        if (AngleCall.MakesRadians(syntax.Function.Name) is not { } makesRadians)
            return null;
        if (syntax.Arguments is not [{ Name: null, Value: var value }])
            return AngleCall.General(makesRadians);
        return new AngleCall(TextOf(value), syntax.Span)
        {
            Factor = Factor(value),
            IsNumber = NumberFacts.Bare(value) is not null,
            Units = Peek(value) is { } angle ? Session.DeclaredUnits.Of(angle) : null,
        }.Advice(makesRadians);
    }

    /// <summary>An operand of a product as it is written, in brackets where it needs them.</summary>
    private string Factor(ExpressionSyntax syntax) => syntax is BinarySyntax or IfSyntax or UnarySyntax ? $"({TextOf(syntax)})" : TextOf(syntax);

    /// <summary><c>dpo(chosen, rejected, ref_chosen, ref_rejected)</c>: the log-probabilities of which ratios are made.</summary>
    private Suggestion? AdviceForLogRatios(FunctionSymbol function, CallSyntax syntax)
    {
        var count = function.Syntax.Parameters.TakeWhile(p => p.Name.Name.EndsWith("log_ratio", StringComparison.Ordinal)).Count();
        var given = syntax.Arguments.TakeWhile(a => a.Name is null && a.Value is not NumberSyntax).ToList();
        if (count == 0 || given.Count != 2 * count)
            return null;
        var ratios = Enumerable.Range(0, count).Select(i => $"{TextOf(given[i])} - {Factor(given[i + count].Value)}");
        var text = $"{function.Name}({string.Join(", ", ratios.Concat(syntax.Arguments.Skip(given.Count).Select(TextOf)))})";
        return new Suggestion($"A log-ratio is log pi(y) - log pi_ref(y): write {text}.", text, syntax.Span);
    }

    /// <summary><c>visits(cell, keys: 100)</c>: the size of an axis in the place of one.</summary>
    private static string? AdviceForNewAxis(CallSyntax syntax, ParameterSyntax parameter, ExpressionSyntax argument)
    {
        if (argument is not NumberSyntax { Unit: null, Value: >= 1 and var size } || size != Math.Floor(size))
            return null;
        var name = parameter.Name.Name.TrimEnd('s');
        var axis = syntax.Arguments[0].Value is NameSyntax first ? $"{first.Name}_{name}" : name;
        return $"Declare 'axis {axis} = {size.ToString(CultureInfo.InvariantCulture)}', and write {parameter.Name.Name}: {axis}.";
    }

    /// <summary><c>a_t</c> of a paper, where there is an <c>a</c>.</summary>
    private Suggestion? AdviceForTimeIndex(string name) => name.EndsWith("_t", StringComparison.Ordinal) && name.Substring(0, name.Length - 2) is var value && Scope.Names.Contains(value)
        ? new Suggestion($"Time is not an index: write {value}.", value) : null;

    /// <summary><c>int(x)</c> and <c>bool(x)</c>, which are types of other languages.</summary>
    private Suggestion? AdviceForCast(CallSyntax syntax)
    {
        if (syntax.Function.Name is not ("int" or "bool" or "real" or "double" or "float32") || syntax.Arguments is not [{ Name: null, Value: var value }])
            return null;
        var text = TextOf(value);
        if (Peek(value) is not { } known)
            return $"There are no casts: a bool counts as 1 or 0 where a number is needed, as does float({text}), and floor({text}) is whole.";
        if (known.IsTruth)
            return new Suggestion($"A bool counts as 1 or 0 where a number is needed: write float({text}).", $"float({text})", syntax.Span);
        return (syntax.Function.Name, known.Kind) switch
        {
            ("bool", _) => new Suggestion($"A number is compared: write {Factor(value)} != 0.", $"({Factor(value)} != 0)", syntax.Span),
            ("int", ScalarKind.Real) => new Suggestion($"Write floor({text}), the whole number not above it.", $"floor({text})", syntax.Span),
            _ => new Suggestion($"No cast is needed: write {text}.", Factor(value), syntax.Span),
        };
    }
}
