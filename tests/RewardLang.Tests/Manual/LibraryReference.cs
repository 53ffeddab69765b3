using System.Text;
using System.Text.RegularExpressions;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Tests.Manual;

/// <summary>The reference of the library, <c>docs/std.md</c>, as the comments in its sources say it.</summary>
internal static partial class LibraryReference
{
    private const string Introduction = """
        # The library

        Functions written in the language itself, which `import std.rotation` brings. Made from the comments in their sources
        ([src/RewardLang/Std](../src/RewardLang/Std)); a test keeps the two equal.

        """;

    public static string Render()
    {
        var text = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        foreach (var module in Library.Modules)
        {
            text.Append($"\n## {module}\n\n{Escape(Preamble(module))}\n\n");
            foreach (var function in Library.Functions(module))
                text.Append($"- `{Signature(module, function)}`\\\n  {Indented(Escape(function.Documentation ?? ""))}\n");
        }

        return text.ToString();
    }

    /// <summary>The names of the functions that a rendered reference lists, each as <c>std.module.name</c>.</summary>
    public static IEnumerable<string> Listed(string document)
    {
        var module = "";
        foreach (var line in document.Split('\n'))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
                module = line[3..];
            else if (EntryPattern().Match(line) is { Success: true } entry)
                yield return $"{module}.{entry.Groups[1].Value}";
        }
    }

    private static string Signature(string module, FunctionSyntax function) =>
        $"{function.Name.Name}({string.Join(", ", function.Parameters.Select(p => Library.TextOf(module, p)))})";

    /// <summary>The comment that a module's file begins with.</summary>
    private static string Preamble(string module) => string.Join('\n', StandardLibrary.FindText(module)!.Split('\n')
        .TakeWhile(l => l.StartsWith("//", StringComparison.Ordinal) && !l.StartsWith("///", StringComparison.Ordinal))
        .Select(l => ItemPattern().IsMatch(l) ? "- " + ItemPattern().Replace(l, "`$1`: ") : l[2..].Trim()));

    private static string Indented(string documentation) => documentation.Trim().Replace("\n", "\n  ", StringComparison.Ordinal);

    /// <summary>Text that Markdown shows as it is; what stands between backticks is left alone.</summary>
    private static string Escape(string text) => string.Join('`', text.Split('`')
        .Select((part, i) => i % 2 == 0 ? SpecialPattern().Replace(part, "\\$&") : part));

    [GeneratedRegex("[*<]|^>", RegexOptions.Multiline)]
    private static partial Regex SpecialPattern();

    [GeneratedRegex(@"^- `(\w+)\(")]
    private static partial Regex EntryPattern();

    /// <summary>A line of a list of arguments: <c>//   margin    its meaning</c>.</summary>
    [GeneratedRegex(@"^// {3}(\w+(?:, \w+)*) {2,}")]
    private static partial Regex ItemPattern();
}
