namespace RewardLang.Syntax.Remedies;

/// <summary><c>enum Verdict { Good, Fair, Bad }</c>: an input of one is a whole number.</summary>
internal static class EnumRemedies
{
    private const int MostNamed = 6;

    public static Remedy? For(BrokenStatement s)
    {
        if (s.First is not { Kind: TokenKind.Identifier, Text: "enum" } || s.Outline.Enums.FirstOrDefault(e => s.Tokens(1, Math.Min(2, s.Last)).Any(t => t.Text == e.Key)) is not { Key: { } name, Value: { Count: > 1 and var count } members })
            return null;
        var numbers = count > MostNamed ? $"the numbers from 0 to {count - 1} for its members"
            : $"{Listed([.. members.Select((_, i) => i.ToString(System.Globalization.CultureInfo.InvariantCulture))])} for {Listed(members)}";
        return new Remedy($"There are no enumerations: write 'int in 0 .. {count - 1}' for '{name}', and {numbers}.") { Trial = s.Outline.WithoutEnum(name, s.Span(0, s.Last)) };
    }

    private static string Listed(IReadOnlyList<string> names) => $"{string.Join(", ", names.Take(names.Count - 1))} and {names[names.Count - 1]}";
}
