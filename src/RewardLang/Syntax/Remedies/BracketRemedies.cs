namespace RewardLang.Syntax.Remedies;

/// <summary>Values in the brackets of another language: tuples, dictionaries, ranges in a list.</summary>
internal static class BracketRemedies
{
    private const int MostShown = 4;

    /// <summary>What the whole is called beside its parts.</summary>
    private static readonly string[] s_totals = ["total", "reward", "loss", "total_reward", "total_loss", "rew"];

    public static Remedy? For(BrokenStatement s)
    {
        if (RangeInBrackets(s) is { } range)
            return range;
        if (s.Found.Kind == TokenKind.LeftBrace && s.ExpectsExpression && IndexedDictionary.For(s, s.Position) is { } indexed)
            return indexed;
        if (s.Found.Kind == TokenKind.LeftBrace && s.ExpectsExpression
            && s.First.Kind is TokenKind.Param or TokenKind.Output or TokenKind.Axis or TokenKind.Let)
            return Dictionary(s, s.Position);
        if (s.Found.Kind == TokenKind.LeftBrace && s.ExpectsExpression && s.First.Kind == TokenKind.Return && s.IsInFunction)
            return "A function returns one value: write the parts as terms in the reward, or one function for each.";
        if (s.Found.Kind == TokenKind.LeftBrace && s.ExpectsExpression && (s.First.Kind is TokenKind.Return or TokenKind.Term || s.First is { Kind: TokenKind.Identifier, Text: "total" }))
            return Terms(s);
        if (s.Found.Kind == TokenKind.Comma && s.First.Kind == TokenKind.Return && !s.IsInFunction && s.Next.Kind == TokenKind.LeftBrace && s.Closing(s.Position + 1) == s.Last)
            return WithParts(s);
        if (s.Found.Kind != TokenKind.Comma || s.Opening() is not (>= 0 and var open) || s.At(open).Kind != TokenKind.LeftParenthesis || s.IsCall(open))
            return null;
        var text = s.Closing(open) is > 0 and var close ? $"[{s.Text(open + 1, close - 1)}]" : null;
        return new Remedy($"An array is written in square brackets: {text ?? "[a, b, c]"}.")
        {
            Replacement = text,
            Place = text is null ? null : s.Span(open, s.Closing(open)),
        };
    }

    /// <summary><c>{ reach: x, lift: y }</c>: an array over an axis of these components, or the weights of terms.</summary>
    /// <param name="s">The statement.</param>
    /// <param name="open">Where the brace opens.</param>
    public static Remedy Dictionary(BrokenStatement s, int open) => OfKeys(s, open, [.. Entries(s, open)]);

    /// <summary><c>dict(reach=x, lift=y)</c>.</summary>
    public static Remedy OfCall(BrokenStatement s, int open) =>
        OfKeys(s, open - 1, s.Closing(open) is > 0 and var close ? [.. s.Parts(open + 1, close - 1).Where(e => e.Last > e.First + 1)] : []);

    /// <param name="s">The statement.</param>
    /// <param name="open">Where it begins: at its brace, or at <c>dict</c>.</param>
    /// <param name="entries">Its keys with their values.</param>
    private static Remedy OfKeys(BrokenStatement s, int open, List<(int First, int Last)> entries)
    {
        var keys = entries.Select(e => s.At(e.First).Text).ToList();
        if (s.First.Kind == TokenKind.Param && s.At(open).Kind == TokenKind.LeftBrace && s.Closing(open) == s.Last && keys.Count > 1 && s.Outline.AxisOf(keys) is null)
            return OfParam(s, entries);
        if (keys.Count > 0 && keys.All(s.Outline.DeclaresTerm) && entries.All(e => Enumerable.Range(e.First + 2, e.Last - e.First - 1).All(i => s.At(i).Kind is TokenKind.Number or TokenKind.Minus)))
            return new Remedy($"A weight stands behind its term, as in 'term {keys[0]} = … weight {s.Text(entries[0].First + 2, entries[0].Last)}'.");
        if (keys.Count > 0 && s.Outline.AxisOf(keys) is { } axis)
        {
            var array = $"{axis}({string.Join(", ", entries.Select(e => $"{s.At(e.First).Text}: {s.Text(e.First + 2, e.Last)}"))})";
            return new Remedy($"There are no dictionaries: write {array}.") { Replacement = array, Place = s.Span(open, s.Closing(s.At(open).Kind == TokenKind.LeftBrace ? open : open + 1)) };
        }

        return new Remedy(keys.Count is 0 or > 6
            ? "There are no dictionaries: declare 'axis part { a, b, c }' and an array over it."
            : $"There are no dictionaries: declare 'axis part {{ {string.Join(", ", keys)} }}', and write part({string.Join(", ", keys.Select(k => k + ": …"))}).");
    }

