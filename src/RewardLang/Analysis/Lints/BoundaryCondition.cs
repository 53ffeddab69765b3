using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A comparison that holds at one exact real number only, as <c>distance &lt;= 0</c> does.</summary>
internal sealed class BoundaryCondition : ILint
{
    public void Check(LintContext context)
    {
        var comparisons = context.Program.Graph.Nodes.Where(n => n.Kind == NodeKind.Binary && n.Binary == BinaryFunction.LessOrEqual);
        foreach (var place in context.AtOnePlace(comparisons, n => n))
            if (place.All(n => HoldsAtOneNumber(context, n)))
                context.Report(place.First(), DiagnosticCatalogue.BoundaryCondition, context.TextOf(place.First()), context.RangeOf(place.First().Operands[0]).Lower, Advice(context, place.First()));
    }

    /// <summary>The comparison with a hundredth of what the value can be, as it is written.</summary>
    private static string Advice(LintContext context, Node comparison)
    {
        const string General = "Leave a margin, as in distance < 0.01.";
        if (context.PlaceOf(comparison) is not { IsCall: false } place || WrittenExpression.At(place) is not BinarySyntax { Operator: TokenKind.LessOrEqual or TokenKind.GreaterOrEqual, Left: not NumberSyntax } written
            || !comparison.Operands.Any(o => o.IsConstant(0)) || comparison.Operands.FirstOrDefault(o => o.Kind != NodeKind.Constant) is not { } value || !LintContext.IsTold(context.RangeOf(value)))
            return General;
        var isBelow = written.Operator == TokenKind.LessOrEqual;
        return $"Leave a margin: {place.Text.Substring(written.Left.Span.Start, written.Left.Span.Length)} {(isBelow ? "<" : "> -")}{(isBelow ? " " : "")}{Safeguard.Smallest(context, value)}.";
    }

    private static bool HoldsAtOneNumber(LintContext context, Node comparison)
    {
        var (left, right) = (context.RangeOf(comparison.Operands[0]), context.RangeOf(comparison.Operands[1]));
        var moving = comparison.Operands.Where(o => !context.RangeOf(o).IsPoint).ToList();
        return !comparison.Operands.All(o => o.IsUniform) && left.Lower == right.Upper && moving.Count > 0
            && moving.All(o => !context.WholeNumbers.Contains(o) && o.Kind is not (NodeKind.Input or NodeKind.StateRead) && !IsInPlainUnit(context, o) && !IsLimit(o, left.Lower) && Reach.From([o]).All(IsSmooth));
    }

    /// <summary>Whether a value is an input in percent or the like, which is a number of these.</summary>
    private static bool IsInPlainUnit(LintContext context, Node node) => Monomial.Of(node) is { Power: 1, Base.Kind: NodeKind.Input } && context.DeclaredUnits.PlainBeside(node) is not null;

    /// <summary>Whether an input by its size or scale stands at the end of its declared range, where the host keeps it: a limit is reached, nothing is not.</summary>
    private static bool IsLimit(Node node, double end)
    {
        while (node.Kind == NodeKind.Unary && node.Unary == UnaryFunction.Absolute || Monomial.Of(node).Base != node)
            node = node.Kind == NodeKind.Unary && node.Unary == UnaryFunction.Absolute ? node.Operands[0] : Monomial.Of(node).Base;
        return end != 0 && node.Kind == NodeKind.Input;
    }

    /// <summary>What a clip cuts off stays at the end of its range for long, and so does what levels off.</summary>
    private static bool IsSmooth(Node node) => node.Kind != NodeKind.Select
        && !(node.Kind == NodeKind.Binary && (node.Binary == BinaryFunction.Minimum || node.Binary == BinaryFunction.Maximum))
        && !(node.Kind == NodeKind.Unary && node.Unary!.Name is "tanh" or "sigmoid" or "softplus" or "floor" or "ceil" or "round" or "sign");
}
