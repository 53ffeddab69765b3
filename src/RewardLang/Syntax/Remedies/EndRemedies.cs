namespace RewardLang.Syntax.Remedies;

/// <summary>Ends that could not be read.</summary>
internal static class EndRemedies
{
    public static Remedy? For(BrokenStatement s)
    {
        if (Lasting(s) is { } lasting)
            return lasting;
        if (s.First.Kind != TokenKind.EndWord)
            return null;
        if (s.Position == 1 && s.Found.Kind is TokenKind.When or TokenKind.If && s.Last > 1)
        {
            // A condition that has a name of its own lends it.
            var name = s.Last == 2 && s.At(2).Kind == TokenKind.Identifier && !s.Outline.DeclaresTerm(s.At(2).Text) ? s.At(2).Text : Unnamed(s, 2);
            return new Remedy($"An end has a name, as in 'end {name} when {s.Text(2, s.Last)}'.") { Replacement = $"{name} when" }.At(s.Found, "a name");
        }

        if (s.Position == 2 && s.Found.Kind is TokenKind.If or TokenKind.Equals or TokenKind.Colon)
            return new Remedy(s.Last > 2 ? $"Write 'end {s.Previous.Text} when {s.Text(3, s.Last)}'." : "The form is 'end name when condition'.") { Replacement = s.Found.Kind == TokenKind.Colon ? " when" : "when" };
        if (s.Position == 2 && s.Found.Kind == TokenKind.End && s.Outline.Declares(s.Previous.Text))
            return new Remedy($"An end has a name and a condition: write 'end finished when {s.Previous.Text}', with what it is called.") { Replacement = "finished when ", Place = new(s.Previous.Span.Start, 0) };
        if (s.Found.Kind == TokenKind.LeftBrace)
            return "The form is 'end name when condition', with a statement for each end.";
        return Paid(s);
    }

    /// <summary>A name for an end that has none: one where a distance is small is reached.</summary>
    private static string Unnamed(BrokenStatement s, int condition) => s.At(condition + 1).Kind is TokenKind.Less or TokenKind.LessOrEqual
        && s.At(condition).Text.Split('_').Any(w => w is "dist" or "distance" or "gap" or "error" or "err" or "remaining") ? "reached" : "failure";

    /// <summary><c>terminate failure when condition</c>, <c>done if condition</c>.</summary>
    public static Remedy? Foreign(BrokenStatement s)
    {
        var when = s.At(1).Kind is TokenKind.When or TokenKind.If ? 1 : 2;
        if (s.First.Text is not ("terminate" or "terminated" or "termination" or "done" or "fail") || s.At(when).Kind is not (TokenKind.When or TokenKind.If)
            || when == 2 && s.At(1).Kind != TokenKind.Identifier || when == s.Last)
            return null;
        var name = when == 2 && s.At(1).Text is not ("done" or "terminated") && !s.Outline.DeclaresTerm(s.At(1).Text) ? s.At(1).Text : Unnamed(s, when + 1);
        return new Remedy($"Write 'end {name} when {s.Text(when + 1, s.Last)}'.") { Replacement = $"end {name} when", Place = s.Span(0, when) };
    }

    /// <summary><c>condition for 5 steps</c>, in whatever statement.</summary>
    private static Remedy? Lasting(BrokenStatement s)
    {
        var when = s.Find(TokenKind.When) is >= 0 and var place ? place : s.Find(TokenKind.Equals);
        if (s.Found.Text != "for" || s.Next.Kind != TokenKind.Number || s.At(s.Position + 2).Text is not ("steps" or "step" or "frames") || when < 0 || when > s.Position)
            return null;
        var text = $"held({s.Text(when + 1, s.Position - 1)}, steps: {s.Next.Text})";
        return new Remedy($"Write '{text}' of std.temporal.") { Replacement = text, Place = s.Span(when + 1, s.Position + 2) };
    }

    /// <summary><c>end fallen when condition, reward -10</c>.</summary>
    private static Remedy? Paid(BrokenStatement s)
    {
        var word = s.Found.Kind == TokenKind.Comma ? s.Position + 1 : s.Position;
        if (s.At(word).Kind is not (TokenKind.Weight or TokenKind.Reward) && s.At(word).Text is not ("reward" or "penalty" or "bonus" or "cost"))
            return null;
        var value = s.At(word + 1).Kind is TokenKind.Equals or TokenKind.Colon ? word + 2 : word + 1;
        if (value > s.Last)
            return null;
        var name = s.At(1).Text;
        var suffix = s.At(value).Kind == TokenKind.Minus ? "cost" : "bonus";
        var term = $"term {name}_{suffix} = {s.Text(value, s.Last)} when {name}";
        return new Remedy($"An end pays nothing: what it pays is a term, '{term}'.") { Replacement = $"\n{term}", Place = s.Span(s.Position, s.Last) };
    }
}
