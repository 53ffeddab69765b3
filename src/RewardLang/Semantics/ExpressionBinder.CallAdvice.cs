using RewardLang.Analysis.Lints;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>What to write for calls that are meant for a function of another name or with other arguments.</summary>
internal sealed partial class ExpressionBinder
{
    /// <summary><c>x(t - 1)</c> of a paper, where <c>x</c> is a value.</summary>
    private Suggestion? AdviceForTime(CallSyntax syntax)
    {
        var name = syntax.Function.Name;
        if (!Scope.Declares(name) || Scope.Declares("t") || Scope.Declares("k") || syntax.Arguments is not [{ Name: null, Value: var time }])
            return null;
        var text = time switch
        {
            NameSyntax { Name: "t" or "k" } => name,
            BinarySyntax { Operator: TokenKind.Minus, Left: NameSyntax { Name: "t" or "k" }, Right: NumberSyntax { Value: 1 } } => $"prev({name}, initial: {name})",
            BinarySyntax { Operator: TokenKind.Plus, Left: NameSyntax { Name: "t" or "k" }, Right: NumberSyntax { Value: 1 } } => $"next({name}, final: {name})",
            _ => null,
        };
        return text is null ? null : new Suggestion($"Time is not written: write {text}.", text, syntax.Span);
    }

    /// <summary><c>quat_axis(q, 2)</c>.</summary>
    private Suggestion? AdviceForColumn(CallSyntax syntax)
    {
        if (syntax.Function.Name is not ("quat_axis" or "column" or "get_column" or "matrix_column" or "rotation_column") || syntax.Arguments is not [{ Value: var rotation }, { Value: var number }] || NumberFacts.Whole(number) is not (>= 0 and <= 2 and var axis))
            return null;
        var text = $"column_{"xyz"[axis]}({TextOf(rotation)})";
        return new Suggestion($"Write {text} of std.rotation.", text, syntax.Span);
    }

    /// <summary>The only function of the imported modules that begins with the same word: <c>rotation_angle</c> for <c>rotation_difference</c>.</summary>
    private Suggestion? AdviceForFirstWord(CallSyntax syntax)
    {
        var words = syntax.Function.Name.Split('_');
        if (words.Length < 2 || words[0].Length < 3 || Scope.File.Functions.Values.Where(f => f.File.IsLibrary && f.Name.Split('_')[0] == words[0]).Take(2).ToList() is not [var only])
            return null;
        var takesAll = syntax.Arguments.Count == only.Syntax.Parameters.Count(p => p.Default is null);
        return new Suggestion($"Did you mean {Signature(only)} of {only.File.Source.Path}?", takesAll ? only.Name : null);
    }

    private static readonly string[] s_models = ["model", "judge", "rm", "critic", "verifier", "classifier", "predictor", "predict", "net", "network", "policy", "discriminator", "scorer", "encoder", "prm", "orm"];

    /// <summary>A learned model that a program calls and does not declare; null for other names.</summary>
    private Suggestion? AdviceForUndeclaredModel(CallSyntax syntax)
    {
        if (Scope.IsFunctionBody || Scope.Callers.Count > 0 || !syntax.Function.Name.Split('_').Any(s_models.Contains) || syntax.Arguments.Count == 0)
            return null;
        var parameters = syntax.Arguments.Select((a, i) => $"{(a.Value is NameSyntax name ? name.Name : $"value{i + 1}")}: {Peek(a.Value)?.Type.ToString() ?? "real"}");
        return new Suggestion($"A learned model is declared, and the host binds it: 'model {syntax.Function.Name}({string.Join(", ", parameters)}) : real', with the axes of what it answers; a function of your own is 'fn {syntax.Function.Name}({Parameters(syntax)}) = …'.");
    }

    /// <summary><c>normalize(score)</c> of one number for each row: the library's is of vectors.</summary>
    private Suggestion? AdviceForScore(CallSyntax syntax) => syntax.Function.Name is not ("normalize" or "normalise") || syntax.Arguments is not [{ Name: null, Value: var value }] || Peek(value) is not { Axes.Count: 0, IsTruth: false } ? null
        : Write($"({TextOf(value)} - mean({TextOf(value)}, over: {(Session.HasGroups ? "group" : "batch")})) / (std({TextOf(value)}, over: {(Session.HasGroups ? "group" : "batch")}) + 1e-6)", syntax);

