using RewardLang.Diagnostics;
using RewardLang.Semantics;

namespace RewardLang.Syntax;

/// <summary>What to write where a statement could not be read.</summary>
/// <param name="session">The tokens of the statement, and how far it was read.</param>
/// <param name="position">The token that does not fit.</param>
internal sealed class SyntaxAdvice(ParseSession session, int position)
{
    private const string NoInPlace = "Nothing is assigned in place: each part is a term of its own, as in 'term name = value when condition'.";

    private Token Found => At(position);

    private Token Previous => position > 0 ? At(position - 1) : Found;

    private Token First => session.Tokens[0];

    public bool ExpectsExpression { get; } = session.Expected.Contains(TokenKind.Identifier)
        && session.Expected.Contains(TokenKind.Number) && session.Expected.Contains(TokenKind.LeftParenthesis);

    /// <summary>The sentence.</summary>
    public string Sentence => OfStatement() ?? OfKeyword() ?? OfForeignName() ?? OfBrackets() ?? OfToken();

    public static bool IsClosing(TokenKind kind) =>
        kind is TokenKind.RightParenthesis or TokenKind.RightBracket or TokenKind.RightBrace;

    public static string? OfForeign(Token token) => token.Kind switch
    {
        TokenKind.Reward or TokenKind.Loss or TokenKind.Metric => NoInPlace,
        TokenKind.If => "Members cannot stand in an 'if': write 'term name = value when condition', or choose a value with 'if condition then a else b'.",
        TokenKind.Identifier when token.Text == TokenFacts.GroupWord => "The form is 'group of size' or 'group by input'.",
        TokenKind.Fn => "Functions are declared beside the program, not in it.",
        TokenKind.Unit or TokenKind.Import => "Imports and units stand above the program.",
        TokenKind.Identifier => ForeignNames.Advice(token.Text)?.Sentence,
        _ => null,
    };

    /// <summary>An argument with '=': what the function calls it.</summary>
    public static Suggestion OfNamedArgument(string name, string? function) => ForeignArguments.Advice(function, name) is { } advice
        ? advice
        : new Suggestion($"Write '{name}: value'.", ":");

    private Token At(int place) => session.Tokens[Math.Min(place, session.Tokens.Count - 1)];

    /// <summary>What is wrong with the statement as a whole.</summary>
    private string? OfStatement() => First.Kind switch
    {
        TokenKind.Let or TokenKind.Term or TokenKind.Output or TokenKind.State when Found.Kind == TokenKind.Colon && position == 2 =>
            $"A {First.Text} takes its type from its value: write '{First.Text} {Previous.Text} = …'.",
        TokenKind.Identifier when First.Text == "total" && Found.Kind is TokenKind.When or TokenKind.Weight => "A total has no conditions and weights: write 'if condition then value else 0'.",
        TokenKind.Let when position == 2 && Previous.Text is "mut" or "var" or "const" => "Nothing changes within a step: 'let name = value'; what is kept from step to step is a state.",
        TokenKind.Axis when Found.Kind == TokenKind.LeftBrace && Previous.Kind == TokenKind.Equals => "The components follow the name: 'axis name { a, b, c }'.",
        TokenKind.Import when Found.Kind == TokenKind.As => "A module is imported whole, and its functions are called by their own names.",
        TokenKind.Fn when Found.Kind == TokenKind.Minus && At(position + 1).Kind == TokenKind.Greater =>
            "A result's type follows ':', as in 'fn name(x) : real = value', and may be left out.",
        TokenKind.Term when Found.Kind == TokenKind.When && !ExpectsExpression => "The condition comes first: 'term name = value when condition weight number'.",
        TokenKind.Term when Found.Kind == TokenKind.Equals && Previous.Kind is TokenKind.When or TokenKind.Weight => $"Write '{Previous.Text}' without '='.",
        >= TokenKind.Axis and <= TokenKind.EndWord when Found.Kind == TokenKind.Comma && Opening() is null => $"One '{First.Text}' declares one name.",
        TokenKind.Let when position == 1 && TokenFacts.BeginsDeclaration(Found.Kind) =>
            $"'{Found.Text}' is a keyword: what is trained on is 'total = value', and a value of one's own is written @{Found.Text}.",
        TokenKind.Let when position == 1 && OfForeign(Found) is { } advice => advice,
        TokenKind.EndWord when Found.Kind == TokenKind.If => "The form is 'end name when condition'.",
        TokenKind.Scenario when position == 2 && Found.Text == "over" => "The form is 'scenario name over steps [ { input = value }, { input = value } ]', with a case for each step.",
        TokenKind.Check when Found.Kind is TokenKind.And or TokenKind.Or => "Write a check for each: 'check total >= 0' and 'check total <= 1', or 'check total in 0..1'.",
        TokenKind.Check when Found.Kind == TokenKind.Equals => "Compare with '==', or with '~=' for nearly equal.",
        TokenKind.Param or TokenKind.Output or TokenKind.Axis or TokenKind.Let when Found.Kind == TokenKind.LeftBrace && ExpectsExpression =>
            "There are no dictionaries: declare 'axis part { a, b, c }' and an array over it.",
        _ => null,
    };

