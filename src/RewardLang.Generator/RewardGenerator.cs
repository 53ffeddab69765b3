using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using RewardLang.Generator.Diagnostics;
using RewardLang.Generator.Pipeline;

namespace RewardLang.Generator;

/// <summary>
/// Turns each program of a project's <c>.reward</c> files into a class. Every step returns equatable values, so that an edit
/// compiles the file that it touches and the files that import it, and nothing else.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class RewardGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context.AdditionalTextsProvider.Where(RewardFile.IsMatch)
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(RewardFile.Read).WithTrackingName(TrackingNames.Files);
        var importable = files.Collect()
            .Select((all, _) => new ImportIndex(all)).WithTrackingName(TrackingNames.Importable);
        var compiled = files.Combine(importable)
            .Select((pair, _) => pair.Right.UnitOf(pair.Left)).WithTrackingName(TrackingNames.Units)
            .Select(FileCompiler.Compile).WithTrackingName(TrackingNames.Compiled);
        var conflicts = compiled.SelectMany((file, _) => file.Classes.Select(c => c.Claim)).Collect()
            .Select((claims, _) => ConflictTable.Create(claims)).WithTrackingName(TrackingNames.Conflicts);

        var sources = compiled.Combine(conflicts)
            .Select((pair, _) => pair.Right.SourcesOf(pair.Left)).WithTrackingName(TrackingNames.Sources);
        context.RegisterSourceOutput(sources, AddSources);

        var diagnostics = compiled
            .Select((file, _) => file.Diagnostics).WithTrackingName(TrackingNames.Diagnostics);
        context.RegisterSourceOutput(
            diagnostics.Collect().Combine(conflicts),
            (production, pair) => Report(production, pair.Left.SelectMany(d => d).Concat(pair.Right.Diagnostics)));
    }

    private static void AddSources(SourceProductionContext context, EquatableArray<GeneratedSource> sources)
    {
        foreach (var source in sources)
            context.AddSource(source.HintName, SourceText.From(source.Text, Encoding.UTF8));
    }

    /// <summary>A mistake in a shared file is found by every file that imports it, and said once.</summary>
    private static void Report(SourceProductionContext context, IEnumerable<DiagnosticInfo> diagnostics)
    {
        foreach (var diagnostic in diagnostics.Distinct())
            context.ReportDiagnostic(diagnostic.ToDiagnostic());
    }
}
