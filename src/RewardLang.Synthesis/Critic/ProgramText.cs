using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Synthesis.Critic;

/// <summary>The text of a file with one program.</summary>
internal static class ProgramText
{
    /// <summary>The text with members added at the end of its program.</summary>
    public static string WithMembers(string text, IReadOnlyList<string> members)
    {
        var program = FileParser.Parse(new SourceText("candidate.reward", text), new DiagnosticBag()).Programs.Single();
        var brace = text.LastIndexOf('}', program.Span.End - 1);
        return $"{text[..brace]}\n{string.Concat(members.Select(m => $"  {m}\n"))}{text[brace..]}";
    }
}
