using RewardLang.Diagnostics;
using RewardLang.Semantics;
using RewardLang.Syntax.Remedies;

namespace RewardLang.Syntax;

/// <summary>Turns the furthest point that a parse reached into a sentence.</summary>
internal sealed class SyntaxErrors(DiagnosticBag diagnostics, SourceText source, FileOutline outline, RepeatedMistakes repeated)
{
    /// <summary>Reports where the reading of a statement ended.</summary>
    public void Report(ParseSession session, int position)
    {
        if (diagnostics.IsFull)
            return;
        var statement = new BrokenStatement(session, position);
        var (found, previous) = (statement.Found, statement.Previous);
        var isArrow = found.Kind == TokenKind.Equals && statement.Next.Kind == TokenKind.Greater && statement.Next.Span.Start == found.Span.End;
        var isArgument = found.Kind == TokenKind.Equals && !isArrow && previous.Kind == TokenKind.Identifier && statement.Expects(TokenKind.RightParenthesis);
        var isAxis = found.Kind == TokenKind.Axis && statement.Next.Kind == TokenKind.Equals;
        var name = isAxis ? found : previous;
        if (found.Kind == TokenKind.Question && OptionalInputs.OfQuestion(statement) is { } optional)
            Say(found.Span, DiagnosticCatalogue.ForeignOperator, found.Text, optional);
        else if (found.Kind == TokenKind.Question)
            Say(found.Span, DiagnosticCatalogue.ForeignOperator, found.Text, Choice(statement, position));
        else if (isArgument && CallRemedies.Comparison(statement, name) is { } comparison)
            Say(found.Span, DiagnosticCatalogue.UnexpectedToken, "'='", "a comparison", comparison);
        else if ((isArgument || isAxis) && CallRemedies.OfForeignArgument(statement, name) is { } foreign)
            Say(name.Span, DiagnosticCatalogue.UnknownArgument, statement.Function!.Text, name.Text, foreign);
        else if ((isArgument || isAxis) && CallRemedies.ForeignFunction(statement) is var (function, advice))
            Say(function.Span, DiagnosticCatalogue.UnknownFunction, function.Text, advice.Place?.End > found.Span.Start ? advice : advice with { Replacement = null });
        else if (isArgument && LibraryArguments.For(statement, name) is { } unknown)
            Say(name.Span, DiagnosticCatalogue.UnknownArgument, statement.Function!.Text, name.Text, unknown);
        else if (isArgument || isAxis)
            Say(found.Span, DiagnosticCatalogue.NamedArgumentWithEquals, CallRemedies.OfNamedArgument(statement, name));
        else
        {
            Report(session, statement, SyntaxAdvice.For(statement));
            if (found.Kind == TokenKind.LeftParenthesis)
                ReportDotted(session, statement);
        }
    }

    /// <summary>Reports the other calls behind a '.' of a statement, which a reader that has learned of one may mend with it.</summary>
    private void ReportDotted(ParseSession session, BrokenStatement statement)
    {
        if (CallRemedies.For(statement) is not { } first)
            return;
        var mended = first.Place ?? statement.Found.Span;
        foreach (var place in CallRemedies.DottedFrom(statement, statement.Position + 1, mended))
        {
            var other = new BrokenStatement(session, place);
            if (other.At(place).Span.Start >= mended.End && CallRemedies.For(other) is { } remedy)
            {
                Report(session, other, remedy);
                mended = remedy.Place ?? other.Found.Span;
            }
        }
    }

    /// <summary>What to write for the choice of other languages whose sign stands at a place.</summary>
    private static Suggestion Choice(BrokenStatement statement, int question) => ConditionRemedies.Missing(statement, question)?.Suggestion ??
        ConditionRemedies.Question(statement, question)?.Suggestion ?? new Suggestion("'if c then a else b'");

    /// <summary>Reports the units of an input or parameter that did not parse, where it is certain what was meant.</summary>
    public void ReportUnits(IReadOnlyList<Token> statement)
    {
        if (statement.Count < 6 || statement[0].Kind is not (TokenKind.Input or TokenKind.Param) || statement[4].Kind != TokenKind.Less)
            return;
        foreach (var unit in statement.Skip(5).TakeWhile(t => t.Kind is TokenKind.Identifier or TokenKind.Star or TokenKind.Slash or TokenKind.Caret or TokenKind.Minus or TokenKind.Number))
            if (unit.Kind == TokenKind.Identifier && !UnitTable.Units.ContainsKey(unit.Text) && !outline.DeclaresUnit(unit.Text) && (UnitAdvice.Certain(unit.Text) ?? UnitAdvice.Undeclared(unit.Text, source)) is { } advice)
                Say(unit.Span, DiagnosticCatalogue.UnknownUnit, unit.Text, advice);
    }