    /// <summary><c>param scales = { reach: 1.0, lift: 2.0 }</c>: numbers over an axis of these components, so that <c>scales.reach</c> is as it was.</summary>
    private static Remedy OfParam(BrokenStatement s, List<(int First, int Last)> entries)
    {
        var axis = s_axes.First(name => !s.Outline.Declares(name) || name == s_axes[s_axes.Length - 1]);
        var declaration = $"axis {axis} {{ {string.Join(", ", entries.Select(e => s.At(e.First).Text))} }}";
        var text = $"param {s.At(1).Text} : real[{axis}] = {axis}({string.Join(", ", entries.Select(e => $"{s.At(e.First).Text}: {s.Text(e.First + 2, e.Last)}"))})";
        return new Remedy($"There are no dictionaries: write '{declaration}' and '{text}'; {s.At(1).Text}.{s.At(entries[0].First).Text} is its first number.") { Replacement = $"{declaration}\n  {text}", Place = s.Span(0, s.Last) };
    }

    /// <summary>Names for the axis of a dictionary's keys.</summary>
    private static readonly string[] s_axes = ["part", "item", "entry", "key"];

    /// <summary><c>total = { "reach": x, "lift": 5 * y }</c>: a term for each.</summary>
    private static Remedy? Terms(BrokenStatement s)
    {
        var entries = Entries(s, s.Position).ToList();
        if (s.First.Kind == TokenKind.Return && entries.Count > 0 && entries.TrueForAll(e => e.Last == e.First + 2 && (s.Outline.DeclaresTerm(s.At(e.Last).Text) || s.At(e.Last).Text == "total" && s.Outline.DeclaresTotal)))
            return new Remedy("Nothing is returned from a program, its terms and its total are reported by themselves: remove it.") { Replacement = "", Place = s.Span(0, s.Closing(s.Position)) };
        // What is called the whole is the total, and then the others are looked at only.
        var total = entries.Where(e => s_totals.Contains(s.At(e.First).Text)).ToList();
        if (total.Count == 0)
            total = [.. entries.Where(e => IsSumOfOthers(s, e, entries))];
        if (total.Count == 1 && !s.Outline.DeclaresTotal && s.First.Kind == TokenKind.Return)
        {
            var text = $"total = {s.Text(total[0].First + 2, total[0].Last)}{string.Concat(entries.Where(e => e != total[0]).Select(e => $"\n  output {OwnName(s.At(e.First).Text)} = {s.Text(e.First + 2, e.Last)}"))}";
            return new Remedy($"There are no dictionaries: write {string.Join(", ", text.Split('\n').Select(line => $"'{line.Trim()}'"))}.") { Replacement = text, Place = s.Span(0, s.Closing(s.Position)) };
        }

        var terms = entries.Select(e => Term(s, OwnName(s.At(e.First).Text), e.First + 2, e.Last)).ToList();
        return terms.Count == 0 ? "There are no dictionaries: each part is a term, 'term name = value'."
            : $"There are no dictionaries: each part is a term: {string.Join(", ", terms.Take(MostShown))}{(terms.Count > MostShown ? ", and so on." : ".")}";
    }

    /// <summary>Whether an entry is a sum that another entry is a part of, as the score is in <c>{ "score": score + penalty, "penalty": penalty }</c>.</summary>
    private static bool IsSumOfOthers(BrokenStatement s, (int First, int Last) entry, List<(int First, int Last)> entries) =>
        s.Tokens(entry.First + 2, entry.Last).Any(t => t.Kind is TokenKind.Plus or TokenKind.Minus)
        && entries.Exists(e => e != entry && e.Last == e.First + 2 && s.At(e.Last).Kind == TokenKind.Identifier && s.Tokens(entry.First + 2, entry.Last).Any(t => t.Text == s.At(e.Last).Text));

    /// <summary>The parts of a dictionary, each a term; null for no dictionary, and where a total is declared.</summary>
    public static Remedy? TermsOf(BrokenStatement s, int open)
    {
        var entries = Entries(s, open).ToList();
        if (entries.Count < 2 || s.Outline.DeclaresTotal || s.Closing(open) != s.Last)
            return null;
        var terms = entries.Where(e => !s.Outline.DeclaresTerm(s.At(e.First).Text)).Select(e => Term(s, OwnName(s.At(e.First).Text), e.First + 2, e.Last)).ToList();
        return terms.Count == 0 ? new Remedy("Nothing is returned from a program, its terms are reported and summed by themselves: remove the line.") { Replacement = "", Place = s.Span(0, s.Last) }
            : new Remedy($"Nothing is returned from a program, and the total is the sum of its terms: write {string.Join(", ", terms)}.") { Replacement = string.Join("\n  ", terms.Select(t => t.Trim('\''))), Place = s.Span(0, s.Last) };
    }

