using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>Calls: core functions, functions of the language (inlined), arrays over an axis with components.</summary>
internal sealed partial class ExpressionBinder
{
    private BoundValue? BindCall(CallSyntax syntax)
    {
        var name = syntax.Function.Name;
        if (Scope.File.Functions.TryGetValue(name, out var function))
            return BindFunction(function, syntax);
        if (CoreFunctions.Find(name) is { } core)
            return CoreCall.Bind(this, core, syntax);
        if (Scope.Callers.Count == 0 && Session.Models?.Declares(name) == true)
            return Session.Models.BindCall(this, syntax);
        if (Scope.FindAxis(name) is { Components: not null } axis)
            return BindConstructor(axis, syntax);
        if (name == "vec3")
            return BindConstructor(Axis.Position, syntax);
        // What a statement that did not parse declares is mended there.
        if (!Scope.IsBrokenAxis(name) && (LengthAdvice.For(this, syntax) ?? AdviceForEnd(syntax) ?? AdviceForShaping(syntax) ?? AdviceForTime(syntax)) is { } size)
        {
            Report(syntax.Function.Span, DiagnosticCatalogue.UnknownFunction, name, size);
            return null;
        }

        foreach (var argument in syntax.Arguments.Where(a => a.Name?.Name is not ("over" or "dim" or "axis")))
            Bind(argument.Value);
        // A term may be called like the function that it misses: 'term once = once(x)'.
        var foreign = AdviceForModel(name) ?? AdviceForScore(syntax) ?? AdviceForChoice(syntax) ?? AdviceForVectors(syntax) ?? AdviceForColumn(syntax) ?? AdviceForCondition(syntax) ?? AdviceForRobustness(syntax) ?? AdviceForIndicator(syntax) ?? AdviceForBlend(syntax) ?? NeighbourAdvice.ForDelay(this, syntax) ?? AdviceForOwnCall(syntax) ?? AdviceForLimits(syntax) ?? AdviceForAngle(syntax) ?? AdviceForCast(syntax) ?? AdviceForForeign(syntax) ?? StandardLibrary.AdviceFor(name) ?? ForeignNames.AdviceForCall(name);
        BoundValue? value = null;
        var isCycle = false;
        var isValue = foreign is null && Scope.TryGet(name, out value, out isCycle);
        if (isValue && value is null && !isCycle || Scope.IsBrokenAxis(name) || Scope.File.BrokenFunctions.Contains(name) || Scope.File.HasBrokenImport)
            return null;
        var known = CoreFunctions.Names.Concat(Scope.File.Functions.Keys).Concat(Scope.Callers.Count == 0 ? Session.Models?.Names ?? [] : []);
        Report(syntax.Function.Span, DiagnosticCatalogue.UnknownFunction, name,
            isValue ? AdviceForCalledValue(syntax, value)
                : foreign ?? NameSuggestion.Near(name, known) ?? AdviceForLibraryName(name) ?? ForeignNames.AdviceForMisspelt(name) ?? AdviceForFirstWord(syntax) ?? AdviceForUndeclaredModel(syntax) ?? NameSuggestion.For(name, known, $"No function has such a name; one of your own is declared beside the program, as in 'fn {name}({Parameters(syntax)}) = …'."));
        return null;
    }

    /// <summary>Names for what a call gives: as many parameters.</summary>
    private static string Parameters(CallSyntax syntax) => syntax.Arguments.Count <= 1 ? "x" : string.Join(", ", syntax.Arguments.Select((_, i) => ((char)('a' + i % 26)).ToString()));

    /// <summary><c>where(c, a, b)</c>.</summary>
    private Suggestion? AdviceForChoice(CallSyntax syntax)
    {
        if (syntax.Function.Name is not ("where" or "ifelse" or "cond" or "iif") || syntax.Arguments is not [{ Name: null } condition, { Name: null } a, { Name: null } b])
            return null;
        var text = $"if {TextOf(condition)} then {TextOf(a)} else {TextOf(b)}";
        return new Suggestion($"Write '{text}'.", text, syntax.Span);
    }