    /// <summary>Reports a statement that begins with nothing: of a program or function when <paramref name="isMember"/>, else of a file.</summary>
    public void ReportForeign(IReadOnlyList<Token> tokens, bool isMember, bool isInFunction = false)
    {
        if (diagnostics.IsFull)
            return;
        var found = tokens[0];
        var statement = new BrokenStatement(new ParseSession([.. tokens, new Token(TokenKind.End, new TextSpan(tokens[tokens.Count - 1].Span.End, 0), "")], outline), 0);
        if (isMember && statement.Find(TokenKind.Question) is > 0 and var question)
        {
            Say(statement.At(question).Span, DiagnosticCatalogue.ForeignOperator, statement.At(question).Text, Choice(statement, question));
            return;
        }

        var near = found.Kind != TokenKind.Identifier || outline.Declares(found.Text) || statement.At(1).Kind == TokenKind.LeftBrace ? null : TokenFacts.Keywords
            .Where(word => isMember ? TokenFacts.BeginsMember(TokenFacts.KeywordOrIdentifier(word)) : TokenFacts.BeginsDeclaration(TokenFacts.KeywordOrIdentifier(word)))
            .FirstOrDefault(word => found.Text.Length > 2 && NameSuggestion.Distance(found.Text, word) is 1);
        var remedy = near is not null ? new Remedy($"Did you mean '{near}'?") { Replacement = near } : Foreign(tokens, statement, isMember, isInFunction);
        if (remedy.Subject is { } subject)
            repeated.Note(subject, remedy.Mark ?? found.Span, isMember ? DiagnosticCatalogue.ExpectedMember : DiagnosticCatalogue.ExpectedDeclaration);
        Say(remedy.Mark ?? found.Span, isMember ? DiagnosticCatalogue.ExpectedMember : DiagnosticCatalogue.ExpectedDeclaration,
            remedy.Found ?? TokenFacts.Describe(found), remedy.Suggestion);
    }

    /// <summary>Reports that a function returns before its end, and what to write for it; false for one that does not.</summary>
    public bool ReportEarlyReturns(IReadOnlyList<Token> function, int brace)
    {
        if (EarlyReturns.For(new BrokenStatement(new ParseSession([.. function, new Token(TokenKind.End, new TextSpan(function[function.Count - 1].Span.End, 0), "")], outline), 0), brace) is not { } remedy)
            return false;
        Say(remedy.Mark!.Value, DiagnosticCatalogue.ExpectedMember, "the keyword 'if'", remedy.Suggestion);
        return true;
    }

    /// <summary>Reports a block in the place of a value; false for one that is more than names and a value.</summary>
    public bool ReportValueBlock(IReadOnlyList<Token> statement)
    {
        if (ValueBlock.For(source, statement) is not { } remedy)
            return false;
        Say(remedy.Mark!.Value, DiagnosticCatalogue.UnexpectedToken, "'{'", "an expression", remedy.Suggestion);
        return true;
    }

    /// <summary>Reports an 'if' whose branches assign one name.</summary>
    public void ReportBranched(IReadOnlyList<Token> statement, Remedy remedy) => Say(statement[0].Span, DiagnosticCatalogue.ExpectedMember, TokenFacts.Describe(statement[0]), remedy.Suggestion);

    private static Remedy Foreign(IReadOnlyList<Token> tokens, BrokenStatement statement, bool isMember, bool isInFunction)
    {
        if ((EnumRemedies.For(statement) ?? FunctionRemedies.Definition(statement, isMember) ?? FunctionRemedies.NamedByKeyword(statement) ?? (isMember ? StatementRemedies.Printed(statement) : null) ?? (isMember ? FunctionRemedies.Within(statement) : null) ?? StatementRemedies.Decorator(statement)) is { } remedy)
            return remedy;
        if (isMember && (RequirementRemedies.For(statement) ?? StateAssignment.OfVariable(statement) ?? DeclarationBlock.For(statement) ?? StatementForms.For(statement)) is { } form)
            return form;
        if (!isMember && FunctionRemedies.OfLet(statement) is { } function)
            return function;
        if (!isMember)
            return OfFile(tokens) ?? (Remedy?)StatementRemedies.OfForeign(tokens[0]) ?? new Remedy("Put members inside 'reward Name { … }', and remove text that is not part of the program.");
        if ((MatchRemedies.Statement(statement) ?? EndRemedies.Foreign(statement) ?? AssignmentRemedies.Typed(statement) ?? SelfAssignment.For(statement)) is { } known)
            return known;
        if (tokens[0].Kind == TokenKind.Weight && statement.At(1).Kind == TokenKind.Identifier && statement.At(2).Kind == TokenKind.Equals)
            return new Remedy($"A weight that has a name is a param: 'param {statement.Text(1, statement.Last)}', and behind its term stands 'weight {statement.At(1).Text}'.") { Replacement = "param" };
        Remedy? foreign = StatementRemedies.OfForeign(tokens[0]);
        if (tokens[0] is { Kind: TokenKind.Identifier, Text: not TokenFacts.GroupWord } && foreign is not null && statement.At(1).Kind != TokenKind.Equals)
            return foreign with { Replacement = statement.At(1).Kind == TokenKind.Identifier ? KeywordFor(tokens[0].Text) : null };
        return GroupRemedies.For(statement) ?? AssignmentRemedies.For(statement, isInFunction) ?? StatementRemedies.Ellipsis(statement) ?? foreign ?? new Remedy(AssignmentRemedies.Forms(isInFunction));
    }

