using System.Text.RegularExpressions;
using RewardLang.Diagnostics;
using RewardLang.Syntax.Formatting;

namespace RewardLang.Tool.Tests.Diagnostics;

/// <summary>The pages of the documentation show what the compiler says.</summary>
public sealed partial class DiagnosticPageTests
{
    /// <summary>
    /// A file of a million characters has no page, a state that grows for ever meets another diagnostic first, and a budget is no part of
    /// a file.
    /// </summary>
    private static readonly string[] s_withoutExample = ["RWD1001", "RWD3029", "RWD4012"];

    public static TheoryData<string> Ids => [.. DiagnosticCatalogue.All.Select(d => d.Id)];

    public static TheoryData<string> IdsWithExample => [.. DiagnosticCatalogue.All.Select(d => d.Id).Except(s_withoutExample)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryDiagnosticHasAPage(string id)
    {
        var title = DiagnosticCatalogue.All.Single(d => d.Id == id).Title;
        Assert.StartsWith($"# {id}: {title}\n\n", Page(id));
        Assert.Contains($"| [{id}]({id}.md) | {title} |", File.ReadAllText(PathOf("README")));
    }

    [Fact]
    public void EveryPageHasADiagnostic()
    {
        var pages = Directory.EnumerateFiles(Path.GetDirectoryName(PathOf("x"))!, "RWD*.md").Select(path => Path.GetFileNameWithoutExtension(path)!);
        Assert.Equal(DiagnosticCatalogue.All.Select(d => d.Id), pages.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(IdsWithExample))]
    public void TheWrongExampleHasThisDiagnosticAlone(string id) =>
        Assert.Equal([id], Compile(id, "Wrong").Diagnostics.Select(d => d.Id).Distinct());

    [Theory]
    [MemberData(nameof(IdsWithExample))]
    public void TheRightExampleIsRight(string id)
    {
        var result = Compile(id, "Right");
        Assert.Empty(result.Diagnostics);
        Assert.NotEmpty(result.Programs);
        var text = Examples(id, "Right")[0];
        Assert.Equal(text, RewardFormatter.Format(new SourceText("example.reward", text)).Text);
    }

    [Fact]
    public void TooLongATextIsRefused()
    {
        var result = RewardCompiler.Compile(new SourceText("long.reward", new string(' ', 1_000_001)));
        Assert.Equal("RWD1001", Assert.Single(result.Diagnostics).Id);
    }

    /// <summary>Compiles the first example under a heading; the others there are files that it imports.</summary>
    private static CompilationResult Compile(string id, string heading)
    {
        var section = Section(id, heading);
        var examples = Examples(id, heading);
        var names = ImportedFilePattern().Matches(section).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(examples.Count - 1, names.Count);
        return RewardCompiler.Compile(new SourceText("example.reward", examples[0]), new CompilerOptions
        {
            Lints = id.StartsWith("RWD7", StringComparison.Ordinal),
            FindImport = (_, path) => names.IndexOf(path) is var i and >= 0 ? new SourceText(path, examples[i + 1]) : null,
        });
    }

    private static List<string> Examples(string id, string heading) =>
        [.. ExamplePattern().Matches(Section(id, heading)).Select(m => m.Groups[1].Value)];

    private static string Section(string id, string heading)
    {
        var page = Page(id);
        var start = page.IndexOf($"\n## {heading}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"{id} has no section '{heading}'.");
        var end = page.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return end < 0 ? page[start..] : page[start..end];
    }

    private static string Page(string id) => File.ReadAllText(PathOf(id));

    private static string PathOf(string page) => Tree.PathOf("docs", "diagnostics", $"{page}.md");

    [GeneratedRegex("```reward\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ExamplePattern();

    [GeneratedRegex("^with `(.*)`:$", RegexOptions.Multiline)]
    private static partial Regex ImportedFilePattern();
}
