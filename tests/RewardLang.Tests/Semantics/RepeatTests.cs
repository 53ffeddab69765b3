using RewardLang.Diagnostics;

namespace RewardLang.Tests.Semantics;

/// <summary><c>repeat</c> applies an expression again and again within one step.</summary>
public sealed class RepeatTests
{
    private const string Functions = """
        fn root(x, rounds = 20) {
          repeat y = x then (y + x / y) / 2 times rounds
          return y
        }
        fn recent_minimum(x, steps) {
          repeat low = x then min(x, prev(low, initial: inf)) times steps
          return low
        }

        """;

    [Theory]
    [InlineData("input x : real\n total = root(x)", "total of s ~= 1.4142136", "{ x = 2 }")]
    [InlineData("input x : real\n total = root(x, rounds: 0)", "total of s ~= 2", "{ x = 2 }")]
    [InlineData("input x : real\n repeat p = 1 then p * x / (round + 1) times 4\n total = p", "total of s ~= 3.375", "{ x = 3 }")]
    [InlineData("input x : real\n total = recent_minimum(x, 2)", "total of s ~= 2", "over steps [{ x = 1 }, { x = 2 }, { x = 5 }, { x = 4 }]")]
    [InlineData("axis a = 2\n input x : real[a]\n repeat v = 0 then v + x times 3\n total = sum(v)", "total of s ~= 9", "{ x = [1, 2] }")]
    [InlineData("input x : real<m>\n repeat v = 0 then v + x times 3\n total = v / 1<m>", "total of s ~= 6", "{ x = 2 }")]
    public void Repeats(string body, string check, string scenario)
    {
        var result = Compile($"{body}\n scenario s {scenario}\n check {check}");
        Assert.Empty(result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Message));
        Assert.Equal(CheckStatus.Proved, Assert.Single(result.Checks).Status);
    }

    [Theory]
    [InlineData("input n : int\n repeat v = 0 then v + 1 times n\n total = v", "RWD3009")]
    [InlineData("repeat v = 0 then v + 1 times 1.5\n total = v", "RWD3010")]
    [InlineData("repeat v = 0 then v + 1 times -1\n total = v", "RWD3010")]
    [InlineData("repeat v = 0 then v + 1\n total = v", "RWD1007")]
    [InlineData("input x : real<m>\n repeat v = x then v * x times 2\n total = v + x", "RWD3002")]
    [InlineData("repeat v = 0 then v + w times 2\n let w = v\n total = v", "RWD2010")]
    public void Says_what_is_wrong(string body, string id) =>
        Assert.Contains(id, Compile(body).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id));

    [Fact]
    public void Its_cost_is_known_and_bounded()
    {
        var result = Compile("input x : real\n repeat a = x then a * a + x times 999999\n total = a");
        Assert.Contains(result.Diagnostics, d => d.Severity == DiagnosticSeverity.Error);
        Assert.Equal(6, Compile("input x : real\n repeat a = x then sin(a) times 6\n total = a").Programs[0].Cost!.Operations);
    }

    private static CompilationResult Compile(string body) =>
        RewardCompiler.Compile(new SourceText("repeat.reward", $"{Functions}reward R {{\n {body}\n}}\n"), new CompilerOptions { Lints = false });
}
