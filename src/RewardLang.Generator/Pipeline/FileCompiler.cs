using RewardLang.Generator.Diagnostics;
using RewardLang.Generator.Emission;
using RewardLang.Generator.Models;
using RewardSource = RewardLang.Diagnostics.SourceText;

namespace RewardLang.Generator.Pipeline;

/// <summary>A file with its imports to the classes and diagnostics that it becomes. Pure.</summary>
internal static class FileCompiler
{
    public static CompiledFile Compile(SourceUnit unit, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var source = new RewardSource(unit.File.Path, unit.File.Text);
        var outlines = ProgramOutline.Read(source);
        IReadOnlyList<ProgramModel> models;
        IEnumerable<DiagnosticInfo> diagnostics;
        try
        {
            var options = new CompilerOptions { FindImport = (from, path) => FindImport(unit, from, path) };
            var result = RewardCompiler.Compile(source, options);
            cancellation.ThrowIfCancellationRequested();
            diagnostics = [.. result.Diagnostics.Where(IsShown).Select(DiagnosticInfo.From), .. AmbiguousImports(unit, source)];
            models = result.HasErrors
                ? Broken(unit, outlines)
                : [.. result.Programs.Select(p => CompiledProgramReader.Read(
                    p, outlines.First(o => o.Name.Text == p.Name), unit.File.RelativePath))];
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // One file that the compiler cannot bear must not take the classes of all others with it.
            diagnostics = [DiagnosticInfo.Create(
                GeneratorDiagnostics.CompilerFailed, unit.File.Path, SourcePlace.Of(source, default),
                $"{exception.GetType().Name}: {exception.Message}")];
            models = Broken(unit, outlines);
        }

        return new CompiledFile(Emit(unit, source, models).ToEquatableArray(), diagnostics.ToEquatableArray());
    }

    /// <summary>What is worth knowing about a program belongs to <c>reward check</c>, not into every build.</summary>
    private static bool IsShown(RewardLang.Diagnostics.Diagnostic diagnostic) =>
        diagnostic.Severity > RewardLang.Diagnostics.DiagnosticSeverity.Information || !diagnostic.Id.StartsWith("RWD7", StringComparison.Ordinal);

    private static IReadOnlyList<ProgramModel> Broken(SourceUnit unit, IReadOnlyList<ProgramOutline> outlines) =>
        [.. outlines.Select(o => BrokenProgramReader.Read(o, unit.File.RelativePath))];

    private static IEnumerable<GeneratedClass> Emit(SourceUnit unit, RewardSource source, IReadOnlyList<ProgramModel> models)
    {
        var names = new NameAllocator();
        foreach (var model in models)
        {
            var className = names.Allocate(CSharpNames.Pascal(model.Name), "Program");
            var hint = $"{ProjectPaths.HintName(unit.File.RelativePath)}.{className}";
            var fullName = unit.File.Namespace.Length == 0 ? className : $"{unit.File.Namespace}.{className}";
            var kernels = model.Execution as ProgramExecution.Kernels;
            var claim = new ClassClaim(
                fullName, hint, kernels?.Name, unit.File.Path, unit.File.RelativePath, SourcePlace.Of(source, model.NameSpan));
            yield return new GeneratedClass(
                claim,
                new GeneratedSource($"{hint}.g.cs", ClassEmitter.Emit(unit, source, model, className)),
                Sources(hint, kernels).ToEquatableArray());
        }
    }

    private static IEnumerable<GeneratedSource> Sources(string hint, ProgramExecution.Kernels? kernels)
    {
        if (kernels?.Steps is { } steps)
            yield return new GeneratedSource($"{hint}-kernel.g.cs", steps.Text);
        if (kernels?.Trajectories is { } trajectories)
            yield return new GeneratedSource($"{hint}-kernel-trajectories.g.cs", trajectories.Text);
    }

    /// <summary>The class finds imported texts by the paths as written, which must therefore say which file is meant.</summary>
    private static IEnumerable<DiagnosticInfo> AmbiguousImports(SourceUnit unit, RewardSource source) =>
        unit.Imports.GroupBy(i => i.Written).Where(g => g.Count() > 1).Select(g => DiagnosticInfo.Create(
            GeneratorDiagnostics.AmbiguousImport, unit.File.Path, SourcePlace.Of(source, default), g.Key));

    private static RewardSource? FindImport(SourceUnit unit, string importingPath, string importPath)
    {
        var path = ProjectPaths.ResolveImport(importingPath, importPath);
        var imported = unit.Imports.FirstOrDefault(i => i.Path == path);
        return imported is null ? null : new RewardSource(imported.Path, imported.Text);
    }
}