    private static Suggestion Write(string text, CallSyntax call) => new($"'{call.Function.Name}' is of vectors; for a number of each row write {text}.", text, call.Span);

    /// <summary>A model of a program that a function of the file calls: functions see none.</summary>
    private Suggestion? AdviceForModel(string name) => !Scope.IsFunctionBody || !Scope.File.Outline.DeclaresModel(name) ? null
        : new Suggestion($"'{name}' is a model of a program, and functions see none: give the function what the model answers as a parameter, and call {name}(…) in the program.");

    /// <summary>A function whose name a library module has for numbers, called with a condition: <c>once(x > 1)</c>.</summary>
    private Suggestion? AdviceForCondition(CallSyntax syntax) => syntax.Function.Name == "once" && syntax.Arguments is [{ Value: var value }] && Peek(value) is null or { IsTruth: true }
        ? new Suggestion($"Write first({TextOf(value)}) of std.temporal, true at the first step at which it holds, or ever({TextOf(value)}), true from then on.")
        {
            Trial = [new TextEdit(syntax.Function.Span, "first")],
        }
        : null;

    /// <summary><c>always(distance - limit)</c> of a robustness, which std.logic has forms for; null for a condition.</summary>
    private Suggestion? AdviceForRobustness(CallSyntax syntax) => syntax.Function.Name == "always" && syntax.Arguments is [{ Name: null, Value: var value }] && Peek(value) is { IsTruth: false }
        ? new Suggestion($"Of a robustness write always_ahead({TextOf(value)}), from this step on, or so_far({TextOf(value)}), up to this step, of std.logic; always(condition) of std.temporal takes a condition.")
        {
            Trial = [new TextEdit(syntax.Function.Span, "always_ahead")],
        }
        : null;

    /// <summary><c>geometric_mean(a, b)</c> of a function that takes one list.</summary>
    private Suggestion? AdviceForList(FunctionSymbol function, CallSyntax syntax)
    {
        if (Session.IsPeeking > 0 || function.Syntax.Parameters.Count(p => p.Default is null) != 1 || syntax.Arguments.Any(a => a.Name is not null))
            return null;
        var list = syntax with { Arguments = [new ArgumentSyntax(null, new ArraySyntax([.. syntax.Arguments.Select(a => a.Value)], syntax.Span), syntax.Span)] };
        var text = $"{function.Name}([{string.Join(", ", syntax.Arguments.Select(TextOf))}])";
        // Of arguments that are wrong themselves nothing is known.
        return Peek(list) is { Axes.Count: 0 } || function.Syntax.Parameters[0].Name.Name == "parts" && syntax.Arguments.Any(a => Peek(a.Value) is null) ? new Suggestion($"Write {text}.", text, syntax.Span) : null;
    }

    /// <summary><c>quat_from_euler(angles)</c> of a function that takes three numbers, called with a vector; null for other calls.</summary>
    private Suggestion? AdviceForComponents(FunctionSymbol function, CallSyntax syntax)
    {
        if (Session.IsPeeking > 0 || function.Syntax.Parameters.Count(p => p.Default is null) != 3 || syntax.Arguments is not [{ Name: null, Value: NameSyntax { Name: var name } value }] || Peek(value) is not { Axes: [var axis] } || axis != Axis.Position)
            return null;
        var text = $"{function.Name}({name}.x, {name}.y, {name}.z)";
        return new Suggestion($"It is {Signature(function)}: write {text}.", text, syntax.Span);
    }

    /// <summary>What to do where a parameter of a function of the user's own has no such axes: without a type it takes all.</summary>
    private static string? AdviceForAxesOf(FunctionSymbol function, ParameterSyntax parameter) => function.File.IsLibrary ? null
        : $"A parameter without a type takes values with any axes: write '{parameter.Name.Name}' for '{function.File.Source.GetText(parameter.Span)}' at the head of '{function.Name}', or reduce the argument.";

