using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>The argument of a library call that must be a number which is known before the program runs, as a number of rounds is.</summary>
internal sealed class ConstantArgument(ExpressionBinder binder, CallSyntax call, FunctionSymbol function)
{
    /// <summary>Says so at the argument, in the place of what was found inside of the function; false where it is something else.</summary>
    /// <param name="said">How many diagnostics there were before the call was bound.</param>
    public bool Explain(int said)
    {
        var diagnostics = binder.Session.Diagnostics;
        if (binder.Session.IsPeeking > 0 || diagnostics.Count != said + 1 || diagnostics.Last.Span != call.Span || diagnostics.Last.Descriptor != DiagnosticCatalogue.NotConstant)
            return false;
        if (Enumerable.Range(0, call.Arguments.Count).Where(IsRightAsNumber).Take(2).ToList() is not [var index])
            return false;
        var argument = call.Arguments[index];
        var name = argument.Name?.Name ?? function.Syntax.Parameters[index].Name.Name;
        diagnostics.MoveLast(argument.Value.Span, $"'{name}' of '{function.Name}' must be a constant.", Advice(argument.Value));
        return true;
    }

    private Suggestion Advice(ExpressionSyntax value)
    {
        if (value is not NameSyntax { Name: var name } || binder.Session.Written?.Members.FirstOrDefault(m => m.Name.Name == name) is not { } declared)
            return ExpressionBinder.ConstantAdvice;
        return declared switch
        {
            ParamSyntax { Default: NumberSyntax number } => new Suggestion($"'{name}' is a parameter, which the host may change: write {binder.TextOf(number)}.", binder.TextOf(number)),
            ParamSyntax => $"'{name}' is a parameter, which the host may change: write a number.",
            InputSyntax => $"'{name}' is an input, which is another at every step: write a number.",
            _ => ExpressionBinder.ConstantAdvice,
        };
    }

    private bool IsRightAsNumber(int place) => NumberFacts.Bare(call.Arguments[place].Value) is null && binder.Peek(call with
    {
        Arguments = [.. call.Arguments.Select((a, i) => i == place ? a with { Value = new NumberSyntax(2, null, a.Value.Span) } : a)],
    }) is not null;
}
