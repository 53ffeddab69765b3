using RewardLang.Diagnostics;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Builtins;

/// <summary><c>softmax(x, temperature: t)</c>: what is written where a function of other libraries scales its argument.</summary>
internal static class TemperatureAdvice
{
    public static Suggestion? For(ExpressionBinder binder, CallSyntax call, ArgumentSyntax argument)
    {
        var sign = argument.Name!.Name switch
        {
            "temperature" or "temp" or "tau" or "T" => "/",
            "beta" or "inverse_temperature" or "sharpness" => "*",
            _ => null,
        };
        if (sign is null || call.Function.Name is not ("softmax" or "logsumexp") || call.Arguments[0] is not { Name: null, Value: var value })
            return null;
        var rest = call.Arguments.Skip(1).Where(a => a != argument).Select(binder.TextOf);
        var text = $"{call.Function.Name}({string.Join(", ", rest.Prepend($"{Operand(value)} {sign} {Operand(argument.Value)}"))})";
        return new Suggestion($"{(sign == "/" ? "Divide" : "Multiply")} by it: {text}.", text, call.Span);

        string Operand(ExpressionSyntax syntax) => syntax is BinarySyntax or IfSyntax ? $"({binder.TextOf(syntax)})" : binder.TextOf(syntax);
    }
}
