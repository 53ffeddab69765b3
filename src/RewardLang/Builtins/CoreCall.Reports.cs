using RewardLang.Analysis.Lints;
using RewardLang.Diagnostics;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Builtins;

/// <summary>What is wrong with a call of a core function.</summary>
internal sealed partial class CoreCall
{
    private const int MostNames = 20;

    public BoundValue? Fail(DiagnosticDescriptor descriptor, params object[] arguments)
    {
        Binder.Report(Span, descriptor, arguments);
        return null;
    }

    /// <summary>Reports an argument that has a unit and must not.</summary>
    public BoundValue? FailOfUnit(string parameter, Unit unit)
    {
        var (advice, mark) = PlainNumber.Advice(Binder, _arguments.TryGetValue(parameter, out var argument) ? argument.Value : null, unit);
        Binder.Report(mark ?? Span, DiagnosticCatalogue.NeedsPlainNumber, Function.Name, unit, advice);
        return null;
    }

    /// <summary>Reports an axis of <c>over:</c> that a value does not have.</summary>
    public BoundValue? FailOfAxis(BoundValue x, Axis missing)
    {
        var isOnly = x.Axes is [{ IsAnonymous: false }] && Over is [_] && Binder.Scope.CallSite is null && _arguments["over"].Value is NameSyntax;
        Binder.Report(SpanOf("over"), DiagnosticCatalogue.MissingAxis, x.Type, missing.Name,
            (OfFolded(x, missing) ?? OfInner(missing) ?? OfNamed(missing) ?? OfPart(x, missing)) is { } folded ? folded : isOnly ? new Suggestion($"It has '{x.Axes[0].Name}': write over: {x.Axes[0].Name}.", x.Axes[0].Name) : Components(x, missing) ?? AxisSet.Advice(x.Axes));
        return null;
    }

    /// <summary>The axis of the components that are left of one, <c>xy</c> of <c>xyz</c>; null for other axes.</summary>
    private Suggestion? Components(BoundValue x, Axis missing) => missing.Components is { } all && Over is [_] && Binder.Scope.CallSite is null && _arguments["over"].Value is NameSyntax
        && x.Axes.Where(a => a.Components?.All(all.Contains) == true).ToList() is [{ IsAnonymous: false } left] ? new Suggestion($"It has '{left.Name}' of it: write over: {left.Name}.", left.Name, SpanOf("over")) : null;

    /// <summary>A fold within the argument that takes the axis together with others: <c>mean(norm(position - centre)^2, over: player)</c>.</summary>
    private Suggestion? OfInner(Axis missing)
    {
        if (Binder.Scope.CallSite is not null || Binder.Scope.IsFunctionBody)
            return null;
        var folds = WrittenParts.Of(Syntax.Arguments[0].Value).OfType<CallSyntax>().Select(c => Binder.Session.Folds.TryGetValue(c.Span, out var fold) ? fold : null).OfType<WrittenFold>()
            .Where(f => f.Call.Arguments.Count == 1 && f.Axes.Contains(missing)).Take(2).ToList();
        if (folds is not [var inner] || inner.Axes.Where(a => a != missing).ToList() is not [{ IsAnonymous: false } kept])
            return null;
        var text = $"{inner.Call.Function.Name}({Text(inner.Call.Arguments[0].Value)}, over: {kept.Name})";
        return new Suggestion($"'{Text(inner.Call)}' folds '{missing.Name}' too: write {text}.", text, inner.Call.Span);
    }

    /// <summary>An axis that nothing declares, of a value that has none: its steps or its rows are meant. Null for others.</summary>
    private Suggestion? OfSteps(NameSyntax axis)
    {
        if (!s_stepNames.Contains(axis.Name) || Binder.Scope.FindAxis(axis.Name) is not null || Binder.Scope.IsBrokenAxis(axis.Name) || Binder.Scope.CallSite is not null || Syntax.Arguments[0] is not { Name: null, Value: var value } || Binder.Peek(value) is not { Axes.Count: 0 })
            return null;
        return new Suggestion($"'{Text(value)}' has one value at each step: write over: time for all of them.", "time");
    }

    private static readonly string[] s_stepNames = ["token", "tokens", "step", "steps", "t", "seq", "sequence", "seq_len", "timestep", "timesteps"];

    /// <summary>A part without a name, <c>force[xyz: 0..2]</c>: the name to give it.</summary>
    private Suggestion? OfPart(BoundValue x, Axis missing)
    {
        if (Binder.Scope.CallSite is not null || Syntax.Arguments[0] is not { Name: null, Value: IndexSyntax part } || x.Axes.Where(a => a.IsAnonymous).ToList() is not [{ Size: var size }]
            || (size == missing.Size ? missing : missing == Axis.Position && size == Axis.PlanarPosition.Size ? Axis.PlanarPosition : null) is not { } axis)
            return null;
        var text = $"{Text(part).Substring(0, part.Span.Length - 1)} as {axis.Name}]";
        return new Suggestion($"The part has no name: write {Function.Name}({text}, over: {axis.Name}).") { Trial = [new(part.Span, text), new(SpanOf("over"), axis.Name)] };
    }

