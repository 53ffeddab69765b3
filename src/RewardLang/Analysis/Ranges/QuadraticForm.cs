using RewardLang.Analysis.Intervals;
using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis.Ranges;

/// <summary>
/// A value as a polynomial of degree two at most in a few other nodes: <c>2 * v * c - v^2 - c^2</c>. Its exact value is the polynomial's; what
/// is computed differs by no more than <see cref="Error"/>.
/// </summary>
internal sealed class QuadraticForm
{
    private const int MostAtoms = 6;
    private const int MostProducts = 24;

    /// <summary>What occurs in many places is looked at in each.</summary>
    private const int MostVisits = 60;

    private const int MostDepth = 16;

    private readonly Dictionary<Node, double> _multiples = [];
    private readonly Dictionary<(Node, Node), double> _products = [];

    private QuadraticForm(double constant, double error) => (Constant, Error) = (constant, error);

    /// <summary>The number that is added.</summary>
    public double Constant { get; private set; }

    /// <summary>What the roundings on the way may add, as a magnitude.</summary>
    public double Error { get; private set; }

    /// <summary>The nodes and their multiples.</summary>
    public IReadOnlyDictionary<Node, double> Multiples => _multiples;

    /// <summary>The products of two nodes, the one that was made first in front, and their multiples.</summary>
    public IReadOnlyDictionary<(Node First, Node Second), double> Products => _products;

    /// <summary>Whether a node occurs in several parts, which intervals alone take for values of their own.</summary>
    public bool HasRepetition => _products.Keys.SelectMany(p => p.Item1 == p.Item2 ? [p.Item1] : new[] { p.Item1, p.Item2 }).Concat(_multiples.Keys).GroupBy(n => n).Any(g => g.Count() > 1);

    /// <summary>The form of a sum that has products in it; null for other values, and where it has too many parts or is unbounded.</summary>
    /// <param name="node">The node.</param>
    /// <param name="magnitude">How large it can be.</param>
    /// <param name="scope">The ranges of its parts.</param>
    public static QuadraticForm? Of(Node node, double magnitude, RangeScope scope)
    {
        var (looks, visits) = (0, 0);
        if (!HasProduct(node, ref looks))
            return null;
        return new Reading(node, magnitude, scope).Of(node, 0, ref visits) is { _products.Count: > 0 } form && !double.IsInfinity(form.Error) && !double.IsNaN(form.Error) ? form : null;
    }

    /// <summary>Whether a product of two values is among the addends: most sums have none.</summary>
    private static bool HasProduct(Node node, ref int looks)
    {
        if (++looks > MostVisits || node.Kind is not (NodeKind.Binary or NodeKind.Unary or NodeKind.Expand))
            return false;
        if (node.Kind == NodeKind.Binary && node.Binary == BinaryFunction.Multiply && node.Operands.All(o => o.Kind is not (NodeKind.Constant or NodeKind.Param)))
            return true;
        if (node.Kind == NodeKind.Binary && node.Binary != BinaryFunction.Multiply && node.Binary != BinaryFunction.Add && node.Binary != BinaryFunction.Subtract)
            return false;
        foreach (var operand in node.Operands)
            if (HasProduct(operand, ref looks))
                return true;
        return false;
    }

    private static QuadraticForm OfNode(Node node) => new(0, 0) { _multiples = { [node] = 1 } };

    private bool IsConstant => _multiples.Count == 0 && _products.Count == 0;

    private bool IsSmall => _products.Count <= MostProducts && _products.Keys.SelectMany(p => new[] { p.Item1, p.Item2 }).Concat(_multiples.Keys).Distinct().Count() <= MostAtoms;

    private QuadraticForm Plus(QuadraticForm other, double factor)
    {
        var sum = new QuadraticForm(Constant + factor * other.Constant, Error + Math.Abs(factor) * other.Error);
        foreach (var (form, share) in new[] { (this, 1.0), (other, factor) })
        {
            foreach (var part in form._multiples)
                Add(sum._multiples, part.Key, share * part.Value);
            foreach (var part in form._products)
                Add(sum._products, part.Key, share * part.Value);
        }

        return sum;
    }

