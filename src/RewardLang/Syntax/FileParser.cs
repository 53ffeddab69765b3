using RewardLang.Diagnostics;
using RewardLang.Syntax.Remedies;
using Sprache;

namespace RewardLang.Syntax;

/// <summary>
/// Tokens to tree. Every statement begins with a keyword, so a file is first cut into statements and each is parsed on its
/// own: a mistake in one hides nothing of the others.
/// </summary>
internal sealed class FileParser
{
    /// <summary>The tokens of a value that is shown whole.</summary>
    private const int LongestShown = 24;

    private readonly SourceText _source;
    private readonly DiagnosticBag _diagnostics;
    private readonly FileOutline _outline;
    private readonly RepeatedMistakes _repeated;
    private readonly SyntaxErrors _errors;
    private readonly List<DeclarationSyntax> _misplaced = [];
    private readonly List<MemberSyntaxNode> _outside = [];
    private int _brokenStatements;
    private int _brokenChecks;

    private FileParser(SourceText source, DiagnosticBag diagnostics, IReadOnlyList<Token> tokens)
    {
        _source = source;
        _diagnostics = diagnostics;
        _outline = new FileOutline(tokens);
        _repeated = new RepeatedMistakes(diagnostics, source);
        _errors = new SyntaxErrors(diagnostics, source, _outline, _repeated);
    }

    public static FileSyntax Parse(SourceText source, DiagnosticBag diagnostics)
    {
        var tokens = Lexer.Tokenize(source, diagnostics);
        if (tokens.Count == 0)
            return new FileSyntax(source, []);
        var parser = new FileParser(source, diagnostics, tokens);
        var file = new FileSyntax(source, parser.ParseDeclarations(tokens));
        parser._repeated.Finish();
        return file;
    }

    private List<DeclarationSyntax> ParseDeclarations(IReadOnlyList<Token> tokens)
    {
        var declarations = new List<DeclarationSyntax>();
        var chunks = StatementSplitter.SplitDeclarations(_source, tokens).ToList();
        var programs = chunks.Where(c => c[0].Kind is TokenKind.Reward or TokenKind.Loss or TokenKind.Metric && StatementSplitter.IndexOf(c, TokenKind.LeftBrace) == 2).ToList();
        foreach (var whole in chunks)
        {
            var chunk = WithoutModifier(whole);
            if (programs.Count > 0 && MisplacedMembers.Begins(chunk[0]) && !FunctionRemedies.IsOfLet(chunk) && IsReadOutside(chunk, programs))
                continue;
            var declaration = chunk[0].Kind switch
            {
                TokenKind.Import => Run(DeclarationGrammar.Import, chunk) ?? new BrokenDeclarationSyntax(TokenKind.Import, null, SpanOf(chunk)),
                TokenKind.Unit => Run(DeclarationGrammar.Unit, chunk) ?? new BrokenDeclarationSyntax(TokenKind.Unit, NameIn(chunk), SpanOf(chunk)),
                TokenKind.Fn => ParseFunction(chunk) ?? new BrokenDeclarationSyntax(TokenKind.Fn, NameIn(chunk), SpanOf(chunk)),
                TokenKind.Reward or TokenKind.Loss or TokenKind.Metric => ParseProgram(chunk),
                _ => ReportForeignDeclaration(chunk),
            };
            if (declaration is not null)
                declarations.Add(declaration);
        }

        declarations.AddRange(_misplaced);
        return declarations;
    }

    /// <summary><c>public reward Name {</c> without the word before it, which is reported.</summary>
    private IReadOnlyList<Token> WithoutModifier(IReadOnlyList<Token> chunk)
    {
        if (chunk.Count < 3 || chunk[0] is not { Kind: TokenKind.Identifier, Text: "public" or "pub" or "export" or "private" or "internal" or "abstract" or "sealed" or "partial" or "async" } || !TokenFacts.BeginsDeclaration(chunk[1].Kind))
            return chunk;
        _diagnostics.Report(_source, chunk[0].Span, DiagnosticCatalogue.ExpectedDeclaration, TokenFacts.Describe(chunk[0]),
            new Suggestion($"Leave '{chunk[0].Text}' out: write '{chunk[1].Text} {chunk[2].Text}'.", "", TextSpan.FromBounds(chunk[0].Span.Start, chunk[1].Span.Start)));
        _brokenStatements++;
        return Take(chunk, 1, chunk.Count - 1);
    }

