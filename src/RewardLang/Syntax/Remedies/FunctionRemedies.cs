using RewardLang.Diagnostics;

namespace RewardLang.Syntax.Remedies;

/// <summary>Functions in the form of other languages: a definition within a program, a lambda, a 'let' with parameters.</summary>
internal static class FunctionRemedies
{
    private const int LongestShown = 120;
    private const int LongestBlock = 160;
    private const int MostCalls = 100;

    private const string Beside = "Functions are declared beside the program";

    /// <summary>Words that begin the definition of a function elsewhere.</summary>
    public static bool IsDefinition(Token token) => token is { Kind: TokenKind.Identifier, Text: "def" or "function" or "func" };

    /// <summary><c>let f = lambda x: x^2</c>, <c>let f = x -> x^2</c>, <c>let f(x) = x^2</c>.</summary>
    public static Remedy? For(BrokenStatement s)
    {
        var place = Enumerable.Range(0, s.Position + 1).Where(i => s.At(i).Text == "lambda").DefaultIfEmpty(-1).Last();
        if (s.First.Kind == TokenKind.Let && WithParameters(s) is var (declared, passed))
            return new Remedy($"Functions are declared beside the program: '{declared}'{Called(s, passed)}.") { Trial = [.. InItsPlace(s, declared), .. Passing(s, passed)] };
        if (s.First.Kind == TokenKind.Let && (place >= 0 ? Lambda(s, place) : Arrow(s)) is var (function, needed))
            return new Remedy($"There are no lambdas: write '{function}' beside the program{Called(s, needed)}.") { Trial = [.. InItsPlace(s, function), .. Passing(s, needed)] }.At(place >= 0 ? s.At(place) : s.Found, "a value");
        return place < 0 ? null : new Remedy("There are no lambdas: declare 'fn name(x) = …' beside the program, and call it by its name.").At(s.At(place), "a value");
    }

    /// <summary><c>let f(x) = x^2</c> beside the programs.</summary>
    public static Remedy? OfLet(BrokenStatement s) => s.First.Kind == TokenKind.Let && s.At(2).Kind == TokenKind.LeftParenthesis && s.Closing(2) is > 0 and var close && s.At(close + 1).Kind == TokenKind.Equals && close + 1 < s.Last
        ? new Remedy($"Write 'fn {s.Text(1, s.Last)}'.") { Replacement = "fn", Place = s.First.Span } : null;

    /// <summary><c>def f(x): return x^2</c>, in a program or beside it.</summary>
    public static Remedy? Definition(BrokenStatement s, bool isMember)
    {
        if (!IsDefinition(s.First) || s.At(1).Kind != TokenKind.Identifier || s.At(2).Kind != TokenKind.LeftParenthesis || s.Closing(2) is not (> 0 and var close))
            return null;
        if (!isMember && RewardFunction.IsMeant(s))
            return RewardFunction.AsProgram(s, close);
        // What asks for nothing sees nothing: it was to see what the program declares.
        if (isMember && Parameters(s, 3, close - 1).Length == 0)
            return new Remedy("There is no function to write here, the program is its body: each line is a member, 'let name = value', and each part of what it returns a 'term name = value'; terms are summed and logged by name.");
        var header = $"fn {s.At(1).Text}({Parameters(s, 3, close - 1)})";
        var place = isMember ? " beside the program" : "";
        if (Result(s, close + 1) is null && Body(s, close + 1) is var (start, last))
        {
            var block = $"{header} {s.Text(start, last - 1)}{(s.At(last).Kind == TokenKind.Return ? " " : " return ")}{s.Text(last, s.Last)}";
            return new Remedy($"Write '{(block.Length <= LongestBlock ? block : $"{header} {{ … return … }}")}'{place}.")
            {
                // What is wrong within is told with it.
                Trial = [new TextEdit(s.First.Span, "fn"), new TextEdit(TextSpan.FromBounds(s.At(close).Span.End, s.At(start).Span.Start), " "), .. s.At(last).Kind == TokenKind.Return ? (IEnumerable<TextEdit>)[] : [new TextEdit(new(s.At(last).Span.Start, 0), "return ")]],
            };
        }

        if (Result(s, close + 1) is not { } value)
            return new Remedy($"Write '{header} {{ let a = …  return … }}'{place}.");
        var text = $"{header} = {value}";
        return new Remedy($"Write '{text}'{place}.") { Replacement = isMember ? null : text, Place = s.Span(0, s.Last), Trial = isMember ? InItsPlace(s, text) : [] };
    }

