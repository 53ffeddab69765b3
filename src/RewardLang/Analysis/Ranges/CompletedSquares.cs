using RewardLang.Analysis.Intervals;
using RewardLang.Ir;

namespace RewardLang.Analysis.Ranges;

/// <summary>
/// A polynomial of degree two as multiples of squares of sums, and what is left beside them: <c>2 * v * c - v^2 - c^2</c> is <c>-(v - c)^2</c>.
/// A square is never below 0, however often its values occur.
/// </summary>
internal sealed class CompletedSquares
{
    /// <summary>What double precision may be off by in the few operations that are done here.</summary>
    private const double Digits = 1e-12;

    private readonly List<Square> _squares = [];
    private readonly Dictionary<(Node, Node), double> _products;
    private readonly Dictionary<Node, double> _multiples;
    private readonly double _error;
    private double _constant;

    /// <summary>A multiple of the square of a sum.</summary>
    /// <param name="Factor">The multiple.</param>
    /// <param name="Multiples">The nodes of the sum and their multiples.</param>
    /// <param name="Constant">The number that is added.</param>
    internal sealed record Square(double Factor, IReadOnlyDictionary<Node, double> Multiples, double Constant);

    private CompletedSquares(QuadraticForm form)
    {
        (_products, _multiples, _constant, _error) = (form.Products.ToDictionary(p => p.Key, p => p.Value), form.Multiples.ToDictionary(m => m.Key, m => m.Value), form.Constant, form.Error);
        var scale = _products.Values.Max(Math.Abs);
        while (_products.Where(p => p.Key.Item1 == p.Key.Item2 && Math.Abs(p.Value) > Digits * scale).OrderByDescending(p => Math.Abs(p.Value)).ThenBy(p => p.Key.Item1.Id).Select(p => p.Key.Item1).FirstOrDefault() is { } pivot)
            Complete(pivot);
    }

    /// <summary>The squares.</summary>
    public IReadOnlyList<Square> Squares => _squares;

    /// <summary>The number beside the squares where nothing else is; else null.</summary>
    public double? ConstantBeside => _multiples.Count == 0 && _products.Values.All(p => Math.Abs(p) <= Digits * _squares.Sum(s => Math.Abs(s.Factor))) ? _constant : null;

    /// <summary>The squares of a form; null where it has none.</summary>
    public static CompletedSquares? Of(QuadraticForm form) => new CompletedSquares(form) is { _squares.Count: > 0 } squares ? squares : null;

    /// <summary>The range of what is computed; null where a part is unbounded. Without the roundings that of the exact value.</summary>
    public Interval? Range(QuadraticForm form, RangeScope scope, bool withRounding = true)
    {
        var nodes = form.Products.Keys.SelectMany(p => new[] { p.First, p.Second }).Concat(form.Multiples.Keys).Distinct().ToDictionary(n => n, n => scope.Of(n).Hull);
        if (nodes.Values.Any(r => r.HasNoNumber || r.HasInfinity))
            return null;
        var (low, high) = (_constant, _constant);
        var size = Math.Abs(_constant);
        void Add(double factor, double lower, double upper)
        {
            low += factor * (factor > 0 ? lower : upper);
            high += factor * (factor > 0 ? upper : lower);
            size += Math.Abs(factor) * Math.Max(Math.Abs(lower), Math.Abs(upper));
        }

        foreach (var multiple in _multiples)
            Add(multiple.Value, nodes[multiple.Key].Lower, nodes[multiple.Key].Upper);
        foreach (var product in _products)
        {
            var (a, b) = (nodes[product.Key.Item1], nodes[product.Key.Item2]);
            var ends = new[] { a.Lower * b.Lower, a.Lower * b.Upper, a.Upper * b.Lower, a.Upper * b.Upper };
            Add(product.Value, ends.Min(), ends.Max());
        }

        foreach (var square in _squares)
        {
            var lower = square.Constant + square.Multiples.Sum(m => m.Value * (m.Value > 0 ? nodes[m.Key].Lower : nodes[m.Key].Upper));
            var upper = square.Constant + square.Multiples.Sum(m => m.Value * (m.Value > 0 ? nodes[m.Key].Upper : nodes[m.Key].Lower));
            Add(square.Factor, lower > 0 ? lower * lower : upper < 0 ? upper * upper : 0, Math.Max(lower * lower, upper * upper));
            var most = Math.Abs(square.Constant) + square.Multiples.Sum(m => Math.Abs(m.Value) * nodes[m.Key].Magnitude);
            size += Math.Abs(square.Factor) * most * most;
        }

        var error = Digits * size + Difference(form, nodes) + (withRounding ? _error : 0);
        return withRounding ? Interval.Between(low - error, high + error, nodes.Values.Any(r => r.MayBeNaN)) : new Interval(low, high);
    }

