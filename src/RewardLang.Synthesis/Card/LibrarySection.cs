using System.Text;
using System.Text.RegularExpressions;
using RewardLang.Diagnostics;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Synthesis.Card;

/// <summary>The library's functions: those for rewards of a step with the first sentence of their comments, the rest by name.</summary>
internal static partial class LibrarySection
{
    private const int LongestSummary = 110;

    private static readonly string[] s_explained = ["std.temporal", "std.rotation", "std.locomotion", "std.tolerance", "std.combine", "std.shaping"];

    public static string Render()
    {
        var text = new StringBuilder();
        foreach (var module in s_explained)
        {
            text.Append($"**{module}**\n");
            foreach (var function in Functions(module))
                text.Append($"- `{Signature(module, function)}` {Summary(function)}".TrimEnd()).Append('\n');
        }

        foreach (var module in StandardLibrary.Modules.Except(s_explained).Order(StringComparer.Ordinal))
            text.Append($"**{module}** `{string.Join(' ', Functions(module).Select(f => f.Name.Name))}`\n");
        return text.ToString().TrimEnd();
    }

    private static IReadOnlyList<FunctionSyntax> Functions(string module) => [.. StandardLibrary.Find(module, new DiagnosticBag())!.Functions];

    private static string Signature(string module, FunctionSyntax function)
    {
        var source = new SourceText(module, StandardLibrary.FindText(module)!);
        return $"{function.Name.Name}({string.Join(", ", function.Parameters.Select(p => source.GetText(p.Span)))})";
    }

    /// <summary>The first sentence of a comment, where it is short.</summary>
    private static string Summary(FunctionSyntax function)
    {
        var sentence = SentenceEnd().Split((function.Documentation ?? "").ReplaceLineEndings(" "), 2)[0].TrimEnd('.').Trim();
        return sentence.Length <= LongestSummary ? sentence : "";
    }

    /// <summary>The dot of a sentence, not one of a range <c>0 .. 1</c>.</summary>
    [GeneratedRegex(@"(?<!\.)\.\s+(?=[A-Z`])")]
    private static partial Regex SentenceEnd();
}