    /// <summary><c>fn f(x: real) -> real { x^2 }</c> within a program, as it is written beside it; null for a body that is no value.</summary>
    public static Remedy? Within(BrokenStatement s)
    {
        if (s.First.Kind != TokenKind.Fn || s.At(1).Kind != TokenKind.Identifier || s.At(2).Kind != TokenKind.LeftParenthesis || s.Closing(2) is not (> 0 and var close))
            return null;
        var (equals, brace) = (s.Find(TokenKind.Equals, close + 1), s.Find(TokenKind.LeftBrace, close + 1));
        if (brace < 0 || equals > 0 && equals < brace || s.Closing(brace) != s.Last || s.Tokens(brace, s.Last).Any(t => t.Kind is TokenKind.Let or TokenKind.State))
            return equals > 0 && (brace < 0 || equals < brace) ? new Remedy($"{Beside}: move it above 'reward {{ … }}'.") : null;
        // What is in braces alone is the value itself.
        var value = s.At(brace + 1).Kind == TokenKind.Return ? brace + 2 : brace + 1;
        var isEarly = s.At(value).Kind == TokenKind.If;
        var choice = isEarly ? EarlyReturns.Choice(s, value, s.Last - 1) : null;
        if (isEarly && choice is null)
            return new Remedy($"{Beside}: move it above 'reward {{ … }}'.");
        var function = $"{s.Text(0, close)} = {choice ?? s.Text(value, s.Last - 1)}";
        return new Remedy($"{Beside}: move it above 'reward {{ … }}'{(function.Length <= LongestShown ? $", as '{function}'" : "")}.")
        {
            Trial = isEarly ? [new TextEdit(s.Span(0, s.Last), function)] : [new TextEdit(TextSpan.FromBounds(s.At(close).Span.End, s.At(value).Span.Start), " = "), new TextEdit(s.At(s.Last).Span, "")],
        };
    }

    /// <summary>A function that is declared beside the program in place of a statement in it.</summary>
    private static IReadOnlyList<TextEdit> InItsPlace(BrokenStatement s, string function) => function.Contains('…') || s.Outline.ProgramAround(s.First.Span.Start) is not { } start ? []
        : [new TextEdit(new TextSpan(start, 0), function + "\n"), new TextEdit(s.Span(0, s.Last), "")];

    /// <summary><c>fn unit(v) = …</c> within a program: its calls are wrong for the same reason.</summary>
    public static Remedy? NamedByKeyword(BrokenStatement s) => s.First.Kind == TokenKind.Fn && s.At(1).Kind >= TokenKind.If
        ? new Remedy($"Functions are declared beside the program, not in it, and '{s.At(1).Text}' is a keyword: give it another name.") { Subject = s.At(1).Text } : null;

    /// <summary>Where a body in braces of values with names begins, and its last statement, which is the result; null for others.</summary>
    private static (int Start, int Last)? Body(BrokenStatement s, int start)
    {
        var open = s.Find(TokenKind.LeftBrace, start);
        if (open < 0 || s.Closing(open) != s.Last || s.At(open + 1).Kind != TokenKind.Let)
            return null;
        // Two operands without an operator between are two statements.
        var let = Enumerable.Range(open, s.Last - open).Last(i => s.At(i).Kind is TokenKind.Let or TokenKind.Return);
        if (s.At(let).Kind == TokenKind.Return)
            return (open, let);
        for (var i = let + 4; i < s.Last; i++)
            if (TokenFacts.CanEndStatement(s.At(i - 1).Kind) && s.At(i).Kind is TokenKind.Identifier or TokenKind.LeftParenthesis or TokenKind.If && s.At(i).Span.Start > s.At(i - 1).Span.End)
                return (open, i);
        return null;
    }

    /// <summary>The value of a body that only returns it; null for others.</summary>
    private static string? Result(BrokenStatement s, int start)
    {
        if (s.At(start).Kind == TokenKind.Equals && start < s.Last)
            return s.Text(start + 1, s.Last);
        var words = Enumerable.Range(start, Math.Max(s.Last - start + 1, 0)).Where(i => s.At(i).Kind == TokenKind.Return).ToList();
        if (words is not [var word] || word == s.Last || s.At(word - 1).Kind is not (TokenKind.Colon or TokenKind.LeftBrace or TokenKind.Text))
            return null;
        var last = s.At(s.Last).Kind == TokenKind.RightBrace ? s.Last - 1 : s.Last;
        return s.Find(TokenKind.Equals, word) >= 0 ? null : s.Text(word + 1, last);
    }

