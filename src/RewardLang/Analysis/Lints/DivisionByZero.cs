using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Ranges;
using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A divisor that can be 0.</summary>
internal sealed class DivisionByZero : ILint
{
    public void Check(LintContext context)
    {
        foreach (var (node, scope) in context.Reached)
        {
            var isDivision = node.Kind == NodeKind.Binary && (node.Binary == BinaryFunction.Divide || node.Binary == BinaryFunction.Modulo);
            if (IsNegativePower(node, scope))
                CheckPower(context, node, scope);
            if (!isDivision || node.Operands[0] == node.Operands[1] || context.PlaceOf(node) is { } place && context.IsReported(place.Span, DiagnosticCatalogue.QuaternionByComponents))
                continue;
            var divisor = scope.Of(node.Operands[1]).Hull;
            if (!divisor.Contains(0.0) || IsCount(node.Operands[1]) || LeastMagnitude.Of(node.Operands[1], scope) > 0)
                continue;
            if (WithEpsilon(context, node) is var (call, advice))
                context.Report(call, DiagnosticCatalogue.DivisionByZero, new ExpressionText(context.Program, context.Program.ValueNames).Of(node.Operands[1]), IntervalText.Place(divisor), advice);
            else
                context.ReportPart(node, Divisor, DiagnosticCatalogue.DivisionByZero, context.NamedText(node.Operands[1]), IntervalText.Place(divisor) + (Safeguard.ChangesSign(context, node) ? $", and below 0 the quotient is {(context.RangeOf(node.Operands[0]).Lower > 0 ? "negative" : "positive")}" : ""), Advice(context, node));
        }
    }

    /// <summary><c>x^-2</c>, which is 1 / x^2.</summary>
    private static bool IsNegativePower(Node node, RangeScope scope) => node.Kind == NodeKind.Binary && node.Binary == BinaryFunction.Power && scope.Of(node.Operands[1]).Hull is { HasNoNumber: false, Upper: < 0 };

    private static void CheckPower(LintContext context, Node node, RangeScope scope)
    {
        var range = scope.Of(node.Operands[0]).Hull;
        if (!range.Contains(0.0) || LeastMagnitude.Of(node.Operands[0], scope) > 0)
            return;
        // A quotient by a unit is the value itself, and its text another.
        var written = context.PlaceOf(node) is { IsCall: false } place ? WrittenExpression.At(place) switch
        {
            BinarySyntax { Operator: TokenKind.Caret, Left: var root } => WrittenExpression.Inner(root),
            CallSyntax { Function.Name: "pow", Arguments: [{ Value: var root }, _] } => root,
            _ => null,
        } : null;
        var text = written is null ? context.NamedText(node.Operands[0]) : context.PlaceOf(node)!.Text.Substring(written.Span.Start, written.Span.Length);
        var kept = range.Lower < 0 ? $"max(abs({text}), {Safeguard.Smallest(context, node.Operands[0])})" : $"max({text}, {Safeguard.Smallest(context, node.Operands[0])})";
        context.Report(node, DiagnosticCatalogue.DivisionByZero, text, IntervalText.Place(range) + ", and a negative power divides by it", $"Keep it away from 0: write {kept} for {text}.");
    }

    private const string Epsilon = "epsilon";

    private static ExpressionSyntax? Divisor(ExpressionSyntax syntax) => syntax is BinarySyntax { Operator: TokenKind.Slash, Right: var right } ? right : null;

    /// <summary>The call of a library function that divides by what its <c>epsilon</c> keeps from 0 where one is given, and how it is; null for other quotients.</summary>
    private static (TextSpan Call, Suggestion Advice)? WithEpsilon(LintContext context, Node node)
    {
        if (context.PlaceOf(node) is not { IsCall: true } place || place.Source != context.Program.Source || WrittenExpression.At(place) is not CallSyntax syntax
            || WrittenCall.Of(context, syntax) is not { } call || !call.Parameters.Contains(Epsilon) || call.Given(Epsilon) is not null)
            return null;
        var safe = $"{place.Text[..^1].TrimEnd()}, {Epsilon}: {Safeguard.Tiny(context, node.Operands[1])})";
        return (place.Span, new Suggestion($"Write {safe}: without it the result is NaN where the divisor is 0.", safe, place.Span));
    }

