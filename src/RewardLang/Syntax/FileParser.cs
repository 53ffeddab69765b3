using RewardLang.Diagnostics;
using Sprache;

namespace RewardLang.Syntax;

/// <summary>
/// Tokens to tree. Every statement begins with a keyword, so a file is first cut into statements and each is parsed on its
/// own: a mistake in one hides nothing of the others.
/// </summary>
internal sealed class FileParser
{
    private readonly SourceText _source;
    private readonly DiagnosticBag _diagnostics;

    private FileParser(SourceText source, DiagnosticBag diagnostics)
    {
        _source = source;
        _diagnostics = diagnostics;
    }

    public static FileSyntax Parse(SourceText source, DiagnosticBag diagnostics)
    {
        var tokens = Lexer.Tokenize(source, diagnostics);
        return new FileSyntax(source, tokens.Count == 0 ? [] : new FileParser(source, diagnostics).ParseDeclarations(tokens));
    }

    private List<DeclarationSyntax> ParseDeclarations(IReadOnlyList<Token> tokens)
    {
        var declarations = new List<DeclarationSyntax>();
        foreach (var chunk in StatementSplitter.SplitDeclarations(_source, tokens))
        {
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

        return declarations;
    }

    private DeclarationSyntax? ReportForeignDeclaration(IReadOnlyList<Token> chunk)
    {
        var first = chunk[0];
        if (TokenFacts.BeginsMember(first.Kind) && first.Kind != TokenKind.Return)
            _diagnostics.Report(_source, first.Span, DiagnosticCatalogue.MemberOutsideProgram, first.Text);
        else
            SyntaxErrors.ReportForeign(_diagnostics, _source, first, isMember: false);
        // 'from module import name' means an import: what it would have brought is not missing.
        return first.Text == "from" ? new BrokenDeclarationSyntax(TokenKind.Import, null, SpanOf(chunk)) : null;
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
        if (chunk.All(t => t.Kind != TokenKind.Return))
        {
            _diagnostics.Report(_source, header.Name.Span, DiagnosticCatalogue.FunctionWithoutReturn, header.Name.Name);
            return null;
        }

        // A 'return' that does not parse is reported by itself.
        var members = ParseBody(chunk, brace);
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
        var errors = _diagnostics.ErrorCount;
        var members = ParseBody(chunk, brace);
        foreach (var member in members.OfType<ReturnSyntax>())
            _diagnostics.Report(_source, member.Span, DiagnosticCatalogue.ReturnInProgram);
        var isBroken = _diagnostics.ErrorCount > errors || _diagnostics.HasErrorIn(_source, SpanOf(chunk));
        return new ProgramSyntax(
            header.Word.Kind, header.Name, [.. members.Where(m => m is not ReturnSyntax)], isBroken, header.Word.Documentation, SpanOf(chunk));
    }

    /// <summary>The statements between the brace at <paramref name="brace"/> and the one that closes it.</summary>
    private List<MemberSyntaxNode> ParseBody(IReadOnlyList<Token> chunk, int brace)
    {
        var close = StatementSplitter.FindClosingBrace(chunk, brace);
        if (close < 0 && LeavesItsBraceOpen(chunk, brace))
            close = chunk.Count - 1;
        else if (close < 0)
        {
            _diagnostics.Report(_source, chunk[brace].Span, DiagnosticCatalogue.UnclosedBrace);
            close = chunk.Count;
        }
        else if (close < chunk.Count - 1)
        {
            SyntaxErrors.ReportForeign(_diagnostics, _source, chunk[close + 1], isMember: false);
        }

        var members = new List<MemberSyntaxNode>();
        foreach (var statement in StatementSplitter.SplitMembers(_source, Take(chunk, brace + 1, close - brace - 1)))
            members.AddRange(ParseMember(statement));
        return members;
    }

    /// <summary>Whether it is a statement inside that forgets its brace, and the last one closes the block.</summary>
    private bool LeavesItsBraceOpen(IReadOnlyList<Token> chunk, int brace) => chunk[chunk.Count - 1].Kind == TokenKind.RightBrace
        && StatementSplitter.SplitMembers(_source, Take(chunk, brace + 1, chunk.Count - brace - 1)).Reverse().Skip(1).Any(StatementSplitter.IsOpen);

    private IEnumerable<MemberSyntaxNode> ParseMember(IReadOnlyList<Token> statement)
    {
        var first = statement[0];
        var isWord = first is { Kind: TokenKind.Identifier, Text: "total" } || StatementSplitter.IsGrouping(statement, 0);
        if (first.Kind == TokenKind.Identifier && !isWord || MemberGrammar.For(first.Kind) is not { } parser)
        {
            // What only follows from a foreign character that was named is no second mistake.
            if (!_diagnostics.HasErrorIn(_source, SpanOf(statement)))
                SyntaxErrors.ReportForeign(_diagnostics, _source, first, isMember: true);
            return Broken(statement, first.Text);
        }

        return Run(parser, statement, isMember: true) is { } member ? [member] : Broken(statement, first.Text);
    }

    /// <summary>Keeps the names of a statement that did not parse, so that their uses are not reported as unknown.</summary>
    private static IEnumerable<MemberSyntaxNode> Broken(IReadOnlyList<Token> statement, string construct)
    {
        if (statement[0].Kind is TokenKind.Return or TokenKind.Check)
            return [];
        var first = statement.Count > 1 && statement[1].Kind == TokenKind.Identifier ? statement[1] : statement[0];
        // Python declares several names in a row.
        var others = statement.Skip(2).Where((token, i) => token.Kind == TokenKind.Identifier && statement[i + 1].Kind == TokenKind.Comma
            && (i + 3 >= statement.Count || statement[i + 3].Kind is TokenKind.Comma or TokenKind.Equals or TokenKind.Colon));
        return others.Prepend(first).Where(t => t.Kind == TokenKind.Identifier).GroupBy(t => t.Text).Select(g => g.First())
            .Select(name => new UnsupportedSyntax(new NameSyntax(name.Text, name.Span), construct, SpanOf(statement)));
    }

    private static string? NameIn(IReadOnlyList<Token> chunk) =>
        chunk.Count > 1 && chunk[1].Kind == TokenKind.Identifier ? chunk[1].Text : null;

    /// <summary>
    /// Parses one statement; null after a report. What follows a whole statement on a line of its own is reported as no
    /// statement, and the whole one counts.
    /// </summary>
    private T? Run<T>(Parser<T> parser, IReadOnlyList<Token> tokens, bool isMember = false)
    {
        var end = new TextSpan(tokens[tokens.Count - 1].Span.End, 0);
        var session = new ParseSession([.. tokens, new Token(TokenKind.End, end, "")]);
        var result = parser(new TokenInput(session));
        if (result.WasSuccessful && result.Remainder.Position == tokens.Count)
            return result.Value;

        if (session.IsTooDeep)
        {
            _diagnostics.Report(_source, SpanOf(tokens), DiagnosticCatalogue.NestedTooDeeply, Lexer.MaximumNesting);
            return default;
        }

        // A foreign character has been named already; what it does to the statement is no second mistake.
        if (_diagnostics.HasErrorIn(_source, SpanOf(tokens)))
            return default;
        var position = Math.Max(session.FurthestPosition, result.WasSuccessful ? result.Remainder.Position : 0);
        if (result.WasSuccessful && result.Remainder.Position == position && IsFirstOnLine(tokens, position))
        {
            SyntaxErrors.ReportForeign(_diagnostics, _source, tokens[position], isMember);
            return result.Value;
        }

        SyntaxErrors.Report(_diagnostics, _source, session, position);
        return default;
    }

    private bool IsFirstOnLine(IReadOnlyList<Token> tokens, int position) =>
        _source.GetPosition(tokens[position].Span.Start).Line > _source.GetPosition(tokens[position - 1].Span.Start).Line;

    private static TextSpan SpanOf(IReadOnlyList<Token> tokens) => tokens[0].Span.To(tokens[tokens.Count - 1].Span);

    private static IReadOnlyList<Token> Take(IReadOnlyList<Token> tokens, int start, int count) =>
        [.. tokens.Skip(start).Take(count)];
}
