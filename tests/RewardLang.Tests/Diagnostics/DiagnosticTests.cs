using RewardLang.Diagnostics;

namespace RewardLang.Tests.Diagnostics;

/// <summary>Every mistake is found where it is, by its id, once, and with nothing that merely follows from it.</summary>
public sealed class DiagnosticTests
{
    public static TheoryData<string, string> Names()
    {
        var names = new TheoryData<string, string>();
        foreach (var theme in Cases)
            foreach (var program in theme.Value)
                names.Add(theme.Key, program.Key);
        return names;
    }

    private static IReadOnlyDictionary<string, Dictionary<string, BrokenProgram>> Cases { get; } = Directory
        .GetFiles(Path.Combine(AppContext.BaseDirectory, "Diagnostics", "Cases"), "*.txt")
        .ToDictionary(
            file => Path.GetFileNameWithoutExtension(file),
            file => BrokenProgram.Read(file).ToDictionary(p => p.Name, StringComparer.Ordinal),
            StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Names))]
    public void Mistakes_are_found_where_they_are(string theme, string name)
    {
        var program = Cases[theme][name];

        var result = RewardCompiler.Compile(new SourceText("text.reward", program.Text), new CompilerOptions { Lints = theme is "Lints" or "Design" or "HonestDesign" });

        Assert.Equal(program.Expected, result.Diagnostics.Select(PlaceOf));
        Assert.All(result.Diagnostics.Where(d => program.Hints.ContainsKey(PlaceOf(d))), d => Assert.Equal(program.Hints[PlaceOf(d)], d.Hint));
        Assert.All(result.Diagnostics, IsSentence);
        Assert.All(result.Diagnostics.SelectMany(d => d.Tried.Append(d.Edit).OfType<TextEdit>()), e => Assert.InRange(e.Span.End, e.Span.Start, program.Text.Length));
        Assert.Equal(result.HasErrors, result.Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error));
    }

    [Fact]
    public void Every_diagnostic_has_a_case()
    {
        // Shown by the tests of hostile texts, imports and budgets; RWD3029 is a guard that no text is known to reach.
        string[] elsewhere = ["RWD1001", "RWD1006", "RWD2015", "RWD3029", "RWD4002", "RWD4012"];
        var shown = Cases.Values.SelectMany(theme => theme.Values).SelectMany(p => p.Expected).Select(e => e.Split(' ')[0]);

        Assert.Equal(elsewhere, DiagnosticCatalogue.All.Select(d => d.Id).Except(shown, StringComparer.Ordinal));
    }

    [Fact]
    public void Ids_are_unique() => Assert.Distinct(DiagnosticCatalogue.All.Select(d => d.Id));

    private static string PlaceOf(Diagnostic diagnostic) => $"{diagnostic.Id} {diagnostic.Start.Line}:{diagnostic.Start.Column}";

    private static void IsSentence(Diagnostic diagnostic)
    {
        Assert.Matches(@"^[A-Z'].*\.$", diagnostic.Message);
        Assert.Matches(@"^[A-Z'].*[.?]$", diagnostic.Hint);
        Assert.DoesNotMatch(@"\{\d", diagnostic.Message + diagnostic.Hint);
    }
}