    /// <summary>Reads a member that stands beside the programs as one of each; false for what is none.</summary>
    private bool IsReadOutside(IReadOnlyList<Token> chunk, List<IReadOnlyList<Token>> programs)
    {
        if (_diagnostics.IsFull || MisplacedMembers.AsMember(chunk) is not { Count: > 1 } member || MemberGrammar.For(member[0].Kind) is not { } parser)
            return false;
        _diagnostics.Report(_source, chunk[0].Span, DiagnosticCatalogue.MemberOutsideProgram, chunk[0].Text, MisplacedMembers.Advice(_source, chunk, member, programs));
        _outside.AddRange(Run(parser, member, isMember: true) is { } read ? [read] : BrokenNames.In(member));
        return true;
    }

    private DeclarationSyntax? ReportForeignDeclaration(IReadOnlyList<Token> chunk)
    {
        var first = chunk[0];
        if (TokenFacts.BeginsMember(first.Kind) && first.Kind != TokenKind.Return && !FunctionRemedies.IsOfLet(chunk))
            _diagnostics.Report(_source, first.Span, DiagnosticCatalogue.MemberOutsideProgram, first.Text, new Suggestion("Wrap it: reward Name { … }."));
        else
            _errors.ReportForeign(chunk, isMember: false);
        // 'from module import name' means an import: what it would have brought is not missing.
        return first.Text == "from" ? new BrokenDeclarationSyntax(TokenKind.Import, null, SpanOf(chunk))
            : FunctionRemedies.IsDefinition(first) || FunctionRemedies.IsOfLet(chunk) ? new BrokenDeclarationSyntax(TokenKind.Fn, NameIn(chunk), SpanOf(chunk)) : null;
    }

    private DeclarationSyntax? ParseFunction(IReadOnlyList<Token> chunk)
    {
        var brace = StatementSplitter.IndexOf(chunk, TokenKind.LeftBrace);
        var equals = StatementSplitter.IndexOf(chunk, TokenKind.RightParenthesis) is var close && close >= 0
            ? StatementSplitter.IndexOf(chunk, TokenKind.Equals, close)
            : -1;
        var span = SpanOf(chunk);
        if (brace < 0 || equals >= 0 && equals < brace)
        {
            return Run(DeclarationGrammar.FunctionWithExpression, chunk) is { } simple
                ? new FunctionSyntax(simple.Name, simple.Parameters, simple.ReturnType, [], simple.Result!, simple.Documentation, span)
                : null;
        }

        if (Run(DeclarationGrammar.FunctionBeforeBody, Take(chunk, 0, brace + 1)) is not { } header)
            return null;
        if (_errors.ReportEarlyReturns(chunk, brace))
            return null;
        if (chunk.All(t => t.Kind != TokenKind.Return))
        {
            // One that stands at a wrong place has been told how to be written.
            if (!_diagnostics.HasErrorIn(_source, span) || chunk.Any(t => t.Kind is TokenKind.Let or TokenKind.State))
            {
                var (advice, value) = LastValue(chunk, brace);
                _diagnostics.Report(_source, value ?? header.Name.Span, DiagnosticCatalogue.FunctionWithoutReturn, header.Name.Name, advice);
            }

            return null;
        }

        // A 'return' that does not parse is reported by itself.
        var members = ParseBody(chunk, brace, isInFunction: true);
        if (members.OfType<ReturnSyntax>().LastOrDefault() is not { } result)
            return null;

        foreach (var earlier in members.OfType<ReturnSyntax>().Where(r => r != result))
            _diagnostics.Report(_source, earlier.Span, DiagnosticCatalogue.SecondReturn, header.Name.Name);
        foreach (var member in members)
            if (member is not (LocalSyntax or ReturnSyntax or UnsupportedSyntax))
                _diagnostics.Report(_source, member.Span, DiagnosticCatalogue.MemberInFunction, header.Name.Name);
        return new FunctionSyntax(
            header.Name, header.Parameters, header.ReturnType,
            [.. members.Where(m => m is LocalSyntax or UnsupportedSyntax)], result.Value, header.Documentation, span);
    }

