using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>A function and the file whose names its body sees.</summary>
internal sealed record FunctionSymbol(FunctionSyntax Syntax, FileScope File)
{
    public string Name => Syntax.Name.Name;
}

/// <summary>The functions and units that a file sees: its own and those of its imports.</summary>
internal sealed class FileScope(SourceText source, bool isLibrary)
{
    private FileOutline? _outline;

    public SourceText Source { get; } = source;

    /// <summary>What the file declares as far as its tokens tell, for advice.</summary>
    public FileOutline Outline => _outline ??= new FileOutline(Lexer.Tokenize(Source, new DiagnosticBag()));

    /// <summary>True for a file of the standard library: its mistakes are shown where it is called.</summary>
    public bool IsLibrary { get; } = isLibrary;

    public Dictionary<string, FunctionSymbol> Functions { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ScaledUnit> Units { get; } = new(StringComparer.Ordinal);

    /// <summary>Functions whose text did not parse.</summary>
    public HashSet<string> BrokenFunctions { get; } = new(StringComparer.Ordinal);

    /// <summary>Units whose declarations are wrong.</summary>
    public HashSet<string> BrokenUnits { get; } = new(StringComparer.Ordinal);

    /// <summary>True when an import was not found: any unknown name may be one of its.</summary>
    public bool HasBrokenImport { get; set; }

    /// <summary>True when something that the file needs did not parse or was not found.</summary>
    public bool IsIncomplete => HasBrokenImport || BrokenFunctions.Count > 0 || BrokenUnits.Count > 0;

    public ScaledUnit? FindUnit(string name) =>
        Units.TryGetValue(name, out var own) ? own : UnitTable.Units.TryGetValue(name, out var known) ? known : null;
}
