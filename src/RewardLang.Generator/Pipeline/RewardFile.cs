using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using RewardLang.Diagnostics;
using RewardLang.Syntax;
using RewardText = RewardLang.Diagnostics.SourceText;

namespace RewardLang.Generator.Pipeline;

/// <summary>An import of a file.</summary>
/// <param name="Written">The path as written.</param>
/// <param name="Path">The full path that it resolves to.</param>
internal sealed record FileImport(string Written, string Path);

/// <summary>A <c>.reward</c> file of the project.</summary>
/// <param name="Path">Its full path: where diagnostics point.</param>
/// <param name="RelativePath">Its path in the project, with <c>/</c>: the same on every machine.</param>
/// <param name="Namespace">The namespace of its classes; empty for the global one.</param>
/// <param name="Accessibility">The accessibility of its classes: <c>public</c> or <c>internal</c>.</param>
/// <param name="Text">Its text.</param>
/// <param name="Imports">The files that it imports itself.</param>
internal sealed record RewardFile(
    string Path, string RelativePath, string Namespace, string Accessibility, string Text, EquatableArray<FileImport> Imports)
{
    public const string Extension = ".reward";

    public static bool IsMatch(AdditionalText text) => text.Path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    public static RewardFile Read((AdditionalText Text, AnalyzerConfigOptionsProvider Options) item, CancellationToken cancellation)
    {
        var global = item.Options.GlobalOptions;
        var own = item.Options.GetOptions(item.Text);
        var path = item.Text.Path;
        var link = Option(own, "build_metadata.AdditionalFiles.Link");
        var relative = ProjectPaths.Relative(Option(global, "build_property.ProjectDir"), link.Length > 0 ? link : path);
        var chosen = Option(own, "build_metadata.AdditionalFiles.RewardNamespace");
        var text = item.Text.GetText(cancellation)?.ToString() ?? "";
        return new RewardFile(
            path,
            relative,
            chosen.Length > 0 ? chosen : ProjectPaths.Namespace(Option(global, "build_property.RootNamespace"), relative),
            Option(own, "build_metadata.AdditionalFiles.RewardAccessibility") == "internal" ? "internal" : "public",
            text,
            ImportsOf(path, text).ToEquatableArray());
    }

    private static string Option(AnalyzerConfigOptions options, string key) =>
        options.TryGetValue(key, out var value) ? value.Trim() : "";

    /// <summary>The imports that resolve, found on the tokens alone: parsing costs a hundred times more.</summary>
    private static IEnumerable<FileImport> ImportsOf(string path, string text)
    {
        var tokens = Lexer.Tokenize(new RewardText(path, text), new DiagnosticBag());
        for (var i = 0; i + 1 < tokens.Count; i++)
            if (tokens[i].Kind == TokenKind.Import && tokens[i + 1].Kind == TokenKind.Text
                && ProjectPaths.ResolveImport(path, tokens[i + 1].Text) is { } imported)
                yield return new FileImport(tokens[i + 1].Text, imported);
    }
}
