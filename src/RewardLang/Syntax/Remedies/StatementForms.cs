using System.Text.RegularExpressions;

namespace RewardLang.Syntax.Remedies;

/// <summary>Statements and parts of expressions as others write them, beside the form that they have here.</summary>
internal static partial class StatementForms
{
    /// <summary>How far before the place where the reading ended a part of an expression may begin.</summary>
    private const int MostBefore = 3;

    /// <summary>A sign of assignment, or a word that begins a statement.</summary>
    private static readonly Regex s_statement = new(@"(?<![<>=!~])=(?!=)|\b(?:return|let|state)\b|^[{:]");

    private static readonly Regex s_place = new(@"\$(\w+)");

    /// <summary>A text that a model is asked of, for which the host has a number.</summary>
    private static readonly Regex s_text = new(@":\s*(?:string|str|String|text|Text)\b");

    private static readonly Lazy<IReadOnlyList<Form>> s_statements = new(() => Read(Statements));
    private static readonly Lazy<IReadOnlyList<Form>> s_functions = new(() => Read(Functions));
    private static readonly Lazy<IReadOnlyList<Form>> s_parts = new(() => Read(Parts));

    /// <param name="Foreign">The form of another language.</param>
    /// <param name="Own">The form here, with the same places, or behind ':' a sentence.</param>
    /// <param name="Reason">What is to be known, as a sentence; empty for nothing.</param>
    internal sealed record Form(TokenPattern Foreign, string Own, string Reason)
    {
        /// <summary>Whether the form here is none of a statement, but what is to be known.</summary>
        public bool IsSentence { get; } = Own.StartsWith(": ", StringComparison.Ordinal);

        public string Write(IReadOnlyDictionary<string, string> taken) => s_place.Replace(IsSentence ? Own.Substring(2) : Own, m => Own.StartsWith("model ", StringComparison.Ordinal) ? s_text.Replace(taken[m.Groups[1].Value], ": int") : taken[m.Groups[1].Value]).Trim();
    }

    /// <summary>How others write the statements and the parts of expressions, for tests.</summary>
    public static IEnumerable<string> StatementPatterns => PatternsOf(Statements);

    /// <inheritdoc cref="StatementPatterns"/>
    public static IEnumerable<string> FunctionPatterns => PatternsOf(Functions);

    /// <inheritdoc cref="StatementPatterns"/>
    public static IEnumerable<string> PartPatterns => PatternsOf(Parts);

    /// <summary>The form of a whole statement, or of a function; null for one of which no form is known.</summary>
    public static Remedy? For(BrokenStatement s)
    {
        var isFunction = s.First.Kind == TokenKind.Fn;
        // An import that stands where it should has other mistakes.
        if (!isFunction && TokenFacts.BeginsDeclaration(s.First.Kind) && s.Position > 0)
            return null;
        foreach (var form in (isFunction ? s_functions : s_statements).Value)
            // What is assigned or returned within a function's value is no part of one.
            if (form.Foreign.Match(s, 0, isWhole: true, out _) is { } taken && !(isFunction && taken.TryGetValue("e", out var value) && s_statement.IsMatch(value)) && CheckRemedies.OfScenarios(s, form.Write(taken)) is var text)
                return form.IsSentence ? new Remedy(text) : new Remedy($"{form.Reason}Write '{text}'.") { Replacement = text, Place = s.Span(0, s.Last) };
        return null;
    }

    /// <summary>The form of the part of an expression in which the reading ended; null for one of which no form is known.</summary>
    public static Remedy? OfPart(BrokenStatement s)
    {
        for (var first = s.Position; first >= Math.Max(1, s.Position - MostBefore); first--)
            foreach (var form in s_parts.Value)
                if (BeginsOperand(s.At(first - 1)) && form.Foreign.Match(s, first, isWhole: false, out var behind) is { } taken && behind > s.Position && form.Write(taken) is var text)
                    return new Remedy($"{form.Reason}Write {text}.") { Replacement = text, Place = s.Span(first, behind - 1) };
        return null;
    }

    /// <summary>Whether an operand may stand behind a token.</summary>
    private static bool BeginsOperand(Token before) => TokenFacts.IsOperator(before.Kind) || TokenFacts.Step(before.Kind) > 0
        || before.Kind is TokenKind.Equals or TokenKind.Comma or TokenKind.Dot or TokenKind.When or TokenKind.Weight or TokenKind.If or TokenKind.Then or TokenKind.Else or TokenKind.Not;

    private static IEnumerable<string[]> Lines(string table) => table.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).Select(l => l.Split([" => "], StringSplitOptions.None));

    private static IEnumerable<string> PatternsOf(string table) => Lines(table).Select(sides => sides[0].Trim());

    private static IReadOnlyList<Form> Read(string table) => [.. Lines(table).Select(sides =>
    {
        var own = sides[1].Split([" ; "], StringSplitOptions.None);
        return new Form(new TokenPattern(sides[0].Trim()), own[0].Trim(), own.Length > 1 ? own[1].Trim() + " " : "");
    })];
}
