using RewardLang.Diagnostics;

namespace RewardLang.Runtime;

/// <summary>Finds imported files beside the importing one.</summary>
internal static class FileImports
{
    /// <summary>The text of an import; null when there is no such file, or when it leaves the importing file's folder tree.</summary>
    public static SourceText? Find(string importingPath, string importPath)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(importingPath)) ?? ".";
        var path = Path.GetFullPath(Path.Combine(folder, importPath));
        var stays = path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return stays && path.EndsWith(".reward", StringComparison.Ordinal) && File.Exists(path)
            ? new SourceText(Path.Combine(Path.GetDirectoryName(importingPath) ?? "", importPath), File.ReadAllText(path))
            : null;
    }
}
