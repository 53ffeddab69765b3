namespace RewardLang.Syntax.Formatting;

/// <summary>
/// Puts what corresponds in adjacent lines in one column: the <c>:</c>, <c>=</c>, <c>when</c> and <c>weight</c> of declarations of one
/// kind, the bindings of scenarios, and comments behind lines.
/// </summary>
internal static class ColumnAligner
{
    /// <summary>The columns beyond which no clause or comment is moved for the sake of its neighbours.</summary>
    private const int MaximumWidth = 130;

    public static void Align(IReadOnlyList<FormatLine> lines)
    {
        foreach (var run in Runs(lines, KindOf))
            AlignRun(run);
        foreach (var run in Runs(lines, line => line is { Comment: not null, Tokens.Count: > 0 } ? TokenKind.Unknown : null))
            AlignComments(run);
    }

    /// <summary>Lines of one kind without a blank line or another kind between them; comments between them do not count.</summary>
    private static IEnumerable<IReadOnlyList<FormatLine>> Runs(IReadOnlyList<FormatLine> lines, Func<FormatLine, TokenKind?> kindOf)
    {
        var run = new List<FormatLine>();
        TokenKind? current = null;
        foreach (var line in lines)
        {
            var kind = line.Tokens.Count == 0 && !line.BlankBefore ? current : kindOf(line);
            if (run.Count > 0 && (line.BlankBefore || kind != current))
            {
                yield return run;
                run = [];
            }

            current = kind;
            if (kind is not null && line.Tokens.Count > 0)
                run.Add(line);
        }

        if (run.Count > 0)
            yield return run;
    }

    /// <summary>The keyword that a line shares with its neighbours; null for a line that is left alone.</summary>
    private static TokenKind? KindOf(FormatLine line) => !line.IsWhole ? null : line.Tokens[0].Kind switch
    {
        TokenKind.Input or TokenKind.Param or TokenKind.Let or TokenKind.State or TokenKind.Repeat or TokenKind.Term or TokenKind.Output
            or TokenKind.EndWord or TokenKind.Scenario or TokenKind.Unit => line.Tokens[0].Kind,
        TokenKind.Identifier when line.Tokens[0].Role == TokenRole.BindingName => TokenKind.Identifier,
        _ => null,
    };

    private static void AlignRun(IReadOnlyList<FormatLine> run)
    {
        if (run[0].Tokens[0].Kind == TokenKind.Scenario)
        {
            AlignScenarios(run);
            return;
        }

        AlignAt(run, t => t.Role == TokenRole.TypeColon, int.MaxValue);
        AlignAt(run, IntroducesValue, int.MaxValue);
        AlignAt(run, t => t is { Kind: TokenKind.When, Role: TokenRole.Clause });
        AlignAt(run, t => t is { Kind: TokenKind.Weight, Role: TokenRole.Clause });
    }

    /// <summary>The <c>=</c> of a declaration, the <c>from</c> of a state, the <c>when</c> of an end.</summary>
    private static bool IntroducesValue(FormatToken token) =>
        token.Role == TokenRole.Assignment
        || token.Role == TokenRole.Word && (token.Kind == TokenKind.When || token is { Kind: TokenKind.Identifier, Text: "from" });

    /// <summary>Scenarios of one step that give the same inputs in the same order are a table.</summary>
    private static void AlignScenarios(IReadOnlyList<FormatLine> run)
    {
        FormatLine[] cases = [.. run.Where(line => line.Tokens[2].Kind == TokenKind.LeftBrace)];
        AlignAt(cases, t => t.Kind == TokenKind.LeftBrace);
        if (cases.Select(line => string.Join(" ", Bindings(line).Select(t => t.Text))).Distinct().Count() != 1)
            return;
        for (var i = 1; i < Bindings(cases[0]).Count(); i++)
        {
            var column = new HashSet<FormatToken>(cases.Select(line => Bindings(line).ElementAt(i)));
            AlignAt(cases, column.Contains);
        }
    }

    private static IEnumerable<FormatToken> Bindings(FormatLine line) => line.Tokens.Where(t => t.Role == TokenRole.BindingName);

    /// <summary>Pads the lines that have a stop, so that it is in one column; lines that would become too long stay as they are.</summary>
    private static void AlignAt(IReadOnlyList<FormatLine> run, Func<FormatToken, bool> isStop, int maximumWidth = MaximumWidth)
    {
        var rows = run
            .Select(line => (Line: line, Stop: line.Tokens.FirstOrDefault(isStop)))
            .Where(row => row.Stop is not null)
            .Select(row => (Stop: row.Stop!, Before: row.Line.WidthBefore(row.Stop), All: row.Line.Width))
            .OrderBy(row => row.Before)
            .ToList();
        while (rows.Count > 1)
        {
            var column = rows[rows.Count - 1].Before;
            if (rows.All(row => row.Before == column || row.All + column - row.Before <= maximumWidth))
            {
                foreach (var row in rows)
                    row.Stop.Padding = column - row.Before;
                return;
            }

            rows.RemoveAt(rows.Count - 1);
        }
    }

    private static void AlignComments(IReadOnlyList<FormatLine> run)
    {
        var column = run.Max(line => line.Width);
        if (run.Any(line => column + line.Comment!.Length > MaximumWidth))
            return;
        foreach (var line in run)
            line.CommentPadding = column - line.Width;
    }
}
