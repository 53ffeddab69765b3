using RewardLang.Analysis.Intervals;
using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis.Ranges;

/// <summary>
/// A value as a sum of multiples of other nodes. What occurs in it twice is counted once: <c>x - x</c> is 0 and <c>a + 0.1 (x - a)</c>
/// is 0.9 a + 0.1 x, where intervals alone take every occurrence for a value of its own.
/// </summary>
internal sealed class LinearForm
{
    private const int MostAtoms = 64;
    private const int MostDepth = 200;

    /// <summary>After how many calls it is asked whether there is room for more.</summary>
    private const int LooksAtStack = 32;

    /// <summary>What occurs in many places is looked at in each.</summary>
    private const int MostVisits = 400;

    private readonly Dictionary<Node, double> _factors = [];
    private readonly Node _root;
    private readonly double _magnitude;
    private int _visits;

    private LinearForm(Node root, double magnitude) => (_root, _magnitude) = (root, magnitude);

    /// <summary>The number that is added.</summary>
    public double Constant { get; private set; }

    /// <summary>What the roundings on the way may add, as a magnitude.</summary>
    public double Error { get; private set; }

    /// <summary>True when some node occurred more than once.</summary>
    public bool HasRepetition { get; private set; }

    /// <summary>The nodes and their multiples.</summary>
    public IReadOnlyDictionary<Node, double> Factors => _factors;

    /// <summary>The form of a sum, difference or multiple; null where it has too many parts, or is unbounded.</summary>
    /// <param name="node">The node.</param>
    /// <param name="magnitude">How large it can be.</param>
    /// <param name="scope">The ranges of its parts.</param>
    public static LinearForm? Of(Node node, double magnitude, RangeScope scope)
    {
        var form = new LinearForm(node, magnitude);
        return form.TryAdd(node, 1, scope, 0) ? form : null;
    }

    /// <summary>The multiple of a node; 0 where it does not occur.</summary>
    public double FactorOf(Node node) => _factors.TryGetValue(node, out var factor) ? factor : 0;

    /// <summary>Takes a node out.</summary>
    public void Remove(Node node) => _factors.Remove(node);

    /// <summary>Adds a multiple of a node, as it is.</summary>
    public void AddAtom(Node node, double factor)
    {
        if (_factors.TryGetValue(node, out var known))
            HasRepetition = true;
        if (known + factor == 0)
            _factors.Remove(node);
        else
            _factors[node] = known + factor;
    }

    /// <summary>Takes all operations for exact ones.</summary>
    public void IgnoreRounding() => Error = 0;

    /// <summary>Adds a multiple of another form.</summary>
    public void Add(LinearForm other, double factor)
    {
        foreach (var part in other._factors)
            AddAtom(part.Key, factor * part.Value);
        Constant += factor * other.Constant;
        Error += Math.Abs(factor) * other.Error;
    }

    /// <summary>The range of the sum for the elements of a node that it stands for.</summary>
    public ElementRanges Range(Node node, RangeScope scope)
    {
        var atoms = _factors.Select(f => (Ranges: scope.Of(f.Key), f.Key.Axes, Factor: f.Value)).ToList();
        if (atoms.All(a => a.Ranges.Count == 1))
            return ElementRanges.Of(Sum(atoms.Select(a => (a.Ranges[0], a.Factor))));
        if (!ElementRanges.Tells(node))
            return ElementRanges.Of(Sum(atoms.Select(a => (a.Ranges.Hull, a.Factor))));
        var maps = atoms.Select(a => AxisIndexing.Map(node.Axes, a.Axes)).ToList();
        return ElementRanges.For(node, i => Sum(atoms.Select((a, k) => (a.Ranges[maps[k][i]], a.Factor))));
    }

