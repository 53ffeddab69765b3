using RewardLang.Analysis.Intervals;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A state that is at every step what it was at first, since its <c>then</c> reads nothing that changes: <c>state largest from 1 then max(largest, 1)</c>.</summary>
internal sealed class StateThatStays : ILint
{
    private const int LongestShown = 60;

    private static readonly string[] s_largest = ["max", "maximum", "largest", "highest", "best", "peak", "most", "top"];

    private static readonly string[] s_smallest = ["min", "minimum", "smallest", "lowest", "closest", "nearest", "least"];

    public void Check(LintContext context)
    {
        // Of a state that nothing reads another lint says so.
        var names = new NameUses(context.Program.Source, context.Syntax);
        foreach (var state in context.Syntax.Members.OfType<StateSyntax>().Where(names.IsUsed))
            if (context.NodeAt(state.Span) is { } node && SlotOf(context.Program.Graph, node) is { } slot && RepeatedState.Of(context.Program, node, slot) is { } value)
                context.Report(state.Next.Span, DiagnosticCatalogue.StateThatStays, state.Name.Name, node.IsTruth ? value == 0 ? "false" : "true" : IntervalText.Number(value), Advice(context, state));
    }

    /// <summary>The state that a value becomes; null for what is none.</summary>
    private static int? SlotOf(RewardGraph graph, Node node)
    {
        for (var slot = 0; slot < graph.States.Count; slot++)
            if (graph.States[slot].Next == node)
                return slot;
        return null;
    }

    private static object Advice(LintContext context, StateSyntax state)
    {
        if (Follows(context, state.Name.Name) is not { } followed)
            return "Read in it what it shall follow: an input, or what is made of one.";
        var name = context.TextOf(state.Name);
        var parts = NameParts.Of(state.Name.Name);
        // A maximum or minimum with a number is one of what shall stand in the number's place.
        if (WrittenExpression.Inner(state.Next) is CallSyntax { Function.Name: "max" or "min", Arguments: [{ Value: var first }, { Value: var second }] } extreme
            && new[] { first, second }.FirstOrDefault(a => NumberFacts.Bare(a) is not null) is { } number)
        {
            var text = context.TextOf(extreme);
            return Write(text[..(number.Span.Start - extreme.Span.Start)] + followed + text[(number.Span.End - extreme.Span.Start)..]);
        }

        if (s_largest.Any(parts.Contains))
            return Write($"max({name}, {followed})");
        if (s_smallest.Any(parts.Contains))
            return Write($"min({name}, {followed})");
        // The share that is added to what is kept is one of what the mean is of.
        if (WrittenExpression.Inner(state.Next) is BinarySyntax { Operator: TokenKind.Plus, Right: NumberSyntax share } mean && context.TextOf(mean) is { Length: <= LongestShown } kept)
            return Write($"{kept[..(share.Span.Start - mean.Span.Start)]}{context.TextOf(share)} * {followed}{kept[(share.Span.End - mean.Span.Start)..]}");
        return $"Read in it what it shall follow, as in 0.99 * {name} + 0.01 * {followed}.";

        Suggestion Write(string text) => new($"Write {text}.", text, state.Next.Span);
    }

    /// <summary>The input that a state scales, is compared with or is subtracted from: what it shall follow; null for none.</summary>
    private static string? Follows(LintContext context, string state) => context.Syntax.Members.Where(m => m.Name.Name != state).SelectMany(WrittenParts.Of).OfType<BinarySyntax>()
        .Select(b => IsName(b.Left, state) ? b.Right : IsName(b.Right, state) ? b.Left : null).OfType<ExpressionSyntax>().Select(WrittenExpression.Inner)
        .Where(o => o is NameSyntax && context.NodeOf(o) is { IsUniform: false, IsTruth: false }).Select(o => context.TextOf(o)).FirstOrDefault();

    private static bool IsName(ExpressionSyntax syntax, string name) => WrittenExpression.Inner(syntax) is NameSyntax own && own.Name == name;
}
