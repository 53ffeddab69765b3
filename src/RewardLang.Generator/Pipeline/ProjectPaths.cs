using RewardLang.Generator.Emission;

namespace RewardLang.Generator.Pipeline;

/// <summary>Paths of files to what is named after them.</summary>
internal static class ProjectPaths
{
    /// <summary>A path relative to the project's folder, with <c>/</c>; <c>..</c> leads out of it.</summary>
    public static string Relative(string projectFolder, string path)
    {
        var segments = Segments(path);
        if (!Path.IsPathRooted(path))
            return string.Join("/", segments);
        var folder = Segments(projectFolder);
        if (folder.Length == 0)
            return segments[segments.Length - 1];
        var common = 0;
        while (common < folder.Length && common < segments.Length - 1 && folder[common] == segments[common])
            common++;
        return string.Join("/", Enumerable.Repeat("..", folder.Length - common).Concat(segments.Skip(common)));
    }

    /// <summary>The root namespace and the folders below the project; files from elsewhere are in the root namespace.</summary>
    public static string Namespace(string root, string relativePath)
    {
        var segments = Segments(relativePath);
        var folders = segments.Contains("..") ? [] : segments.Take(segments.Length - 1);
        var names = root.Split(['.'], StringSplitOptions.RemoveEmptyEntries).Concat(folders);
        return string.Join(".", names.Select(CSharpNames.Namespace));
    }

    /// <summary>The path in the project without extension, of characters that a hint name may hold.</summary>
    public static string HintName(string relativePath)
    {
        var path = relativePath.Substring(0, relativePath.Length - RewardFile.Extension.Length);
        var plain = path.Split('/').Select(segment => segment.Trim('.') is { Length: > 0 } name ? name : "__");
        return string.Concat(string.Join("/", plain).Select(c =>
            c is '/' or '.' or '-' or '_' or ' ' || char.IsLetterOrDigit(c) ? c.ToString() : $"_{(int)c:x4}"));
    }

    /// <summary>
    /// The full path of an import, by the rule of the run time: relative to the importing file, inside its folder, with the
    /// extension; null for any other.
    /// </summary>
    public static string? ResolveImport(string importingPath, string importPath)
    {
        if (importPath.Length == 0 || importPath.IndexOfAny(Path.GetInvalidPathChars()) >= 0)
            return null;
        var folder = Path.GetDirectoryName(Path.GetFullPath(importingPath)) ?? "";
        var path = Path.GetFullPath(Path.Combine(folder, importPath));
        return path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            && path.EndsWith(RewardFile.Extension, StringComparison.Ordinal) ? path : null;
    }

    private static string[] Segments(string path) => path.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries);
}
