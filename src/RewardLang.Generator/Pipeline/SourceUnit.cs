namespace RewardLang.Generator.Pipeline;

/// <summary>A file that is imported, directly or through another.</summary>
/// <param name="Written">The path as the importing file writes it.</param>
/// <param name="Path">Its full path.</param>
/// <param name="Text">Its text.</param>
internal sealed record ImportedFile(string Written, string Path, string Text);

/// <summary>A file and all that it imports: equal units compile to equal results.</summary>
internal sealed record SourceUnit(RewardFile File, EquatableArray<ImportedFile> Imports);

/// <summary>The files of the project, to be imported by the others.</summary>
internal sealed class ImportIndex : IEquatable<ImportIndex>
{
    private readonly EquatableArray<RewardFile> _files;
    private readonly Dictionary<string, RewardFile> _byPath = new(StringComparer.Ordinal);

    public ImportIndex(IEnumerable<RewardFile> files)
    {
        _files = files.ToEquatableArray();
        foreach (var file in _files)
            _byPath[Path.GetFullPath(file.Path)] = file;
    }

    /// <summary>A file with what it imports, in the order in which it is met.</summary>
    public SourceUnit UnitOf(RewardFile file)
    {
        var imports = new List<ImportedFile>();
        var seen = new HashSet<FileImport>();
        Collect(file, imports, seen);
        return new SourceUnit(file, imports.ToEquatableArray());
    }

    public bool Equals(ImportIndex? other) => other is not null && _files.Equals(other._files);

    public override bool Equals(object? obj) => Equals(obj as ImportIndex);

    public override int GetHashCode() => _files.GetHashCode();

    private void Collect(RewardFile file, List<ImportedFile> imports, HashSet<FileImport> seen)
    {
        foreach (var import in file.Imports)
        {
            if (!seen.Add(import) || !_byPath.TryGetValue(import.Path, out var imported))
                continue;
            imports.Add(new ImportedFile(import.Written, import.Path, imported.Text));
            Collect(imported, imports, seen);
        }
    }
}
