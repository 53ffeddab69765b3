using RewardLang.Diagnostics;

namespace RewardLang.Syntax;

/// <summary>A brace that closes a program before its last members: what follows is read as if the brace stood behind it.</summary>
internal static class EarlyBrace
{
    /// <summary>The program without its early braces, each of which is reported; null where no members follow.</summary>
    /// <param name="source">The text.</param>
    /// <param name="diagnostics">Where it is said.</param>
    /// <param name="chunk">A program and what follows it.</param>
    /// <param name="close">Where it is closed.</param>
    public static IReadOnlyList<Token>? Without(SourceText source, DiagnosticBag diagnostics, IReadOnlyList<Token> chunk, int close)
    {
        var next = chunk[close + 1];
        if (!TokenFacts.BeginsMember(next.Kind) || next.Kind == TokenKind.Return)
            return null;
        var brace = chunk[close];
        var last = chunk[chunk.Count - 1];
        var rest = chunk.Skip(close + 1).ToList();
        // Where the file has another brace for it, this one is too many.
        var isClosedAgain = rest.Sum(t => t.Kind == TokenKind.LeftBrace ? 1 : t.Kind == TokenKind.RightBrace ? -1 : 0) == -1 && last.Kind == TokenKind.RightBrace;
        var place = source.GetPosition(brace.Span.Start).Line == source.GetPosition(next.Span.Start).Line ? "before it" : $"in line {source.GetPosition(brace.Span.Start).Line}";
        diagnostics.Report(source, next.Span, DiagnosticCatalogue.MemberOutsideProgram, next.Text, isClosedAgain
            ? new Suggestion($"The '}}' {place} ends '{chunk[1].Text}' already: remove that '}}'.", "", brace.Span)
            : new Suggestion($"The '}}' {place} ends '{chunk[1].Text}' already: move it behind the last member.") { Trial = [new(brace.Span, ""), new(new TextSpan(last.Span.End, 0), "\n}")] });
        return isClosedAgain ? [.. chunk.Take(close), .. rest] : [.. chunk.Take(close), .. rest, brace];
    }
}
