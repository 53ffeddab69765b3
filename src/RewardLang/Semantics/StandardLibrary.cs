using System.Reflection;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>The library in the language itself: the files <c>std/*.reward</c> inside the compiler's assembly.</summary>
internal static class StandardLibrary
{
    private const string Prefix = "std/";
    private const string Suffix = ".reward";

    private static readonly Lazy<IReadOnlyDictionary<string, string>> s_texts = new(Read);
    private static readonly Dictionary<string, FileSyntax> s_parsed = new(StringComparer.Ordinal);

    /// <summary>The modules, as imported: <c>std.rotation</c> …</summary>
    public static IEnumerable<string> Modules => s_texts.Value.Keys;

    public static string? FindText(string module) => s_texts.Value.TryGetValue(module, out var text) ? text : null;

    /// <summary>The tree of a module, parsed once; null if there is no such module.</summary>
    public static FileSyntax? Find(string module, DiagnosticBag diagnostics)
    {
        if (FindText(module) is not { } text)
            return null;
        lock (s_parsed)
        {
            if (!s_parsed.TryGetValue(module, out var file))
                s_parsed[module] = file = FileParser.Parse(new SourceText(module, text), diagnostics);
            return file;
        }
    }

    /// <summary>The sentence that names the module of a library function that is not imported; null for other names.</summary>
    public static Suggestion? AdviceFor(string function) => ModuleOf(function) is { } module ? Import(module) : null;

    /// <summary>What is to be done about a module that is not imported.</summary>
    public static Suggestion Import(string module) => new($"Add 'import {module}' at the top of the file.", $"import {module}\n", new TextSpan(0, 0));

    /// <summary>The functions of all modules.</summary>
    public static IEnumerable<string> FunctionNames => Modules.SelectMany(module => Find(module, new DiagnosticBag())!.Functions.Select(f => f.Name.Name));

    /// <summary>The module of a library function; null for other names.</summary>
    public static string? ModuleOf(string function) => Modules.FirstOrDefault(module => Find(module, new DiagnosticBag())!.Functions.Any(f => f.Name.Name == function));

    /// <summary>The names of the parameters of a library function; null for other names.</summary>
    public static IReadOnlyList<string>? ParametersOf(string function) => ModuleOf(function) is { } module
        ? [.. Find(module, new DiagnosticBag())!.Functions.First(f => f.Name.Name == function).Parameters.Select(p => p.Name.Name)] : null;

    private static Dictionary<string, string> Read()
    {
        var assembly = typeof(StandardLibrary).GetTypeInfo().Assembly;
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var module = name.Substring(Prefix.Length, name.Length - Prefix.Length - Suffix.Length).Replace('/', '.');
            texts["std." + module] = reader.ReadToEnd();
        }

        return texts;
    }
}
