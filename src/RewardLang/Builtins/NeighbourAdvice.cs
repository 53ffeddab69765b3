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

        // A difference to 0 is no change.
        return new Suggestion($"Say what it is where there is no such step: {call.Function.Name}({text}, {outside}: {text}) for its own value{(IsInDifference(binder.Scope.File.Source.Text, call.Span, text) ? $", which makes that difference 0" : IsDivisor(binder.Scope.File.Source.Text, call.Span) ? "" : $", or {outside}: 0")}.") { Trial = [With(text)] };
    }

    /// <summary>Whether a call stands beside the same value and a minus, <c>x - prev(x)</c>.</summary>
    private static bool IsInDifference(string text, TextSpan call, string value)
    {
        var (before, after) = (text.Substring(0, call.Start).TrimEnd(), text.Substring(call.End).TrimStart());
        // A part of it is another value.
        if (before.EndsWith("*", StringComparison.Ordinal) || before.EndsWith("/", StringComparison.Ordinal))
            return false;
        return after.StartsWith("-", StringComparison.Ordinal) && after.Substring(1).TrimStart().StartsWith(value, StringComparison.Ordinal)
            || before.EndsWith("-", StringComparison.Ordinal) && before.Substring(0, before.Length - 1).TrimEnd().EndsWith(value, StringComparison.Ordinal);
    }

    private static bool IsDivisor(string text, TextSpan call) => text.Substring(0, call.Start).TrimEnd().EndsWith("/", StringComparison.Ordinal);

    /// <summary>Warns of <c>prev(x, 2)</c>, in which others give a number of steps.</summary>
    public static void WarnOfSteps(ExpressionBinder binder, CallSyntax call)
    {
        if (binder.Scope.CallSite is not null || Outside(call.Function.Name) is not { } outside || call.Arguments is not [{ Value: var value }, { Name: null, Value: NumberSyntax { Unit: null } number }]
            || NumberFacts.Whole(number) is not (>= 1 and var steps))
            return;
        var (name, text) = (call.Function.Name, binder.TextOf(value) is { Length: <= LongestShown } shown ? shown : "x");
        // Its own value is what gives no change where there is no such step.
        var once = $"{name}({text}, {outside}: {text})";
        var (direction, edge) = name == "prev" ? ("back", "before the first") : ("ahead", "behind the last");
        var advice = steps switch
        {
            1 => $"Write {once} for one step {direction}",
            2 => $"Write {name}({once}, {outside}: {text}) for two steps {direction}",
            _ => $"Write one {name} inside of another for {steps} steps {direction}",
        };
        binder.Report(number.Span, DiagnosticCatalogue.NumberOfSteps, $"{name}({text}, {steps})", steps, edge, $"{advice}, or {outside}: {steps} for that value.");
    }

    /// <summary><c>prev(x, initial: 0, steps: 2)</c>: one call inside of another for each step; null for other arguments.</summary>
    public static Suggestion? ForSeveral(ExpressionBinder binder, CallSyntax call, ArgumentSyntax argument)
    {
        if (Outside(call.Function.Name) is not { } outside || argument.Name?.Name is not ("steps" or "step" or "n" or "k" or "lag" or "offset" or "delay" or "shift" or "by") || NumberFacts.Whole(argument.Value) is not (>= 1 and <= MostSteps and var steps)
            || call.Arguments[0] is not { Name: null, Value: var value })
            return null;
        var edge = call.Arguments.FirstOrDefault(a => a.Name?.Name == outside)?.Value ?? value;
        return Written(Nested(call.Function.Name, binder.TextOf(value), binder.TextOf(edge), steps), call);
    }

    /// <summary><c>delay(x, 3)</c> of other libraries; null for other calls.</summary>
    public static Suggestion? ForDelay(ExpressionBinder binder, CallSyntax call) =>
        call.Function.Name is "delay" or "lag" or "shift" or "previous" or "prior" or "old" && call.Arguments is [{ Name: null, Value: var value }, { Name: null, Value: NumberSyntax { Unit: null } number }] && NumberFacts.Whole(number) is >= 1 and <= MostSteps and var steps
            ? Written(Nested("prev", binder.TextOf(value), binder.TextOf(value), steps), call) : null;

    private static Suggestion Written(string text, CallSyntax call) => new($"Write {text}.", text, call.Span);

    private static string Nested(string function, string value, string edge, int steps) => Enumerable.Range(0, steps).Aggregate(value, (inner, _) => $"{function}({inner}, {Outside(function)}: {edge})");

    private const int MostSteps = 3;

    /// <summary>The parameter of the value where there is no such step; null for other functions.</summary>
    private static string? Outside(string function) => function switch { "prev" => "initial", "next" => "final", _ => null };
}