    /// <summary>An argument by name whose place a positional one has taken: <c>bradley_terry(chosen, rejected, margin: 1)</c>, where one is the difference of two.</summary>
    private Suggestion? AdviceForGivenTwice(FunctionSymbol function, CallSyntax call, ArgumentSyntax argument)
    {
        var parameters = function.Syntax.Parameters.Select(p => p.Name.Name).ToList();
        if (argument.Name is not { Name: var name } || call.Arguments.ElementAtOrDefault(parameters.IndexOf(name)) is not { Name: null } taken)
            return null;
        if (parameters[0] == "difference" && call.Arguments is [{ Name: null } first, var second, ..] && second == taken)
        {
            var text = $"{function.Name}({TextOf(first)} - {Factor(second.Value)}{string.Concat(call.Arguments.Skip(2).Select(a => $", {TextOf(a)}"))})";
            return new Suggestion($"It takes a difference, and '{TextOf(taken)}' stands in the place of '{name}': write {text}.", text, call.Span);
        }

        return $"'{TextOf(taken)}' stands in its place already. It is {Signature(function)}.";
    }

    /// <summary>The discount that shaping needs, which is the trainer's; null for other arguments.</summary>
    private Suggestion? AdviceForDiscount(CallSyntax call, string parameter)
    {
        if (parameter != "discount" || call.Arguments.Any(a => a.Name is not null))
            return null;
        var text = $"{call.Function.Name}({string.Join(", ", call.Arguments.Select(a => TextOf(a.Value)))}, discount)";
        return new Suggestion(Scope.Declares("discount") ? $"Write {text}." : $"It is the trainer's: declare 'param discount = 0.99 in 0.9 .. 1', and write {text}.", Scope.Declares("discount") ? text : null);
    }

    /// <summary>An argument that a function does not have.</summary>
    private Suggestion AdviceForArgument(FunctionSymbol function, CallSyntax call, ArgumentSyntax argument)
    {
        var name = argument.Name!.Name;
        var open = ForeignArguments.Open([.. function.Syntax.Parameters.Select(p => p.Name.Name)], call, argument);
        if (ForeignArguments.Renamed(name, open) is { } own)
        {
            if (own == "steps" && name is not ("seconds" or "time") && argument.Value is NumberSyntax { Unit: null } number && number.Value == Math.Floor(number.Value))
                return new Suggestion($"Write steps: {TextOf(number)}; for a time, as it counts steps, steps: {StepCount.Of($"{TextOf(number)}<s>")}.", $"steps: {TextOf(number)}", argument.Span);
            var isTime = own == "steps" && (name is "seconds" or "duration" or "time" || Peek(argument.Value) is not { Kind: ScalarKind.Int });
            var text = own == "members" && argument.Value is NameSyntax { Name: var members } && Scope.FindAxis(members) is null && Scope.FindFold(members) is null && Session.HasGroups ? "group"
                : isTime ? InSteps(argument.Value) : TextOf(argument.Value);
            var sentence = isTime ? "It counts steps: write" : "Write";
            return new Suggestion($"{sentence} {own}: {text}.", $"{own}: {text}", argument.Span);
        }

        if (ToleranceShapes.Advice(this, function, call, argument) is { } shape)
            return shape;
        if (name is "dt" or "delta_t" or "timestep" && call.Arguments is [{ Name: null }, _] && WrittenParts.Of(function.Syntax.Result).Any(p => p is NameSyntax { Name: "dt" }))
            return Left(call, argument, $"'{function.Name}' reads dt itself");
        if (name is "target" or "center" or "centre" or "goal" && open.Contains("lower") && open.Contains("upper"))
        {
            var both = $"lower: {TextOf(argument.Value)}, upper: {TextOf(argument.Value)}";
            return new Suggestion($"Write '{both}' for one target.", both, argument.Span);
        }

        if (name is "bounds" or "range" or "interval" && argument.Value is ArraySyntax { Elements: [var low, var high] } && open.Contains("lower") && open.Contains("upper"))
        {
            var ends = $"lower: {TextOf(low)}, upper: {TextOf(high)}";
            return new Suggestion($"Write '{ends}' instead of '{TextOf(argument)}'.", ends, argument.Span);
        }

        if (open.Contains("rate") && ForeignArguments.Rate(name, Factor(argument.Value)) is var (rate, reason))
            return new Suggestion($"Write rate: {rate}, {reason}.", $"rate: {rate}", argument.Span);
        if (name is "dim" or "axis" or "keepdim" or "keepdims")
            return AxisNumber.Advice(this, call, argument) ?? Left(call, argument, $"it is {Signature(function)}");
        if (AdviceForRelative(function, call, argument) is { } relative)
            return relative;
        if (open is [var only] && !NameWords.AreOthers(name, only) && (Peek(argument.Value) is { IsTruth: var isTruth } && isTruth | function.Syntax.Parameters.First(p => p.Name.Name == only).Default is not (null or BooleanSyntax)))
            return new Suggestion($"Write {only}: {TextOf(argument.Value)}.", $"{only}: {TextOf(argument.Value)}", argument.Span);
        var near = open.Count > 0 ? NameSuggestion.For(name, open) : $"It is {Signature(function)}, without any other.";
        return near.Replacement is null && argument.Value is BooleanSyntax { Value: false } or NumberSyntax { Value: 0 } ? new Suggestion($"Remove it: it is {Signature(function)}.") : near;
    }

