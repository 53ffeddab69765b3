using System.ComponentModel;
using RewardLang.Diagnostics;
using RewardLang.Runtime.Kernels;

namespace RewardLang.Runtime;

/// <content>Programs from files, from texts, and from what the host's project compiled.</content>
public sealed partial class RewardProgram
{
    /// <summary>Loads a program from a file; its imports are looked for beside it.</summary>
    /// <exception cref="RewardCompilationException">The text is wrong.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static RewardProgram Load(string path, RewardOptions? options = null) =>
        Create(new SourceText(path, File.ReadAllText(path)), FileImports.Find, options ?? new RewardOptions(), KernelSource.RunTime);

    /// <summary>Compiles a program from its text. Imports of files are not available.</summary>
    /// <exception cref="RewardCompilationException">The text is wrong.</exception>
    public static RewardProgram Compile(string text, RewardOptions? options = null) =>
        Create(new SourceText("text.reward", text), null, options ?? new RewardOptions(), KernelSource.RunTime);

    /// <summary>Makes a program from its text and the kernels that were compiled with the host's project.</summary>
    /// <param name="path">The path of the file, for messages.</param>
    /// <param name="text">The text of the file.</param>
    /// <param name="imports">The texts of imported files, by their paths as written in the import.</param>
    /// <param name="programName">The program of the file.</param>
    /// <param name="steps">The kernel of single steps; none for a program that gets it at run time.</param>
    /// <param name="trajectories">The kernel of trajectories.</param>
    /// <param name="options">How it is executed; null for the defaults.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static RewardProgram FromKernels(
        string path, string text, IReadOnlyDictionary<string, string> imports, string programName,
        KernelEntry steps, KernelEntry trajectories, RewardOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(imports);
        return Create(
            new SourceText(path, text),
            (_, import) => imports.TryGetValue(import, out var imported) ? new SourceText(import, imported) : null,
            (options ?? new RewardOptions()) with { Program = programName },
            new KernelSource(program => steps.TryOpen() ?? KernelCompiler.Compile(program),
                program => trajectories.TryOpen() ?? KernelCompiler.CompileTrajectories(program)),
            analyzes: false);
    }

    /// <summary>Compiles a text whose checks need not hold: it is to be seen why.</summary>
    internal static RewardProgram CompileUnchecked(SourceText source, RewardOptions options) =>
        Create(source, FileImports.Find, options, KernelSource.RunTime, analyzes: false);

    private static RewardProgram Create(
        SourceText source, Func<string, string, SourceText?>? findImport, RewardOptions options,
        KernelSource kernels, bool analyzes = true)
    {
        var result = RewardCompiler.Compile(source, new CompilerOptions { FindImport = findImport, DecidesChecks = analyzes, Lints = analyzes });
        if (result.HasErrors)
            throw new RewardCompilationException(result.Diagnostics);
        var program = options.Program is null
            ? (result.Programs.Count > 0 ? result.Programs[0] : null)
            : result.Programs.FirstOrDefault(p => p.Name == options.Program);
        if (program is null)
            throw new RewardException(options.Program is null
                ? $"{source.Path} holds no program."
                : $"{source.Path} holds no program '{options.Program}'. {Semantics.NameSuggestion.For(options.Program, result.Programs.Select(p => p.Name))}");
        return new RewardProgram(source, findImport, program, result.Diagnostics, options, kernels);
    }
}
