using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>Library calls whose arguments stand in another order than the parameters: with two of them exchanged the call is right.</summary>
internal sealed class ExchangedArguments(ExpressionBinder binder, CallSyntax call)
{
    private const int MostArguments = 6;

    /// <summary>Says so in the place of what was found in the call; false where it is not the order.</summary>
    /// <param name="said">How many diagnostics there were before the call was bound.</param>
    public bool Explain(int said)
    {
        var diagnostics = binder.Session.Diagnostics;
        if (binder.Session.IsPeeking > 0 || !diagnostics.AreAllAt(said, call.Span))
            return false;
        var places = Enumerable.Range(0, call.Arguments.Count).Where(i => call.Arguments[i].Name is null).ToList();
        if (places.Count is < 2 or > MostArguments || places.Any(i => binder.Peek(call.Arguments[i].Value) is null))
            return false;
        var right = (from first in places from second in places where first < second let swapped = Swapped(first, second) where binder.Peek(swapped) is not null select swapped).ToList();
        if (right is not [var meant])
            return false;
        var text = $"{call.Function.Name}({string.Join(", ", meant.Arguments.Select(binder.TextOf))})";
        diagnostics.Truncate(said + 1);
        diagnostics.MoveLast(call.Span, diagnostics.Last.Message, new Suggestion($"The arguments are in the other order: write {text}.", text));
        return true;
    }

    private CallSyntax Swapped(int first, int second)
    {
        var arguments = call.Arguments.ToList();
        (arguments[first], arguments[second]) = (arguments[second], arguments[first]);
        return call with { Arguments = arguments };
    }
}
