using RewardLang.Diagnostics;

namespace RewardLang.Tests.Semantics;

/// <summary>Files that import each other.</summary>
public sealed class ImportTests
{
    [Fact]
    public void Functions_and_units_come_with_a_file()
    {
        var result = Compile(
            "import \"a.reward\" reward R { input x : real<foot> total = twice(x) / 1<foot> }",
            ("a.reward", "unit foot = 0.3048<m> fn twice(x) = 2 * x"));

        Assert.Empty(result.Diagnostics);
        Assert.Contains("fn twice", Assert.Single(result.Programs).ResolvedText);
    }

    /// <summary>A file brings its own functions, not those that it imports itself.</summary>
    [Fact]
    public void Imports_are_not_passed_on() => Assert.Equal("RWD2002", Assert.Single(Compile(
        "import \"a.reward\" reward R { input x : real total = inner(x) }",
        ("a.reward", "import \"b.reward\" fn outer_one(x) = inner(x)"), ("b.reward", "fn inner(x) = x")).Diagnostics).Id);

    [Theory]
    [InlineData("import \"a.reward\"", "import \"a.reward\"")]
    [InlineData("import \"b.reward\"", "import \"a.reward\"")]
    public void A_cycle_is_said_where_it_closes(string inA, string inB)
    {
        var result = Compile(
            "import \"a.reward\" reward R { input x : real total = x }", ("a.reward", inA + " fn f(x) = x"), ("b.reward", inB + " fn g(x) = x"));

        Assert.Equal("RWD2015", Assert.Single(result.Diagnostics).Id);
    }

    [Fact]
    public void A_mistake_is_said_in_the_file_where_it_is()
    {
        var result = Compile("import \"a.reward\" reward R { input x : real total = f(x) }", ("a.reward", "fn f(x) =\n  x + nope"));

        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal(("a.reward", new LinePosition(2, 7), "RWD2001"), (diagnostic.Source.Path, diagnostic.Start, diagnostic.Id));
    }

    [Fact]
    public void Two_files_may_import_one()
    {
        var result = Compile(
            "import \"a.reward\" import \"b.reward\" reward R { input x : real total = f(x) + g(x) }",
            ("a.reward", "import \"c.reward\" fn f(x) = h(x)"), ("b.reward", "import \"c.reward\" fn g(x) = h(x)"), ("c.reward", "fn h(x) = x"));

        Assert.Empty(result.Diagnostics);
    }

    private static CompilationResult Compile(string text, params (string Path, string Text)[] files) => RewardCompiler.Compile(
        new SourceText("main.reward", text),
        new CompilerOptions { FindImport = (_, path) => files.Where(f => f.Path == path).Select(f => new SourceText(f.Path, f.Text)).FirstOrDefault() });
}
