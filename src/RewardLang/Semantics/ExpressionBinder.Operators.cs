using RewardLang.Analysis.Lints;
using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>Operators and choices: kinds and broadcasting.</summary>
internal sealed partial class ExpressionBinder
{
    /// <summary>What the sum whose beginning is bound next goes on with.</summary>
    private Addend? _following;

    private static bool IsSum(ExpressionSyntax syntax) => syntax is BinarySyntax { Operator: TokenKind.Plus or TokenKind.Minus };

    private BoundValue? BindUnary(UnarySyntax syntax)
    {
        if ((syntax.Operator == TokenKind.Not ? BindCondition(syntax.Operand) : Bind(syntax.Operand)) is not { } operand)
            return null;
        if (syntax.Operator == TokenKind.Not)
            return Truth(operand, syntax.Operand.Span) is { } truth ? Bool(Graph.Not(truth.Node)) : null;
        var number = operand.AsNumber(Graph);
        return number with { Node = Graph.Unary(UnaryFunction.Negate, number.Node) };
    }

    private BoundValue? BindBinary(BinarySyntax syntax)
    {
        if (ReportsChain(syntax) || ReportsNaN(syntax) || ReportsNothing(syntax) || ReportsTime(syntax))
            return null;
        var isLogic = syntax.Operator is TokenKind.And or TokenKind.Or;
        var following = _following;
        _following = IsSum(syntax) && IsSum(syntax.Left) ? new Addend(syntax.Operator, syntax.Right, following) : null;
        var isWhole = _isWholeCondition;
        var left = isLogic ? BindCondition(syntax.Left) : Bind(syntax.Left);
        _following = null;
        var right = isLogic ? BindCondition(syntax.Right) : Bind(syntax.Right);
        if (left is null || right is null)
            return null;
        var (written, mirrored) = (new Operands(syntax.Left, syntax.Right) { Following = following }, new Operands(syntax.Right, syntax.Left));
        switch (syntax.Operator)
        {
            case TokenKind.And:
                return Logic(BinaryFunction.And, left, right, syntax, isWhole);
            case TokenKind.Or:
                return Logic(BinaryFunction.Or, left, right, syntax, isWhole);
            case TokenKind.Plus:
                return Pointwise(BinaryFunction.Add, left, right, syntax.Span, written);
            case TokenKind.Minus:
                return Pointwise(BinaryFunction.Subtract, left, right, syntax.Span, written);
            case TokenKind.Star:
                return Pointwise(BinaryFunction.Multiply, left, right, syntax.Span, written);
            case TokenKind.Slash:
                return Pointwise(BinaryFunction.Divide, left, right, syntax.Span, written);
            case TokenKind.Caret:
                return Pointwise(BinaryFunction.Power, left, right, syntax.Span, written);
        }

        return syntax.Operator switch
        {
            TokenKind.Less => Pointwise(BinaryFunction.Less, left, right, syntax.Span, written),
            TokenKind.LessOrEqual => Pointwise(BinaryFunction.LessOrEqual, left, right, syntax.Span, written),
            TokenKind.Greater => Pointwise(BinaryFunction.Less, right, left, syntax.Span, mirrored),
            TokenKind.GreaterOrEqual => Pointwise(BinaryFunction.LessOrEqual, right, left, syntax.Span, mirrored),
            TokenKind.EqualEqual => Equality(left, right, syntax.Span, written),
            TokenKind.NotEqual => Equality(left, right, syntax.Span, written) is { } equal ? Bool(Graph.Not(equal.Node)) : null,
            _ => throw new InvalidOperationException($"Unknown operator {syntax.Operator}."),
        };
    }

    private BoundValue? BindIf(IfSyntax syntax)
    {
        var condition = BindCondition(syntax.Condition) is { } bound ? Truth(bound, syntax.Condition.Span) : null;
        var whenTrue = Bind(syntax.Then);
        var whenFalse = Bind(syntax.Else);
        return condition is null || whenTrue is null || whenFalse is null ? null : Choose(condition, whenTrue, whenFalse, syntax.Span, new Operands(syntax.Then, syntax.Else), syntax.Condition);
    }

    /// <summary>The second or third value, by the first.</summary>
    public BoundValue? Choose(BoundValue condition, BoundValue whenTrue, BoundValue whenFalse, TextSpan span, Operands? written = null, ExpressionSyntax? writtenCondition = null)
    {
        if (whenTrue.IsTruth != whenFalse.IsTruth)
            (whenTrue, whenFalse) = (whenTrue.AsNumber(Graph), whenFalse.AsNumber(Graph));
        // A list takes the axis of what chooses, and a list of conditions that of what is chosen.
        (whenTrue, whenFalse) = (AdoptAxes(whenTrue, condition.Axes), AdoptAxes(whenFalse, condition.Axes));
        condition = AdoptAxes(AdoptAxes(condition, whenTrue.Axes), whenFalse.Axes);
        if (!TryUnify(whenTrue, whenFalse, span, "choose between", out var unit, written)
            || Align(ref whenTrue, ref whenFalse, span, written) is not { } axes
            || Broadcast(condition.Axes, axes, span, written is null || writtenCondition is null ? null : new Operands(writtenCondition, whenTrue.Axes.Count > 0 ? written.Left : written.Right)) is null)
            return null;
        var kind = whenTrue.Kind == whenFalse.Kind ? whenTrue.Kind : ScalarKind.Real;
        return new BoundValue(Graph.Select(condition.Node, whenTrue.Node, whenFalse.Node), kind, unit, IsOpen(unit, whenTrue, whenFalse));
    }