    private ProgramSyntax? ParseProgram(IReadOnlyList<Token> chunk)
    {
        var brace = StatementSplitter.IndexOf(chunk, TokenKind.LeftBrace);
        var headerTokens = brace < 0 ? chunk : Take(chunk, 0, brace + 1);
        if (Run(DeclarationGrammar.ProgramHeader, headerTokens) is not { } header)
            return null;
        var (statements, checks, isForeign) = (_brokenStatements, _brokenChecks, _diagnostics.HasErrorIn(_source, SpanOf(chunk)));
        var members = ParseBody(chunk, brace, isInFunction: false);
        foreach (var member in members.OfType<ReturnSyntax>())
            _diagnostics.Report(_source, member.Span, DiagnosticCatalogue.ReturnInProgram, AsTotal(member));
        members.AddRange(_outside.Where(o => members.TrueForAll(m => m.Name.Name != o.Name.Name)));
        var isBroken = isForeign || _outside.Count > 0 || _brokenStatements > statements || members.Any(m => m is ReturnSyntax);
        return new ProgramSyntax(
            header.Word.Kind, header.Name, [.. members.Where(m => m is not ReturnSyntax)], isBroken, header.Word.Documentation, SpanOf(chunk))
        {
            HasBrokenCheck = _brokenChecks > checks,
        };
    }

    /// <summary>What a program writes for a value that it is to return.</summary>
    private Suggestion AsTotal(ReturnSyntax member)
    {
        var value = _source.GetText(member.Value.Span);
        return _outline.DeclaresTotal ? value == "total" ? Removed(member) : "Write 'term …' or 'output …': there is a total already."
            : value == "total" && _outline.HasTerms ? Removed(member)
            : value.IndexOf('\n') >= 0 ? "Write 'total = …', 'term …' or 'output …'." : new Suggestion($"Write 'total = {value}'.", $"total = {value}", member.Span);
    }

    private static Suggestion Removed(ReturnSyntax member) => new("Remove it: the total is returned by itself.", "", member.Span);

    /// <summary>The statements between the brace at <paramref name="brace"/> and the one that closes it.</summary>
    private List<MemberSyntaxNode> ParseBody(IReadOnlyList<Token> chunk, int brace, bool isInFunction)
    {
        var close = StatementSplitter.FindClosingBrace(chunk, brace);
        if (close >= 0 && close < chunk.Count - 1 && !isInFunction && EarlyBrace.Without(_source, _diagnostics, chunk, close) is { } whole)
        {
            _brokenStatements++;
            return ParseBody(whole, brace, isInFunction);
        }

        if (close < 0 && LeavesItsBraceOpen(chunk, brace))
            close = chunk.Count - 1;
        else if (close < 0)
        {
            _diagnostics.Report(_source, chunk[brace].Span, DiagnosticCatalogue.UnclosedBrace);
            _brokenStatements++;
            close = chunk.Count;
        }
        else if (close < chunk.Count - 1)
        {
            _errors.ReportForeign(Take(chunk, close + 1, chunk.Count - close - 1), isMember: false);
            _brokenStatements++;
        }

        var members = new List<MemberSyntaxNode>();
        var statements = StatementSplitter.JoinClaims([.. StatementSplitter.SplitMembers(_source, Take(chunk, brace + 1, close - brace - 1))]);
        var branched = isInFunction ? [] : BranchedAssignment.In(statements, _outline, _source);
        for (var i = 0; i < statements.Count; i++)
        {
            var assignment = branched.FirstOrDefault(b => b.First <= i && i <= b.Last);
            // What was said of a part of the text has an edit of its own.
            if (assignment?.Block == i && !_diagnostics.HasUnreadIn(_source, SpanOf(statements[i])))
                _errors.ReportBranched(statements[i], _diagnostics.HasErrorIn(_source, assignment.Remedy.Place!.Value) ? assignment.Remedy with { Replacement = null } : assignment.Remedy);
            members.AddRange(assignment is null ? ParseMember(statements[i], isInFunction) : Broken(statements[i]));
        }

        return members;
    }

