using RewardLang.Diagnostics;
using RewardLang.Semantics;

namespace RewardLang.Syntax.Remedies;

/// <summary>Statements whose form is that of another language.</summary>
internal static class StatementRemedies
{
    private const int LongestShown = 60;

    private const string NoInPlace = "Nothing is assigned in place: each part is a term of its own, as in 'term name = value when condition'.";

    public static Remedy? For(BrokenStatement s) => Declaration(s) ?? (s.First.Kind switch
    {
        TokenKind.Identifier when s.First.Text == "total" && s.Position == 2 && s.Last == 2 && s.Found.Kind is TokenKind.Reward or TokenKind.Loss or TokenKind.Metric && (!s.Outline.DeclaresAsName(s.Found.Kind) || s.Outline.AddsTo(s.Found.Kind)) =>
            s.Outline.HasTerms || s.Outline.AddsTo(s.Found.Kind) ? new Remedy("Remove it: the total is the sum of the terms.") { Replacement = "", Place = s.Span(0, s.Last) }
            : $"Write what is trained on, 'total = value', or each of its parts, 'term name = value'.",
        TokenKind.Identifier when s.First.Text == "total" && !s.ExpectsExpression && s.Found.Kind is TokenKind.When or TokenKind.Weight =>
            "A total has no conditions and weights: write 'if condition then value else 0'.",
        TokenKind.Let when s.Position == 2 && s.Previous.Text is "mut" && StateAssignment.OfVariable(s) is { } variable => variable,
        TokenKind.Let when s.Position == 2 && s.Found.Kind == TokenKind.Identifier && s.Previous.Text is "mut" or "var" or "const" =>
            new Remedy($"Leave out '{s.Previous.Text}': nothing changes within a step, and what is kept from step to step is a state.")
            {
                Replacement = "",
                Place = TextSpan.FromBounds(s.Previous.Span.Start, s.Found.Span.Start),
                Mark = s.Previous.Span,
                Found = $"'{s.Previous.Text}'",
                Expected = "a name",
            },
        TokenKind.Let when s.Position == 2 && s.Found.Kind is not TokenKind.Equals && AssignmentRemedies.InPlace(s, 1) is { } inPlace => inPlace,
        TokenKind.Axis when s.Found.Kind == TokenKind.LeftBrace && s.Previous.Kind == TokenKind.Equals && s.Position == 3 =>
            new Remedy($"The components follow the name: '{s.Text(0, 1)} {s.Text(3, s.Last)}'.") { Replacement = "", Place = TextSpan.FromBounds(s.At(1).Span.End, s.Previous.Span.End) },
        TokenKind.Axis when s.Found.Kind == TokenKind.Text && s.At(2).Kind == TokenKind.Equals && s.At(3).Kind is TokenKind.LeftBracket or TokenKind.LeftParenthesis or TokenKind.LeftBrace => Components(s),
        TokenKind.Let when s.Position == 1 && s.Last == 3 && s.At(3) is { Kind: TokenKind.Number, Value: 0 } && s.Outline.AddsTo(s.Found.Kind) => AssignmentRemedies.Remove(s),
        TokenKind.Input when s.Found.Kind == TokenKind.Equals && s.Position == s.Last - 1 && s.At(s.Last).Kind == TokenKind.Identifier && s.Outline.DeclaresInput(s.At(s.Last).Text) => OfStepBefore(s),
        TokenKind.Input when s.Found.Kind == TokenKind.Equals && s.Opening() < 0 && s.Position < s.Last =>
            new Remedy($"An input has no default, the host passes it; a number that may be tuned is a param: 'param {(s.Find(TokenKind.In) is > 2 and var @in && @in < s.Position ? $"{s.Text(1, @in - 1)} {s.Text(s.Position, s.Last)} {s.Text(@in, s.Position - 1)}" : s.Text(1, s.Last))}'."),
        TokenKind.Let when s.Position == 1 && s.At(2).Kind == TokenKind.Equals && s.Last > 2 && s.Outline.AddsTo(s.Found.Kind) =>
            new Remedy($"Each part is a term of its own, the first too: write 'term base = {s.Text(3, s.Last)}'.") { Replacement = "term base", Place = s.Span(0, 1) },
        TokenKind.Let when s.Position == 1 && TokenFacts.BeginsDeclaration(s.Found.Kind) =>
            new Remedy($"'{s.Found.Text}' is a keyword: {(s.Found.Kind is TokenKind.Reward or TokenKind.Loss or TokenKind.Metric ? "what is trained on is 'total = value', and a" : "a")} value of one's own is written @{s.Found.Text}.") { Subject = s.Found.Text, Trial = s.Outline.AsName(s.Found.Kind) },
        TokenKind.Return when s.Position == 1 && !s.IsInFunction && s.Found.Kind is TokenKind.Reward or TokenKind.Loss && s.Next.Kind is TokenKind.Comma or TokenKind.End => Returned(s),
        TokenKind.Let or TokenKind.Term or TokenKind.Output or TokenKind.State when s.At(2).Kind == TokenKind.Colon && s.Position > 2 => BehindColon(s),
        TokenKind.Let when s.Position == 1 && OfForeign(s.Found) is { } advice => advice,
        TokenKind.Let when s.Position <= 2 && Unpacking.For(s) is { } unpacked => unpacked,
        >= TokenKind.Axis and <= TokenKind.EndWord when s.Found.Kind == TokenKind.Comma && s.Opening() < 0 => OneName(s),
        _ => null,
    });