    /// <summary>A function of two numbers, with its rules for units and axes.</summary>
    public BoundValue? Pointwise(BinaryFunction function, BoundValue left, BoundValue right, TextSpan span, Operands? written = null)
    {
        left = left.AsNumber(Graph);
        right = right.AsNumber(Graph);
        if (!TryCombineUnits(function, left, right, span, written, out var unit) || Align(ref left, ref right, span, written) is null)
            return null;
        var node = Graph.Binary(function, left.Node, right.Node);
        if (function.IsTruth)
            return Bool(node);
        var staysWhole = left.Kind == ScalarKind.Int && right.Kind == ScalarKind.Int
            && function.UnitRule is not (BinaryUnitRule.Divide or BinaryUnitRule.Power or BinaryUnitRule.Compare);
        return new BoundValue(node, staysWhole ? ScalarKind.Int : ScalarKind.Real, unit, IsOpen(unit, left, right));
    }

    private static bool IsOpen(Unit? unit, BoundValue left, BoundValue right) => unit is null && (left.IsUnitOpen || right.IsUnitOpen);

    private BoundValue? Equality(BoundValue left, BoundValue right, TextSpan span, Operands written)
    {
        if (!left.IsTruth || !right.IsTruth)
            return Pointwise(BinaryFunction.Equal, left, right, span, written);
        return Align(ref left, ref right, span) is null
            ? null
            : Bool(Graph.Not(Graph.Binary(BinaryFunction.ExclusiveOr, left.Node, right.Node)));
    }

    private BoundValue? Logic(BinaryFunction function, BoundValue left, BoundValue right, BinarySyntax syntax, bool isCondition)
    {
        // Where a condition is wanted, no number is meant to count.
        if (!isCondition && function == BinaryFunction.And && left.IsTruth != right.IsTruth && ReportsMask(left, right, syntax))
            return null;
        if (Truth(left, syntax.Left.Span) is not { } first || Truth(right, syntax.Right.Span) is not { } second)
            return null;
        return Align(ref first, ref second, syntax.Span, new Operands(syntax.Left, syntax.Right)) is null ? null : Bool(Graph.Binary(function, first.Node, second.Node));
    }

    /// <summary>Reports a number that is to count where a condition holds, <c>error and contact</c>.</summary>
    private bool ReportsMask(BoundValue left, BoundValue right, BinarySyntax syntax)
    {
        var (number, condition) = left.IsTruth ? (syntax.Right, syntax.Left) : (syntax.Left, syntax.Right);
        var value = left.IsTruth ? right : left;
        if (value.Node.Kind == NodeKind.Constant || value.Kind != ScalarKind.Real || Scope.CallSite is not null || TextOf(syntax) is not { Length: <= MostShown })
            return false;
        var (amount, where) = (TextOf(WrittenExpression.Inner(number)), TextOf(WrittenExpression.Inner(condition)));
        var text = $"(if {where} then {amount} else 0)";
        Report(number.Span, DiagnosticCatalogue.NotACondition, value.Type, new Suggestion(
            $"To count it only where the other holds write {text}; for a condition of its own compare it, as in {amount} > 0.", text, syntax.Span));
        return true;
    }

    /// <summary>Requires a condition.</summary>
    public BoundValue? Truth(BoundValue value, TextSpan span)
    {
        if (value.IsTruth)
            return value;
        if (value.Node.Kind == NodeKind.Constant && value.Kind == ScalarKind.Int && value.Node.Value is 0 or 1)
            return Bool(Graph.Truth(value.Node.Value != 0));
        Report(span, DiagnosticCatalogue.NotACondition, value.Type, AdviceForCount(span) ?? AdviceForNumber(value, PlaceOf(span).Text));
        return null;
    }

    public static BoundValue Bool(Node node) => new(node, ScalarKind.Bool, Unit.One);

    /// <summary>
    /// Makes two values fit for a pointwise operation: anonymous axes take the axis of their size on the other side, then one
    /// side's axes must contain the other's. Returns the axes of the result; null after a report.
    /// </summary>
    public IReadOnlyList<Axis>? Align(ref BoundValue left, ref BoundValue right, TextSpan span, Operands? written = null)
    {
        left = AdoptAxes(left, right.Axes);
        right = AdoptAxes(right, left.Axes);
        return Broadcast(left.Axes, right.Axes, span, written);
    }

    /// <summary>Renames the anonymous axes of a value to the only axis of that size among <paramref name="axes"/>.</summary>
    public BoundValue AdoptAxes(BoundValue value, IReadOnlyList<Axis> axes)
    {
        foreach (var anonymous in value.Axes.Where(a => a.IsAnonymous && !axes.Contains(a)).ToList())
        {
            var candidates = axes.Where(a => a.Size == anonymous.Size && !value.Axes.Contains(a)).ToList();
            if (candidates.Count == 1)
                value = value with { Node = Rename(value.Node, anonymous, candidates[0]) };
        }

        return value;
    }

    public Node Rename(Node node, Axis from, Axis to) => Graph.Slice(node, from, to, [.. Enumerable.Range(0, from.Size!.Value)]);

    private IReadOnlyList<Axis>? Broadcast(IReadOnlyList<Axis> left, IReadOnlyList<Axis> right, TextSpan span, Operands? written = null)
    {
        if (AxisSet.TryJoin(left, right) is { } axes)
            return axes;
        Report(span, DiagnosticCatalogue.AxisMismatch, Describe(left), Describe(right), AdviceForAxes(left, right, Scope.CallSite is null ? written : null));
        return null;
    }

    private static string Describe(IReadOnlyList<Axis> axes) =>
        $"[{string.Join(", ", axes.Select(a => a.IsAnonymous || a.Size is null ? a.ToString() : $"{a.Name} ({a.Size})"))}]";
}
