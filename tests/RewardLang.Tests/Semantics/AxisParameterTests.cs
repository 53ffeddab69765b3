using RewardLang.Diagnostics;

namespace RewardLang.Tests.Semantics;

/// <summary>A parameter of a function may stand for an axis, or for the rows or steps that it folds.</summary>
public sealed class AxisParameterTests
{
    private const string Functions = """
        fn centered(x, members: axis = group) = x - mean(x, over: members)
        fn beaten(score, rivals: axis) = mean(expand(score, rivals) > score[rivals], over: rivals)
        fn spread(x, members: axis) = max(centered(x, members), over: members) - min(centered(x, members: members), over: members)
        fn place(x, items: axis) = sum(index(items) * x, over: items) / size(items)

        """;

    [Theory]
    [InlineData("axis a = 3\n input x : real[a]\n output o = centered(x, members: a)\n total = o[0]", "total of s ~= -1", "{ x = [1, 2, 3] }")]
    [InlineData("axis a = 3\n input x : real[a]\n total = spread(x, a)", "total of s ~= 2", "{ x = [1, 2, 3] }")]
    [InlineData("axis a = 3\n axis b = a[0..3]\n input x : real[a]\n output o = beaten(x, rivals: b)\n total = o[2]", "total of s ~= 0.666667", "{ x = [1, 2, 3] }")]
    [InlineData("axis a = 3\n input x : real[a]\n total = place(x, a)", "total of s ~= 2.666667", "{ x = [1, 2, 3] }")]
    [InlineData("input x : real\n total = centered(x, members: batch)", "total of s ~= 0", "{ x = 5 }")]
    [InlineData("group of 4\n input x : real\n total = centered(x)", "total of s ~= 0", "{ x = 5 }")]
    // An axis of the program may be called like the parameter.
    [InlineData("axis members = 2\n axis other = 2\n input x : real[members, other]\n output o = centered(x, members: other)\n total = o[members: 0][0]", "total of s ~= -0.5", "{ x = [[1, 2], [3, 5]] }")]
    public void Stands_for_what_the_call_says(string body, string check, string scenario)
    {
        var result = Compile($"{body}\n scenario s {scenario}\n check {check}");
        Assert.Empty(result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Message));
        Assert.Equal(CheckStatus.Proved, Assert.Single(result.Checks).Status);
    }

    [Theory]
    [InlineData("input x : real\n total = centered(x)", "RWD4006")]
    [InlineData("axis a = 3\n input x : real[a]\n total = spread(x, 3)", "RWD3021")]
    [InlineData("axis a = 3\n input x : real[a]\n total = spread(x, b)", "RWD2003")]
    [InlineData("axis a = 3\n input x : real[a]\n total = spread(x)", "RWD2007")]
    [InlineData("input x : real\n total = place(x, items: batch)", "RWD2003")]
    public void Says_what_is_missing(string body, string id) =>
        Assert.Equal(id, Assert.Single(Compile(body).Diagnostics, d => d.Severity == DiagnosticSeverity.Error).Id);

    private static CompilationResult Compile(string body) =>
        RewardCompiler.Compile(new SourceText("axes.reward", $"{Functions}reward R {{\n {body}\n}}\n"), new CompilerOptions { Lints = false });
}
