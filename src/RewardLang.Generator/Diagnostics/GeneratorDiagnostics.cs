using RewardLang.Diagnostics;

namespace RewardLang.Generator.Diagnostics;

/// <summary>What only a C# project can get wrong: 6xxx.</summary>
internal static class GeneratorDiagnostics
{
    public static readonly DiagnosticDescriptor ClassTwice = new(
        "RWD6001", "Class made twice", DiagnosticSeverity.Error,
        "The class '{0}' is already made from {1}.",
        "Rename one of the programs, move its file to another folder, or set RewardNamespace on the item.");

    public static readonly DiagnosticDescriptor CompilerFailed = new(
        "RWD6002", "Compiler failed", DiagnosticSeverity.Error,
        "The reward compiler failed on this file: {0}", "This is a defect of the compiler; please report it with the file.");

    public static readonly DiagnosticDescriptor AmbiguousImport = new(
        "RWD6003", "Ambiguous import", DiagnosticSeverity.Error,
        "Two different files are imported as '{0}', directly or through other files.", "Rename one of them.");
}
