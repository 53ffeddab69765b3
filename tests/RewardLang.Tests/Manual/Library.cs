using RewardLang.Diagnostics;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Tests.Manual;

/// <summary>The library modules of the compiler, and the tree that the tests were built from.</summary>
internal static class Library
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The modules, sorted: <c>std.combine</c> …</summary>
    public static IEnumerable<string> Modules => StandardLibrary.Modules.Order(StringComparer.Ordinal);

    /// <summary>The functions of a module, in the order of its text.</summary>
    public static IEnumerable<FunctionSyntax> Functions(string module)
    {
        var diagnostics = new DiagnosticBag();
        var file = StandardLibrary.Find(module, diagnostics) ?? throw new ArgumentException($"There is no {module}.", nameof(module));
        return file.Functions;
    }

    /// <summary>The text that a node was read from.</summary>
    public static string TextOf(string module, SyntaxNode node) =>
        new SourceText(module, StandardLibrary.FindText(module)!).GetText(node.Span);

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "RewardLang.sln"))
        ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside their tree."));
}
