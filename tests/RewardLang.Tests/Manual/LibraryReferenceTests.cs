namespace RewardLang.Tests.Manual;

/// <summary>The reference of the library says what its sources say.</summary>
public sealed class LibraryReferenceTests
{
    private static readonly string s_path = Path.Combine(Library.Root, "docs/std.md");

    [Fact]
    public void The_reference_is_what_the_sources_say()
    {
        var expected = LibraryReference.Render();
        if (Environment.GetEnvironmentVariable("UPDATE_REFERENCE") == "1")
            File.WriteAllText(s_path, expected);

        Assert.True(
            expected == File.ReadAllText(s_path),
            "docs/std.md is not what the comments in src/RewardLang/Std say; this test writes it when UPDATE_REFERENCE=1 is set.");
    }

    [Fact]
    public void Every_function_is_listed_and_every_listed_one_exists()
    {
        var existing = Library.Modules.SelectMany(m => Library.Functions(m).Select(f => $"{m}.{f.Name.Name}"));

        Assert.Equal(existing, LibraryReference.Listed(File.ReadAllText(s_path)));
    }

    [Fact]
    public void Every_function_is_documented() =>
        Assert.All(Library.Modules.SelectMany(Library.Functions), f => Assert.False(string.IsNullOrWhiteSpace(f.Documentation), f.Name.Name));
}
