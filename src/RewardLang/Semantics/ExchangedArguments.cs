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
        if (places.Count is < 2 or > MostArguments || places.Any(i => binder.Peek(call.Arguments[i].Value) is null) || binder.Peek(WithVectors(call)) is not null)
            return false;
        var right = (from first in places from second in places where first < second from swapped in new[] { Swapped(first, second), WithVectors(Swapped(first, second)) } where binder.Peek(swapped) is not null select swapped).ToList();
        if (right.Count == 0 || right.Select(Text).Distinct().Count() > 1)
            return false;
        var text = Text(right[0]);
        diagnostics.Truncate(said + 1);
        diagnostics.MoveLast(call.Span, diagnostics.Last.Message, new Suggestion($"The arguments are in the other order: write {text}.", text));
        return true;
    }

    private string Text(CallSyntax meant) => $"{call.Function.Name}({string.Join(", ", meant.Arguments.Select(a => a.Value is CallSyntax { Function: { Name: "xyz", Span.Length: 0 } } vector ? $"xyz({string.Join(", ", vector.Arguments.Select(binder.TextOf))})" : binder.TextOf(a)))})";

    /// <summary>The call with lists of three numbers as vectors: the library takes components by their names.</summary>
    private static CallSyntax WithVectors(CallSyntax call) => call with
    {
        Arguments = [.. call.Arguments.Select(a => a.Value is ArraySyntax { Elements: { Count: 3 } elements } list
            ? a with { Value = new CallSyntax(new NameSyntax("xyz", new TextSpan(list.Span.Start, 0)), [.. elements.Select(e => new ArgumentSyntax(null, e, e.Span))], list.Span) } : a)],
    };

    private CallSyntax Swapped(int first, int second)
    {
        var arguments = call.Arguments.ToList();
        (arguments[first], arguments[second]) = (arguments[second], arguments[first]);
        return call with { Arguments = arguments };
    }
}
