using RewardLang.Diagnostics;
using RewardLang.Syntax.Remedies;

namespace RewardLang.Syntax;

/// <summary>Cuts tokens into declarations and members at the keywords that begin them.</summary>
internal static class StatementSplitter
{
    /// <summary>
    /// The declarations of a file. Inside braces a keyword at the first column begins a declaration too:
    /// whoever forgot a brace gets one error, not one for the rest of the file.
    /// </summary>
    public static IEnumerable<IReadOnlyList<Token>> SplitDeclarations(SourceText source, IReadOnlyList<Token> tokens)
    {
        var chunk = new List<Token>();
        var (depth, brackets) = (0, 0);
        foreach (var token in tokens)
        {
            if (token.Kind == TokenKind.End)
                break;
            var isForeign = depth == 0 && brackets == 0 && token.Kind == TokenKind.Identifier && chunk.Count > 0
                && chunk[0].Kind is TokenKind.Import or TokenKind.Unit or TokenKind.Fn
                && TokenFacts.CanEndStatement(chunk[chunk.Count - 1].Kind) && LineOf(source, token) > LineOf(source, chunk[chunk.Count - 1])
                || FunctionRemedies.IsDefinition(token) && ColumnOf(source, token) == 1
                || depth == 0 && brackets == 0 && chunk.Count > 0 && IsMemberOutside(chunk, token) && LineOf(source, token) > LineOf(source, chunk[chunk.Count - 1]);
            // In prose a keyword is a word like others, and behind 'fn' it is meant as a name.
            var begins = isForeign || !(chunk.Count == 1 && chunk[0].Kind == TokenKind.Fn && LineOf(source, token) == LineOf(source, chunk[0])) && TokenFacts.BeginsDeclaration(token.Kind) && (ColumnOf(source, token) == 1
                || depth == 0 && brackets == 0 && (chunk.Count == 0 || TokenFacts.BeginsDeclaration(chunk[0].Kind) || chunk[chunk.Count - 1].Kind == TokenKind.RightBrace));
            if (begins && chunk.Count > 0)
            {
                yield return chunk;
                chunk = [];
            }

            if (begins)
                (depth, brackets) = (0, 0);
            depth += Step(token.Kind);
            brackets += BracketStep(token.Kind);
            chunk.Add(token);
        }

        if (chunk.Count > 0)
            yield return chunk;
    }

    /// <summary>Whether a token on a new line begins a member that stands outside of all programs: its statement is none of what was before.</summary>
    private static bool IsMemberOutside(List<Token> chunk, Token token) => TokenFacts.CanEndStatement(chunk[chunk.Count - 1].Kind)
        && (chunk[0].Kind is TokenKind.Import or TokenKind.Unit || MisplacedMembers.Begins(chunk[0]))
        && (token.Kind is TokenKind.Axis or TokenKind.Input or TokenKind.Param or TokenKind.Term or TokenKind.Model or TokenKind.Let || MisplacedMembers.IsConstant(token));