    private string? OfKeyword()
    {
        if (Found.Kind < TokenKind.If)
            return null;
        if (Found.Kind == TokenKind.Axis && At(position + 1).Kind is TokenKind.Colon or TokenKind.Equals)
            return OfNamedArgument(Found.Text, null).Sentence;
        if (Found.Kind == TokenKind.In && First.Kind != TokenKind.Input)
            return "Write 'x == a or x == b', or 'x >= a and x <= b'.";
        if (Found.Kind == TokenKind.If && First.Kind is TokenKind.Term or TokenKind.Output && !ExpectsExpression)
            return First.Kind == TokenKind.Term ? "Write 'term name = value when condition weight number', or 'if condition then a else b'." : "Write 'if condition then a else b'.";
        if (Found.Kind == TokenKind.Else && First.Kind == TokenKind.Term)
            return "Where the condition of 'when' is false the term is 0: leave 'else' out, or write 'if condition then a else b'.";
        if (Found.Kind == TokenKind.When && First.Kind is TokenKind.State or TokenKind.Let or TokenKind.Output)
            return "Only terms and ends have 'when': write 'if condition then a else b'.";
        if (!ExpectsExpression && !session.Expected.Contains(TokenKind.Identifier))
            return null;
        // A name is asked for where a declaration gives one and behind a point; elsewhere a value is.
        if (position > 1 && Previous.Kind != TokenKind.Dot && TokenFacts.BeginsMember(Found.Kind))
            return Found.Kind == TokenKind.Let
                ? "A 'let' is a statement of its own: put it before this one."
                : $"'{Found.Text}' begins a statement; a value of that name is written @{Found.Text}.";
        return $"'{Found.Text}' is a keyword; to use it as a name write @{Found.Text}.";
    }

    private string? OfForeignName() => OfForeign(Found) ?? (position - 1 is 1 && TokenFacts.BeginsMember(First.Kind) ? null : OfForeign(Previous));

    private string? OfBrackets()
    {
        if (RangeInBrackets() is not null)
            return "A range is written with two points: in 0.01 .. 1.";
        if (Found.Kind != TokenKind.Comma || Opening() is not { Kind: TokenKind.LeftParenthesis } open || IsCall(open))
            return null;
        return First.Kind == TokenKind.Return && open == First ? null : "An array is written in square brackets: [a, b, c].";
    }

    /// <summary>The bracket of a range that is written as a list, <c>in [0, 1]</c> or <c>in (0, 1)</c>; null where there is none.</summary>
    public Token? RangeInBrackets()
    {
        for (var i = 0; i < position; i++)
            if (At(i).Kind == TokenKind.In && At(i + 1) is { Kind: TokenKind.LeftBracket or TokenKind.LeftParenthesis } open)
                return session.Tokens.Skip(i + 2).TakeWhile(t => !IsClosing(t.Kind)).Any(t => t.Kind == TokenKind.Comma) ? open : null;
        return null;
    }

