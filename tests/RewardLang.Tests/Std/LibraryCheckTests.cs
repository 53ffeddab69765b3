using RewardLang.Diagnostics;
using RewardLang.Tests.Manual;

namespace RewardLang.Tests.Std;

/// <summary>The functions of the library give the numbers worked out by hand, in programs whose checks say them.</summary>
public sealed class LibraryCheckTests
{
    private static readonly CompilerOptions s_options = new() { Lints = false };

    private static IReadOnlyDictionary<string, string> Texts { get; } = Directory
        .GetFiles(Path.Combine(AppContext.BaseDirectory, "Std", "Checks"), "*.reward")
        .ToDictionary(f => Path.GetFileNameWithoutExtension(f)!, File.ReadAllText, StringComparer.Ordinal);

    public static TheoryData<string> Names() => [.. Texts.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Checks_hold(string name)
    {
        var result = RewardCompiler.Compile(new SourceText(name + ".reward", Texts[name]), s_options);

        Assert.Empty(result.Diagnostics.Select(d => $"{d.Id} {d.Start.Line}: {d.Message}"));
        Assert.Single(result.Programs);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_check_can_fail(string name)
    {
        var lines = Texts[name].Split('\n');
        var checks = lines.Count(l => l.StartsWith("  check ", StringComparison.Ordinal));
        var wrong = string.Join('\n', lines.Select(l => l.StartsWith("  check ", StringComparison.Ordinal) ? l + " + 7" : l));

        var result = RewardCompiler.Compile(new SourceText(name + ".reward", wrong), s_options);

        Assert.Equal(Enumerable.Repeat("RWD5003", checks), result.Diagnostics.Select(d => d.Id));
    }

    [Fact]
    public void Every_module_has_checks() =>
        Assert.Equal(Library.Modules, Texts.Keys.Select(n => "std." + n).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_function_is_called()
    {
        foreach (var module in Library.Modules)
        {
            var text = Texts[module["std.".Length..]];
            Assert.All(Library.Functions(module), f => Assert.Matches($@"\b{f.Name.Name}\(", text));
        }
    }
}
