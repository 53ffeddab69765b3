using System.Text.RegularExpressions;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>What to write for <c>len(x)</c>: the size of an axis, or what the host counts.</summary>
internal static class LengthAdvice
{
    /// <summary>What the elements of a text are, said behind its name.</summary>
    private static readonly Regex s_elements = new("_(?:ids|tokens|token_ids|text|texts|string|str|chars|words)$", RegexOptions.CultureInvariant);

    /// <summary>Null for other calls, and where more is wrong.</summary>
    /// <param name="binder">Knows the names.</param>
    /// <param name="call">The call.</param>
    public static Suggestion? For(ExpressionBinder binder, CallSyntax call)
    {
        if (call.Function.Name is not ("len" or "numel") || call.Arguments is not [{ Name: null, Value: var argument }])
            return null;
        var scope = binder.Scope;
        if (argument is NameSyntax axis && scope.FindAxis(axis.Name) is not null)
            return Written($"size({axis.Name})", call);
        if (binder.Peek(argument) is { } value)
            return value.Axes switch
            {
                [] => argument is NameSyntax number && !scope.IsFunctionBody ? Counted(number.Name, "One number has no length", call) : null,
                [{ IsAnonymous: true, Size: { } size }] => Written($"{size}", call),
                [var only] => Written($"size({only.Name})", call),
                var several => $"Say of which axis: {string.Join(", ", several.Where(a => !a.IsAnonymous).Select(a => $"size({a.Name})"))}.",
            };
        return argument is NameSyntax text && !scope.Declares(text.Name) && !scope.IsBrokenAxis(text.Name) && !scope.IsFunctionBody ? Counted(text.Name, "The host counts what a text is made of", call) : null;
    }

    private static Suggestion Written(string text, CallSyntax call) => new($"Write {text}.", text, call.Span);

    private static Suggestion Counted(string name, string why, CallSyntax call)
    {
        var length = $"{s_elements.Replace(name, "")}_length";
        return new Suggestion($"{why}: let the host pass 'input {length} : int', and write {length}.") { Trial = [new TextEdit(call.Span, length)] };
    }
}
