using System.Globalization;
using RewardLang.Backends.Reference;
using RewardLang.Diagnostics;
using RewardLang.Ir;

namespace RewardLang.Tests.Proofs;

/// <summary>Squares that are multiplied out are bounded as squares are, and by no more than what kernels may round.</summary>
public sealed class QuadraticFormTests
{
    [Theory]
    [InlineData("2 * a * b - a^2 - b^2", "in -36 .. 0.0001")]
    [InlineData("a^2 + 2 * a * b + b^2", "in -0.0001 .. 36")]
    [InlineData("a^2 - 6 * a + 9", "in -0.0001 .. 36.1")]
    [InlineData("a * b - 0.5 * a^2 - 0.5 * b^2 + 1", "in -17.1 .. 1.0001")]
    [InlineData("a^2 + b^2 + s^2 + 2 * a * b - 2 * a * s - 2 * b * s", "in -0.0001 .. 49.1")]
    public void Squares_are_seen_where_they_are_multiplied_out(string value, string claim) => Assert.Equal(CheckStatus.Proved, Decide(value, claim).Status);

    [Theory]
    [InlineData("2 * a * b - a^2 - b^2", "<= 0", "Write '-(a - b)^2'.")]
    [InlineData("a^2 + 2 * a * b + b^2", ">= 0", "Write '(a + b)^2'.")]
    public void What_rounding_can_break_is_not_proved_and_the_square_is_written(string value, string claim, string advice)
    {
        var result = Compile(value, claim);
        var outcome = Assert.Single(result.Checks);
        Assert.Equal(CheckStatus.Undecided, outcome.Status);
        Assert.Contains("is a square that is multiplied out", outcome.Detail, StringComparison.Ordinal);
        Assert.StartsWith(advice, Assert.Single(result.Diagnostics, d => d.Id == "RWD5004").Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2 * a * b - a^2 - 0.9 * b^2", "<= 0")]
    [InlineData("a^2 + 2.1 * a * b + b^2", ">= 0")]
    [InlineData("a * b - 0.5 * a^2 - 0.5 * b^2 + 0.1 * a", "<= 0.01")]
    public void What_is_no_square_is_refuted(string value, string claim) => Assert.Equal(CheckStatus.Refuted, Decide(value, claim).Status);

    /// <summary>Random forms at random places, and close to where their squares are 0, however kernels round.</summary>
    [Fact]
    public void No_evaluation_leaves_the_range()
    {
        var random = new Random(20_270_301);
        for (var round = 0; round < 150; round++)
        {
            string Number() => (Math.Round(random.NextDouble() * 4 - 2, random.Next(4)) + 0.0).ToString(CultureInfo.InvariantCulture);
            var value = random.Next(3) switch
            {
                0 => $"({Number()}) * a^2 + ({Number()}) * a * b + ({Number()}) * b^2 + ({Number()}) * a - ({Number()}) * b + ({Number()})",
                1 => $"(a - ({Number()}) * b) * (a - b) - ({Number()}) * s * a + s^2",
                _ => $"a^2 + ({Number()})^2 * b^2 - 2 * ({Number()}) * a * b + s * (a - b - s)",
            };
            var program = Compile(value, "in -1e9 .. 1e9").Programs[0];
            var total = program.Graph.Results.First(r => r.Kind == ResultKind.Total).Node;
            var range = program.Ranges.Of(total).Hull;
            double Pick(double lower, double upper) => (float)(random.Next(4) switch { 0 => lower, 1 => upper, _ => lower + random.NextDouble() * (upper - lower) });
            for (var trial = 0; trial < 40; trial++)
            {
                var a = Pick(-3, 3);
                var b = random.Next(2) == 0 ? (float)(a * (1 + random.Next(-3, 4) * 1e-7)) : Pick(-3, 3);
                double[] step = [a, Math.Min(3, Math.Max(-3, b)), Pick(-1, 1)];
                foreach (var rounding in new[] { Rounding.None, Rounding.Nearest, Rounding.Lowest, Rounding.Highest }.Concat(Rounding.Mixed(4)))
                {
                    var interpreter = new ReferenceInterpreter(new ReferencePlan(program.Graph), 1, rounding);
                    interpreter.Step([.. step.Select(v => new[] { v })], []);
                    var found = interpreter.Row(total, 0, 0).First();
                    Assert.True(range.Lower <= found && found <= range.Upper, $"{value} is {found:R} at {string.Join(", ", step)}, not in {range.Lower:R} .. {range.Upper:R}");
                }
            }
        }
    }

    private static CheckOutcome Decide(string value, string claim) => Assert.Single(Compile(value, claim).Checks);

    private static CompilationResult Compile(string value, string claim) => RewardCompiler.Compile(new SourceText("quadratic.reward", $$"""
        reward Quadratic {
          input a : real in -3 .. 3
          input b : real in -3 .. 3
          input s : real in -1 .. 1
          term t = {{value}}
          output unused = s
          check t {{claim}}
        }
        """));
}
