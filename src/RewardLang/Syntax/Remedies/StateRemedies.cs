using System.Text.RegularExpressions;

namespace RewardLang.Syntax.Remedies;

/// <summary>States that could not be read, and values that are counted up in place.</summary>
internal static class StateRemedies
{
    private static readonly string[] s_wordsOfBefore = ["last", "prev", "previous", "old", "before"];

    public static Remedy? For(BrokenStatement s)
    {
        if (s.Found.Kind is TokenKind.Plus or TokenKind.Minus && s.Previous.Kind == s.Found.Kind && s.ExpectsExpression
            && s.Previous.Span.End == s.Found.Span.Start && s.Position > 1 && s.At(s.Position - 2).Kind == TokenKind.Identifier)
            return CountedUp(s);
        if (s.First.Kind is not (TokenKind.State or TokenKind.Backward))
            return null;
        if (StateSeparators.For(s) is { } separator)
            return separator;
        if (Begun(s) is { } begun)
            return begun;
        if (s.Found.Kind == TokenKind.Equals && s.Position > 2 && TokenFacts.IsOperator(s.Previous.Kind))
        {
            return new Remedy($"Nothing is assigned in place: behind 'then' stands the next value, {s.At(s.Position - 2).Text} {s.Previous.Text} {s.Text(s.Position + 1, s.Last)}.")
            {
                Replacement = s.Previous.Text,
                Place = s.Previous.Span.To(s.Found.Span),
            };
        }

        if (s.Found.Kind == TokenKind.If && Choice(s) is { } choice)
            return choice;
        if (s.Found.Kind != TokenKind.End || !s.Expects(TokenKind.Then) || s.Last < 3)
            return null;
        if (Kept(s) is { } kept)
            return kept;
        if (s.Outline.NextValueOf(s.At(1).Text) is { } next && Enumerable.Range(2, s.Last - 2).FirstOrDefault(i => s.At(i) is { Kind: TokenKind.Equals } or { Kind: TokenKind.Identifier, Text: "from" }) is > 1 and var sign)
        {
            var whole = $"{s.Text(0, sign - 1)} from {s.Text(sign + 1, s.Last)} then {next}";
            return new Remedy($"Write what it is before the first step and what each step makes of it: '{whole}'.") { Replacement = whole, Place = s.Span(0, s.Last) };
        }

        return Enumerable.Range(3, s.Last - 2).Any(i => s.At(i).Kind == TokenKind.Identifier && s.At(i).Text == s.At(1).Text) ? WithoutFirst(s)
            : s.First.Kind == TokenKind.State && s.At(1).Text.Split('_').Any(s_wordsOfBefore.Contains) && s.At(2).Kind == TokenKind.Equals ? OfStepBefore(s)
            : $"A {s.First.Text} has two values, the second for each step from there on: '{s.Text(0, s.Last)} then …', in which '{s.At(1).Text}' is the value of the step {(s.First.Kind == TokenKind.State ? "before" : "behind")}.";
    }

    /// <summary><c>state airborne : real init 0</c>: another word before its first value.</summary>
    private static Remedy? Begun(BrokenStatement s)
    {
        if (s.Found is not { Kind: TokenKind.Identifier, Text: "init" or "initial" or "initially" or "start" or "starts" or "starting" or "begin" or "begins" or "default" } || s.Position < 2)
            return null;
        var value = s.Next.Kind is TokenKind.Equals or TokenKind.Colon || s.Next.Text is "at" or "with" or "as" ? s.Position + 2 : s.Position + 1;
        var then = s.Find(TokenKind.Then, value);
        var last = then > 0 ? then - 1 : s.Last;
        if (value > last)
            return null;
        var next = then > 0 && then < s.Last ? s.Text(then + 1, s.Last) : s.Outline.NextValueOf(s.At(1).Text);
        var text = $"{s.Text(0, s.Position - 1)} from {s.Text(value, last)} then {next ?? "…"}";
        return new Remedy($"Write what it is before the first step and what each step makes of it: '{text}'.") { Replacement = next is null ? null : text, Place = s.Span(0, s.Last) };
    }

