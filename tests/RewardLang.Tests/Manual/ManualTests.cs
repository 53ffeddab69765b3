using RewardLang.Diagnostics;

namespace RewardLang.Tests.Manual;

/// <summary>What the documentation shows compiles, and its checks hold.</summary>
public sealed class ManualTests
{
    private static readonly string[] s_documents = ["README.md", "docs/language.md", "docs/gradients.md", "docs/std.md"];

    private static IReadOnlyDictionary<string, ManualExample> Examples { get; } = s_documents
        .SelectMany(d => ManualExample.Read(Library.Root, d)).ToDictionary(e => e.Place, StringComparer.Ordinal);

    public static TheoryData<string> Places() => [.. Examples.Keys];

    [Theory]
    [MemberData(nameof(Places))]
    public void Examples_compile(string place)
    {
        var result = RewardCompiler.Compile(new SourceText(place, Examples[place].Text));

        Assert.Empty(result.Diagnostics.Where(d => d.Severity > DiagnosticSeverity.Information).Select(d => $"{d.Id} {d.Start.Line}: {d.Message}"));
    }

    [Fact]
    public void Every_block_of_the_reference_is_read() =>
        Assert.Equal(
            File.ReadLines(Path.Combine(Library.Root, "docs/language.md")).Count(l => l.StartsWith("```reward", StringComparison.Ordinal)),
            Examples.Keys.Count(k => k.StartsWith("docs/language.md", StringComparison.Ordinal)));

    [Fact]
    public void The_reference_names_all_keywords()
    {
        var reference = File.ReadAllText(Path.Combine(Library.Root, "docs/language.md"));
        var from = reference.IndexOf("Keywords: `", StringComparison.Ordinal) + "Keywords: `".Length;
        var listed = reference[from..reference.IndexOf('`', from)].Split([' ', '\n']);

        Assert.Equal(Syntax.TokenFacts.Keywords.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_reference_names_all_core_functions()
    {
        var reference = File.ReadAllText(Path.Combine(Library.Root, "docs/language.md"));

        Assert.All(Builtins.CoreFunctions.Names, name => Assert.Matches($@"(?<=[` ]){name}(?=[` (])", reference));
    }
}