    /// <summary>Takes the square out that has all products of a node in it.</summary>
    private void Complete(Node pivot)
    {
        var factor = _products[(pivot, pivot)];
        var sum = new Dictionary<Node, double> { [pivot] = 1 };
        foreach (var product in _products.Where(p => (p.Key.Item1 == pivot) != (p.Key.Item2 == pivot)).ToList())
            sum[product.Key.Item1 == pivot ? product.Key.Item2 : product.Key.Item1] = product.Value / (2 * factor);
        var constant = _multiples.TryGetValue(pivot, out var multiple) ? multiple / (2 * factor) : 0;
        foreach (var first in sum)
            foreach (var second in sum.Where(s => s.Key.Id >= first.Key.Id))
                Subtract(_products, (first.Key, second.Key), factor * first.Value * second.Value * (first.Key == second.Key ? 1 : 2), first.Key == pivot || second.Key == pivot);
        foreach (var part in sum.Where(_ => constant != 0))
            Subtract(_multiples, part.Key, 2 * factor * constant * part.Value, part.Key == pivot);
        _constant -= factor * constant * constant;
        _squares.Add(new Square(factor, sum, constant));
    }

    /// <param name="parts">The parts.</param>
    /// <param name="key">The one that something is taken from.</param>
    /// <param name="taken">What is taken.</param>
    /// <param name="isAll">Whether nothing is left of it but what double precision is off by.</param>
    private static void Subtract<TKey>(Dictionary<TKey, double> parts, TKey key, double taken, bool isAll)
        where TKey : notnull
    {
        var rest = (parts.TryGetValue(key, out var known) ? known : 0) - taken;
        if (isAll || rest == 0)
            parts.Remove(key);
        else
            parts[key] = rest;
    }

    /// <summary>What the squares and what is beside them, multiplied out, may differ by from the form that they are made of.</summary>
    private double Difference(QuadraticForm form, Dictionary<Node, Interval> nodes)
    {
        var products = form.Products.ToDictionary(p => p.Key, p => p.Value);
        var multiples = form.Multiples.ToDictionary(m => m.Key, m => m.Value);
        var constant = form.Constant - _constant;
        foreach (var product in _products)
            Subtract(products, product.Key, product.Value, false);
        foreach (var multiple in _multiples)
            Subtract(multiples, multiple.Key, multiple.Value, false);
        foreach (var square in _squares)
        {
            constant -= square.Factor * square.Constant * square.Constant;
            foreach (var first in square.Multiples)
            {
                Subtract(multiples, first.Key, 2 * square.Factor * square.Constant * first.Value, false);
                foreach (var second in square.Multiples.Where(s => s.Key.Id >= first.Key.Id))
                    Subtract(products, (first.Key, second.Key), square.Factor * first.Value * second.Value * (first.Key == second.Key ? 1 : 2), false);
            }
        }

        return Math.Abs(constant) + multiples.Sum(m => Math.Abs(m.Value) * nodes[m.Key].Magnitude)
            + products.Sum(p => Math.Abs(p.Value) * nodes[p.Key.Item1].Magnitude * nodes[p.Key.Item2].Magnitude);
    }
}