    /// <summary>The function of the same module that is called after an argument and takes it: <c>discounted(x, discount)</c> for <c>accumulate(x, discount: 0.9)</c>; null for others.</summary>
    private Suggestion? AdviceForRelative(FunctionSymbol function, CallSyntax call, ArgumentSyntax argument)
    {
        if (!function.File.IsLibrary || call.Arguments is not [{ Name: null } first, _] || call.Arguments[1] != argument
            || function.File.Functions.Values.Where(f => f.Name.StartsWith(argument.Name!.Name, StringComparison.Ordinal) && f.Syntax.Parameters is [_, var own] && own.Name.Name == argument.Name.Name).Take(2).ToList() is not [var relative])
            return null;
        var text = $"{relative.Name}({TextOf(first)}, {TextOf(argument.Value)})";
        return new Suggestion($"Write {text} of {function.File.Source.Path}.", text, call.Span);
    }

    /// <summary>A time as a number of steps, or a number of steps that is made of one.</summary>
    private string InSteps(ExpressionSyntax time) => StepCount.WithoutSeconds(time) is { } quotient ? StepCount.Of($"{TextOf(quotient.Left)}<s>", TextOf(quotient.Right))
        : time is NumberSyntax { Unit: null } bare ? StepCount.Of($"{TextOf(bare)}<s>")
        : Peek(time) is { Unit.IsOne: true } ? TextOf(time)
        : StepCount.Of(TextOf(time));

    private const int ShortestMisspelt = 5;

    /// <summary><c>step_count</c> for <c>count_steps</c>, <c>improvment</c> for <c>improvement</c>, functions of the library; null for other names.</summary>
    private static Suggestion? AdviceForLibraryName(string name) => (StandardLibrary.FunctionNames.FirstOrDefault(known => NameWords.AreReordered(name, known))
        ?? (name.Length >= ShortestMisspelt ? StandardLibrary.FunctionNames.FirstOrDefault(known => NameSuggestion.Distance(name, known) <= (name.Length > 8 ? 2 : 1)) : null)) is { } meant
        ? new Suggestion($"Did you mean '{meant}' of {StandardLibrary.ModuleOf(meant)}?", meant) : null;

    /// <summary>The call without one of its arguments.</summary>
    private Suggestion Left(CallSyntax call, ArgumentSyntax argument, string reason)
    {
        var text = $"{call.Function.Name}({string.Join(", ", call.Arguments.Where(a => a != argument).Select(TextOf))})";
        return new Suggestion($"Leave it out, {reason}: write {text}.", text, call.Span);
    }

    /// <summary>Warns of a condition in the place of a robustness, which is positive where a claim holds and negative where it does not.</summary>
    private void WarnOfTruth(FunctionSymbol function, CallSyntax syntax, Scope inner)
    {
        if (function.File.Source.Path != "std.logic" || function.Name != "once" || syntax.Arguments is not [var argument] || !inner.TryGet(function.Syntax.Parameters[0].Name.Name, out var value, out _) || value is not { IsTruth: true })
            return;
        Report(argument.Span, DiagnosticCatalogue.ConditionAsRobustness, TextOf(syntax), TextOf(argument));
    }
}