    /// <summary>The keyword that a word of another language stands for; null for others.</summary>
    private static string? KeywordFor(string name) => ForeignNames.Advice(name)?.Replacement is { } word && TokenFacts.BeginsMember(TokenFacts.KeywordOrIdentifier(word)) ? word : null;

    private static Remedy? OfFile(IReadOnlyList<Token> tokens) => tokens[0].Text is "type" or "typedef" or "typealias" or "using" or "alias" && tokens.Count > 3 && tokens[2].Kind == TokenKind.Equals
            ? new Remedy($"Types have no names of one's own: write the type where '{tokens[1].Text}' is used; a unit may have one, as in 'unit foot = 0.3048<m>'.")
        : tokens[0].Text != "from" || tokens.Count < 2 ? null
        : Modules(tokens) is { Count: > 0 } modules ? OfModules(tokens, modules)
        : "Nothing of Python is imported: its functions have names of their own here. Remove the line.";

    private static Remedy OfModules(IReadOnlyList<Token> tokens, List<string> modules) => new($"Write '{string.Join("' and '", modules)}'; functions are called by their names.")
    {
        Replacement = string.Join("\n", modules),
        Place = tokens[0].Span.To(tokens[tokens.Count - 1].Span),
    };

    /// <summary>The modules of the library in <c>from std.module import name</c>.</summary>
    private static List<string> Modules(IReadOnlyList<Token> tokens) => [.. Enumerable.Range(0, Math.Max(tokens.Count - 3, 0))
        .Where(i => tokens[i].Text == "from" && tokens[i + 1].Text == "std" && tokens[i + 2].Kind == TokenKind.Dot && tokens[i + 3].Kind == TokenKind.Identifier)
        .Select(i => $"import std.{tokens[i + 3].Text}").Distinct()];

    private void Report(ParseSession session, BrokenStatement statement, Remedy remedy)
    {
        var found = statement.Found;
        var span = remedy.Mark ?? (found.Kind == TokenKind.End && statement.Position > 0 ? statement.Previous.Span : found.Span);
        if (remedy.Subject is { } subject)
        {
            // A keyword that is meant as a name is one wherever the statement has it.
            var others = TokenFacts.BeginsDeclaration(found.Kind) ? statement.Tokens(statement.Position + 1, statement.Last).Count(t => t.Kind == found.Kind) : 0;
            var isRepeated = repeated.IsRepeated(subject, remedy.Suggestion, span);
            if (!isRepeated)
                repeated.Note(subject, span, DiagnosticCatalogue.UnexpectedToken);
            repeated.Add(subject, others);
            if (isRepeated)
                return;
        }

        Say(span, DiagnosticCatalogue.UnexpectedToken, remedy.Found ?? TokenFacts.Describe(found), remedy.Expected ?? Expectation(session, statement), remedy.Suggestion);
    }

    private void Say(TextSpan span, DiagnosticDescriptor descriptor, params object[] arguments) => diagnostics.Report(source, span, descriptor, arguments);

    private static string Expectation(ParseSession session, BrokenStatement statement)
    {
        if (statement.ExpectsExpression)
            return "an expression";
        var closing = session.Expected.Where(TokenFacts.IsClosing).ToList();
        var expected = closing.Count > 0
            ? [.. closing, .. session.Expected.Where(k => k == TokenKind.Comma)]
            : session.Expected.Where(k => k is not (TokenKind.LeftParenthesis or TokenKind.LeftBracket or TokenKind.Dot)
                || !session.Expected.Contains(TokenKind.Caret));
        var named = expected.Select(TokenFacts.Describe).Distinct().OrderBy(t => t, StringComparer.Ordinal).Take(4).ToList();
        return named is [] or ["an operator"] ? "an operator or the next statement" : string.Join(" or ", named);
    }
}