    /// <summary><c>input previous_action : real = action</c>: what another input was at the step before.</summary>
    private static Remedy OfStepBefore(BrokenStatement s)
    {
        var value = s.At(s.Last).Text;
        var text = $"let {s.At(1).Text} = prev({value}, initial: {value})";
        return new Remedy($"An input has no default, the host passes it; for the value of the step before write '{text}'.") { Replacement = text, Place = s.Span(0, s.Last) };
    }

    /// <summary><c>input x, y : real</c>, <c>input x : real, y : real</c>.</summary>
    private static Remedy? OneName(BrokenStatement s)
    {
        if (s.Previous.Kind == TokenKind.Number && s.Next is { Kind: TokenKind.Number, Text.Length: 3 } && s.Previous.Span.End == s.Found.Span.Start && s.Found.Span.End == s.Next.Span.Start)
            return new Remedy($"Digits are not grouped: write {s.Previous.Text}{s.Next.Text}.") { Replacement = s.Previous.Text + s.Next.Text, Place = s.Previous.Span.To(s.Next.Span) };
        var general = $"One '{s.First.Text}' declares one name.";
        var colon = s.Find(TokenKind.Colon);
        if (s.First.Kind is not (TokenKind.Input or TokenKind.Param) || colon < 2)
            return general;
        var parts = s.Parts(1, s.Last).ToList();
        var isShared = parts.Take(parts.Count - 1).All(p => p.First == p.Last);
        if (parts.Any(p => s.At(p.First).Kind != TokenKind.Identifier) || !isShared && parts.Any(p => s.At(p.First + 1).Kind != TokenKind.Colon))
            return general;
        var lines = parts.Select(p => isShared ? $"{s.First.Text} {TokenFacts.Written(s.At(p.First))} {s.Text(colon, s.Last)}" : $"{s.First.Text} {s.Text(p.First, p.Last)}").ToList();
        return new Remedy($"One '{s.First.Text}' declares one name: write '{string.Join("  ", lines)}'.") { Replacement = string.Join("\n  ", lines), Place = s.Span(0, s.Last) };
    }

    /// <summary><c>axis task = ["kettle", "light"]</c>.</summary>
    private static Remedy Components(BrokenStatement s)
    {
        var text = $"{s.Text(0, 1)} {{ {string.Join(", ", s.Tokens(4, s.Last).Where(t => t.Kind == TokenKind.Text).Select(t => t.Text))} }}";
        return new Remedy($"Components are names: write '{text}'.") { Replacement = text, Place = s.Span(0, s.Last) };
    }