    /// <summary><c>quat_rotate(q, [0, 0, 1])</c>: functions of the library take vectors with named components.</summary>
    private Suggestion? AdviceForVectors(CallSyntax syntax)
    {
        if (ForeignNames.AdviceForCall(syntax.Function.Name) is not { Replacement: { } own } || StandardLibrary.ModuleOf(own) is not { } module
            || !syntax.Arguments.Any(a => a.Value is ArraySyntax { Elements.Count: 3 }))
            return null;
        var arguments = syntax.Arguments.Select(a => a.Value is ArraySyntax { Elements: { Count: 3 } elements } ? $"xyz({string.Join(", ", elements.Select(TextOf))})" : TextOf(a));
        var text = $"{own}({string.Join(", ", arguments)})";
        return new Suggestion($"Write {text} of {module}.", text, syntax.Span);
    }

    /// <summary><c>xyz(a, b, c)</c>, <c>quat(w: 1, x: 0, y: 0, z: 0)</c>.</summary>
    private BoundValue? BindConstructor(Axis axis, CallSyntax syntax)
    {
        var elements = new BoundValue?[axis.Size!.Value];
        var given = new bool[elements.Length];
        for (var i = 0; i < syntax.Arguments.Count; i++)
        {
            var argument = syntax.Arguments[i];
            var index = argument.Name is null ? i : axis.IndexOf(argument.Name.Name);
            if (index < 0 || index >= elements.Length || given[index])
            {
                Report(argument.Span, DiagnosticCatalogue.WrongComponents, axis.Name, string.Join(", ", axis.Components!));
                return null;
            }

            given[index] = true;
            elements[index] = Bind(argument.Value);
        }

        if (given.Contains(false))
        {
            Report(syntax.Span, DiagnosticCatalogue.WrongComponents, axis.Name, string.Join(", ", axis.Components!));
            return null;
        }

        return elements.Contains(null) ? null : Stack(axis, [.. elements.Select(e => e!)], syntax.Span);
    }

    private BoundValue? BindFunction(FunctionSymbol function, CallSyntax syntax)
    {
        if (Scope.Callers.Contains(function))
        {
            Report(syntax.Span, DiagnosticCatalogue.RecursiveFunction, function.Name);
            return null;
        }

        var (callSite, said) = (Scope.CallSite, Session.Diagnostics.Count);
        if (callSite is null && function.File.IsLibrary)
            callSite = new CallSite(Scope.File.Source, syntax);
        var inner = new Scope(function.File)
        {
            Journal = Scope.Journal,
            CallSite = callSite,
            IsFunctionBody = true,
            Callers = [.. Scope.Callers, function],
            Path = new CallPath(Scope.Path, Scope.File.Source, syntax.Span),
            UserCall = Scope.UserCall ?? (function.File.IsLibrary ? null : new Origin(Scope.File.Source, syntax.Span)),
        };
        var binder = new ExpressionBinder(Session, inner);
        if (!TryBindParameters(function, syntax, binder))
        {
            if (callSite is not null && Scope.CallSite is null)
                new ExchangedArguments(this, syntax).Explain(said);
            return null;
        }

        BoundValue? Given(string parameter) => inner.TryGet(parameter, out var given, out _) ? given : null;
        if (function.File.IsLibrary && Scope.CallSite is null && (QuaternionArguments.Report(this, function, syntax, Given) || ConditionArguments.Report(this, function, syntax, Given)))
        {
            new ExchangedArguments(this, syntax).Explain(said);
            return null;
        }

        if (callSite is not null && callSite != Scope.CallSite)
            callSite.Arguments = string.Join(", ", function.Syntax.Parameters.Select(p => Given(p.Name.Name) is { } given ? $"{p.Name.Name} : {given.Type}" : p.Name.Name));
        new MemberBinder(Session, inner, binder).DeclareLocals(function.Syntax.Body);
        var result = binder.Bind(function.Syntax.Result);
        if (result is null && callSite is not null && Scope.CallSite is null && !new ConstantArgument(this, syntax, function).Explain(said) && !new ExchangedArguments(this, syntax).Explain(said))
            new ArgumentUnits(this, syntax, function).Explain(said);
        if (Scope.CallSite is null)
            WarnOfTruth(function, syntax, inner);
        if (result is null || function.Syntax.ReturnType is null)
            return result;
        return new TypeBinder(binder).Bind(function.Syntax.ReturnType) is { } type
            ? TypeConversion.Apply(binder, result, type.Type, function.Syntax.ReturnType.Span, $"the result of '{function.Name}'")
            : null;
    }