    /// <summary>
    /// The statements of a body. Member keywords are reserved, so each of them begins a statement wherever it stands; only where
    /// the line so far asks for a name or a value, it is a name without its <c>@</c>.
    /// </summary>
    public static IEnumerable<IReadOnlyList<Token>> SplitMembers(SourceText source, IReadOnlyList<Token> tokens)
    {
        var chunk = new List<Token>();
        var (depth, brackets) = (0, 0);
        for (var i = 0; i < tokens.Count; i++)
        {
            var canBegin = i == 0 || TokenFacts.CanEndStatement(tokens[i - 1].Kind);
            var isFirstOnLine = i == 0 || LineOf(source, tokens[i]) > LineOf(source, tokens[i - 1]);
            var begins = TokenFacts.BeginsMember(tokens[i].Kind) ? (canBegin || isFirstOnLine) && !IsReturnOfCheck(tokens, i)
                : IsGrouping(tokens, i) ? depth == 0 && BeginsGrouping()
                : depth == 0 && IsAssigned(tokens, i) && tokens[i].Text == "total" ? canBegin || isFirstOnLine
                // No statement goes on with a name on a new line: what begins with one is of another language.
                : depth == 0 && brackets == 0 && canBegin && isFirstOnLine && !IsComparison(tokens, i - 1) && IsForeign(tokens, i) && !(tokens[i].Text == "elif" && chunk.Exists(t => t.Kind == TokenKind.If));
            // A block of another language is one mistake.
            if (begins && chunk.Count > 0 && IsForeignBlock(chunk[0]) && (depth > 0 || tokens[i].Kind == TokenKind.Else || chunk[0].Kind == TokenKind.If && tokens[i] is { Kind: TokenKind.Identifier, Text: "elif" } || IsIndented(source, tokens, i, chunk)))
                begins = false;
            if (begins && chunk.Count > 0 && depth > 0 && ValueBlock.Opening([.. chunk, .. tokens.Skip(i).Take(2)]) is > 0 and var open && FindClosingBrace(tokens, i - chunk.Count + open) > i)
                begins = false;
            if (begins && chunk.Count > 0)
            {
                yield return chunk;
                chunk = [];
                (depth, brackets) = (0, 0);
            }

            depth += Step(tokens[i].Kind);
            brackets += BracketStep(tokens[i].Kind);
            chunk.Add(tokens[i]);

            // In a check 'group of near' is about a result of that name.
            bool BeginsGrouping() => chunk.FirstOrDefault()?.Kind == TokenKind.Check
                ? canBegin && isFirstOnLine && !IsComparison(tokens, i - 1)
                : canBegin || isFirstOnLine;
        }

        if (chunk.Count > 0)
            yield return chunk;
    }

    /// <summary><c>name =</c> or <c>name +=</c>: the total, or an assignment of another language.</summary>
    private static bool IsAssigned(IReadOnlyList<Token> tokens, int index)
    {
        if (tokens[index].Kind is not (TokenKind.Identifier or TokenKind.Reward or TokenKind.Loss or TokenKind.Metric) || index + 2 >= tokens.Count)
            return false;
        return tokens[index + 1].Kind == TokenKind.Equals
            || tokens[index + 1].Kind is TokenKind.Plus or TokenKind.Minus or TokenKind.Star or TokenKind.Slash
            && tokens[index + 2].Kind == TokenKind.Equals;
    }

    /// <summary>A name that is none of the words with which a statement goes on.</summary>
    private static bool IsForeign(IReadOnlyList<Token> tokens, int index) => IsAssigned(tokens, index)
        || tokens[index].Kind is TokenKind.Reward or TokenKind.Loss or TokenKind.Metric && index + 1 < tokens.Count && tokens[index + 1].Kind == TokenKind.LeftBracket
        || tokens[index].Kind is TokenKind.Fn or TokenKind.Unit or TokenKind.Import or TokenKind.If
        || tokens[index].Kind is TokenKind.Metric or TokenKind.Loss && index + 2 < tokens.Count && tokens[index + 1].Kind == TokenKind.Identifier && tokens[index + 2].Kind == TokenKind.Equals
        || tokens[index].Kind == TokenKind.Identifier && !IsLink(tokens[index]) && !(index > 0 && IsLink(tokens[index - 1]));

    /// <summary>A word within a statement, which is no keyword.</summary>
    private static bool IsLink(Token token) =>
        token is { Kind: TokenKind.Identifier, Text: "from" or "shared" or "episodic" or "of" or "by" or "over" or "steps" or "times" };

    /// <summary>Whether a '>' compares; others close a unit.</summary>
    private static bool IsComparison(IReadOnlyList<Token> tokens, int index)
    {
        if (index < 0 || tokens[index].Kind != TokenKind.Greater)
            return false;
        var open = index - 1;
        while (open > 0 && tokens[open].Kind is TokenKind.Identifier or TokenKind.Number or TokenKind.Star or TokenKind.Slash or TokenKind.Caret or TokenKind.Minus)
            open--;
        return open < 0 || tokens[open].Kind != TokenKind.Less;
    }

