using RewardLang.Diagnostics;

namespace RewardLang.Tool;

/// <summary>Reads and writes files of the disk, and compiles them.</summary>
internal static class SourceFiles
{
    /// <summary>The size in bytes above which a file is not read whole: no reward is that long.</summary>
    private const long MaximumBytes = 4_000_000;

    /// <summary>The text of a file.</summary>
    /// <exception cref="ToolException">There is no such file, or it cannot be read.</exception>
    public static SourceText Read(string path)
    {
        if (Directory.Exists(path))
            throw new ToolException($"'{path}' is a folder. Name its files: {Path.Combine(path, "*.reward")}");
        if (!File.Exists(path))
            throw new ToolException($"There is no file '{path}'.");
        try
        {
            var length = new FileInfo(path).Length;
            // A huge file is not read: any text of such a length is refused by the compiler.
            return new SourceText(path, length <= MaximumBytes ? File.ReadAllText(path) : new string(' ', (int)MaximumBytes));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"'{path}' cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Compiles a file and what it imports from beside it.</summary>
    /// <param name="source">The file.</param>
    /// <param name="axisSizes">Sizes for open axes; null for none.</param>
    /// <param name="severities">How much diagnostics weigh; null for the usual.</param>
    /// <param name="budget">The most that a program may cost; null for any.</param>
    public static CompilationResult Compile(
        SourceText source, IReadOnlyDictionary<string, int>? axisSizes = null,
        IReadOnlyDictionary<string, DiagnosticSeverity?>? severities = null, ProgramBudget? budget = null) =>
        RewardCompiler.Compile(source, new CompilerOptions
        {
            FindImport = Runtime.FileImports.Find,
            AxisSizes = axisSizes ?? new Dictionary<string, int>(),
            Severities = severities ?? new Dictionary<string, DiagnosticSeverity?>(),
            Budget = budget,
        });

    /// <summary>The same for a program whose checks need not hold.</summary>
    public static CompilationResult CompileUnchecked(SourceText source) =>
        RewardCompiler.Compile(source, new CompilerOptions { FindImport = Runtime.FileImports.Find, DecidesChecks = false, Lints = false });

    /// <summary>Replaces a file by another text: whoever reads it meanwhile sees the old text or the new one.</summary>
    /// <exception cref="ToolException">The file cannot be written.</exception>
    public static void Replace(string path, string text)
    {
        // A link stays a link: its target is replaced.
        var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);
        var draft = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Environment.ProcessId}.tmp");
        try
        {
            File.WriteAllText(draft, text);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(draft, File.GetUnixFileMode(target));
            File.Move(draft, target, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            File.Delete(draft);
            throw new ToolException($"'{path}' cannot be written: {exception.Message}", exception);
        }
    }
}
