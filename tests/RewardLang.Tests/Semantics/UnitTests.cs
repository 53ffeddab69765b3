using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Semantics;

namespace RewardLang.Tests.Semantics;

/// <summary>Units: their algebra, their names, and what expressions make of them.</summary>
public sealed class UnitTests
{
    [Fact]
    public void Products_and_quotients_cancel()
    {
        var force = Unit.Kilogram * Unit.Metre / (Unit.Second * Unit.Second);

        Assert.Equal(Unit.One, force / force);
        Assert.Equal(force, Unit.One * force);
        Assert.Equal(force.GetHashCode(), (Unit.Metre / Unit.Second * (Unit.Kilogram / Unit.Second)).GetHashCode());
        Assert.True((force / force).IsOne);
    }

    [Theory]
    [InlineData(2, "m^2")]
    [InlineData(0.5, "m^0.5")]
    [InlineData(-1, "1/m")]
    [InlineData(1.0 / 3, "m^0.3333333333333333")]
    [InlineData(0, "1")]
    [InlineData(0.123, null)]
    [InlineData(double.NaN, null)]
    [InlineData(1e9, null)]
    public void Powers_are_twelfths(double exponent, string? name) => Assert.Equal(name, Unit.Metre.Power(exponent)?.ToString());

    [Fact]
    public void A_root_is_undone_by_its_power() => Assert.Equal(Unit.Metre, Unit.Metre.Power(1.0 / 3)!.Power(3));

    /// <summary>A bare default is read in the unit of its parameter, as that of a program's parameter is.</summary>
    [Theory]
    [InlineData("width : real<m> = 0.5", "x / width", "2")]
    [InlineData("width : real<cm> = 50", "x / width", "2")]
    [InlineData("lean : real<deg> = 90", "sin(lean) * x / 1<m>", "1")]
    [InlineData("scale : real = 3", "scale * x / 1<m>", "3")]
    [InlineData("width : real<m> = 50<cm>", "x / width", "2")]
    public void Defaults_of_functions_are_in_their_units(string parameter, string body, string result)
    {
        var compilation = RewardCompiler.Compile(new SourceText("defaults.reward", $$"""
            fn scaled(x : real<m>, {{parameter}}) = {{body}}
            reward R {
              input gap : real<m> in 0 .. 2
              term near = scaled(gap)
              scenario one { gap = 1 }
              check near of one ~= {{result}}
            }
            """));

        Assert.Empty(compilation.Diagnostics);
        Assert.Equal(CheckStatus.Proved, Assert.Single(compilation.Checks).Status);
    }

    /// <summary>The unit of an expression over a distance d in m, a time t in s, a force f in N, an angle and a free value.</summary>
    [Theory]
    [InlineData("d / t", "m/s")]
    [InlineData("d / t^2", "m/s^2")]
    [InlineData("f * d", "N*m")]
    [InlineData("f * d / t", "W")]
    [InlineData("sqrt(d * d)", "m")]
    [InlineData("sqrt(d)^4", "m^2")]
    [InlineData("d^3 / d", "m^2")]
    [InlineData("d ^ -1", "1/m")]
    [InlineData("1 / t", "1/s")]
    [InlineData("abs(-d)", "m")]
    [InlineData("sign(d)", "1")]
    [InlineData("d > 20<cm>", "1")]
    [InlineData("d + 20<cm> + 0", "m")]
    [InlineData("clip(d, 0, inf)", "m")]
    [InlineData("if d > 0 then d else 0", "m")]
    [InlineData("norm([d, d])", "m")]
    [InlineData("var([d, 2 * d])", "m^2")]
    [InlineData("std([d, 2 * d])", "m")]
    [InlineData("argmax([d, 2 * d])", "1")]
    [InlineData("median([d, 2 * d])", "m")]
    [InlineData("prev(d, initial: 0)", "m")]
    [InlineData("atan2(d, d)", "1")]
    [InlineData("mod(d, 1<m>)", "m")]
    [InlineData("exp(-d / 10<cm>)", "1")]
    [InlineData("sin(angle + 90<deg>)", "1")]
    [InlineData("d * free", "free")]
    [InlineData("d + free", "free")]
    [InlineData("exp(free)", "free")]
    [InlineData("stop_gradient(d)", "m")]
    [InlineData("float(d > 0) * d", "m")]
    public void Expressions_have_units(string expression, string unit)
    {
        // What can be added tells the unit: a free value goes with every unit, one in metres with metres only.
        foreach (var other in (string[])["m", "s", "1", "m/s", "m/s^2", "N*m", "W", "m^2", "1/m", "1/s"])
        {
            var isSum = !Compile($"output sum = ({expression}) + 1<{other}>").HasErrors;
            Assert.Equal(unit == "free" || unit == other, isSum);
        }
    }

    [Theory]
    [InlineData("2<cm>", 0.02)]
    [InlineData("3<km/h>", 3000.0 / 3600)]
    [InlineData("180<deg>", Math.PI)]
    [InlineData("5<ms>", 0.005)]
    [InlineData("50<percent>", 0.5)]
    [InlineData("2<kN*mm>", 2)]
    [InlineData("1<1/min>", 1.0 / 60)]
    [InlineData("1<cm^2>", 1e-4)]
    [InlineData("2<min> / 1<s>", 120)]
    public void Scaled_units_convert(string literal, double value)
    {
        var program = Assert.Single(Compile($"output value = {literal}").Programs);

        var node = program.Graph.Results.Single(r => r.Name == "value").Node;

        Assert.Equal(value, Assert.Single(ConstantFolder.TryEvaluate(node)!), 12);
    }

    private static CompilationResult Compile(string members) => RewardCompiler.Compile(new SourceText(
        "units.reward", $"reward R {{ input d : real<m> input t : real<s> input f : real<N> input angle : real<rad> input free : real {members} }}"));
}
