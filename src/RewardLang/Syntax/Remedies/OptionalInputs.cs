using RewardLang.Diagnostics;
using RewardLang.Semantics;

namespace RewardLang.Syntax.Remedies;

/// <summary>Inputs that may be missing, and what asks whether they are: a further input says whether a value counts.</summary>
internal static class OptionalInputs
{
    /// <summary>What other languages call a value that is missing.</summary>
    public static bool IsNothing(string word) => word is "None" or "null" or "nil" or "NULL" or "undefined" or "Nothing";

    private static bool IsOptional(string word) => word is "Optional" or "optional" or "Option" or "option" or "Maybe" or "Nullable" or "Union";

    private static string Flag(string input) => $"input has_{input} : bool";

    /// <summary><c>input goal : vec3?</c> or <c>input goal? : vec3</c>; null for other statements.</summary>
    public static Suggestion? OfQuestion(BrokenStatement s)
    {
        if (s.First.Kind is not (TokenKind.Input or TokenKind.Param) || s.Position < 2 || Enumerable.Range(0, s.Position).Any(i => s.At(i).Kind is TokenKind.In or TokenKind.Equals))
            return null;
        var sentence = $"the type without '?': every input is given, and a further one, '{Flag(s.At(1).Text)}', says whether it counts";
        var others = s.Tokens(0, s.Last).Where((_, i) => i != s.Position).ToList();
        return s.First.Kind == TokenKind.Param || others.Exists(t => t.Kind is TokenKind.Question or TokenKind.Equals) ? sentence
            : new Suggestion(sentence) { Trial = [new TextEdit(s.Span(0, s.Last), Both(s, BrokenStatement.Text(others)))] };
    }

    /// <summary><c>input hint : real | None</c>, <c>Optional&lt;real&gt;</c>, and <c>hint is None</c>; null for other statements.</summary>
    public static Remedy? For(BrokenStatement s) => s.First.Kind == TokenKind.Input ? OfType(s) : Asked(s);

    /// <summary><c>input hint : Optional[real]</c>; null for other types.</summary>
    public static Suggestion? OfType(FileOutline outline, TypeSyntax type)
    {
        var inner = type.Axes.Where(a => !IsNothing(a.Name)).ToList();
        if (!IsOptional(type.Name.Name) || inner is not [var only] || type.Unit is not null || outline.InputOfType(type.Span.Start) is not var (word, name))
            return null;
        var declaration = $"input {name} : {ForeignTypes.Number(only.Name) ?? only.Name}";
        return new Suggestion(Sentence(declaration, name), outline.Declares($"has_{name}") ? declaration : $"{Flag(name)}\n  {declaration}", TextSpan.FromBounds(word.Span.Start, type.Span.End));
    }

    /// <summary>What stands for a comparison of an input with nothing; null for other names.</summary>
    /// <param name="outline">What the file declares.</param>
    /// <param name="name">What is compared.</param>
    /// <param name="isMissing">Whether it asks that it is missing.</param>
    public static Suggestion? Compared(FileOutline outline, string name, bool isMissing)
    {
        if (!outline.DeclaresInput(name) && outline.Declares(name))
            return null;
        var answer = Answer(name, isMissing);
        return new Suggestion($"Every input has a value: declare '{Flag(name)}' and write {answer}.", answer);
    }

    private static string Answer(string name, bool isMissing) => isMissing ? $"not has_{name}" : $"has_{name}";

    private static string Sentence(string declaration, string name) => $"Every input is given: write '{declaration}', and '{Flag(name)}', which says whether it counts.";

    private static string Both(BrokenStatement s, string declaration) => s.Outline.Declares($"has_{s.At(1).Text}") ? declaration : $"{declaration}\n  {Flag(s.At(1).Text)}";

    private static Remedy? OfType(BrokenStatement s)
    {
        if (s.Position < 4 || s.At(2).Kind != TokenKind.Colon || s.Find(TokenKind.Equals) > 0)
            return null;
        var end = s.Find(TokenKind.In, 3) is > 0 and var range ? range - 1 : s.Last;
        var type = Alternative(s, 3, end) ?? Inner(s, end);
        if (type is null)
            return null;
        var declaration = $"input {TokenFacts.Written(s.At(1))} : {type}{(end < s.Last ? $" {s.Text(end + 1, s.Last)}" : "")}";
        return new Remedy(Sentence(declaration, s.At(1).Text)) { Found = s.Found.Text == "|" ? "'|'" : null, Replacement = Both(s, declaration), Place = s.Span(0, s.Last) };
    }

    /// <summary>What is left of <c>real | None</c>; null where there is more than one, or no alternative.</summary>
    private static string? Alternative(BrokenStatement s, int first, int end)
    {
        if (s.Find(TokenKind.Or, first) is not (> 0 and var or) || or > end)
            return null;
        var (left, right) = (s.Text(first, or - 1), s.Text(or + 1, end));
        return IsNothing(left) ? right : IsNothing(right) ? left : null;
    }

    /// <summary>What stands in the brackets of <c>Optional[…]</c>; null for other types.</summary>
    private static string? Inner(BrokenStatement s, int end)
    {
        if (!IsOptional(s.At(3).Text) || s.At(4).Kind is not (TokenKind.LeftBracket or TokenKind.Less) || s.At(end).Kind is not (TokenKind.RightBracket or TokenKind.Greater))
            return null;
        var parts = s.Parts(5, end - 1).Where(p => p.First != p.Last || !IsNothing(s.At(p.First).Text)).ToList();
        return parts is [var only] ? s.Text(only.First, only.Last) : null;
    }

    /// <summary><c>if hint is None then a else b</c>, and all such questions of the statement.</summary>
    private static Remedy? Asked(BrokenStatement s)
    {
        if (s.Found is not { Kind: TokenKind.Identifier, Text: "is" } || Question(s, s.Position - 1) is not var (missing, _))
            return null;
        if (Compared(s.Outline, s.Previous.Text, missing) is not { } advice)
            return ForeignNames.Advice("None")!.Sentence;
        var (tokens, behind) = (new List<Token>(), 0);
        for (var i = s.Position - 1; i <= s.Last; i++)
        {
            if (Question(s, i) is not var (isMissing, last) || Compared(s.Outline, s.At(i).Text, isMissing) is not { Replacement: { } answer })
            {
                tokens.Add(s.At(i));
                continue;
            }

            tokens.Add(new Token(TokenKind.Identifier, s.Span(i, last), answer));
            (i, behind) = (last, tokens.Count);
        }

        var end = tokens[behind - 1].Span.End;
        return new Remedy(advice.Sentence) { Replacement = BrokenStatement.Text(tokens.Take(behind)), Place = TextSpan.FromBounds(s.Previous.Span.Start, end) };
    }

    /// <summary>Whether a name is asked whether it is missing, or whether it is not, and the last token of the question.</summary>
    private static (bool IsMissing, int Last)? Question(BrokenStatement s, int name)
    {
        if (s.At(name).Kind != TokenKind.Identifier || s.At(name - 1).Kind == TokenKind.Dot)
            return null;
        var isNegated = s.At(name + 1).Kind == TokenKind.NotEqual || s.At(name + 1).Text == "is" && s.At(name + 2).Kind == TokenKind.Not;
        var last = name + (s.At(name + 2).Kind == TokenKind.Not ? 3 : 2);
        return (s.At(name + 1).Text == "is" || s.At(name + 1).Kind is TokenKind.EqualEqual or TokenKind.NotEqual) && IsNothing(s.At(last).Text) ? (!isNegated, last) : null;
    }
}