    /// <summary><c>let x: y</c>, where a type and '=' belong; null for other mistakes behind a colon.</summary>
    private static Remedy? BehindColon(BrokenStatement s)
    {
        var isTyped = s.At(3).Text is "real" or "int" or "bool" or "vec3" or "quat" or "quat_xyzw";
        if (s.Find(TokenKind.Equals, 2) > 0 || s.At(3).Kind is not (TokenKind.Identifier or TokenKind.Number or TokenKind.Minus or TokenKind.LeftParenthesis or TokenKind.If or TokenKind.Not or TokenKind.True or TokenKind.False))
            return null;
        return isTyped ? new Remedy($"A value stands behind the type and '=': '{s.Text(0, 3)} = …'.")
            : new Remedy($"A value stands behind '=': write '{s.Text(0, 1)} = {(s.Text(3, s.Last) is { Length: <= LongestShown } value ? value : "…")}'.") { Replacement = " =", Place = s.At(2).Span, Mark = s.At(2).Span, Found = "':'", Expected = "'='" };
    }

    /// <summary><c>return reward, { … }</c>: what is trained on, and its parts.</summary>
    private static Remedy Returned(BrokenStatement s) => s.Next.Kind == TokenKind.Comma && s.At(3).Kind == TokenKind.LeftBrace && BracketRemedies.TermsOf(s, 3) is { } parts ? parts.At(s.First, "a member of the program") : new($"A program returns its terms and total: leave '{s.First.Text}' out, write 'total = …' for what is trained on{(s.Next.Kind == TokenKind.Comma ? ", and 'output name = value' for each further result" : "")}.")
    {
        Mark = s.First.Span,
        Found = "the keyword 'return'",
        Expected = "a member of the program",
    };

    /// <summary>What to write instead of a word that begins a statement of another language.</summary>
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

    /// <summary><c>print(f"cost: {cost}")</c>, <c>log(cost)</c> of a term: terms are logged by themselves; null for what is to be an output.</summary>
    public static Remedy? Printed(BrokenStatement s)
    {
        if (s.First.Text is not ("print" or "println" or "printf" or "log" or "logger" or "wandb" or "logging" or "console") || s.Last < 2)
            return null;
        var isTerm = s.Last <= 3 && s.Tokens(1, s.Last).FirstOrDefault(t => t.Kind == TokenKind.Identifier) is { Text: var name } && (s.Outline.DeclaresTerm(name) || name == "total");
        return isTerm || s.Tokens(1, s.Last).Any(t => t.Kind == TokenKind.Text) ? new Remedy("Nothing is printed, and terms and the total are logged by themselves: remove the line.") { Replacement = "", Place = s.Span(0, s.Last) } : null;
    }

    /// <summary><c>@torch.jit.script</c> in a line of its own; a name with '@' begins no statement.</summary>
    public static Remedy? Decorator(BrokenStatement s)
    {
        if (s.First.Kind != TokenKind.Identifier || s.First.Span.Length == s.First.Text.Length)
            return null;
        var last = 0;
        while (s.At(last + 1).Kind == TokenKind.Dot && s.At(last + 2).Kind == TokenKind.Identifier)
            last += 2;
        if (s.At(last + 1).Kind == TokenKind.LeftParenthesis && s.Closing(last + 1) is > 0 and var close)
            last = close;
        if (s.At(last + 1).Kind is TokenKind.Equals or TokenKind.LeftBracket || TokenFacts.IsOperator(s.At(last + 1).Kind))
            return null;
        var text = "@" + s.Text(0, last).TrimStart('@');
        return new Remedy($"There are no decorators: remove '{text}'.") { Replacement = "", Place = s.Span(0, last), Mark = s.Span(0, last), Found = $"'{text}'" };
    }

    /// <summary>A word of another language where the reading ended, or just before.</summary>
    public static Remedy? ForeignName(BrokenStatement s) =>
        s.Found.Text == "elif" && s.Find(TokenKind.Then, s.Position) > 0 ? new Remedy(OfForeign(s.Found)!) { Replacement = "else if" } : OfForeign(s.Found) ?? (s.Position == 2 && TokenFacts.BeginsMember(s.First.Kind) ? null : OfForeign(s.Previous));

    /// <summary><c>...</c>, where something was left out.</summary>
    public static Remedy? Ellipsis(BrokenStatement s) =>
        s.Found.Kind == TokenKind.DotDot && s.Next.Kind == TokenKind.Dot && s.Next.Span.Start == s.Found.Span.End
            ? new Remedy("Write what '...' stands for, or remove it.") { Mark = s.Found.Span.To(s.Next.Span), Found = "'...'" } : null;

