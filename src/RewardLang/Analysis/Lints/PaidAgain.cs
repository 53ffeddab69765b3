using RewardLang.Analysis.Ranges;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A term whose value is a sum over the steps so far: what came early is paid, or costs, again at each step after it.</summary>
internal sealed class PaidAgain : ILint
{
    public void Check(LintContext context)
    {
        foreach (var term in context.Program.Kind == ProgramKind.Reward ? context.Terms.Where(t => t.Syntax.Condition is null && (t.Syntax.Weight is not { } weight || context.NodeOf(weight) is { IsUniform: true })) : [])
        {
            if (SumIn(context, term.Syntax.Value) is var (sum, added) && AddedToTotal.IsOnlyPaid(term, context))
                context.Report(sum.Span, DiagnosticCatalogue.PaidAgain, term.Name, "pays a running sum at every step, so what came early is paid again and again",
                    added is null ? $"Pay what it grows by: change({context.TextOf(sum)}) of std.temporal."
                    : added.Span.End <= sum.Span.End && added.Span.Start >= sum.Span.Start ? new Suggestion($"Write '{context.TextOf(added)}' alone.", context.TextOf(added)) : $"Pay '{context.TextOf(added)}' alone.");
            else if (StepIn(context, term.Syntax.Value) is { } step && context.NodeOf(step) is { IsUniform: false } && AddedToTotal.IsOnlyCost(term, context))
                context.Report(step.Span, DiagnosticCatalogue.PaidAgain, term.Name, "costs the number of the step at every step, so twice as long costs four times as much",
                    new Suggestion("Write 1 in its place for a cost that is the same at each step.", "1"));
        }
    }

    /// <summary>A running sum, and what it adds where that is told; null for other values.</summary>
    private static (ExpressionSyntax Sum, ExpressionSyntax? Added)? SumIn(LintContext context, ExpressionSyntax value)
    {
        switch (WrittenExpression.Unscaled(context, value))
        {
            case CallSyntax { Function.Name: "accumulate" or "count_steps", Arguments: [{ Value: var added }] } call when WrittenCall.IsOfLibrary(context, call):
                return (call, added);
            case NameSyntax name when context.Syntax.Members.FirstOrDefault(m => m.Name.Name == name.Name) is LetSyntax let && WrittenExpression.Inner(let.Value) is CallSyntax:
                return SumIn(context, let.Value) is var (_, called) ? (name, called) : null;
            case NameSyntax name when context.Syntax.Members.FirstOrDefault(m => m.Name.Name == name.Name) is StateSyntax { IsBackward: false } state && NeverFalls(context, name):
                return (name, WrittenExpression.Inner(state.Next) is BinarySyntax { Operator: TokenKind.Plus, Left: NameSyntax own, Right: var step } && own.Name == name.Name ? step : null);
            default:
                return null;
        }
    }

    /// <summary>Whether a state only ever grows, by what is added to it, without a bound: what it came to is paid for at each later step.</summary>
    private static bool NeverFalls(LintContext context, NameSyntax name) =>
        context.NodeOf(name) is { } node && EpisodeCounter.IsIn(context, node) && context.Program.Graph.States.Select((s, slot) => (s, slot)).FirstOrDefault(s => s.s.Next == node) is ({ }, var slot)
        && StateGrowth.OnlyGrows(context.Program.Graph, slot, context.Ranges.Scope);

    /// <summary>The index of the step, where a value is that but for its sign and scale.</summary>
    private static NameSyntax? StepIn(LintContext context, ExpressionSyntax value) => WrittenExpression.Unscaled(context, value) switch
    {
        UnarySyntax { Operator: TokenKind.Minus } negated => StepIn(context, negated.Operand),
        NameSyntax { Name: "step" } step => step,
        _ => null,
    };
}
