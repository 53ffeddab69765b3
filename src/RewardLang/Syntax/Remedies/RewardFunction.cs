using System.Text;

namespace RewardLang.Syntax.Remedies;

/// <summary>A function of Python that computes a reward: a program with an input for each parameter, and a term for each part that it returns.</summary>
internal static class RewardFunction
{
    private const int LongestShown = 240;

    /// <summary>Whether a definition computes what is trained on: its name says so, or it returns its parts by name.</summary>
    public static bool IsMeant(BrokenStatement s) => s.At(1).Text.IndexOf("reward", StringComparison.OrdinalIgnoreCase) >= 0
        || Enumerable.Range(3, Math.Max(s.Last - 3, 0)).Any(i => s.At(i).Kind == TokenKind.Return && s.At(i + 1).Kind == TokenKind.LeftBrace);

    /// <param name="s">The definition.</param>
    /// <param name="close">The bracket that closes its parameters.</param>
    public static Remedy AsProgram(BrokenStatement s, int close)
    {
        var name = string.Concat(s.At(1).Text.Split('_').Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)));
        var inputs = s.Parts(3, close - 1).Where(p => s.At(p.First) is { Kind: TokenKind.Identifier, Text: not "self" }).Select(p => Input(s, p.First, p.Last)).ToList();
        var results = Results(s, close);
        string Program(IEnumerable<string> members) => $"reward {name} {{ {string.Join("  ", inputs.Concat(members))} }}";
        var shown = results is null ? null : Program(results);
        return new Remedy($"A reward is a program: '{(shown?.Length <= LongestShown ? shown : Program(["term name = …"]))}'.")
        {
            Replacement = results is null ? null : $"reward {name} {{\n{string.Concat(inputs.Concat(results).Select(member => $"  {member}\n"))}}}",
            Place = s.Span(0, s.Last),
        };
    }

    /// <summary>A parameter; one with a default is set by the host when it likes.</summary>
    private static string Input(BrokenStatement s, int first, int last)
    {
        var (name, equals) = (TokenFacts.Written(s.At(first)), s.Find(TokenKind.Equals, first));
        if (equals > first && equals < last)
            return $"param {name} = {s.Text(equals + 1, last)}";
        var isType = first + 2 <= last && s.At(first + 2).Text is "real" or "int" or "bool" or "vec3" or "quat" or "quat_xyzw";
        return $"input {name} : {(isType ? s.Text(first + 2, last) : "real")}";
    }

    /// <summary>The members that the body is made of; null where it is more than assignments and one return.</summary>
    private static List<string>? Results(BrokenStatement s, int close)
    {
        var open = new[] { s.Find(TokenKind.LeftBrace, close + 1), s.Find(TokenKind.Colon, close + 1) }.Where(i => i > 0).DefaultIfEmpty(-1).Min();
        var last = open > 0 && s.At(open).Kind == TokenKind.LeftBrace ? s.Closing(open) - 1 : s.Last;
        if (open < 0 || Statements(s, open + 1, last) is not { } statements)
            return null;
        var (@return, end) = statements[statements.Count - 1];
        var returned = s.Parts(@return + 1, end).ToList();
        var parts = returned.Where(p => s.At(p.First).Kind == TokenKind.LeftBrace).SelectMany(p => Entries(s, p.First + 1, p.Last - 1)).ToDictionary(e => e.Name, e => e.Value, StringComparer.Ordinal);
        var totals = parts.ContainsKey("total") ? [] : returned.Where(p => s.At(p.First).Kind != TokenKind.LeftBrace).Take(1).ToList();
        // A name that is only returned is that of the total.
        var total = totals is [var (only, behind)] && only == behind && Enumerable.Range(open, @return - open).Count(i => s.At(i).Text == s.At(only).Text) == 1 ? s.At(only).Text : null;
        if (Enumerable.Range(open, end - open + 1).Any(i => IsOwnWord(s.At(i)) && s.At(i).Text != total))
            return null;
        var members = new List<string>();
        foreach (var (first, to) in statements.Take(statements.Count - 1))
        {
            var name = s.At(first).Text;
            var isPart = parts.TryGetValue(name, out var value) && value == name && parts.Remove(name);
            members.Add($"{(isPart ? Result(name) : name == total ? "total" : $"let {name}")} = {Value(s, first + 2, to)}");
        }

        members.AddRange(parts.Select(p => $"{Result(p.Key)} = {p.Value}"));
        members.AddRange(totals.Where(_ => total is null || !statements.Any(a => s.At(a.First).Text == total)).Select(p => $"total = {Value(s, p.First, p.Last)}"));
        return members;
    }

    private static string Result(string name) => name == "total" ? name : $"term {name}";

    /// <summary>Assignments of one name each, and a return behind them; null for other bodies.</summary>
    private static List<(int First, int Last)>? Statements(BrokenStatement s, int first, int last)
    {
        var starts = new List<int>();
        var depth = 0;
        for (var i = first; i <= last; i++)
        {
            var begins = depth == 0 && (s.At(i).Kind == TokenKind.Return || (s.At(i).Kind == TokenKind.Identifier || IsOwnWord(s.At(i))) && s.At(i + 1).Kind == TokenKind.Equals);
            if (begins)
                starts.Add(i);
            else if (i == first || depth == 0 && (s.At(i).Kind == TokenKind.Colon || s.At(i).Kind == TokenKind.Equals && starts[starts.Count - 1] != i - 1))
                return null;
            depth += TokenFacts.Step(s.At(i).Kind);
        }

        var names = starts.Take(starts.Count - 1).Select(i => s.At(i).Text).ToList();
        return starts.Count == 0 || names.Distinct().Count() < names.Count || starts.Count(i => s.At(i).Kind == TokenKind.Return) != 1 || s.At(starts[starts.Count - 1]).Kind != TokenKind.Return
            || starts[starts.Count - 1] == last ? null : [.. starts.Select((start, i) => (start, i + 1 < starts.Count ? starts[i + 1] - 1 : last))];
    }

    /// <summary>A keyword that Python has as a name: what is trained on.</summary>
    private static bool IsOwnWord(Token token) => token.Kind is TokenKind.Reward or TokenKind.Loss or TokenKind.Metric;

    /// <summary>The entries of a dictionary, each name once.</summary>
    private static IEnumerable<(string Name, string Value)> Entries(BrokenStatement s, int first, int last) => s.Parts(first, last)
        .Where(e => e.Last > e.First + 1 && s.At(e.First).Kind is TokenKind.Identifier or TokenKind.Text && s.At(e.First + 1).Kind == TokenKind.Colon)
        .Select(e => (Name: Named(s.At(e.First).Text), Value: Value(s, e.First + 2, e.Last))).GroupBy(e => e.Name).Select(g => g.First());

    /// <summary>A text as a name.</summary>
    private static string Named(string text)
    {
        var name = new StringBuilder();
        foreach (var letter in text)
            name.Append(letter is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' ? letter : '_');
        return (TokenFacts.KeywordOrIdentifier(text) == TokenKind.Identifier ? "" : "@") + name;
    }

    /// <summary>A value, a choice in the order that it has here.</summary>
    private static string Value(BrokenStatement s, int first, int last)
    {
        var (@if, @else) = (s.Find(TokenKind.If, first), s.Find(TokenKind.Else, first));
        return first < @if && @if < @else && @else < last
            ? $"if {s.Text(@if + 1, @else - 1)} then {s.Text(first, @if - 1)} else {s.Text(@else + 1, last)}" : s.Text(first, last);
    }
}