    /// <summary><c>import std.temporal, std.rotation</c>.</summary>
    private static Remedy OfImports(BrokenStatement s)
    {
        var imports = s.Parts(1, s.Last).Select(p => $"import {(p.First == p.Last && StandardLibrary.FindText("std." + s.At(p.First).Text) is not null ? "std." : "")}{s.Text(p.First, p.Last)}").ToList();
        return new Remedy($"One import for each: '{string.Join("', '", imports)}'.") { Replacement = string.Join("\n", imports), Place = s.Span(0, s.Last) };
    }

    /// <summary><c>reward Name(x, y) { … }</c>.</summary>
    private static Remedy Parameters(BrokenStatement s, int close)
    {
        var inputs = s.Parts(3, close - 1).Where(p => s.At(p.First).Kind == TokenKind.Identifier)
            .Select(p => (Name: s.At(p.First).Text, Text: $"input {TokenFacts.Written(s.At(p.First))} : {(p.Last > p.First + 1 && s.At(p.First + 2).Text is "bool" or "int" ? s.At(p.First + 2).Text : "real")}")).ToList();
        var missing = inputs.Where(input => !s.Outline.Declares(input.Name)).ToList();
        return new($"What a program needs is declared inside of it: '{s.Text(0, 1)} {{ {string.Join("  ", inputs.Select(input => input.Text).DefaultIfEmpty("…"))} … }}', each with its own type.")
        {
            Replacement = "",
            Place = s.Span(2, close),
            Trial = s.Find(TokenKind.LeftBrace, close + 1) is > 0 and var brace && missing.Count > 0 ? [new TextEdit(new TextSpan(s.At(brace).Span.End, 0), string.Concat(missing.Select(input => " " + input.Text)))] : [],
        };
    }

    private static Remedy? Declaration(BrokenStatement s) => s.First.Kind switch
    {
        TokenKind.Import when s.Found.Kind == TokenKind.Comma => OfImports(s),
        TokenKind.Identifier when s.First.Text == "total" && s.Position == 1 && TokenFacts.IsOperator(s.Found.Kind) && s.Next.Kind == TokenKind.Equals && s.Last > 2 =>
            $"There is one total: write '{s.Found.Text} {s.Text(3, s.Last)}' in its one expression, or each part as a term of its own.",
        TokenKind.Import when s.Found.Kind == TokenKind.As && s.At(1).Text != "std" =>
            new Remedy("Nothing of Python is imported: its functions have names of their own here. Remove the line.") { Replacement = "", Place = s.Span(0, s.Last) },
        TokenKind.Import when s.Found.Kind == TokenKind.As => new Remedy($"A module is imported whole, and its functions are called by their own names: remove '{s.Text(s.Position, s.Last)}'.") { Replacement = "", Place = TextSpan.FromBounds(s.Previous.Span.End, s.At(s.Last).Span.End) },
        TokenKind.Fn when s.Found.Kind == TokenKind.Minus && s.Next.Kind == TokenKind.Greater && s.Find(TokenKind.Equals, s.Position) < 0 && s.Find(TokenKind.LeftBrace, s.Position) < 0 =>
            new Remedy("A function's value follows '=', as in 'fn name(x) = value'.") { Replacement = "=", Place = s.Found.Span.To(s.Next.Span) },
        TokenKind.Fn when s.Found.Kind == TokenKind.Minus && s.Next.Kind == TokenKind.Greater => new Remedy("A result's type follows ':', as in 'fn name(x) : real = value', and may be left out.")
        {
            Replacement = ":",
            Place = s.Found.Span.To(s.Next.Span),
        },
        TokenKind.Reward or TokenKind.Loss or TokenKind.Metric when s.Position == 2 && s.Found.Kind == TokenKind.LeftParenthesis && s.Closing(2) is > 0 and var close => Parameters(s, close),
        TokenKind.Reward or TokenKind.Loss or TokenKind.Metric when s.Position == 1 && s.Found.Kind is TokenKind.Colon or TokenKind.Equals && s.Next.Kind == TokenKind.Identifier =>
            $"The form is '{s.First.Text} {s.Next.Text} {{ … }}'.",
        _ => null,
    };
}
