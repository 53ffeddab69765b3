using RewardLang.Analysis.Ranges;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A sum over the steps so far, as a program writes it.</summary>
/// <param name="Written">Where it is read: a call of <c>accumulate</c>, or a name that leads to one or to a state.</param>
/// <param name="Added">What a step adds, as it is written; null where that is not told.</param>
/// <param name="IsInside">Whether that stands inside of what is written.</param>
/// <param name="OnlyGrows">Whether it never falls.</param>
internal sealed record RunningSum(ExpressionSyntax Written, string? Added, bool IsInside, bool OnlyGrows)
{
    /// <summary>Words of amounts, which come step by step: where a body is and how much of a stock there is may be paid for at each step.</summary>
    private static readonly string[] s_amounts =
        ["profit", "profits", "pnl", "gain", "gains", "reward", "rewards", "score", "scores", "points", "income", "revenue", "earnings", "earned", "won", "money", "cash", "total", "sum", "cumulative", "accumulated", "return", "returns", "payoff", "credit"];

    /// <summary>The sum that an expression is, but for its scale; null for other values.</summary>
    public static RunningSum? In(LintContext context, ExpressionSyntax value)
    {
        switch (WrittenExpression.Unscaled(context, value))
        {
            case CallSyntax { Function.Name: "accumulate" or "count_steps", Arguments: [{ Value: var added }] } call when WrittenCall.IsOfLibrary(context, call):
                var grows = call.Function.Name == "count_steps" || context.NodeOf(added) is { } node && context.RangeOf(node) is { HasNoNumber: false, Lower: >= 0 };
                return grows || !IsIntegral(context, context.TextOf(added), added) ? new RunningSum(call, context.TextOf(added), true, grows) : null;
            case NameSyntax name when context.Syntax.Members.FirstOrDefault(m => m.Name.Name == name.Name) is LetSyntax let && WrittenExpression.Unscaled(context, let.Value) is CallSyntax sum:
                return !IsIntegral(context, name.Name, sum) && In(context, sum) is { } called ? called with { Written = name, IsInside = false } : null;
            case NameSyntax name when context.Syntax.Members.FirstOrDefault(m => m.Name.Name == name.Name) is StateSyntax { IsBackward: false } state && context.NodeOf(name) is { } read && EpisodeCounter.IsIn(context, read):
                var (isSum, text) = AddedTo(context, state);
                return IsGrowing(context, read) ? new RunningSum(name, text, false, true)
                    : isSum && IsAmount($"{name.Name} {text}") && !IsIntegral(context, name.Name, state.Next) ? new RunningSum(name, text, false, false) : null;
            default:
                return null;
        }
    }

    /// <summary>Whether what it is called, or what it adds, is an amount and no place or level.</summary>
    private static bool IsAmount(string text) => Words(text).Any(s_amounts.Contains);

    /// <summary>Whether it is an integral over time: that of an error is a cost of its own, that of a speed a place.</summary>
    private static bool IsIntegral(LintContext context, string name, ExpressionSyntax added) =>
        Words(name).Any(w => w.StartsWith("integra", StringComparison.Ordinal)) || context.IsNamedIn(added, "dt")
        || context.NodeOf(added) is { } node && Reach.From([node]).Any(n => n.Kind == NodeKind.Param && context.Program.Params[n.Slot].Name == "dt");

    private static IEnumerable<string> Words(string text) => text.ToLowerInvariant().Split([' ', '_', '(', ')', '+', '-', '*', '/', '.', ','], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether a state is what it was and something, and what that is where it stands behind the state's name.</summary>
    private static (bool IsSum, string? Added) AddedTo(LintContext context, StateSyntax state)
    {
        var whole = WrittenExpression.Inner(state.Next);
        var (part, first) = (whole, (BinarySyntax?)null);
        while (part is BinarySyntax { Operator: TokenKind.Plus or TokenKind.Minus } sum && !context.IsNamedIn(sum.Right, state.Name.Name))
            (part, first) = (sum.Left, sum);
        return first is null || part is not NameSyntax own || own.Name != state.Name.Name ? (false, null)
            : (true, first.Operator == TokenKind.Plus ? context.Program.Source.GetText(new(first.Right.Span.Start, whole.Span.End - first.Right.Span.Start)) : null);
    }

    /// <summary>Whether a state only ever grows, by what is added to it, without a bound: what it came to is paid for at each later step.</summary>
    private static bool IsGrowing(LintContext context, Node state) =>
        context.Program.Graph.States.Select((s, slot) => (s, slot)).FirstOrDefault(s => s.s.Next == state) is ({ }, var slot) && StateGrowth.OnlyGrows(context.Program.Graph, slot, context.Ranges.Scope);
}
