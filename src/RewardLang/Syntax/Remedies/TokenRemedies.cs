using System.Text.RegularExpressions;
using RewardLang.Diagnostics;
using RewardLang.Semantics;

namespace RewardLang.Syntax.Remedies;

/// <summary>What is said by the token at which the reading ended, where nothing else tells more.</summary>
internal static class TokenRemedies
{
    /// <summary>A number with a unit, as a text.</summary>
    private static readonly Regex s_quantity = new(@"^\s*(-?[0-9]+(?:\.[0-9]+)?)\s*([A-Za-z]+)\s*$", RegexOptions.CultureInvariant);

    /// <summary>What no name has.</summary>
    private static readonly Regex s_apart = new(@"\W+", RegexOptions.CultureInvariant);

    public static Remedy For(BrokenStatement s)
    {
        var (found, previous, first) = (s.Found, s.Previous, s.First);
        switch (found.Kind)
        {
            case TokenKind.Text:
                return Text(s);
            case TokenKind.Number when previous.Kind is TokenKind.LeftBracket or TokenKind.Comma && !s.Expects(TokenKind.Number):
                return new Remedy($"An axis has a name: declare 'axis name = {found.Text}' and write the name here.");
            case TokenKind.End when s.Position > 1 && (s.ExpectsExpression || !TokenFacts.CanEndStatement(previous.Kind)):
                return new Remedy($"Write what follows '{previous.Text}'.");
            case TokenKind.End when s.Expects(TokenKind.Else) && s.Find(TokenKind.Then) is > 0 and var nothing && s.Last == nothing + 1 && s.At(s.Last).Kind == TokenKind.Number && s.At(s.Last).Value == 0:
                return new Remedy($"A choice has both sides: write '… {s.Text(nothing, s.Last)} else …', with what it is otherwise.");
            case TokenKind.End when s.Expects(TokenKind.Else) && s.Find(TokenKind.Then) > 0:
                var otherwise = first.Kind is TokenKind.State or TokenKind.Backward ? s.At(1).Text : s.Previous.Kind is TokenKind.True or TokenKind.False ? "false" : "0";
                return new Remedy($"A choice has both sides: write '… {s.Text(s.Find(TokenKind.Then), s.Last)} else {otherwise}', with what it is otherwise.") { Trial = [new TextEdit(new(s.At(s.Last).Span.End, 0), $" else {otherwise}")] };
            case TokenKind.Then when s.Find(TokenKind.Equals) is > 0 and var sign && sign + 1 < s.Position && s.Find(TokenKind.If) < 0 && s.Find(TokenKind.Else, s.Position) is > 0 and var behind && first.Kind is TokenKind.Let or TokenKind.Term or TokenKind.Output:
                return new Remedy($"Write 'if {s.Text(sign + 1, s.Position)} {s.Text(s.Position + 1, behind)} {s.Text(behind + 1, s.Find(TokenKind.Weight) is > 0 and var weight ? weight - 1 : s.Last)}'.") { Replacement = "if ", Place = new(s.At(sign + 1).Span.Start, 0), Expected = "'if'" };
            case TokenKind.Tilde when first.Kind != TokenKind.Check:
                return new Remedy("Write '!=' for what differs, and abs(a - b) < 0.01 for nearly equal; only a check has '~='.") { Replacement = s.Next.Kind == TokenKind.Number && s.EndOfUnit(s.Position + 2) < 0 && s.Next.Value == Math.Floor(s.Next.Value) || s.Next.Kind == TokenKind.Identifier ? "!=" : null };
            case TokenKind.If when first.Kind != TokenKind.EndWord:
            case not TokenKind.Equals when s.Expects(TokenKind.Then) && first.Kind is not (TokenKind.State or TokenKind.Backward or TokenKind.Repeat) || s.Expects(TokenKind.Else):
                if (s.Expects(TokenKind.Else) && s.Find(TokenKind.Then) is > 0 and var then && found.Kind is TokenKind.Weight or TokenKind.When && first.Kind == TokenKind.Term && s.Find(TokenKind.If) is > 0 and var choice && choice < then)
                    return new Remedy($"A choice has both sides: write '{s.Text(choice, s.Position - 1)} else 0', with what it is otherwise.") { Trial = [new TextEdit(new(previous.Span.End, 0), " else 0")] };
                var isThenMissing = s.Expects(TokenKind.Then) && found.Kind is TokenKind.Number or TokenKind.Identifier or TokenKind.LeftParenthesis or TokenKind.LeftBracket && s.Find(TokenKind.Else, s.Position) > 0;
                return new Remedy("Write 'if condition then a else b'.") { Replacement = isThenMissing ? "then " : null, Place = isThenMissing ? new(found.Span.Start, 0) : null };
            case TokenKind.Comma when first.Kind == TokenKind.Return:
                return new Remedy("Neither a tuple nor a dictionary is returned: a function returns one value, [a, b] for two; a program has a 'total', and an 'output name = value' for each further result.");
            case TokenKind.Equals when Enumerable.Range(0, s.Position).Any(i => s.At(i).Kind is TokenKind.If or TokenKind.When or TokenKind.And or TokenKind.Or or TokenKind.Not):
                return new Remedy("Compare with '=='.") { Replacement = "==" };
            case TokenKind.Equals when TokenFacts.IsOperator(previous.Kind):
                return new Remedy("Nothing is assigned in place: write each part as a term of its own, or the whole value behind one '='.");
            case TokenKind.Plus when s.ExpectsExpression:
                return new Remedy("A number needs no sign '+'.");
            case TokenKind.Minus when s.Position == 2 && s.Next.Kind == TokenKind.Number && first.Kind is TokenKind.Term or TokenKind.Let or TokenKind.Output or TokenKind.Param:
                return new Remedy($"Write '{first.Text} {previous.Text} = {s.Text(s.Position, s.Last)}'.") { Replacement = "= ", Place = new(found.Span.Start, 0) };
            case TokenKind.Colon when s.Position == 2 && first.Kind == TokenKind.Unit && s.Last > 2:
                return new Remedy($"Write 'unit {previous.Text} = {s.Text(3, s.Last)}'.") { Replacement = " =" };
            case TokenKind.End when s.Position == 2 && first.Kind == TokenKind.Unit:
                return new Remedy($"Write 'unit {previous.Text} = 1', by which it counts as a plain number.") { Replacement = " = 1", Place = new(previous.Span.End, 0) };
            case TokenKind.Minus when s.Position == 2 && previous.Kind == TokenKind.Identifier && first.Kind != TokenKind.Check:
                return s.Next.Kind == TokenKind.Greater ? new Remedy($"A program declares no type of its result: leave out '{s.Text(s.Position, s.At(s.Last).Kind == TokenKind.LeftBrace ? s.Last - 1 : s.Last)}'.")
                {
                    Replacement = "",
                    Place = s.Span(s.Position, s.At(s.Last).Kind == TokenKind.LeftBrace ? s.Last - 1 : s.Last),
                }
                : new Remedy($"A name has no '-': write {previous.Text}_{s.Next.Text}.");
            case TokenKind.Less when previous.Kind == TokenKind.RightBracket && first.Kind is TokenKind.Input or TokenKind.Param or TokenKind.Model:
                return new Remedy("The unit comes before the axes: real<m>[joint].");
            case var kind when TokenFacts.IsClosing(kind) && !s.ExpectsExpression:
                return new Remedy("Remove it, or open it before.");
            case TokenKind.RightBracket when previous.Kind == TokenKind.LeftBracket && first.Kind == TokenKind.State:
                return new Remedy("A state keeps numbers, and no list grows: ema(x, rate: 2 / (n + 1)) of std.temporal is the mean of about the last n steps, average(x) that of all so far, and sqrt(max(ema(x^2, rate: r) - ema(x, rate: r)^2, 0)) their spread.");
            case TokenKind.RightBracket when previous.Kind == TokenKind.LeftBracket:
                return new Remedy("An array has at least one element, and nothing is appended to it: write it for all elements at once, as in norm(tips - object, over: xyz) for the norm of each.");
            case var kind when TokenFacts.IsClosing(kind) && previous.Kind == TokenKind.Comma:
                return new Remedy("Remove the comma before it, or write what follows it.");
            case var kind when TokenFacts.IsClosing(kind):
                return new Remedy("Remove the operator or comma before it, or write what follows it.");
            case TokenKind.DotDot when s.Opening() is > 0 and var call && s.IsCall(call) && s.Closing(call) is > 0 and var end && s.Parts(call + 1, end - 1).First(p => p.Last >= s.Position) is var range && range.Last > s.Position:
                var ends = $"{s.Text(range.First, s.Position - 1)}, {s.Text(s.Position + 1, range.Last)}";
                return new Remedy($"A range is no value: pass its ends, {ends}.") { Replacement = ends, Place = s.Span(range.First, range.Last) };
            case not TokenKind.Equals when s.ExpectsClosing && first.Kind != TokenKind.Scenario:
                return Unclosed(s) ?? new Remedy("Every bracket is closed, and a comma or an operator stands between values.");
            default:
                return new Remedy($"The form is '{Form(first)}'.");
        }
    }

