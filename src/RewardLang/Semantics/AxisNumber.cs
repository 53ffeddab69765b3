using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>An axis by its number, as in <c>dim=-1</c>, and what it is called here.</summary>
/// <param name="Word">What the number is called: <c>dim</c>, <c>axis</c> or <c>over</c>.</param>
/// <param name="Number">The number; negative ones count from the end.</param>
/// <param name="Axes">The axes of the value; its rows are none of them.</param>
internal sealed record AxisNumber(string Word, int Number, IReadOnlyList<string> Axes)
{
    /// <summary>What a fold calls the rows and the steps where a type lists them like axes; null for what is an axis.</summary>
    public Func<string, string?> Fold { get; init; } = _ => null;

    /// <summary>Whether the rows are listed as the first axis: then the numbers are told.</summary>
    private bool HasRows => Axes.Count > 0 && Fold(Axes[0]) == "batch";

    /// <summary>What is written for the axis that is meant: its name, <c>batch</c> for the rows and <c>time</c> for the steps; null where none is certain.</summary>
    public string? Written => Name is { } name ? Fold(name) ?? name : null;

    /// <summary>The only axis that is meant; null where that depends on whether the rows were counted, and where there is none.</summary>
    public string? Name => HasRows && Number >= 0 ? (Number < Axes.Count ? Axes[Number] : null) : Number < 0 ? (Number >= -Axes.Count ? Axes[Axes.Count + Number] : null) : Number > 0 && Number == Axes.Count ? Axes[Number - 1] : null;

    /// <summary>Which axis it is, as a part of a sentence.</summary>
    public string Meaning => $"{Word} {Number} is {(Name == Axes[Axes.Count - 1] ? "the last axis" : $"'{Name}'")} of [{string.Join(", ", Axes)}]";

    /// <summary>What to write for an argument of a call that numbers an axis of the first one; null for other arguments.</summary>
    public static Suggestion? Advice(ExpressionBinder binder, CallSyntax call, ArgumentSyntax argument) =>
        argument.Name?.Name is "dim" or "axis" or "over" && NumberFacts.Whole(argument.Value) is { } number && binder.Scope.CallSite is null
        && call.Arguments[0] is var first && first != argument && binder.Peek(first.Value) is { } value && value.Axes.All(a => !a.IsAnonymous)
            ? new AxisNumber(argument.Name.Name == "over" ? "axis" : argument.Name.Name, number, [.. value.Axes.Select(a => a.Name)]).Advice(argument.Span) : null;

    /// <summary>What to write for it; null where no axis is meant.</summary>
    /// <param name="place">Where the argument is written.</param>
    public Suggestion? Advice(TextSpan place)
    {
        if (Written is { } name)
            return new Suggestion($"Write over: {name} ({Meaning}).", $"over: {name}", place);
        return Number < 0 || Number >= Axes.Count ? null
            : new Suggestion($"Axes have names: write over: {Axes[Number]}, or over: {(Number == 0 ? "batch" : Axes[Number - 1])} where the rows were counted too.");
    }
}