    /// <summary>A name whose value has folded the axis together with others: which of these was meant.</summary>
    private Suggestion? OfFolded(BoundValue x, Axis missing)
    {
        if (Binder.Scope.CallSite is not null || Syntax.Arguments[0] is not { Name: null, Value: NameSyntax name } || Binder.Session.Origins.Find(x.Node) is not { } origin)
            return null;
        var fold = Binder.Session.Folds.Values.FirstOrDefault(f => f.Call.Span == origin.Span && f.Axes.Contains(missing) && f.Call.Arguments.Count == 1);
        return fold is not null && fold.Axes.Where(a => a != missing).ToList() is [{ IsAnonymous: false } kept]
            ? new Suggestion($"'{name.Name}' has folded '{missing.Name}' too: write {fold.Call.Function.Name}({Text(fold.Call.Arguments[0].Value)}, over: {kept.Name}) there.") : null;
    }

    /// <summary>Names in the argument whose values have lost the axis in folds of their own: what is folded there is told.</summary>
    private Suggestion? OfNamed(Axis missing)
    {
        if (Binder.Scope.CallSite is not null || Binder.Scope.IsFunctionBody)
            return null;
        var lost = WrittenParts.Of(Syntax.Arguments[0].Value).OfType<NameSyntax>().Take(MostNames).GroupBy(n => n.Name).Where(n => Binder.Scope.Lets.ContainsKey(n.Key))
            .Select(n => WrittenParts.Of(Binder.Scope.Lets[n.Key]).OfType<CallSyntax>().Take(MostNames).Select(call => LostIn(n.Key, call, missing)).FirstOrDefault(l => l is not null)).OfType<Suggestion>().ToList();
        return lost switch
        {
            [] => null,
            [var only] => only with { Sentence = only.Sentence + "." },
            _ => new Suggestion(string.Join("; ", lost.Select(l => l.Sentence)) + ".") { Trial = [.. lost.Select(l => new TextEdit(l.Place!.Value, l.Replacement!))] },
        };
    }

    /// <summary>How a fold that a name's value has keeps an axis; null for one that does not lose it.</summary>
    private Suggestion? LostIn(string name, CallSyntax call, Axis missing)
    {
        if (call.Arguments is [_, { Name.Name: "over", Value: NameSyntax folded }] && folded.Name == missing.Name && Binder.Peek(call) is { Axes: [{ IsAnonymous: false } kept] })
            return new Suggestion($"'{name}' has lost '{missing.Name}' in {Text(call)}: for one for each {missing.Name} write over: {kept.Name} there", kept.Name, folded.Span);
        if (call.Arguments.Count != 1 || !Binder.Session.Folds.TryGetValue(call.Span, out var fold) || !fold.Axes.Contains(missing) || fold.Axes.Where(a => a != missing).ToList() is not { Count: > 0 } others || others.Exists(a => a.IsAnonymous))
            return null;
        // A norm is that of coordinates.
        if (call.Function.Name == "norm" && others.Find(a => a.Components is not null) is { } coordinates)
            others = [coordinates];
        var over = $", over: {(others.Count == 1 ? others[0].Name : $"[{string.Join(", ", others)}]")}";
        return new Suggestion($"'{name}' has lost '{missing.Name}', as {Text(call)} folds all axes: write {Text(call).Substring(0, call.Span.Length - 1)}{over}) there", over, new TextSpan(call.Span.End - 1, 0));
    }

    /// <summary><c>mean(x, over: [judge, group])</c>: a fold of axes, and one of the rows or the steps.</summary>
    private Suggestion InTwoCalls(IReadOnlyList<Axis> axes, string rows)
    {
        if (axes.Count == 0 || Syntax.Arguments is not [{ Name: null, Value: var value }, _] || Function.Name is not ("sum" or "mean" or "max" or "min" or "any" or "all" or "count" or "product"))
            return $"Reduce in two calls: the axes first, then over: {rows}.";
        // What is one number already has nothing to fold but the rows.
        if (Binder.Peek(value) is { } known && !axes.Any(known.Axes.Contains))
            return new Suggestion($"'{Text(value)}' has no axis to fold: write over: {rows}.", rows, SpanOf("over"));
        var inner = $"{Function.Name}({Text(value)}, over: {(axes.Count == 1 ? axes[0].Name : $"[{string.Join(", ", axes)}]")})";
        var text = $"{(Function.Name == "count" ? "sum" : Function.Name)}({inner}, over: {rows})";
        return new Suggestion($"Reduce in two calls, the axes first: {text}.", text, Syntax.Span);
    }

    private Suggestion MissingAdvice() => NeighbourAdvice.ForMissing(Binder, Syntax) ?? $"It is {Function.Signature}.";

