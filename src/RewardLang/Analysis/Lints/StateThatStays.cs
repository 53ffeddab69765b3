using RewardLang.Analysis.Intervals;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// A state that is at every step what it was at first, since its <c>then</c> reads nothing that changes: <c>state largest from 1 then max(largest, 1)</c>, and
/// <c>state peak = draw then peak</c>, whose name speaks of more than the first step.
/// </summary>
internal sealed class StateThatStays : ILint
{
    private const int LongestShown = 60;

    public void Check(LintContext context)
    {
        // Of a state that nothing reads another lint says so.
        var names = new NameUses(context.Program.Source, context.Syntax);
        foreach (var state in context.Syntax.Members.OfType<StateSyntax>().Where(names.IsUsed))
            if (context.NodeAt(state.Span) is { } node && SlotOf(context.Program.Graph, node) is { } slot)
                if (RepeatedState.Of(context.Program, node, slot) is { } value)
                    context.Report(state.Next.Span, DiagnosticCatalogue.StateThatStays, state.Name.Name, node.IsTruth ? value == 0 ? "false" : "true" : IntervalText.Number(value), Advice(context, state, node, value));
                else if (!state.IsBackward && node is { IsTruth: false, Axes.Count: 0 } && IsName(state.Next, state.Name.Name) && StateAim.Of(context, state, node) is { } aim && !aim.IsOfFirstStep)
                    context.Report(state.Next.Span, DiagnosticCatalogue.StateThatStays, state.Name.Name, context.TextOf(state.First) is { Length: <= LongestShown } first ? $"'{first}' of the first step" : "what it was first", Kept(context, state, aim));
    }

    /// <summary>Whether a value is made of a state that is told to stay what it is.</summary>
    public static bool IsTold(LintContext context, Node value) => Reach.From([value]).Any(n => n.Kind == NodeKind.StateRead && context.Program.Graph.States[n.Slot] is var read
        && context.Syntax.Members.OfType<StateSyntax>().Any(s => s.Name.Name == read.Name && context.IsReported(s.Next.Span, DiagnosticCatalogue.StateThatStays)));

    /// <summary>A counter that nothing is added to, <c>if moving then 0 else idle</c>, or one of time; null for other states.</summary>
    private static Suggestion? Counted(LintContext context, StateSyntax state, Node node)
    {
        if (node.IsTruth || Cases(state.Next).Where(c => IsName(c, state.Name.Name)).ToList() is not [var kept] || kept == WrittenExpression.Inner(state.Next) || StepOf(context, node) is not var (step, counted))
            return null;
        var text = context.TextOf(state.Next).Insert(kept.Span.End - state.Next.Span.Start, $" + {step}");
        return new Suggestion($"Nothing is added to it: for {counted} write 'then {text}'.", $"{context.TextOf(kept)} + {step}", kept.Span);
    }

    /// <summary>What a step adds to a count in the unit of a state; null for a unit in which steps are not counted.</summary>
    private static (string Step, string Counted)? StepOf(LintContext context, Node node) => context.UnitOf(node) switch
    {
        null or { IsOne: true } => ("1", "a count of steps"),
        var unit when unit.ToString() == "s" => ("dt", "the time that has passed"),
        _ => null,
    };

    /// <summary>What a value is chosen from.</summary>
    private static IEnumerable<ExpressionSyntax> Cases(ExpressionSyntax value) =>
        WrittenExpression.Inner(value) is IfSyntax choice ? Cases(choice.Then).Concat(Cases(choice.Else)) : [WrittenExpression.Inner(value)];

    /// <summary>A flag that begins with what 'and' or 'or' keeps, <c>state seen = false then seen and moving</c>; null for other states.</summary>
    private static Suggestion? Latched(LintContext context, StateSyntax state, double value)
    {
        if (WrittenExpression.Inner(state.Next) is not BinarySyntax { Operator: TokenKind.And or TokenKind.Or } both || !IsName(both.Left, state.Name.Name) && !IsName(both.Right, state.Name.Name))
            return null;
        var (kept, word, other) = value == 0 ? ("false", "and", "or") : ("true", "or", "and");
        var text = $"{context.TextOf(both.Left)} {other} {context.TextOf(both.Right)}";
        return new Suggestion($"It begins {kept}, and '{word}' keeps it so: for a flag that changes once write 'then {text}'.", text, state.Next.Span);
    }