    /// <summary>Whether it is a statement inside that forgets its brace, and the last one closes the block.</summary>
    private bool LeavesItsBraceOpen(IReadOnlyList<Token> chunk, int brace) => chunk[chunk.Count - 1].Kind == TokenKind.RightBrace
        && StatementSplitter.SplitMembers(_source, Take(chunk, brace + 1, chunk.Count - brace - 1)).Reverse().Skip(1).Any(StatementSplitter.IsOpen);

    private IEnumerable<MemberSyntaxNode> ParseMember(IReadOnlyList<Token> statement, bool isInFunction)
    {
        var first = statement[0];
        var isWord = first is { Kind: TokenKind.Identifier, Text: "total" } || StatementSplitter.IsGrouping(statement, 0);
        if (first.Kind == TokenKind.Fn && !isInFunction && !_diagnostics.HasUnreadIn(_source, SpanOf(statement)) && NameIn(statement) is not null)
            return Misplaced(statement);
        if (first.Kind is TokenKind.Unit or TokenKind.Import && !isInFunction && !_diagnostics.HasUnreadIn(_source, SpanOf(statement)))
            return MisplacedAtTop(statement);
        if (first.Kind == TokenKind.Identifier && !isWord || MemberGrammar.For(first.Kind) is not { } parser)
        {
            // What only follows from a foreign character that was named is no second mistake.
            if (!_diagnostics.HasUnreadIn(_source, SpanOf(statement)))
                _errors.ReportForeign(statement, isMember: true, isInFunction);
            return Broken(statement);
        }

        if (ValueBlock.Opening(statement) > 0 && _errors.ReportValueBlock(statement))
            return Broken(statement);
        return Run(parser, statement, isMember: true, isInFunction) is { } member ? [member] : Broken(statement);
    }

    /// <summary>A function within a program is read as if it stood beside it.</summary>
    private IEnumerable<MemberSyntaxNode> Misplaced(IReadOnlyList<Token> function)
    {
        _errors.ReportForeign(function, isMember: true);
        _brokenStatements++;
        _misplaced.Add(ParseFunction(function) ?? new BrokenDeclarationSyntax(TokenKind.Fn, NameIn(function), SpanOf(function)));
        return [];
    }

    /// <summary>A unit or an import within a program is read as if it stood above it.</summary>
    private IEnumerable<MemberSyntaxNode> MisplacedAtTop(IReadOnlyList<Token> statement)
    {
        _errors.ReportForeign(statement, isMember: true);
        _brokenStatements++;
        DeclarationSyntax? read = statement[0].Kind == TokenKind.Unit ? Run(DeclarationGrammar.Unit, statement) : Run(DeclarationGrammar.Import, statement);
        _misplaced.Add(read ?? new BrokenDeclarationSyntax(statement[0].Kind, statement[0].Kind == TokenKind.Unit ? NameIn(statement) : null, SpanOf(statement)));
        return [];
    }

    /// <summary>Notes a statement that did not parse, and keeps its names, so that their uses are not reported as unknown.</summary>
    private IEnumerable<MemberSyntaxNode> Broken(IReadOnlyList<Token> statement)
    {
        var isCheck = statement[0].Kind == TokenKind.Check || statement[0] is { Kind: TokenKind.Identifier, Text: "assert" or "expect" };
        // What is meant as a function is called as one.
        if (FunctionRemedies.IsOfLet(statement))
            _misplaced.Add(new BrokenDeclarationSyntax(TokenKind.Fn, statement[1].Text, SpanOf(statement)));
        (_brokenStatements, _brokenChecks) = isCheck ? (_brokenStatements, _brokenChecks + 1) : (_brokenStatements + 1, _brokenChecks);
        return isCheck ? [] : BrokenNames.In(statement);
    }