    /// <summary>Whether a 'let' declares what is called: <c>let f = lambda x: …</c>, <c>let f = x => …</c>, <c>let f(x) = …</c>.</summary>
    public static bool IsOfLet(IReadOnlyList<Token> statement)
    {
        if (statement.Count < 6 || statement[0].Kind != TokenKind.Let || statement[1].Kind != TokenKind.Identifier)
            return false;
        if (statement[2].Kind == TokenKind.LeftParenthesis || statement[3].Text == "lambda")
            return true;
        var arrow = statement[3].Kind == TokenKind.LeftParenthesis ? StatementSplitter.IndexOf(statement, TokenKind.RightParenthesis) + 1 : 4;
        return statement[2].Kind == TokenKind.Equals && arrow > 3 && arrow + 1 < statement.Count && statement[arrow].Kind is TokenKind.Minus or TokenKind.Equals
            && statement[arrow + 1].Kind == TokenKind.Greater && statement[arrow].Span.End == statement[arrow + 1].Span.Start;
    }

    private static (string Text, List<string> Passed)? Lambda(BrokenStatement s, int place) =>
        place == 3 && s.At(place).Text == "lambda" && s.Find(TokenKind.Colon, place) is > 0 and var colon && colon < s.Last ? Function(s, Parameters(s, place + 1, colon - 1), colon + 1) : null;

    /// <summary><c>x -> value</c>, <c>(x, y) => value</c>.</summary>
    private static (string Text, List<string> Passed)? Arrow(BrokenStatement s)
    {
        for (var i = 4; i < s.Last - 1; i++)
        {
            if (s.At(i).Kind is not (TokenKind.Minus or TokenKind.Equals) || s.At(i + 1).Kind != TokenKind.Greater || s.At(i).Span.End != s.At(i + 1).Span.Start)
                continue;
            var isList = s.At(3).Kind == TokenKind.LeftParenthesis && s.Closing(3) == i - 1;
            return isList ? Function(s, Parameters(s, 4, i - 2), i + 2) : i == 4 ? Function(s, s.At(3).Text, i + 2) : null;
        }

        return null;
    }

    private static (string Text, List<string> Passed)? WithParameters(BrokenStatement s) =>
        s.Position == 2 && s.Found.Kind == TokenKind.LeftParenthesis && s.Closing(2) is > 0 and var close && s.At(close + 1).Kind == TokenKind.Equals && close + 2 <= s.Last
            ? Function(s, Parameters(s, 3, close - 1), close + 2) : null;

    /// <summary>The names of the program that a body reads: a function sees its parameters only.</summary>
    private static List<string> Needed(BrokenStatement s, int first, int last) =>
        [.. Enumerable.Range(first, last - first + 1).Where(i => s.At(i).Kind == TokenKind.Identifier && !s.IsCall(i + 1) && s.At(i - 1).Kind != TokenKind.Dot && s.Outline.Declares(s.At(i).Text) && s.At(i).Text != s.At(1).Text).Select(i => s.At(i).Text).Distinct()];

    /// <summary>What a call passes besides its own arguments, as the end of a sentence.</summary>
    private static string Called(BrokenStatement s, List<string> passed) => passed.Count == 0 ? "" : $", and call it as {s.At(1).Text}(…, {string.Join(", ", passed)})";

    /// <summary>The same in each call.</summary>
    private static IEnumerable<TextEdit> Passing(BrokenStatement s, List<string> passed) => passed.Count == 0 ? []
        : s.Outline.EndsOfCalls(s.At(1).Text).Where(end => end < s.First.Span.Start || end > s.At(s.Last).Span.End).Take(MostCalls).Select(end => new TextEdit(new TextSpan(end, 0), $", {string.Join(", ", passed)}"));

    /// <summary>The function, and what of the program it needs besides its own parameters.</summary>
    private static (string Text, List<string> Passed) Function(BrokenStatement s, string parameters, int body)
    {
        var needed = Needed(s, body, s.Last).Except(parameters.Split(',').Select(p => p.Split('=')[0].Trim())).ToList();
        return ($"fn {s.At(1).Text}({string.Join(", ", needed.Prepend(parameters).Where(p => p.Length > 0))}) = {(s.Text(body, s.Last) is { Length: <= LongestShown } text ? text : "…")}", needed);
    }

    /// <summary>The names and defaults of parameters; Python's types and its 'self' are left out.</summary>
    private static string Parameters(BrokenStatement s, int first, int last)
    {
        var parameters = new List<string>();
        foreach (var (start, end) in s.Parts(first, last))
        {
            var equals = s.Find(TokenKind.Equals, start);
            if (s.At(start).Kind == TokenKind.Identifier && s.At(start).Text != "self")
                parameters.Add(TokenFacts.Written(s.At(start)) + (equals > start && equals < end ? $" = {s.Text(equals + 1, end)}" : ""));
        }

        return string.Join(", ", parameters);
    }
}
