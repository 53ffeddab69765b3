using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RewardLang.Generator.Tests.Harness;

/// <summary>A C# project in memory, with the generator on; edits make the next state of the same driver.</summary>
internal sealed class Project
{
    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => !Path.GetFileName(p).StartsWith("xunit", StringComparison.Ordinal))
            .Select(p => MetadataReference.CreateFromFile(p)),
    ];

    private readonly CSharpCompilation _compilation;
    private readonly GeneratorDriver _driver;

    private Project(CSharpCompilation compilation, GeneratorDriver driver)
    {
        _compilation = compilation;
        _driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics);
        Output = output;
        Diagnostics = [.. diagnostics.OrderBy(d => d.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(d => d.Location.SourceSpan.Start)];
    }

    /// <summary>The compilation with what was generated.</summary>
    public Compilation Output { get; }

    /// <summary>What the generator reported, in the order of files and places.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>What the run of the generator did.</summary>
    public GeneratorRunResult Run => _driver.GetRunResult().Results.Single();

    /// <summary>The generated texts by hint name.</summary>
    public IReadOnlyDictionary<string, string> Sources => Run.GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString());

    /// <summary>What the C# compiler says about the project, at its strictest.</summary>
    public IReadOnlyList<Diagnostic> CSharpDiagnostics => [.. Output.GetDiagnostics().Where(d => d.Severity != DiagnosticSeverity.Hidden)];

    /// <summary>A project of some reward files and C# code.</summary>
    public static Project Create(
        IEnumerable<RewardText> rewards, string code = "", LanguageVersion version = LanguageVersion.CSharp12, string rootNamespace = "Demo")
    {
        var parse = new CSharpParseOptions(version, DocumentationMode.Diagnose);
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable,
            generalDiagnosticOption: ReportDiagnostic.Error, warningLevel: 9999, optimizationLevel: OptimizationLevel.Release,
            // What the SDK suppresses in every project.
            specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]);
        var compilation = CSharpCompilation.Create(
            $"Demo{Guid.NewGuid():N}", [CSharpSyntaxTree.ParseText(code, parse, "code.cs")], s_references, options);
        var driver = CSharpGeneratorDriver.Create(
            [new RewardGenerator().AsSourceGenerator()], rewards, parse, new ProjectOptions(rootNamespace),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new Project(compilation, driver);
    }

    public static Project Create(string name, string text, string code = "") => Create([new RewardText(name, text)], code);

    /// <summary>The project after an edit of its C# code.</summary>
    public Project WithCode(string code) => new(
        _compilation.ReplaceSyntaxTree(
            _compilation.SyntaxTrees[0], CSharpSyntaxTree.ParseText(code, (CSharpParseOptions)_compilation.SyntaxTrees[0].Options, "code.cs")),
        _driver);

    /// <summary>The project after an edit of a reward file.</summary>
    public Project WithEdit(RewardText before, RewardText after) => new(_compilation, _driver.ReplaceAdditionalText(before, after));

    /// <summary>The project with one more reward file.</summary>
    public Project WithAdded(RewardText text) => new(_compilation, _driver.AddAdditionalTexts([text]));

    /// <summary>How often a step ran with each reason.</summary>
    public Dictionary<IncrementalStepRunReason, int> Reasons(string step) => Run.TrackedSteps[step]
        .SelectMany(s => s.Outputs).GroupBy(o => o.Reason).ToDictionary(g => g.Key, g => g.Count());

    /// <summary>Compiles the project, loads it and calls a static method without parameters.</summary>
    public object? Invoke(string type, string method)
    {
        using var stream = new MemoryStream();
        var result = Output.Emit(stream);
        Assert.True(result.Success, string.Join(Environment.NewLine, result.Diagnostics));
        stream.Position = 0;
        var assembly = AssemblyLoadContext.Default.LoadFromStream(stream);
        return assembly.GetType(type)!.GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, null);
    }
}
