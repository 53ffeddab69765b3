using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>Numbers in the place of a condition of a library function: <c>rising(coins)</c>.</summary>
internal static class ConditionArguments
{
    private const string Parameter = "condition";

    /// <summary>Reports the condition of a call that is a number.</summary>
    /// <param name="binder">Binds the call.</param>
    /// <param name="function">The function of the library.</param>
    /// <param name="call">Its call in the user's text.</param>
    /// <param name="given">What a parameter got.</param>
    public static bool Report(ExpressionBinder binder, FunctionSymbol function, CallSyntax call, Func<string, BoundValue?> given)
    {
        var place = function.Syntax.Parameters.Select(p => p.Name.Name).ToList().IndexOf(Parameter);
        if (place < 0 || given(Parameter) is not { IsTruth: false } number || (call.Arguments.FirstOrDefault(a => a.Name?.Name == Parameter) ?? call.Arguments.ElementAtOrDefault(place)) is not { } argument)
            return false;
        binder.Report(argument.Value.Span, DiagnosticCatalogue.NotACondition, number.Type, Advice(binder, function.Name, call, argument.Value, number));
        return true;
    }

    private static Suggestion Advice(ExpressionBinder binder, string function, CallSyntax call, ExpressionSyntax argument, BoundValue number)
    {
        var (sign, went) = function switch
        {
            "rising" => (">", "up"),
            "falling" => ("<", "down"),
            _ => default,
        };
        var change = $"change({binder.TextOf(argument)}) {sign} 0";
        return sign is null || call.Arguments.Count > 1 ? ExpressionBinder.AdviceForNumber(number, binder.TextOf(argument))
            : new Suggestion($"'{function}' is of a condition. That a number went {went} is {change}.", $"({change})", call.Span);
    }
}