    /// <summary>The function that is called where the reading ended; null where none is.</summary>
    public string? Function() => Opening() is { } open && IsCall(open) ? session.Tokens[IndexOf(open) - 1].Text : null;

    private bool IsCall(Token open) => open.Kind == TokenKind.LeftParenthesis && IndexOf(open) is > 0 and var place && At(place - 1).Kind == TokenKind.Identifier;

    private int IndexOf(Token token)
    {
        for (var i = 0; i < session.Tokens.Count; i++)
            if (ReferenceEquals(session.Tokens[i], token))
                return i;
        return -1;
    }

    /// <summary>The bracket that is open at the token that does not fit.</summary>
    private Token? Opening()
    {
        var depth = 0;
        for (var i = Math.Min(position, session.Tokens.Count) - 1; i >= 0; i--)
        {
            var kind = session.Tokens[i].Kind;
            depth += IsClosing(kind) ? 1 : kind is TokenKind.LeftParenthesis or TokenKind.LeftBracket or TokenKind.LeftBrace ? -1 : 0;
            if (depth < 0)
                return session.Tokens[i];
        }

        return null;
    }

    private string OfToken()
    {
        var (found, previous, first) = (Found, Previous, First);
        switch (found.Kind)
        {
            case TokenKind.LeftParenthesis when previous.Kind == TokenKind.Identifier && position > 2 && At(position - 2).Kind == TokenKind.Dot:
                return OfForeign(At(position - 3)) ?? $"Nothing is called behind a '.': write {previous.Text}(x).";
            case TokenKind.Text when previous.Kind == TokenKind.LeftBracket && position > 1:
                return $"Components have names: write {At(position - 2).Text}.{found.Text}.";
            case TokenKind.Text:
                return "There is no text in a program: pass a bool or an int for each case, as an input.";
            case TokenKind.Number when previous.Kind is TokenKind.LeftBracket or TokenKind.Comma && !session.Expected.Contains(TokenKind.Number):
                return $"An axis has a name: declare 'axis name = {found.Text}' and write the name here.";
            case TokenKind.End when position > 1 && (ExpectsExpression || !TokenFacts.CanEndStatement(previous.Kind)):
                return $"Write what follows '{previous.Text}'.";
            case TokenKind.If when first.Kind != TokenKind.EndWord:
            case not TokenKind.Equals when session.Expected.Contains(TokenKind.Then) && first.Kind is not (TokenKind.State or TokenKind.Backward or TokenKind.Repeat) || session.Expected.Contains(TokenKind.Else):
                return "Write 'if condition then a else b'.";
            case TokenKind.Comma when first.Kind == TokenKind.Return:
                return "Nothing is returned in a row or a dictionary: a function returns one value, [a, b] for two; a program has a 'total', and an 'output name = value' for each further result.";
            case TokenKind.Identifier when previous.Kind == TokenKind.Number:
                return AfterNumber(previous, found);
            case TokenKind.Number when previous.Kind == TokenKind.Number && previous.Span.End == found.Span.Start:
                return "A number has one decimal point.";
            case TokenKind.Number when previous.Kind == TokenKind.Caret:
                return "The power of a unit is a whole number up to 12.";
            case TokenKind.Colon or TokenKind.DotDot when previous.Kind is TokenKind.LeftBracket or TokenKind.Comma && At(position + 1).Kind == TokenKind.Number:
                return $"A part has both ends, and the second is not included: x[0..{At(position + 1).Text}].";
            case TokenKind.Colon or TokenKind.DotDot when previous.Kind is TokenKind.LeftBracket or TokenKind.Comma:
                return "An axis that is not indexed is kept: write x[0], or x[joint: 0] when there are several.";
            case TokenKind.Colon when session.Expected.Contains(TokenKind.RightBracket):
                return "A range is written with two points, as in x[0..3]; the end is not included.";
            case TokenKind.RightBracket when previous.Kind == TokenKind.DotDot:
                return "A part has both ends, and the second is not included: x[7..10].";
            case TokenKind.Equals when session.Tokens.Take(position).Any(t => t.Kind is TokenKind.If or TokenKind.When or TokenKind.And or TokenKind.Or or TokenKind.Not):
                return "Compare with '=='.";
            case TokenKind.Plus when ExpectsExpression:
                return "A number needs no sign '+'.";
            case TokenKind.Minus when position == 2 && previous.Kind == TokenKind.Identifier && first.Kind != TokenKind.Check:
                return $"A name has no '-': write {previous.Text}_{At(position + 1).Text}.";
            case TokenKind.Less when previous.Kind == TokenKind.RightBracket && first.Kind is TokenKind.Input or TokenKind.Param or TokenKind.Model:
                return "The unit comes before the axes: real<m>[joint].";
            case not TokenKind.End when previous.Kind == TokenKind.Greater && ExpectsExpression:
                return "A unit follows its number without a space, as in 2<m>.";
            case var kind when IsClosing(kind) && !ExpectsExpression:
                return "Remove it, or open it before.";
            case var kind when IsClosing(kind):
                return "Remove the operator or comma before it, or write what follows it.";
            case not TokenKind.Equals when session.Expected.Any(IsClosing) && first.Kind != TokenKind.Scenario:
                return "Every bracket is closed, and a comma or an operator stands between values.";
            default:
                return $"The form is '{Form(first)}'.";
        }
    }