    /// <summary>A bracket that nothing closes, named by what stands at it.</summary>
    private static Remedy? Unclosed(BrokenStatement s)
    {
        if (s.Opening() is not (> 0 and var open) || s.Closing(open) >= 0)
            return null;
        var bracket = s.At(open).Text;
        return new Remedy($"The '{bracket}' {(s.IsCall(open) ? $"of '{s.At(open - 1).Text}{bracket}…'" : $"before '{s.At(open + 1).Text}'")} is not closed: write '{(bracket == "(" ? ")" : bracket == "[" ? "]" : "}")}' where its value ends.");
    }

    /// <summary>Text in quotes, with the letter that stands before it in Python.</summary>
    private static Remedy Text(BrokenStatement s)
    {
        if (s.Position == 1 && TokenFacts.BeginsMember(s.First.Kind) && s_apart.Replace(s.Found.Text.Trim(), "_") is var name && name.Length > 0 && char.IsLetter(name[0]))
            return new Remedy($"A name has no quotes: write '{s.First.Text} {name} …'.") { Replacement = name, Found = "text in quotes" };
        if (Choice(s) is { } choice)
            return choice;
        var isReport = s.First.Kind == TokenKind.Output && s.Find(TokenKind.Equals) is var equals && (s.Position == equals + 1 || s.Position == equals + 2 && s.Previous.Text is "f");
        if (TokenFacts.IsComparison(s.Previous.Kind) && s_quantity.Match(s.Found.Text) is { Success: true } quantity && UnitTable.Units.ContainsKey(quantity.Groups[2].Value))
        {
            var number = $"{quantity.Groups[1].Value}<{quantity.Groups[2].Value}>";
            return new Remedy($"Write {number}.") { Replacement = number, Found = "text in quotes" };
        }

        if (TextCases.For(s) is { } cases)
            return cases with { Found = "text in quotes" };
        if (s.First.Kind == TokenKind.Let && s.Position > 2 && (s.Next.Kind == TokenKind.In || s.Previous.Kind is TokenKind.EqualEqual or TokenKind.NotEqual && s.Last == s.Position))
        {
            var input = $"input {s.At(1).Text} : bool";
            return new Remedy($"There is no text in a program: write '{input}', and let the host look.") { Replacement = input, Place = s.Span(0, s.Last), Found = "text in quotes" };
        }

        var remedy = new Remedy(isReport ? "There is no text in a program: give each number an output of its own, as in 'output distance_left = distance', and let the host write the text."
            : "There is no text in a program: pass a bool or an int for each case, as an input.");
        return s.Previous is { Kind: TokenKind.Identifier, Text: "f" or "r" or "b" } && s.Previous.Span.End == s.Found.Span.Start
            ? remedy with { Mark = s.Previous.Span.To(s.Found.Span), Found = "text in quotes", Expected = "a value" }
            : remedy with { Found = "text in quotes" };
    }

    /// <summary><c>param kind : string = "sparse"</c>, and where it is compared: a condition of the text's own name. Null for others, and where there are several texts.</summary>
    private static Remedy? Choice(BrokenStatement s)
    {
        var isDeclaration = s.First.Kind == TokenKind.Param;
        var name = isDeclaration ? s.At(1).Text : s.Previous.Kind is TokenKind.EqualEqual or TokenKind.NotEqual && s.At(s.Position - 2).Kind == TokenKind.Identifier ? s.At(s.Position - 2).Text : "";
        if (!s.Outline.DeclaresParam(name) || s.Outline.TextsOf(name) is not [var text] || text.Length == 0 || !char.IsLetter(text[0]) || !text.All(c => char.IsLetterOrDigit(c) || c == '_') || s.Outline.Declares(text))
            return null;
        if (isDeclaration)
            return new Remedy($"There is no text in a program: write 'param {text} : bool = true'.") { Replacement = $"param {text} : bool = true", Place = s.Span(0, s.Last), Found = "text in quotes" };
        var condition = s.Previous.Kind == TokenKind.EqualEqual ? text : $"not {text}";
        return new Remedy($"There is no text in a program: with 'param {text} : bool' write {condition}.") { Replacement = condition, Place = s.Span(s.Position - 2, s.Position), Found = "text in quotes" };
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