    /// <summary>Whether a token's line belongs to the block that a line with ':' begins in Python: it stands further in.</summary>
    private static bool IsIndented(SourceText source, IReadOnlyList<Token> tokens, int index, List<Token> block)
    {
        var line = LineOf(source, tokens[index]);
        while (index > 0 && LineOf(source, tokens[index - 1]) == line)
            index--;
        return line > LineOf(source, block[0]) && ColumnOf(source, tokens[index]) > ColumnOf(source, block[0]) && block.Any(t => t.Kind == TokenKind.Colon);
    }

    private static bool IsForeignBlock(Token first) => first.Kind is TokenKind.If or TokenKind.Fn || FunctionRemedies.IsDefinition(first) || first is { Kind: TokenKind.Identifier, Text: "for" or "while" or "match" or "switch" or "with" };

    /// <summary>Whether a statement leaves a brace open.</summary>
    public static bool IsOpen(IReadOnlyList<Token> statement) => statement.Sum(t => Step(t.Kind)) > 0;

    /// <summary>The statements with the checks inside of a scenario's braces as parts of it.</summary>
    public static List<IReadOnlyList<Token>> JoinClaims(List<IReadOnlyList<Token>> statements)
    {
        var joined = new List<IReadOnlyList<Token>>();
        for (var i = 0; i < statements.Count; i++)
        {
            var checks = statements[i][0].Kind == TokenKind.Scenario && IsOpen(statements[i]) ? statements.Skip(i + 1).TakeWhile(s => s[0].Kind == TokenKind.Check).ToList() : [];
            IReadOnlyList<Token> whole = [.. statements[i], .. checks.SelectMany(c => c)];
            var isClosed = checks.Count > 0 && whole.Sum(t => Step(t.Kind)) == 0;
            joined.Add(isClosed ? whole : statements[i]);
            i += isClosed ? checks.Count : 0;
        }

        return joined;
    }

    /// <summary><c>check return in …</c>, wherever the line is broken.</summary>
    private static bool IsReturnOfCheck(IReadOnlyList<Token> tokens, int index) =>
        index > 0 && tokens[index].Kind == TokenKind.Return && tokens[index - 1].Kind == TokenKind.Check;

    /// <summary><c>group of …</c> or <c>group by …</c>.</summary>
    public static bool IsGrouping(IReadOnlyList<Token> tokens, int index) =>
        index + 1 < tokens.Count && tokens[index] is { Kind: TokenKind.Identifier, Text: TokenFacts.GroupWord }
        && tokens[index + 1] is { Kind: TokenKind.Identifier, Text: "of" or "by" };

    private static int ColumnOf(SourceText source, Token token) => source.GetPosition(token.Span.Start).Column;

    private static int LineOf(SourceText source, Token token) => source.GetPosition(token.Span.Start).Line;

    public static int IndexOf(IReadOnlyList<Token> tokens, TokenKind kind, int start = 0)
    {
        for (var i = start; i < tokens.Count; i++)
            if (tokens[i].Kind == kind)
                return i;
        return -1;
    }

    /// <summary>The brace that closes the one at <paramref name="open"/>; -1 if there is none.</summary>
    public static int FindClosingBrace(IReadOnlyList<Token> tokens, int open)
    {
        var depth = 0;
        for (var i = open; i < tokens.Count; i++)
        {
            depth += Step(tokens[i].Kind);
            if (depth == 0)
                return i;
        }

        return -1;
    }

    private static int BracketStep(TokenKind kind) => kind switch
    {
        TokenKind.LeftParenthesis or TokenKind.LeftBracket => 1,
        TokenKind.RightParenthesis or TokenKind.RightBracket => -1,
        _ => 0,
    };

    private static int Step(TokenKind kind) => kind switch
    {
        TokenKind.LeftBrace => 1,
        TokenKind.RightBrace => -1,
        _ => 0,
    };
}
