using RewardLang.Analysis.Intervals;
using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis.Ranges;

/// <summary>
/// What is known in a branch, case by case: where <c>a or b</c> holds, a does or b does, and where <c>abs(x)</c> is above a number, x is above it
/// or below its opposite. Each case by itself tells more than all together, whose range would have what lies between them.
/// </summary>
internal static class BranchScopes
{
    private const int MostScopes = 4;
    private const int MostConditions = 12;

    /// <summary>The scopes of a branch; none where it is never taken.</summary>
    public static IReadOnlyList<RangeScope> Of(RangeScope scope, Node condition, bool holds)
    {
        if (scope.Assuming(condition, holds) is not { } whole)
            return [];
        IReadOnlyList<IReadOnlyList<(Node Value, Interval Range)>> cases = [[]];
        foreach (var choice in whole == scope ? [] : Choices(condition, holds, whole))
            if (cases.Count * choice.Length <= MostScopes)
                cases = [.. cases.SelectMany(known => choice.Select(one => known.Append(one).ToList()))];
        return cases.Count == 1 ? [whole] : [.. cases.Select(known => scope.Assuming(condition, holds, known)).OfType<RangeScope>()];
    }

    /// <summary>Cases of which one is so.</summary>
    private static IEnumerable<(Node Value, Interval Range)[]> Choices(Node condition, bool holds, RangeScope whole)
    {
        var pending = new Stack<(Node Condition, bool Holds)>([(condition, holds)]);
        for (var looks = 0; pending.Count > 0 && looks < MostConditions; looks++)
        {
            var (part, isSo) = pending.Pop();
            if (part.Kind != NodeKind.Binary || !part.Axes.SequenceEqual(condition.Axes))
                continue;
            if (part.Binary == BinaryFunction.And || part.Binary == BinaryFunction.Or)
            {
                if (isSo == (part.Binary == BinaryFunction.And))
                    foreach (var operand in part.Operands)
                        pending.Push((operand, isSo));
                else if (part.Operands.All(o => o.Axes.SequenceEqual(condition.Axes)))
                    yield return [.. part.Operands.Select(o => (o, isSo ? Interval.True : Interval.False))];
            }
            else if (part.Binary == BinaryFunction.ExclusiveOr && part.Operands.FirstOrDefault(o => o.Kind == NodeKind.Constant) is { } constant)
                pending.Push((part.Operands.First(o => o != constant), constant.Value != 0 != isSo));
            else if (part.Binary == BinaryFunction.Equal && !isSo && Difference(part, whole) is { } difference && MayChangeSign(difference, condition, whole))
                yield return Signs(difference);
        }

        foreach (var value in whole.Narrowed.Where(n => n.Axes.SequenceEqual(condition.Axes)).OrderBy(n => n.Id))
            if (Magnitude(value) is { } signed && whole.Of(value).Hull.Lower > 0 && MayChangeSign(signed, condition, whole))
                yield return Signs(signed);
    }

    /// <summary>What is not 0 where two values are not equal.</summary>
    private static Node? Difference(Node equality, RangeScope scope)
    {
        var (left, right) = (equality.Operands[0], equality.Operands[1]);
        return right.IsConstant(0) ? left : left.IsConstant(0) ? right : scope.FindDifference(left, right) ?? scope.FindDifference(right, left);
    }

    /// <summary>The value whose magnitude another is, or the square of that.</summary>
    private static Node? Magnitude(Node node) => node.Kind switch
    {
        NodeKind.Unary when node.Unary == UnaryFunction.Absolute => node.Operands[0],
        NodeKind.Binary when node.Binary == BinaryFunction.Multiply && node.Operands[0] == node.Operands[1] => node.Operands[0],
        _ => null,
    };

    /// <summary>Whether a value is a number of either sign.</summary>
    private static bool MayChangeSign(Node value, Node condition, RangeScope scope) =>
        value.Axes.SequenceEqual(condition.Axes) && scope.Of(value).Hull is { Lower: < 0, Upper: > 0 };

    /// <summary>Both signs; NaN is of none, and is looked at beside either.</summary>
    private static (Node, Interval)[] Signs(Node value) =>
        [(value, new Interval(0, double.PositiveInfinity, true)), (value, new Interval(double.NegativeInfinity, -double.Epsilon, true))];
}
