using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Ranges;
using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A minimum or maximum with a constant, as <c>clip</c>, <c>min</c> and <c>max</c> write it.</summary>
/// <param name="Node">The operation.</param>
/// <param name="Value">What is bounded.</param>
/// <param name="Limit">The constant or parameter that bounds it.</param>
/// <param name="Scope">What is known where it is used.</param>
/// <param name="Place">Where it is written; null for what the compiler made.</param>
internal sealed record Bound(Node Node, Node Value, Node Limit, RangeScope Scope, Origin? Place)
{
    public bool IsUpper => Node.Binary == BinaryFunction.Minimum;

    /// <summary>What the value can be where it is used.</summary>
    public Interval Range => Scope.Of(Value).Hull;

    /// <summary>Whether the limit is all that is left of the value where it is a number.</summary>
    public bool Binds(Interval range) => range is { HasNoNumber: false, IsPoint: false } && (IsUpper ? range.Lower >= Limit.Value : range.Upper <= Limit.Value);

    /// <summary>Whether it is the number that is clipped, by limits that vary: <c>clip(25, lowest, highest)</c>.</summary>
    public bool IsOfNumber(LintContext context) => Call() is { Function.Name: "clip", Arguments: [{ Value: var clipped }, _, _] } && NodeOf(context, clipped) == Limit;

    /// <summary>The call that writes it, its spans counted from its place; null where it is none.</summary>
    public CallSyntax? Call() => Place is not null && WrittenExpression.At(Place) is { } whole ? WrittenExpression.Inner(whole) as CallSyntax : null;

    /// <summary>The value as its place has it: a clip's second limit bounds what its first has left.</summary>
    public (string Text, Node Node) Clipped(LintContext context)
    {
        // A value is named after the first place that writes it, which may be another one.
        var written = Call() is { Function.Name: "clip" or "min" or "max" } call
            ? call.Arguments.FirstOrDefault(a => call.Function.Name == "clip" || NodeOf(context, a.Value) == Value)?.Value : null;
        if (written is not null && NodeOf(context, written) is { } node)
            return (Place!.Text.Substring(written.Span.Start, written.Span.Length) is { Length: <= 60 } text ? text : context.TextOf(node), node);
        var value = Value;
        while (!context.IsWritten(value) && value.Kind == NodeKind.Binary && (value.Binary == BinaryFunction.Minimum || value.Binary == BinaryFunction.Maximum)
            && value.Operands.FirstOrDefault(o => o.Kind == NodeKind.Constant) is { } limit)
            value = value.Operands[0] == limit ? value.Operands[1] : value.Operands[0];
        return (context.TextOf(value), value);
    }

    /// <summary>The value of a part of the call; null inside of functions, where each call has another.</summary>
    public Node? NodeOf(LintContext context, ExpressionSyntax part) =>
        Place!.Source == context.Program.Source ? context.NodeAt(new TextSpan(Place.Span.Start + part.Span.Start, part.Span.Length)) : null;

    /// <summary>The bounds of a program, at each place that has one.</summary>
    public static IEnumerable<Bound> In(LintContext context)
    {
        var clips = Clips(context);
        foreach (var (node, scope) in context.Reached)
        {
            if (!IsExtreme(node) || node.Operands.FirstOrDefault(o => o.Kind == NodeKind.Constant) is not { } limit)
                continue;
            var first = context.PlaceOf(node);
            var others = clips[node].Where(place => first is null || place.Span != first.Span || place.Source != first.Source);
            foreach (var place in others.Prepend(first))
                if (place is null || !IsToldOtherwise(context, place))
                    yield return new Bound(node, node.Operands[0] == limit ? node.Operands[1] : node.Operands[0], limit, scope, place);
        }
    }

    /// <summary>Whether limits in the wrong order, the state that they are in or the weights that the terms lack are told, so that what the limits do will be another matter.</summary>
    private static bool IsToldOtherwise(LintContext context, Origin place) => context.IsReported(place.Span, DiagnosticCatalogue.BoundsReversed) || context.IsReported(place.Span, DiagnosticCatalogue.StateThatStays)
        || context.IsReported(context.Syntax.Span, DiagnosticCatalogue.UnweightedTerms) && WrittenExpression.At(place) is { } whole && WrittenExpression.Inner(whole) is CallSyntax call && call.Arguments.Any(a => a.Value is NameSyntax { Name: "terms" });

    /// <summary>Where a clip has a value as its inner one, which may be written elsewhere too: <c>clip(x, 0, 1)</c> has <c>max(x, 0)</c>.</summary>
    private static ILookup<Node, Origin> Clips(LintContext context) => WrittenParts.Of(context.Syntax).OfType<CallSyntax>()
        .Where(call => call.Function.Name == "clip" && call.Arguments.Count == 3)
        .Select(call => (Inner: context.NodeOf(call) is { } clip && IsExtreme(clip) ? clip.Operands.FirstOrDefault(IsExtreme) : null, Call: call))
        .Where(c => c.Inner is not null && c.Inner != context.NodeOf(c.Call.Arguments[0].Value))
        .ToLookup(c => c.Inner!, c => new Origin(context.Program.Source, c.Call.Span));

    private static bool IsExtreme(Node node) => node.Kind == NodeKind.Binary && (node.Binary == BinaryFunction.Minimum || node.Binary == BinaryFunction.Maximum);
}
