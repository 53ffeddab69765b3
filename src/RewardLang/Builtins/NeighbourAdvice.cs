using RewardLang.Diagnostics;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Builtins;

/// <summary>What to say of calls of <c>prev</c> and <c>next</c> and the value that these have where there is no such step.</summary>
internal static class NeighbourAdvice
{
    private const int LongestShown = 40;

    /// <summary>What to write where that value is missing; null for other functions.</summary>
    public static Suggestion? ForMissing(ExpressionBinder binder, CallSyntax call)
    {
        if (Outside(call.Function.Name) is not { } outside || call.Arguments is not [{ Value: var value }] || binder.TextOf(value) is not { Length: <= LongestShown } text)
            return null;
        var name = (value as NameSyntax)?.Name;
        if (name is not null && binder.Scope.IsPrevious(name))
            return new Suggestion($"In 'then' the name '{name}' already means the value of the {(call.Function.Name == "next" ? "next" : "previous")} step: write {name}.", name, call.Span);
        var isWanted = binder.ExpectsCondition;
        var known = name is null || !binder.Scope.IsInProgress(name) ? binder.Peek(value) : null;
        var isCondition = known is null ? isWanted : known.IsTruth;
        var isBeingBound = name is not null && binder.Scope.IsInProgress(name);
        TextEdit With(string edge) => new(new TextSpan(call.Arguments[0].Span.End, 0), $", {outside}: {edge}");
        if (isCondition || isBeingBound)
        {
            var edge = isCondition ? "false" : "0";
            return new Suggestion($"Say what it is where there is no such step: {call.Function.Name}({text}, {outside}: {edge}).") { Trial = [With(edge)] };
        }

        return new Suggestion($"Say what it is where there is no such step: {call.Function.Name}({text}, {outside}: {text}) for its own value, or {outside}: 0.") { Trial = [With(text)] };
    }

    /// <summary>Warns of <c>prev(x, 2)</c>, in which others give a number of steps.</summary>
    public static void WarnOfSteps(ExpressionBinder binder, CallSyntax call)
    {
        if (binder.Scope.CallSite is not null || Outside(call.Function.Name) is not { } outside || call.Arguments is not [{ Value: var value }, { Name: null, Value: NumberSyntax { Unit: null } number }]
            || NumberFacts.Whole(number) is not (>= 1 and var steps))
            return;
        var (name, text) = (call.Function.Name, binder.TextOf(value) is { Length: <= LongestShown } shown ? shown : "x");
        var once = $"{name}({text}, {outside}: …)";
        var (direction, edge) = name == "prev" ? ("back", "before the first") : ("ahead", "behind the last");
        var advice = steps switch
        {
            1 => $"Write {once} for one step {direction}",
            2 => $"Write {name}({once}, {outside}: …) for two steps {direction}",
            _ => $"Write one {name} inside of another for {steps} steps {direction}",
        };
        binder.Report(number.Span, DiagnosticCatalogue.NumberOfSteps, $"{name}({text}, {steps})", steps, edge, $"{advice}, or {outside}: {steps} for that value.");
    }

    /// <summary>The parameter of the value where there is no such step; null for other functions.</summary>
    private static string? Outside(string function) => function switch { "prev" => "initial", "next" => "final", _ => null };
}
