using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Synthesis.Critic;

/// <summary>The text of a file with one program, with members added at the end of it.</summary>
/// <param name="Text">All of it; lines are where they were.</param>
/// <param name="Added">Where the added members are.</param>
internal sealed record ProgramText(string Text, TextSpan Added)
{
    /// <summary>A text with members added at the end of its program.</summary>
    public static ProgramText WithMembers(string text, IEnumerable<string> members)
    {
        var brace = ClosingBrace(text);
        var added = string.Concat(members.Select(m => $"{m.ReplaceLineEndings(" ")} "));
        return new ProgramText($"{text[..brace]}{added}{text[brace..]}", new TextSpan(brace, added.Length));
    }

    /// <summary>Where the program of a text that compiles ends.</summary>
    private static int ClosingBrace(string text)
    {
        var program = Lexer.Tokenize(new SourceText("candidate.reward", text), new DiagnosticBag()).SkipWhile(t => t.Kind is not (TokenKind.Reward or TokenKind.Loss or TokenKind.Metric));
        var depth = 0;
        foreach (var token in program)
        {
            depth += token.Kind == TokenKind.LeftBrace ? 1 : token.Kind == TokenKind.RightBrace ? -1 : 0;
            if (depth == 0 && token.Kind == TokenKind.RightBrace)
                return token.Span.Start;
        }

        throw new ArgumentException("The text has no whole program.", nameof(text));
    }

    /// <summary>Whether a diagnostic is about what was added.</summary>
    public bool IsAboutAdded(Diagnostic diagnostic) => diagnostic.Span.Start >= Added.Start && diagnostic.Span.Start < Added.End;
}
