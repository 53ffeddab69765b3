using System.Globalization;
using RewardLang.Diagnostics;

namespace RewardLang.Syntax.Remedies;

/// <summary>Names that are compared with texts: a number stands for each text.</summary>
internal static class TextCases
{
    private const int MostShown = 4;

    /// <summary><c>input verdict : string</c>; null for an input that is compared with no text.</summary>
    /// <param name="outline">What the file declares.</param>
    /// <param name="type">Where the type is written.</param>
    public static Suggestion? OfType(FileOutline outline, TextSpan type) => outline.InputOfType(type.Start) is var (_, name) && outline.TextsOf(name) is { Count: > 0 } texts
        ? new Suggestion($"There is no text in a program: write 'input {name} : int' (the host passes {Numbers(texts)}, another number for the rest), and compare {Comparisons(name, texts)}.", "int", type) : null;

    /// <summary><c>verdict == "correct"</c>, and the default of a param; null for names that stand for something else.</summary>
    public static Remedy? For(BrokenStatement s)
    {
        if (s.First.Kind == TokenKind.Param && s.Previous.Kind == TokenKind.Equals && s.Position == s.Last && s.Outline.TextsOf(s.At(1).Text) is { Count: > 1 } texts)
            return new Remedy($"There is no text in a program: write 'param {s.At(1).Text} : int = 0' ({Numbers(texts)}), and compare {Comparisons(s.At(1).Text, texts)}.")
            {
                Replacement = $"param {TokenFacts.Written(s.At(1))} : int = 0",
                Place = s.Span(0, s.Last),
            };
        if (Compared(s, s.Position) is not { } name)
            return null;
        var places = Enumerable.Range(s.Position, s.Last - s.Position + 1).Where(i => Compared(s, i) is not null).ToList();
        var last = places[places.Count - 1];
        var declaration = s.Outline.DeclaresParam(name) ? $"param {name} : int = 0" : $"input {name} : int";
        return new Remedy($"There is no text in a program: with '{declaration}' write {Listed(places.Select(i => Comparison(s, i)).Distinct())}.")
        {
            Replacement = BrokenStatement.Text(Enumerable.Range(s.Position, last - s.Position + 1).Select(i => places.Contains(i) ? Number(s, i) : s.At(i))),
            Place = s.Span(s.Position, last),
        };
    }

    /// <summary>The name that a text is compared with, where it is known to stand for texts or nothing declares it; null for others.</summary>
    private static string? Compared(BrokenStatement s, int place)
    {
        if (s.At(place).Kind != TokenKind.Text)
            return null;
        var (sign, name, beyond) = s.At(place - 1).Kind is TokenKind.EqualEqual or TokenKind.NotEqual ? (place - 1, place - 2, place - 3) : (place + 1, place + 2, place + 3);
        // What stands at a '.' or before a bracket is a part of something else.
        if (s.At(sign).Kind is not (TokenKind.EqualEqual or TokenKind.NotEqual) || s.At(name).Kind != TokenKind.Identifier || s.At(beyond).Kind == TokenKind.Dot || beyond > place && s.At(beyond).Kind is TokenKind.LeftParenthesis or TokenKind.LeftBracket)
            return null;
        var text = s.At(name).Text;
        return s.Outline.DeclaresText(text) || s.Outline.DeclaresParam(text) && s.Outline.TextsOf(text).Count > 1 || !s.Outline.Declares(text) && !IsLone(s) ? text : null;
    }

    /// <summary><c>let correct = verdict == "correct"</c>, which the host may answer itself.</summary>
    private static bool IsLone(BrokenStatement s) => s.First.Kind == TokenKind.Let && s.At(2).Kind == TokenKind.Equals && s.Last == 5;

    private static Token Number(BrokenStatement s, int place) => new(TokenKind.Number, s.At(place).Span, NumberOf(s, place));

    private static string NumberOf(BrokenStatement s, int place) => s.Outline.TextsOf(Compared(s, place)!).TakeWhile(t => t != s.At(place).Text).Count().ToString(CultureInfo.InvariantCulture);

    private static string Comparison(BrokenStatement s, int place) =>
        $"{Compared(s, place)} {s.At(s.At(place - 1).Kind is TokenKind.EqualEqual or TokenKind.NotEqual ? place - 1 : place + 1).Text} {NumberOf(s, place)}";

    private static string Numbers(IReadOnlyList<string> texts) => Listed(texts.Select((text, number) => $"{number} for \"{text}\""));

    private static string Comparisons(string name, IReadOnlyList<string> texts) => Listed(texts.Select((_, number) => $"{name} == {number}"));

    private static string Listed(IEnumerable<string> parts) => parts.ToList() is var all && all.Count > MostShown ? $"{string.Join(", ", all.Take(MostShown))} and so on" : string.Join(", ", all);
}