    private QuadraticForm Times(double factor) => new QuadraticForm(0, 0).Plus(this, factor);

    /// <summary>The exact product; null where it is of a higher degree.</summary>
    private QuadraticForm? Times(QuadraticForm other)
    {
        if (_products.Count > 0 && !other.IsConstant || other._products.Count > 0 && !IsConstant)
            return null;
        var product = new QuadraticForm(Constant * other.Constant, 0);
        foreach (var (form, share) in new[] { (this, other.Constant), (other, Constant) })
        {
            foreach (var part in form._multiples)
                Add(product._multiples, part.Key, share * part.Value);
            foreach (var part in form._products)
                Add(product._products, part.Key, share * part.Value);
        }

        foreach (var left in _multiples)
            foreach (var right in other._multiples)
                Add(product._products, left.Key.Id <= right.Key.Id ? (left.Key, right.Key) : (right.Key, left.Key), left.Value * right.Value);
        return product;
    }

    private static void Add<TKey>(Dictionary<TKey, double> parts, TKey key, double factor)
        where TKey : notnull
    {
        var sum = (parts.TryGetValue(key, out var known) ? known : 0) + factor;
        if (sum == 0)
            parts.Remove(key);
        else
            parts[key] = sum;
    }

    /// <summary>Reads the form of one value.</summary>
    private sealed class Reading(Node root, double magnitude, RangeScope scope)
    {
        public QuadraticForm? Of(Node node, int depth, ref int visits)
        {
            if (++visits > MostVisits || depth > MostDepth)
                return null;
            if (node.Kind == NodeKind.Constant)
                return double.IsNaN(node.Value) || double.IsInfinity(node.Value) ? null : new QuadraticForm(node.Value, Math.Abs(node.Value) * SinglePrecision.Rounding + SinglePrecision.SmallestNormal);
            if (node.Kind == NodeKind.Unary && node.Unary == UnaryFunction.Negate)
                return Of(node.Operands[0], depth + 1, ref visits)?.Times(-1);
            if (node.Kind == NodeKind.Expand)
                return Of(node.Operands[0], depth + 1, ref visits);
            if (node.Kind != NodeKind.Binary)
                return OfNode(node);
            var (left, right) = (node.Operands[0], node.Operands[1]);
            if (node.Binary == BinaryFunction.Divide && LinearForm.FixedNumber(right, scope) is { } divisor && divisor != 0)
                return Of(left, depth + 1, ref visits) is { } divided ? Rounded(node, divided.Times(1 / divisor)) : null;
            if (node.Binary != BinaryFunction.Add && node.Binary != BinaryFunction.Subtract && node.Binary != BinaryFunction.Multiply)
                return OfNode(node);
            if (Of(left, depth + 1, ref visits) is not { } first || Of(right, depth + 1, ref visits) is not { } second)
                return null;
            if (node.Binary != BinaryFunction.Multiply)
                return first.Plus(second, node.Binary == BinaryFunction.Add ? 1 : -1) is { IsSmall: true } sum ? Rounded(node, sum) : null;
            if (first.Times(second) is not { IsSmall: true } product)
                return OfNode(node);
            // A product of two values that are each a little off is off by each of them times the other.
            product.Error = first.Error * Size(right) + second.Error * (Size(left) + first.Error);
            return Rounded(node, product);
        }

        private double Size(Node node) => scope.Of(node).Hull.Magnitude;

        /// <summary>One operation rounds its result, and a number that is none of single precision is rounded itself.</summary>
        private QuadraticForm Rounded(Node node, QuadraticForm form)
        {
            form.Error += 4 * SinglePrecision.Rounding * (node == root ? magnitude : Size(node)) + SinglePrecision.SmallestNormal;
            return form;
        }
    }
}