    /// <summary><c>return reward, { "reach": x, "lift": y }</c>: the total, and what is looked at only.</summary>
    private static Remedy? WithParts(BrokenStatement s)
    {
        if ((!s.Outline.DeclaresTotal || s.At(1).Text == "total") && s.Position == 2 && Entries(s, s.Position + 1).ToList() is { Count: > 0 } all && all.TrueForAll(e => s.Outline.DeclaresTerm(s.At(e.First).Text)))
            return new Remedy("Nothing is returned from a program, its terms are reported and summed by themselves: remove the line.") { Replacement = "", Place = s.Span(0, s.Last) }.At(s.First, "a member of the program");
        var outputs = Entries(s, s.Position + 1).Where(e => !s.Outline.DeclaresTerm(s.At(e.First).Text)).Select(e => $"output {OwnName(s.At(e.First).Text)} = {s.Text(e.First + 2, e.Last)}").ToList();
        var value = s.Text(1, s.Position - 1);
        if (outputs.Count == 0 || s.Outline.DeclaresTotal && value != "total")
            return null;
        var entries = Entries(s, s.Position + 1).ToList();
        if (!s.Outline.DeclaresTotal && entries.TrueForAll(e => e.Last == e.First + 2) && s.Outline.IsSumOf(value, [.. entries.Select(e => s.At(e.Last).Text)]))
        {
            var terms = entries.Select(e => $"term {OwnName(s.At(e.First).Text)} = {s.At(e.Last).Text}").ToList();
            return new Remedy($"Nothing is returned from a program, and the total is the sum of its terms: write {string.Join(", ", terms.Select(line => $"'{line}'"))}.") { Replacement = string.Join("\n  ", terms), Place = s.Span(0, s.Last) }.At(s.First, "a member of the program");
        }

        var lines = s.Outline.DeclaresTotal ? outputs : [$"total = {value}", .. outputs];
        return new Remedy($"Nothing is returned from a program: write {string.Join(", ", lines.Select(line => $"'{line}'"))}.") { Replacement = string.Join("\n  ", lines), Place = s.Span(0, s.Last) }.At(s.First, "a member of the program");
    }

    /// <summary>A key as a name: one that is a keyword is marked.</summary>
    private static string OwnName(string key) => TokenFacts.KeywordOrIdentifier(key) == TokenKind.Identifier ? key : "@" + key;

    private static string Term(BrokenStatement s, string name, int first, int last)
    {
        var isWeighted = s.At(first).Kind == TokenKind.Number && s.At(first + 1).Kind == TokenKind.Star && s.Find(TokenKind.Plus, first) is var plus && (plus < 0 || plus > last)
            && s.Find(TokenKind.Minus, first) is var minus && (minus < 0 || minus > last);
        return isWeighted ? $"'term {name} = {s.Text(first + 2, last)} weight {s.At(first).Text}'" : $"'term {name} = {s.Text(first, last)}'";
    }

    /// <summary>The entries of the dictionary whose brace opens at a place.</summary>
    private static IEnumerable<(int First, int Last)> Entries(BrokenStatement s, int open) => s.Closing(open) is > 0 and var close
        ? s.Parts(open + 1, close - 1).Where(e => e.Last > e.First + 1 && s.At(e.First).Kind is TokenKind.Identifier or TokenKind.Text && s.At(e.First + 1).Kind == TokenKind.Colon) : [];

    /// <summary><c>in [0, 1]</c> or <c>in (0, 1)</c>.</summary>
    private static Remedy? RangeInBrackets(BrokenStatement s)
    {
        for (var i = 0; i < s.Position; i++)
        {
            if (s.At(i).Kind != TokenKind.In || s.At(i + 1).Kind is not (TokenKind.LeftBracket or TokenKind.LeftParenthesis))
                continue;
            var (comma, close) = (s.Find(TokenKind.Comma, i + 2), s.Closing(i + 1));
            if (comma < 0 || comma > close)
                return null;
            var text = $"{s.Text(i + 2, comma - 1)} .. {s.Text(comma + 1, close - 1)}";
            return new Remedy($"A range is written with two points: in {text}.")
            {
                Replacement = text,
                Place = s.Span(i + 1, close),
            }.At(s.At(i + 1), "a number");
        }

        return null;
    }
}