    /// <summary>Where the divisor is what was before, and 0 at the first step of an episode alone: that this is written so.</summary>
    private static Suggestion? FirstStepAdvice(LintContext context, Node node)
    {
        if (context.PlaceOf(node) is not { } place || place.Source != context.Program.Source || WrittenExpression.At(place) is not BinarySyntax { Right: var divisor })
            return null;
        // The text of a name's value stands where it is declared.
        var (meant, start) = WrittenExpression.Inner(divisor) is NameSyntax ? (WrittenExpression.Meant(context, divisor), 0) : (divisor, place.Span.Start);
        if (meant is not CallSyntax { Function.Name: "prev", Arguments: [{ Value: var value }, { Name.Name: "initial", Value: NumberSyntax { Value: 0 } initial }] })
            return null;
        TextSpan InSource(ExpressionSyntax part) => new(start + part.Span.Start, part.Span.Length);
        if (context.NodeAt(InSource(value)) is not { } read || context.RangeOf(read).Contains(0.0))
            return null;
        var now = context.Program.Source.GetText(InSource(value));
        return new Suggestion($"It is 0 at the first step of an episode alone, because of initial: 0. Write prev({now}, initial: {now}).", now, InSource(initial));
    }

    private static object Advice(LintContext context, Node node)
    {
        const string General = "Keep it away from 0, as in x / max(y, 1e-6) with a unit like that of y, or divide in a branch where it is not 0.";
        if (FirstStepAdvice(context, node) is { } advice)
            return advice;
        return Cosine(context, node) is var (a, b)
            ? IsAngle(context, node) ? new Suggestion($"Write angle_between({a}, {b}) of std.rotation for the angle itself, which is finite everywhere.")
            : $"Write cosine_similarity({a}, {b}, epsilon: …) of std.rotation, with an epsilon in the unit of the product."
            : Safeguard.OfDivision(context, node) is { } safe ? $"Keep it away from 0: {safe}." : General;
    }

    /// <summary>The two vectors of <c>dot(a, b) / (norm(a) * norm(b))</c>, for which the library has a function; null for other quotients.</summary>
    public static (string A, string B)? Cosine(LintContext context, Node quotient)
    {
        if (context.PlaceOf(quotient) is not { } place || WrittenExpression.At(place) is not BinarySyntax { Operator: TokenKind.Slash, Left: CallSyntax { Function.Name: "dot", Arguments: [var a, var b] }, Right: var right }
            || WrittenExpression.Inner(right) is not BinarySyntax { Operator: TokenKind.Star, Left: CallSyntax { Function.Name: "norm" }, Right: CallSyntax { Function.Name: "norm" } })
            return null;
        return (Text(a), Text(b));

        string Text(SyntaxNode syntax) => place.Text.Substring(syntax.Span.Start, syntax.Span.Length);
    }

    /// <summary>Whether the arc cosine of a quotient is taken, of vectors over xyz.</summary>
    private static bool IsAngle(LintContext context, Node quotient)
    {
        bool IsOf(Node argument) => argument == quotient || argument.Kind == NodeKind.Binary && (argument.Binary == BinaryFunction.Minimum || argument.Binary == BinaryFunction.Maximum) && argument.Operands.Any(IsOf);
        return context.Program.Graph.Nodes.Any(n => n.Kind == NodeKind.Unary && n.Unary!.Name == "acos" && IsOf(n.Operands[0]))
            && quotient.Operands[0] is { Kind: NodeKind.Reduce } product && product.Operands[0].Axes is [{ Name: "xyz" }];
    }

    /// <summary>The number of rows or steps less one, of a sample's variance: documented to be NaN of one.</summary>
    private static bool IsCount(Node node) =>
        node.Kind == NodeKind.Binary && node.Binary == BinaryFunction.Multiply && node.Operands.Any(IsCount)
        || node.Kind == NodeKind.Binary && node.Binary == BinaryFunction.Subtract && node.Operands.Any(o => o.Kind is NodeKind.ReduceRows or NodeKind.ReduceTime or NodeKind.Size && o.Operands.All(x => x.IsConstant(1)));
}