    private Interval Sum(IEnumerable<(Interval Range, double Factor)> parts)
    {
        var (low, high) = (Constant - Error, Constant + Error);
        var isUnknown = false;
        foreach (var (range, factor) in parts)
        {
            if (range.IsEmpty)
                return range;
            if (range.HasNoNumber || range.HasInfinity)
                return Interval.Anything;
            isUnknown |= range.MayBeNaN;
            low += factor * (factor > 0 ? range.Lower : range.Upper);
            high += factor * (factor > 0 ? range.Upper : range.Lower);
        }

        return Interval.Between(low, high, isUnknown);
    }

    private bool TryAdd(Node node, double factor, RangeScope scope, int depth)
    {
        if (depth > MostDepth || ++_visits > MostVisits || _factors.Count > MostAtoms || !scope.Budget.Spend() || depth % LooksAtStack == LooksAtStack - 1 && !StackRoom.IsLeft)
            return false;
        if (node.Kind == NodeKind.Constant)
        {
            Constant += factor * node.Value;
            // What is too small to be normal some kernels take for 0.
            Error += Math.Abs(factor) * (Math.Abs(node.Value) < SinglePrecision.SmallestNormal ? Math.Abs(node.Value) + float.Epsilon : Math.Abs(node.Value) * SinglePrecision.Rounding);
            return !double.IsInfinity(node.Value) && !double.IsNaN(node.Value);
        }

        if (node.Kind == NodeKind.Unary && node.Unary == UnaryFunction.Negate)
            return TryAdd(node.Operands[0], -factor, scope, depth + 1);
        if (node.Kind == NodeKind.Expand)
            return TryAdd(node.Operands[0], factor, scope, depth + 1);
        if (node.Kind == NodeKind.Select && scope.Of(node.Operands[0]) is { Count: 1 } condition && condition[0].IsPoint)
            return TryAdd(node.Operands[condition[0].IsTrue ? 1 : 2], factor, scope, depth + 1);
        if (node.Kind != NodeKind.Binary)
            return AddLeaf(node, factor);
        var (left, right) = (node.Operands[0], node.Operands[1]);
        if (node.Binary == BinaryFunction.Add || node.Binary == BinaryFunction.Subtract)
        {
            var sign = node.Binary == BinaryFunction.Add ? 1 : -1;
            return AddRounding(node, factor, scope) && TryAdd(left, factor, scope, depth + 1) && TryAdd(right, sign * factor, scope, depth + 1);
        }

        if (node.Binary == BinaryFunction.Multiply && FixedNumber(left, scope) is { } first)
            return AddRounding(node, factor, scope) && TryAdd(right, factor * first, scope, depth + 1);
        if (node.Binary == BinaryFunction.Multiply && FixedNumber(right, scope) is { } second)
            return AddRounding(node, factor, scope) && TryAdd(left, factor * second, scope, depth + 1);
        if (node.Binary == BinaryFunction.Divide && FixedNumber(right, scope) is { } divisor && divisor != 0)
            return AddRounding(node, factor, scope) && TryAdd(left, factor / divisor, scope, depth + 1);
        return AddLeaf(node, factor);
    }

    private bool AddLeaf(Node node, double factor)
    {
        AddAtom(node, factor);
        return true;
    }

    /// <summary>A number that a parameter or constant has for certain, whatever is rounded of it.</summary>
    public static double? FixedNumber(Node node, RangeScope scope) =>
        node.Kind == NodeKind.Constant ? Math.Abs(node.Value) is 0 or >= SinglePrecision.SmallestNormal and <= SinglePrecision.Largest ? node.Value : null
        : node.Kind == NodeKind.Param && scope.Assumptions.Of(node) is { Count: 1 } range && range[0].Width <= range[0].Magnitude * 2 * SinglePrecision.Rounding
            ? (range[0].Lower + range[0].Upper) / 2
        : null;

    /// <summary>One operation rounds its result, and a multiplier that is no number of single precision is rounded itself.</summary>
    private bool AddRounding(Node node, double factor, RangeScope scope)
    {
        Error += Math.Abs(factor) * (4 * SinglePrecision.Rounding * (node == _root ? _magnitude : scope.Of(node).Hull.Magnitude) + float.Epsilon);
        return !double.IsInfinity(Error) && !double.IsNaN(Error);
    }
}
