using System.Text.RegularExpressions;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>Advice that names a function of a library module says that the module is missing, where it is.</summary>
internal static class ImportAdvice
{
    private static readonly Regex s_module = new(@"\bof (std\.[a-z]+)\b");

    public static IReadOnlyList<Diagnostic> Complete(IReadOnlyList<Diagnostic> diagnostics, FileSyntax file) => [.. diagnostics.Select(d => Complete(d, file))];

    private static Diagnostic Complete(Diagnostic diagnostic, FileSyntax file)
    {
        if (diagnostic.Source != file.Source || s_module.Match(diagnostic.Hint) is not { Success: true } match)
            return diagnostic;
        var module = match.Groups[1].Value;
        var isKnown = file.Imports.Any(i => i.Path == module || ModuleAdvice.ModuleOf(i.Path) == module || module.EndsWith($".{i.Path}", StringComparison.Ordinal)) || StandardLibrary.FindText(module) is null || diagnostic.Hint.Contains($"import {module}");
        return isKnown ? diagnostic : diagnostic with { Hint = $"{diagnostic.Hint} {StandardLibrary.Import(module).Sentence}" };
    }
}
