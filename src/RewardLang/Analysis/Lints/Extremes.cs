using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Ranges;
using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A minimum or maximum with a constant, as <c>clip</c>, <c>min</c> and <c>max</c> write it.</summary>
/// <param name="Node">The operation.</param>
/// <param name="Value">What is bounded.</param>
/// <param name="Limit">The constant or parameter that bounds it.</param>
/// <param name="Scope">What is known where it is used.</param>
internal sealed record Bound(Node Node, Node Value, Node Limit, RangeScope Scope)
{
    public bool IsUpper => Node.Binary == BinaryFunction.Minimum;

    /// <summary>What the value can be where it is used.</summary>
    public Interval Range => Scope.Of(Value).Hull;

    /// <summary>Whether the limit is all that is left of the value.</summary>
    public bool Binds(Interval range) => range is { HasNoNumber: false, MayBeNaN: false, IsPoint: false } && (IsUpper ? range.Lower >= Limit.Value : range.Upper <= Limit.Value);

    /// <summary>Whether it is the number that is clipped, by limits that vary: <c>clip(25, lowest, highest)</c>.</summary>
    public bool IsOfNumber(LintContext context) => context.PlaceOf(Node) is { } place && place.Source == context.Program.Source
        && WrittenExpression.At(place) is { } whole && WrittenExpression.Inner(whole) is CallSyntax { Function.Name: "clip", Arguments: [{ Value: var clipped }, _, _] }
        && context.NodeAt(new TextSpan(place.Span.Start + clipped.Span.Start, clipped.Span.Length)) == Limit;

    /// <summary>The value as it is written: a clip's second limit bounds what its first has left.</summary>
    public Node Clipped(LintContext context)
    {
        var value = Value;
        while (!context.IsWritten(value) && value.Kind == NodeKind.Binary && (value.Binary == BinaryFunction.Minimum || value.Binary == BinaryFunction.Maximum)
            && value.Operands.FirstOrDefault(o => o.Kind == NodeKind.Constant) is { } limit)
            value = value.Operands[0] == limit ? value.Operands[1] : value.Operands[0];
        return value;
    }

    /// <summary>The bounds of a program.</summary>
    public static IEnumerable<Bound> In(LintContext context)
    {
        foreach (var (node, scope) in context.Reached)
        {
            if (node.Kind != NodeKind.Binary || node.Binary != BinaryFunction.Minimum && node.Binary != BinaryFunction.Maximum)
                continue;
            // Limits in the wrong order are told as such.
            if (context.PlaceOf(node) is { } place && context.IsReported(place.Span, DiagnosticCatalogue.BoundsReversed))
                continue;
            if (node.Operands.FirstOrDefault(o => o.Kind == NodeKind.Constant) is { } limit)
                yield return new Bound(node, node.Operands[0] == limit ? node.Operands[1] : node.Operands[0], limit, scope);
        }
    }
}
