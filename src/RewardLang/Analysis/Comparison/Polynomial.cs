using System.Globalization;

namespace RewardLang.Analysis.Comparison;

/// <summary>
/// A sum of products of numbered values: what sums, differences and products are brought to, whatever the order in which they are written.
/// </summary>
internal sealed class Polynomial
{
    private const int MostProducts = 96;
    private const int MostAddends = 512;

    /// <summary>What a difference of equal factors, each computed in its own order, may leave of them.</summary>
    private const double RoundingShare = 1e-12;

    /// <summary>Each product of values with its factor. A product is its values' numbers in ascending order; none for the constant.</summary>
    private readonly SortedDictionary<string, (IReadOnlyList<int> Values, double Factor)> _products = new(StringComparer.Ordinal);

    private Polynomial()
    {
    }

    public static Polynomial Of(double constant) => new Polynomial().With([], constant);

    public static Polynomial OfValue(int number) => new Polynomial().With([number], 1);

    /// <summary>The products and their factors.</summary>
    public IEnumerable<(IReadOnlyList<int> Values, double Factor)> Products => _products.Values;

    /// <summary>The number that it is; null for one that depends on something.</summary>
    public double? Constant => _products.Count == 0 ? 0 : _products.Count == 1 && _products.Values.First() is { Values.Count: 0 } only ? only.Factor : null;

    /// <summary>The value that it is, if it is just one.</summary>
    public int? SingleValue => _products.Count == 1 && _products.Values.First() is { Values.Count: 1, Factor: 1 } only ? only.Values[0] : null;

    /// <summary>Equal polynomials have equal keys. The last digits of factors do not count: they come from the order of roundings.</summary>
    public string Key => string.Join("+", _products.Select(p => p.Value.Factor.ToString("G10", CultureInfo.InvariantCulture) + "*" + p.Key));

    public Polynomial Plus(Polynomial other, double factor = 1)
    {
        var sum = new Polynomial();
        foreach (var (values, own) in Products)
            sum.With(values, own);
        foreach (var (values, added) in other.Products)
            sum.With(values, factor * added);
        return sum;
    }

    /// <summary>The sum; null where it has too many parts.</summary>
    public Polynomial? TryPlus(Polynomial other, double factor = 1) => _products.Count + other._products.Count > MostAddends ? null : Plus(other, factor);

    public Polynomial Times(double factor) => Of(0).Plus(this, factor);

    /// <summary>The product; null where it has too many parts.</summary>
    public Polynomial? Times(Polynomial other)
    {
        if (_products.Count * other._products.Count > MostProducts)
            return null;
        var product = new Polynomial();
        foreach (var (values, factor) in Products)
            foreach (var (others, second) in other.Products)
                product.With([.. values.Concat(others).OrderBy(v => v)], factor * second);
        return product;
    }

    /// <summary>The factor that makes this of another; null where none does.</summary>
    public double? RatioTo(Polynomial other)
    {
        if (_products.Count == 0 || !_products.Keys.SequenceEqual(other._products.Keys, StringComparer.Ordinal))
            return null;
        var ratio = Products.First().Factor / other.Products.First().Factor;
        return other.Times(ratio).Key == Key ? ratio : null;
    }

    /// <summary>The factor of a single value.</summary>
    public double FactorOf(int number) => _products.TryGetValue(KeyOf([number]), out var product) ? product.Factor : 0;

    private Polynomial With(IReadOnlyList<int> values, double factor)
    {
        var key = KeyOf(values);
        var before = _products.TryGetValue(key, out var known) ? known.Factor : 0;
        var sum = before + factor;
        // What only rounding has left of a difference is nothing.
        if (Math.Abs(sum) <= RoundingShare * Math.Abs(before))
            _products.Remove(key);
        else
            _products[key] = (values, sum);
        return this;
    }

    private static string KeyOf(IReadOnlyList<int> values) => string.Join(".", values);
}