    /// <summary>What stands behind a number is a unit, a factor, or the spelling of a number in another language.</summary>
    private string AfterNumber(Token number, Token name)
    {
        var isTouching = number.Span.End == name.Span.Start;
        if (isTouching && (name.Text[0] == '_' || name.Text.Length > 1 && name.Text[0] is 'x' or 'X' && char.IsLetterOrDigit(name.Text[1]) || name.Text is "f" or "F" or "L" or "d" or "e"))
            return "A number is written in digits, with a point and an exponent at most: 1000, 0.5, 1e-3.";
        return At(position + 1).Kind == TokenKind.LeftParenthesis || !isTouching && !UnitTable.Units.ContainsKey(name.Text)
            ? $"Put an operator between: {number.Text} * {name.Text}."
            : $"Write the unit in angle brackets, {number.Text}<{name.Text}{Quotient()}>, or an operator between.";

        // 1 m/s is one unit.
        string Quotient() => At(position + 1).Kind == TokenKind.Slash && At(position + 2) is { Kind: TokenKind.Identifier } below && UnitTable.Units.ContainsKey(below.Text)
            ? $"/{below.Text}" + (At(position + 3).Kind == TokenKind.Caret ? $"^{At(position + 4).Text}" : "") : "";
    }

    /// <summary>How the statement that a token begins is written.</summary>
    private static string Form(Token first) => first.Kind switch
    {
        TokenKind.Import => "import std.module' or 'import \"file.reward\"",
        TokenKind.Unit => "unit name = 2<m>",
        TokenKind.Fn => "fn name(x, y) = value' or 'fn name(x) { let a = x  return a }",
        TokenKind.Reward or TokenKind.Loss or TokenKind.Metric => $"{first.Text} Name {{ … }}",
        TokenKind.Axis => "axis name = size' or 'axis part = whole[0..3]",
        TokenKind.Input => "input name : type in lower..upper",
        TokenKind.Param => "param name : type = default in lower..upper",
        TokenKind.Model => "model name(a: type, b: type) : type in lower..upper",
        TokenKind.State => "state name = first then next",
        TokenKind.Backward => "backward name = last then next",
        TokenKind.Repeat => "repeat name = first then next times 20",
        TokenKind.Term => "term name = value when condition weight number",
        TokenKind.EndWord => "end name when condition",
        TokenKind.Scenario => "scenario name { input = value  other = value }",
        TokenKind.Check => "check total in 0..1', 'check near > far' or 'check term of near ~= 2",
        TokenKind.Return => "return value",
        TokenKind.Identifier when first.Text == TokenFacts.GroupWord => "group of size' or 'group by input",
        TokenKind.Identifier => "total = value",
        _ => $"{first.Text} name = value",
    };
}