    /// <summary>Binds the arguments of a call and declares them in the scope of the body.</summary>
    private bool TryBindParameters(FunctionSymbol function, CallSyntax syntax, ExpressionBinder body)
    {
        var parameters = function.Syntax.Parameters;
        var arguments = new ArgumentSyntax?[parameters.Count];
        for (var i = 0; i < syntax.Arguments.Count; i++)
        {
            var argument = syntax.Arguments[i];
            var index = i;
            if (argument.Name is { } named)
            {
                index = parameters.Select(p => p.Name.Name).ToList().IndexOf(named.Name);
                if (index < 0)
                {
                    Report(named.Span, DiagnosticCatalogue.UnknownArgument, function.Name, named.Name, AdviceForArgument(function, syntax, argument));
                    return false;
                }
            }

            if (index >= parameters.Count || arguments[index] is not null)
            {
                Report(argument.Span, DiagnosticCatalogue.TooManyArguments, function.Name, AdviceForGivenTwice(function, syntax, argument) ?? AdviceForList(function, syntax) ?? AdviceForLogRatios(function, syntax) ?? $"It is {Signature(function)}.");
                return false;
            }

            arguments[index] = argument;
        }

        var succeeded = true;
        for (var i = 0; i < parameters.Count; i++)
        {
            var parameter = parameters[i];
            if (arguments[i] is null && parameter.Default is null)
            {
                Report(syntax.Span, DiagnosticCatalogue.MissingArgument, function.Name, parameter.Name.Name, ToleranceShapes.AtZero(this, function, syntax) ?? AdviceForComponents(function, syntax) ?? AdviceForDiscount(syntax, parameter.Name.Name) ?? $"It is {Signature(function)}.");
                return false;
            }

            if (parameter.IsAxis)
            {
                succeeded &= TryBindAxis(function, syntax, parameter, arguments[i]?.Value, body.Scope);
                continue;
            }

            var value = arguments[i] is { } argument ? Bind(argument.Value) : body.Bind(parameter.Default!);
            if (value is not null && parameter.Type is not null)
            {
                var span = arguments[i]?.Span ?? syntax.Span;
                value = new TypeBinder(body).Bind(parameter.Type) is { } type
                    ? arguments[i] is null && InOwnUnit(parameter, value, type) is { } own ? own
                    : TypeConversion.Apply(this, value, type.Type, span, $"the argument '{parameter.Name.Name}' of '{function.Name}'", AdviceForAxesOf(function, parameter), unit: parameter.Type.Unit is { } unit ? body.TextOf(unit) : null)
                    : null;
            }

            body.Scope.Declare(parameter.Name.Name, value);
            succeeded &= value is not null;
        }

        return succeeded;
    }

    /// <summary>A bare default of a function's parameter, which is read in the parameter's unit; null for other defaults.</summary>
    private BoundValue? InOwnUnit(ParameterSyntax parameter, BoundValue value, DeclaredType type) => parameter.Type!.Unit is not null && NumberFacts.Bare(parameter.Default!) is not null && value.Node.Kind == NodeKind.Constant && type.Type is { Axes.Count: 0, Kind: ScalarKind.Real, Unit: { } unit }
        ? new BoundValue(Graph.Constant(value.Node.Value * type.Scale), ScalarKind.Real, unit) : null;

    /// <summary>Gives a parameter that stands for an axis its axis, or the rows or steps that are folded in its place.</summary>
    private bool TryBindAxis(FunctionSymbol function, CallSyntax syntax, ParameterSyntax parameter, ExpressionSyntax? given, Scope body)
    {
        var argument = given ?? parameter.Default!;
        if (argument is not NameSyntax name)
        {
            Report(argument.Span, DiagnosticCatalogue.ExpectedAxis, function.Name, AdviceForNewAxis(syntax, parameter, argument) ?? DiagnosticCatalogue.NameOfAxis);
            return false;
        }

        if (Scope.FindFold(name.Name) is { } fold)
        {
            if (fold == FoldScope.Group && !Session.SaysGroups(this, given is null ? syntax.Span : name.Span))
                return false;
            body.Folds[parameter.Name.Name] = fold;
        }
        else if (FindAxis(name) is { } axis)
            body.Axes[parameter.Name.Name] = axis;
        else
            return false;
        return true;
    }

    /// <summary>How a function is called, with the types that its parameters have.</summary>
    public static string Signature(FunctionSymbol function) => $"{function.Name}({string.Join(", ", function.Syntax.Parameters.Select(p =>
        $"{p.Name.Name}{(p.Type is null ? "" : $": {function.File.Source.GetText(p.Type.Span)}")}{(p.Default is null ? "" : " = …")}"))})";
}
