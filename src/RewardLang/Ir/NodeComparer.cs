namespace RewardLang.Ir;

/// <summary>Structural equality over operands that are already unique: what makes common subexpressions one node.</summary>
internal sealed class NodeComparer : IEqualityComparer<Node>
{
    public bool Equals(Node? x, Node? y) =>
        ReferenceEquals(x, y) || x is not null && y is not null
        && x.Kind == y.Kind && x.IsTruth == y.IsTruth && x.Slot == y.Slot && x.IsTimeless == y.IsTimeless && x.Rows == y.Rows
        && BitConverter.DoubleToInt64Bits(x.Value) == BitConverter.DoubleToInt64Bits(y.Value)
        && ReferenceEquals(x.Axis, y.Axis) && ReferenceEquals(x.SourceAxis, y.SourceAxis)
        && ReferenceEquals(x.Unary, y.Unary) && ReferenceEquals(x.Binary, y.Binary) && ReferenceEquals(x.Reduction, y.Reduction)
        && SameReferences(x.Operands, y.Operands) && SameReferences(x.Axes, y.Axes)
        && SameReferences(x.ReducedAxes ?? [], y.ReducedAxes ?? [])
        && (x.Indices ?? []).SequenceEqual(y.Indices ?? []);

    public int GetHashCode(Node node)
    {
        unchecked
        {
            var hash = (int)node.Kind * 397 ^ node.Slot ^ node.Value.GetHashCode();
            hash = hash * 31 + (node.Unary?.Name.GetHashCode() ?? 0) + (node.Binary?.Name.GetHashCode() ?? 0);
            hash = hash * 31 + (node.Axis?.Name.GetHashCode() ?? 0) + (node.Reduction?.Name.GetHashCode() ?? 0);
            hash = hash * 31 + (int)(node.Rows ?? 0);
            foreach (var operand in node.Operands)
                hash = hash * 31 + operand.Id;
            foreach (var index in node.Indices ?? [])
                hash = hash * 31 + index;
            return hash;
        }
    }

    private static bool SameReferences<T>(IReadOnlyList<T> left, IReadOnlyList<T> right)
        where T : class
    {
        if (left.Count != right.Count)
            return false;
        for (var i = 0; i < left.Count; i++)
            if (!ReferenceEquals(left[i], right[i]))
                return false;
        return true;
    }
}