    /// <summary>What to write for a state that keeps what it was at an episode's first step.</summary>
    private static Suggestion Kept(LintContext context, StateSyntax state, StateAim aim)
    {
        var first = context.TextOf(state.First);
        var text = aim.Following(context.TextOf(state.Name), aim.IsExtreme || WrittenExpression.Inner(state.First) is not (BinarySyntax or IfSyntax) ? first : $"({first})");
        return new Suggestion($"Write 'then {text}'.", text, state.Next.Span);
    }

    /// <summary>The state that a value becomes; null for what is none.</summary>
    private static int? SlotOf(RewardGraph graph, Node node)
    {
        for (var slot = 0; slot < graph.States.Count; slot++)
            if (graph.States[slot].Next == node)
                return slot;
        return null;
    }

    private static object Advice(LintContext context, StateSyntax state, Node node, double value)
    {
        if ((node.IsTruth ? Latched(context, state, value) : Counted(context, state, node)) is { } suggestion)
            return suggestion;
        if (Follows(context, state.Name.Name) is not { } followed)
            return "Read in it what it shall follow: an input, or what is made of one.";
        var name = context.TextOf(state.Name);
        var aim = StateAim.OfName(context, state, node);
        // A maximum or minimum with a number is one of what shall stand in the number's place.
        if (WrittenExpression.Inner(state.Next) is CallSyntax { Function.Name: "max" or "min", Arguments: [{ Value: var first }, { Value: var second }] } extreme
            && new[] { first, second }.FirstOrDefault(a => NumberFacts.Bare(a) is not null) is { } number)
        {
            var text = context.TextOf(extreme);
            return Write(text[..(number.Span.Start - extreme.Span.Start)] + followed + text[(number.Span.End - extreme.Span.Start)..]);
        }

        if (aim is { IsMean: false })
            return Write(aim.Following(name, followed));
        // The share that is added to what is kept is one of what the mean is of.
        if (WrittenExpression.Inner(state.Next) is BinarySyntax { Operator: TokenKind.Plus, Right: NumberSyntax share } mean && context.TextOf(mean) is { Length: <= LongestShown } kept)
            return Write($"{kept[..(share.Span.Start - mean.Span.Start)]}{context.TextOf(share)} * {followed}{kept[(share.Span.End - mean.Span.Start)..]}");
        return $"Read in it what it shall follow, as in {StateAim.Mean.Following(name, followed)}.";

        Suggestion Write(string text) => new($"Write {text}.", text, state.Next.Span);
    }

    /// <summary>The input that a state scales, is compared with or is subtracted from, or whose name is in its own: what it shall follow; null for none.</summary>
    private static string? Follows(LintContext context, string state) => context.Syntax.Members.Where(m => m.Name.Name != state).SelectMany(WrittenParts.Of).OfType<BinarySyntax>()
        .Select(b => IsName(b.Left, state) ? b.Right : IsName(b.Right, state) ? b.Left : null).OfType<ExpressionSyntax>().Select(WrittenExpression.Inner)
        .Where(o => o is NameSyntax && context.NodeOf(o) is { IsUniform: false, IsTruth: false }).Select(o => context.TextOf(o)).FirstOrDefault()
        ?? context.Syntax.Members.Where(m => m is InputSyntax or LetSyntax && (state.EndsWith($"_{m.Name.Name}", StringComparison.Ordinal) || state.StartsWith($"{m.Name.Name}_", StringComparison.Ordinal))).Select(m => context.TextOf(m.Name)).FirstOrDefault();

    private static bool IsName(ExpressionSyntax syntax, string name) => WrittenExpression.Inner(syntax) is NameSyntax own && own.Name == name;
}