    private Suggestion AdviceForUnknown(ArgumentSyntax argument, string name) => AxisNumber.Advice(Binder, Syntax, argument) ?? TemperatureAdvice.For(Binder, Syntax, argument)
        ?? LimitAdvice.For(Binder, Syntax) ?? NeighbourAdvice.ForSeveral(Binder, Syntax, argument) ?? OfMask(argument, name) ?? OfSample(argument, name) ?? OfNorm(argument, name) ?? OfAxis(argument, name) ?? ForeignArguments.Advice(Function.Name, name) ?? OfOpen(argument, name);

    /// <summary><c>mean(x, mask: valid)</c>: the fold of what counts; null for other arguments.</summary>
    private Suggestion? OfMask(ArgumentSyntax argument, string name)
    {
        if (name is not ("mask" or "where" or "valid" or "when") || Syntax.Arguments[0] is not { Name: null, Value: var value })
            return null;
        var over = Syntax.Arguments.FirstOrDefault(a => a.Name?.Name is "over" or "dim" or "axis" && a.Value is NameSyntax) is { } axis ? $", over: {Text(axis.Value)}" : "";
        var (mask, x) = (Text(argument.Value), Text(value));
        var text = Function.Name switch
        {
            "mean" => $"sum(if {mask} then {x} else 0{over}) / max(count({mask}{over}), 1)",
            "sum" => $"sum(if {mask} then {x} else 0{over})",
            "max" => $"max(if {mask} then {x} else -inf{over})",
            "min" => $"min(if {mask} then {x} else inf{over})",
            "any" or "count" => $"{Function.Name}({mask} and ({x}){over})",
            "all" => $"all(not {mask} or ({x}){over})",
            _ => null,
        };
        return text is null ? null : new Suggestion($"Write {text}.", text, Syntax.Span);
    }

    /// <summary><c>std(x, unbiased: true)</c>: the call of the estimate, with its other arguments.</summary>
    private Suggestion? OfSample(ArgumentSyntax argument, string name)
    {
        if (Function.Name is not ("std" or "var") || name is not ("unbiased" or "correction" or "sample") || argument.Value is not (BooleanSyntax or NumberSyntax { Value: 0 or 1 }))
            return null;
        var others = Syntax.Arguments.Where(a => a != argument).Select(a => a.Name is { Name: "dim" or "axis" } && a.Value is NameSyntax ? $"over: {Text(a.Value)}" : Text(a));
        var isSample = argument.Value is BooleanSyntax { Value: true } or NumberSyntax { Value: 1 };
        var call = $"{(isSample ? "sample_" : "")}{Function.Name}({string.Join(", ", others)})";
        return new Suggestion($"Write {call}{(isSample ? ", the estimate with n - 1" : "")}.", call, Syntax.Span);
    }

    /// <summary><c>norm(x, p: 2)</c>: the length is the norm that there is; null for other arguments.</summary>
    private Suggestion? OfNorm(ArgumentSyntax argument, string name)
    {
        if (Function.Name != "norm" || name is not ("p" or "ord") || Syntax.Arguments is not [{ Name: null, Value: var x }, ..])
            return null;
        var others = string.Concat(Syntax.Arguments.Skip(1).Where(a => a != argument).Select(a => $", {Text(a)}"));
        var (call, reason) = argument.Value switch
        {
            NumberSyntax { Value: 2 } => ($"norm({Text(x)}{others})", "'norm' is always the length, so leave it out"),
            NumberSyntax { Value: 1 } => ($"sum(abs({Text(x)}){others})", "'norm' is always the length"),
            NameSyntax { Name: "inf" } => ($"max(abs({Text(x)}){others})", "'norm' is always the length"),
            _ => default,
        };
        return call is null ? null : new Suggestion($"{char.ToUpperInvariant(reason[0])}{reason.Substring(1)}: write {call}.", call, Syntax.Span);
    }

    /// <summary><c>mean(x, dim: joint)</c>; null for other arguments.</summary>
    private Suggestion? OfAxis(ArgumentSyntax argument, string name) => name is "dim" or "axis" && argument.Value is NameSyntax axis && Function.Parameters.Any(p => p.Mode == CoreParameterMode.Axes)
        ? new Suggestion($"Write over: {axis.Name}.", $"over: {axis.Name}", argument.Span) : null;

    /// <summary>What is offered is open, not given by another argument.</summary>
    private Suggestion OfOpen(ArgumentSyntax argument, string name)
    {
        var open = ForeignArguments.Open([.. Function.Parameters.Select(p => p.Name)], Syntax, argument);
        return ForeignArguments.Renamed(name, open) is { } own ? new Suggestion($"Write {own}: {Text(argument.Value)}.", $"{own}: {Text(argument.Value)}", argument.Span)
            : open.Count == 0 ? $"It is {Function.Signature}, without any other." : NameSuggestion.For(name, open);
    }
}
