using System.Globalization;
using CsCheck;
using RewardLang.Analysis.Intervals;
using RewardLang.Builtins;

namespace RewardLang.Tests.Proofs;

/// <summary>Every function of the tables keeps within the interval that its rule gives, at the ends of the numbers too.</summary>
public sealed class IntervalTests
{
    private const int Tries = 10_000;

    private static readonly Gen<float> s_number = Gen.OneOf(
        Gen.OneOfConst(
            0f, -0f, 1f, -1f, 0.5f, 2f, 3f, -2f, 88f, 89f, -88f, -104f, 800f, -800f, 1e5f, 1e19f, -1e19f, 1e30f, 1e-30f, -1e-30f, 1e-40f,
            float.Epsilon, -float.Epsilon, float.MaxValue, -float.MaxValue, float.PositiveInfinity, float.NegativeInfinity),
        Gen.Float[-4, 4], Gen.Float[-1e4f, 1e4f], Gen.Float.Where(float.IsFinite));

    private static readonly Gen<Interval> s_interval = Gen.Select(s_number, s_number, Gen.Int[0, 9], (a, b, kind) =>
        kind == 0 ? Interval.Of(a) : new Interval(Math.Min(a, b), Math.Max(a, b), kind == 1));

    public static TheoryData<string> Unary => [.. UnaryFunction.All.Select(f => f.Name)];

    public static TheoryData<string> Binary => [.. BinaryFunction.All.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Unary))]
    public void Of_one_number(string name)
    {
        var function = UnaryFunction.All.First(f => f.Name == name);
        Gen.Select(s_interval, Gen.Double[0, 1]).Sample(
            (x, share) =>
            {
                var range = function.Range(x);
                foreach (var value in Values(x, share))
                    AssertHolds(range, function.Evaluate(value), $"{name}({Text(value)}), argument in {x}");
            },
            iter: Tries, threads: 1);
    }

    [Theory]
    [MemberData(nameof(Binary))]
    public void Of_two_numbers(string name)
    {
        var function = BinaryFunction.All.First(f => f.Name == name);
        Gen.Select(s_interval, s_interval, Gen.Double[0, 1], Gen.Double[0, 1]).Sample(
            (x, y, first, second) =>
            {
                // Truth values are 0 and 1.
                if (function.UnitRule == BinaryUnitRule.Logic)
                    (x, y) = (AsTruth(x), AsTruth(y));
                var range = function.Range(x, y);
                foreach (var a in Values(x, first))
                    foreach (var b in Values(y, second))
                        if (function.UnitRule != BinaryUnitRule.Logic || a is 0 or 1 && b is 0 or 1)
                            AssertHolds(range, function.Evaluate(a, b), $"{Text(a)} {name} {Text(b)}, arguments in {x} and {y}");
            },
            iter: Tries, threads: 1);
    }

    private static Interval AsTruth(Interval x) => Interval.Truth(x.Contains(0.0) || x.Lower < 1, x.Upper >= 1);

    /// <summary>Some numbers of an interval.</summary>
    private static IEnumerable<double> Values(Interval x, double share)
    {
        yield return x.Lower;
        yield return x.Upper;
        if (x.MayBeNaN)
            yield return double.NaN;
        if (x.Contains(0.0))
            yield return 0;
        if (!x.HasInfinity && (float)(x.Lower + share * (x.Upper - x.Lower)) is var between && x.Contains(between))
            yield return between;
    }

    private static void AssertHolds(Interval range, double value, string where)
    {
        Assert.False(double.IsNaN(range.Lower) || double.IsNaN(range.Upper), where);
        // What is rounded to single precision is held too; beyond its numbers that is an infinity.
        Assert.True(range.Contains((float)value), $"{where}: {Text((float)value)} is not in {range}");
        Assert.True(range.Contains(value) || double.IsInfinity(value), $"{where}: {Text(value)} is not in {range}");
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