    /// <summary>The value at the end of a block that does not return it.</summary>
    private (Suggestion Advice, TextSpan? Place) LastValue(IReadOnlyList<Token> chunk, int brace)
    {
        var close = StatementSplitter.FindClosingBrace(chunk, brace) is >= 0 and var found ? found : chunk.Count;
        var last = StatementSplitter.SplitMembers(_source, Take(chunk, brace + 1, close - brace - 1)).LastOrDefault();
        var isValue = last is not null && last.All(t => t.Kind != TokenKind.Equals) && (last[0].Kind is TokenKind.Identifier or TokenKind.Number or TokenKind.LeftParenthesis or TokenKind.Minus
            || last[0].Kind == TokenKind.If && last.Any(t => t.Kind == TokenKind.Then) && last.Any(t => t.Kind == TokenKind.Else));
        // A line that begins with a minus goes on with the value of the last 'let'.
        if (!isValue && last?[0].Kind == TokenKind.Let && Enumerable.Range(4, Math.Max(last.Count - 4, 0)).FirstOrDefault(i => last[i].Kind == TokenKind.Minus && IsFirstOnLine(last, i) && TokenFacts.CanEndStatement(last[i - 1].Kind)) is > 0 and var minus)
            (last, isValue) = (Take(last, minus, last.Count - minus), true);
        if (!isValue)
            return ("End it with 'return expression'.", null);
        var value = last!.Count <= LongestShown ? _source.GetText(SpanOf(last)) : last[0].Text + " …";
        return (new Suggestion($"Put 'return' before its value: 'return {value}'.", "return ", new TextSpan(last[0].Span.Start, 0)), SpanOf(last));
    }

    private static string? NameIn(IReadOnlyList<Token> chunk) =>
        chunk.Count > 1 && chunk[1].Kind == TokenKind.Identifier ? chunk[1].Text : null;

    /// <summary>
    /// Parses one statement; null after a report. What follows a whole statement on a line of its own is reported as no
    /// statement, and the whole one counts.
    /// </summary>
    private T? Run<T>(Parser<T> parser, IReadOnlyList<Token> tokens, bool isMember = false, bool isInFunction = false)
    {
        var end = new TextSpan(tokens[tokens.Count - 1].Span.End, 0);
        var session = new ParseSession([.. tokens, new Token(TokenKind.End, end, "")], _outline) { IsInFunction = isInFunction };
        var result = parser(new TokenInput(session));
        if (result.WasSuccessful && result.Remainder.Position == tokens.Count)
            return result.Value;

        if (session.IsTooDeep)
        {
            _diagnostics.Report(_source, SpanOf(tokens), DiagnosticCatalogue.NestedTooDeeply, Lexer.MaximumNesting);
            return default;
        }

        // A foreign character has been named already; what it does to the statement is no second mistake.
        if (_diagnostics.HasUnreadIn(_source, SpanOf(tokens)))
            return default;
        var position = Math.Max(session.FurthestPosition, result.WasSuccessful ? result.Remainder.Position : 0);
        if (result.WasSuccessful && result.Remainder.Position == position && IsFirstOnLine(tokens, position) && tokens[position].Kind != TokenKind.Question)
        {
            _errors.ReportForeign(Take(tokens, position, tokens.Count - position), isMember, isInFunction);
            _brokenStatements++;
            return result.Value;
        }

        _errors.Report(session, position);
        _errors.ReportUnits(tokens);
        return default;
    }

    private bool IsFirstOnLine(IReadOnlyList<Token> tokens, int position) =>
        _source.GetPosition(tokens[position].Span.Start).Line > _source.GetPosition(tokens[position - 1].Span.Start).Line;

    private static TextSpan SpanOf(IReadOnlyList<Token> tokens) => tokens[0].Span.To(tokens[tokens.Count - 1].Span);

    private static IReadOnlyList<Token> Take(IReadOnlyList<Token> tokens, int start, int count) =>
        [.. tokens.Skip(start).Take(count)];
}
