using RewardLang.Diagnostics;

namespace RewardLang.Syntax.Remedies;

/// <summary>
/// One name that the branches of an 'if' assign or add to, or a loop, with the line before that sets it and the line behind that takes it as the total: all of
/// it is one mistake, and one choice between values or one sum.
/// </summary>
/// <param name="First">The first statement that belongs to it.</param>
/// <param name="Block">The statement of the 'if' or the loop.</param>
/// <param name="Last">The last statement that belongs to it.</param>
/// <param name="Remedy">What to write.</param>
internal sealed record BranchedAssignment(int First, int Block, int Last, Remedy Remedy)
{
    private const int LongestShown = 200;

    /// <summary>Each is looked at beside all other statements.</summary>
    private const int MostBlocks = 100;

    /// <summary>Those among the statements of a program.</summary>
    public static IReadOnlyList<BranchedAssignment> In(IReadOnlyList<IReadOnlyList<Token>> statements, FileOutline outline, SourceText source)
    {
        var found = new List<BranchedAssignment>();
        var blocks = 0;
        for (var i = 0; i < statements.Count && blocks <= MostBlocks; i++)
            if (statements[i][0] is { Kind: TokenKind.If } or { Kind: TokenKind.Identifier, Text: "for" } && ++blocks <= MostBlocks && At(i, statements, outline, source) is { } assignment)
                found.Add(assignment);
        return found;
    }

    private static BranchedAssignment? At(int place, IReadOnlyList<IReadOnlyList<Token>> statements, FileOutline outline, SourceText source)
    {
        var block = Statement(statements[place], outline);
        var (branches, loop) = (Branches.Read(block), LoopSum.Read(block));
        if ((branches?.Name ?? loop?.Name) is not { } assigned)
            return null;
        string? ValueFrom(string? before) => branches is null ? loop!.From(before) : branches.Choice(before);
        var (name, isTotal) = (assigned.Text, assigned.Kind != TokenKind.Identifier);
        var start = place > 0 ? StartOf(Statement(statements[place - 1], outline), name) : null;
        var first = start is null ? place : place - 1;
        var last = isTotal && place + 1 < statements.Count && Takes(statements[place + 1], name) ? place + 1 : place;
        // What is added elsewhere too, or set far above, is no one choice.
        var isAlone = isTotal ? branches is not { Count: 1 } && !statements.Where((_, i) => i < first || i > last).Any(s => s.Any(t => t.Text == name)) && (last > place || statements.All(s => s[0] is not { Kind: TokenKind.Identifier, Text: "total" }))
            : start is not null || !outline.Declares(name) && ValueFrom(null) is not null;
        if (!isAlone || ValueFrom(start) is not { } value)
            return null;
        // Beside terms it is one of them, if nothing says that it is all.
        var isPart = isTotal && last == place && statements.Any(s => s[0].Kind == TokenKind.Term);
        var declared = isPart ? "term part" : isTotal ? "total" : $"let {TokenFacts.Written(assigned)}";
        var text = $"{declared} = {value}";
        var axis = loop?.Declaration;
        var span = statements[first][0].Span.To(statements[last][statements[last].Count - 1].Span);
        var lines = first < last ? " for all of these lines" : "";
        var what = loop is null ? "Nothing is assigned in place" : axis is null ? "There are no loops" : $"There are no loops, and each beside each is over two axes: declare '{axis}', and";
        return new BranchedAssignment(first, place, last, new Remedy($"{what}{(axis is null ? ":" : "")} write '{(text.Length <= LongestShown ? text : $"{declared} = if … then … else …")}'{lines}.")
        {
            Replacement = HasComment(source, span) ? null : axis is null ? text : $"{axis}\n  {text}",
            Place = span,
        });
    }

    private static BrokenStatement Statement(IReadOnlyList<Token> tokens, FileOutline outline) =>
        new(new ParseSession([.. tokens, new Token(TokenKind.End, new TextSpan(tokens[tokens.Count - 1].Span.End, 0), "")], outline), 0);

    /// <summary>The number of <c>let reward = 0</c> or <c>reward = 0</c>; null for other statements.</summary>
    private static string? StartOf(BrokenStatement s, string name)
    {
        var place = s.First.Kind == TokenKind.Let ? 1 : 0;
        return s.At(place).Text == name && s.At(place + 1).Kind == TokenKind.Equals && s.At(s.Last).Kind == TokenKind.Number
            && (s.Last == place + 2 || s.Last == place + 3 && s.At(place + 2).Kind == TokenKind.Minus) ? s.Text(place + 2, s.Last) : null;
    }

    /// <summary><c>total = reward</c>, <c>return reward</c>.</summary>
    private static bool Takes(IReadOnlyList<Token> tokens, string name) => tokens[tokens.Count - 1].Text == name
        && (tokens.Count == 3 && tokens[0].Text == "total" && tokens[1].Kind == TokenKind.Equals || tokens.Count == 2 && tokens[0].Kind == TokenKind.Return);

    /// <summary>An edit keeps what the user has noted.</summary>
    private static bool HasComment(SourceText source, TextSpan span) => source.GetText(span) is var text && (text.Contains("//") || text.Contains("#"));
}
