using RewardLang.Diagnostics;

namespace RewardLang.Syntax.Remedies;

/// <summary><c>if hit { count += 1 }</c>, where <c>count</c> is a state: what it becomes is a choice behind its 'then'.</summary>
internal static class StateAssignment
{
    private const int LongestShown = 160;

    /// <summary>The one statement that gives a state its next value, where the state lacks one: it has been told there. Null for others.</summary>
    public static Remedy? OfNext(BrokenStatement s, string name) => s.Outline.StateOf(name) is { } state && state.All(t => t.Kind != TokenKind.Then) && s.Outline.NextValueOf(name) is not null
        ? new Remedy("A state's next value stands behind its 'then': remove the line.") { Replacement = "", Place = s.Span(0, s.Last) } : null;

    /// <summary><c>var spent : real = 0</c> and <c>spent += cost</c>: a state, and its next value behind its 'then'. Null for others.</summary>
    public static Remedy? OfVariable(BrokenStatement s)
    {
        if (s.Outline.NextValueOfVariable(s.First.Text) is not null)
            return new Remedy("The next value stands behind the state's 'then': remove the line.") { Replacement = "", Place = s.Span(0, s.Last) };
        var name = s.At(1).Kind == TokenKind.Let || s.At(1).Text == "mut" ? 2 : s.First.Text == "var" || s.First.Text == "mutable" ? 1 : 0;
        var equals = s.Find(TokenKind.Equals);
        if (name == 0 || equals < 2 || equals >= s.Last || s.Outline.NextValueOfVariable(s.At(name).Text) is not { } next)
            return null;
        var text = $"state {s.Text(name, equals - 1)} from {s.Text(equals + 1, s.Last)} then {next}";
        return new Remedy($"What is kept from step to step is a state: write '{(text.Length <= LongestShown ? text : "state …")}'.") { Replacement = text, Place = s.Span(0, s.Last) };
    }

    public static Remedy? For(BrokenStatement s)
    {
        if (Branches.Read(s) is { Name.Text: var assigned } && OfNext(s, assigned) is { } told)
            return told;
        if (Branches.Read(s) is not { Name: { Kind: TokenKind.Identifier, Text: var name } } branches || s.Outline.StateOf(name) is not { } tokens)
            return null;
        var state = new BrokenStatement(new ParseSession([.. tokens, new Token(TokenKind.End, new TextSpan(tokens[tokens.Count - 1].Span.End, 0), "")], s.Outline), 0);
        var then = state.Find(TokenKind.Then);
        // The first value of a state may be a choice too.
        if (then < 4 || then >= state.Last || state.Find(TokenKind.If) is >= 0 and var choice && choice < then)
            return null;
        if (branches.Choice(state.Text(then + 1, state.Last)) is not { } next)
            return null;
        var text = $"{state.Text(0, then)} {next}";
        return new Remedy($"A state's next value stands behind its 'then': {(text.Length <= LongestShown ? $"'{text}'" : $"'{state.Text(0, then)} …'")}.");
    }
}