    /// <summary><c>state x = x + 1</c>: a value of a state's own name is the next one.</summary>
    private static Remedy WithoutFirst(BrokenStatement s)
    {
        var value = Enumerable.Range(3, s.Last - 2).Select(i => s.At(i)).ToList();
        // A running extreme begins with what it is the extreme of.
        if (s.First.Kind == TokenKind.State && value[0] is { Kind: TokenKind.Identifier, Text: "min" or "max" } && s.IsCall(4) && s.Closing(4) == s.Last && s.Parts(5, s.Last - 1).ToList() is [var left, var right]
            && (IsOwn(s, left) ? right : IsOwn(s, right) ? left : (0, 0)) is var other && other.Item1 > 0)
            return new Remedy($"Write the first step's value in front: '{s.Text(0, 2)} {s.Text(other.Item1, other.Item2)} then {s.Text(3, s.Last)}'; or 'let {s.At(1).Text} = running_{value[0].Text}({s.Text(other.Item1, other.Item2)})' of std.temporal.") { Replacement = $"{s.Text(other.Item1, other.Item2)} then ", Place = new(value[0].Span.Start, 0) };
        var first = value[0] is { Kind: TokenKind.Identifier, Text: "min" or "max" } ? null : IsCondition(value) ? "false" : "0";
        // What the last step itself has must not be lost.
        if (s.First.Kind == TokenKind.Backward)
        {
            // Its own name is the value of the step behind already.
            var next = Regex.Replace(s.Text(3, s.Last), $@"\bnext\(\s*({Regex.Escape(s.At(1).Text)})\s*(?:,\s*final\s*:[^()]*)?\)", "$1");
            var behind = $"{s.Text(0, 1)} from {first ?? "…"} then {next}";
            return new Remedy($"Say what follows the last step: '{behind}'.") { Replacement = first is null ? null : behind, Place = s.Span(0, s.Last) };
        }

        // What is added up at each step is so at the first.
        if (first == "0" && value[0].Text == s.At(1).Text && value.Count > 2 && value[1].Kind is TokenKind.Plus or TokenKind.Minus)
        {
            var whole = $"{s.Text(0, 1)} from 0 then {s.Text(3, s.Last)}";
            return new Remedy($"Write what it is before the first step in front: '{whole}'.") { Replacement = whole, Place = s.Span(0, s.Last) };
        }

        return new Remedy($"Write the first step's value in front: '{s.Text(0, 2)} {first ?? "…"} then {s.Text(3, s.Last)}'.")
        {
            Replacement = first is null ? null : first + " then ",
            Place = new(value[0].Span.Start, 0),
        };
    }

    private static bool IsOwn(BrokenStatement s, (int First, int Last) part) => part.First == part.Last && s.At(part.First).Text == s.At(1).Text;

    /// <summary><c>state last_contact : bool = false</c>, beside an input <c>contact</c>.</summary>
    private static Remedy? Kept(BrokenStatement s)
    {
        var words = s.At(1).Text.Split('_').ToList();
        var value = string.Join("_", words.Where(w => !s_wordsOfBefore.Contains(w)));
        var first = s.Find(TokenKind.Equals) + 1;
        if (s.First.Kind != TokenKind.State || value.Length == 0 || value == s.At(1).Text || !s.Outline.Declares(value) || first < 3 || s.Last - first > 1 || s.At(s.Last).Kind is not (TokenKind.Number or TokenKind.True or TokenKind.False))
            return null;
        var text = $"let {s.At(1).Text} = prev({value}, initial: {s.Text(first, s.Last)})";
        return new Remedy($"For the value of the step before write '{text}'.") { Replacement = text, Place = s.Span(0, s.Last) };
    }

    /// <summary><c>state last_distance = distance</c>: what is kept of the step before needs no state.</summary>
    private static Remedy OfStepBefore(BrokenStatement s)
    {
        // 'state last = prev(contact)' names that step twice.
        var isCalled = s.At(3).Text is "prev" or "previous" or "last" && s.IsCall(4) && s.Closing(4) == s.Last && s.Parts(5, s.Last - 1).ToList() is [_, ..];
        var value = isCalled ? s.Parts(5, s.Last - 1).First() is var called ? s.Text(called.First, called.Last) : "" : s.Outline.LetOf([.. s.Tokens(3, s.Last)]) ?? s.Text(3, s.Last);
        var text = $"let {s.At(1).Text} = prev({value}, initial: {value})";
        return new Remedy($"For the value of the step before write '{text}'.") { Replacement = text, Place = s.Span(0, s.Last) };
    }

    /// <summary><c>state count = count + 1 if found else 0</c>: the choice in its own order, behind the first step's value.</summary>
    private static Remedy? Choice(BrokenStatement s)
    {
        var @else = s.Find(TokenKind.Else, s.Position);
        if (s.ExpectsExpression || s.At(2).Kind != TokenKind.Equals || s.Position < 4 || @else < s.Position + 2 || @else >= s.Last || s.Find(TokenKind.Then) >= 0
            || s.Opening() >= 0 || s.At(3).Text is "min" or "max" || !s.Tokens(3, s.Last).Any(t => t.Kind == TokenKind.Identifier && t.Text == s.At(1).Text))
            return null;
        var first = IsCondition([.. s.Tokens(3, s.Position - 1)]) || IsCondition([.. s.Tokens(@else + 1, s.Last)]) ? "false" : "0";
        var text = $"{s.Text(0, 2)} {first} then if {s.Text(s.Position + 1, @else - 1)} then {s.Text(3, s.Position - 1)} else {s.Text(@else + 1, s.Last)}";
        return new Remedy($"Write '{text}'.") { Replacement = text, Place = s.Span(0, s.Last) };
    }

    private static bool IsCondition(List<Token> value) => value.Any(t => t.Kind is TokenKind.True or TokenKind.False)
        || value[0].Kind != TokenKind.If && value.Any(t => t.Kind is TokenKind.And or TokenKind.Or or TokenKind.Not);

    private static Remedy CountedUp(BrokenStatement s)
    {
        var text = $"{s.At(s.Position - 2).Text} {s.Found.Text} 1";
        return new Remedy($"Nothing is counted up in place: write {text}.") { Replacement = text, Place = s.Span(s.Position - 2, s.Position) };
    }
}
