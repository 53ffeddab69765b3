using RewardLang.Diagnostics;

namespace RewardLang.Tool;

/// <summary>Compiles files of the disk.</summary>
internal static class SourceFiles
{
    /// <summary>The size in bytes above which a file is not read whole: no reward is that long.</summary>
    private const long MaximumBytes = 4_000_000;

    public static CompilationResult Compile(string path)
    {
        var length = new FileInfo(path) is { Exists: true } info ? info.Length : throw new FileNotFoundException($"There is no file '{path}'.", path);
        // Only the start of a huge file is read: enough for the compiler to refuse it by its size.
        var text = length <= MaximumBytes ? File.ReadAllText(path) : new string(' ', (int)Math.Min(length, int.MaxValue / 4));
        return RewardCompiler.Compile(new SourceText(path, text), new CompilerOptions { FindImport = Runtime.FileImports.Find });
    }
}
