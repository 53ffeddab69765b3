using RewardLang.Diagnostics;

namespace RewardLang.Tests.Semantics;

/// <summary>A name that leads back to itself through a neighbouring step has a type of its own in each call of a function.</summary>
public sealed class NeighbourTypeTests
{
    private const string Smooth = "fn sm(x) {\n let a = 0.5 * prev(a, initial: 0) + x\n return a\n}\n";

    [Theory]
    [InlineData("fn two(x, y) = sum(sm(x)) + 10 * sm(y)\n", "input u : vec3 in 0 .. 1\n input s : real<m> in 0 .. 1\n total = sum(two(u, s / 1<m>))", "total in 0 .. 26.01")]
    [InlineData("fn two(x, y) = sm(x) + sm(y) / 1<m>\n", "input u : real in 0 .. 1\n input s : real<m> in 0 .. 1\n total = two(u, s)", "total in 0 .. 4.01")]
    [InlineData("fn two(x, y) = sm(y) / 1<m> + sm(x)\n", "input u : real in 0 .. 1\n input s : real<m> in 0 .. 1\n total = two(u, s)", "total in 0 .. 4.01")]
    [InlineData("", "axis p = 2\n input u : real[p] in 0 .. 1\n total = sum(sm(u))", "total in 0 .. 4.01")]
    public void Is_that_of_the_call(string functions, string body, string check)
    {
        var result = RewardCompiler.Compile(new SourceText("neighbours.reward", $"{Smooth}{functions}reward R {{\n {body}\n check {check}\n}}"));
        Assert.DoesNotContain(result.Diagnostics, d => d.Severity == DiagnosticSeverity.Error);
        Assert.Equal(CheckStatus.Proved, Assert.Single(result.Checks).Status);
    }
}
