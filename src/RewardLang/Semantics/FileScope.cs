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
    public SourceText Source { get; } = source;

    /// <summary>True for a file of the standard library: its mistakes are shown where it is called.</summary>
    public bool IsLibrary { get; } = isLibrary;

    public Dictionary<string, FunctionSymbol> Functions { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ScaledUnit> Units { get; } = new(StringComparer.Ordinal);

    public ScaledUnit? FindUnit(string name) =>
        Units.TryGetValue(name, out var own) ? own : UnitTable.Units.TryGetValue(name, out var known) ? known : null;
}
