using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>A time as the number of steps that it takes. It is rounded: 0.09 s in steps of 0.01 s are a little more than 9 in single precision.</summary>
internal static class StepCount
{
    /// <summary>What to write for a time.</summary>
    /// <param name="time">How the time is written.</param>
    /// <param name="step">How the time of a step is written.</param>
    public static string Of(string time, string step = "dt") => $"round({OperandText.Between(null, TokenKind.Slash, time)} / {step})";

    /// <summary>A number that is divided by the time of a step without saying that it is seconds, <c>2 / dt</c>; null for other expressions.</summary>
    public static BinarySyntax? WithoutSeconds(ExpressionSyntax steps) => steps switch
    {
        BinarySyntax { Operator: TokenKind.Slash, Left: NumberSyntax { Unit: null }, Right: NameSyntax } quotient => quotient,
        ParenthesizedSyntax { Inner: var inner } => WithoutSeconds(inner),
        CallSyntax { Function.Name: "round" or "ceil" or "floor", Arguments: [{ Name: null, Value: var rounded }] } => WithoutSeconds(rounded),
        _ => null,
    };
}
