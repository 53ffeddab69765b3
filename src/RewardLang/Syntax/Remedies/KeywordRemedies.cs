using RewardLang.Diagnostics;
using RewardLang.Semantics;

namespace RewardLang.Syntax.Remedies;

/// <summary>Keywords where they mean nothing.</summary>
internal static class KeywordRemedies
{
    public static Remedy? For(BrokenStatement s)
    {
        var found = s.Found;
        if (found.Kind < TokenKind.If)
            return null;
        if (found.Kind == TokenKind.Axis && s.Opening() >= 0 && s.Next.Kind is TokenKind.Colon or TokenKind.Equals)
            return s.At(s.Position + 2).Kind == TokenKind.Identifier
                ? new Remedy($"Write 'over: {s.At(s.Position + 2).Text}'.") { Replacement = "over:", Place = s.Span(s.Position, s.Position + 1) } : ForeignArguments.Advice(null, found.Text);
        if (found.Kind == TokenKind.If && s.First.Kind is TokenKind.Term or TokenKind.Output && !s.ExpectsExpression)
            return s.First.Kind == TokenKind.Term ? "Write 'term name = value when condition weight number', or 'if condition then a else b'." : "Write 'if condition then a else b'.";
        if (found.Kind == TokenKind.When && s.First.Kind is TokenKind.State or TokenKind.Let or TokenKind.Output)
            return "Only terms and ends have 'when': write 'if condition then a else b'.";
        if (found.Kind == TokenKind.State && !s.Outline.DeclaresAsName(found.Kind) && s.Next.Kind is TokenKind.Dot or TokenKind.LeftBracket && s.ExpectsExpression)
            return s.Text(s.Position, s.Last).IndexOf("last", StringComparison.Ordinal) >= 0 || s.Text(s.Position, s.Last).IndexOf("prev", StringComparison.Ordinal) >= 0
                ? "There is no state of the environment here: what a value was at the step before is prev(action, initial: action)."
                : "There is no state of the environment here: declare each value of it with 'input', and use its name.";
        return IsName(s) ? new Remedy($"'{found.Text}' is a keyword; to use it as a name write @{found.Text}.") { Subject = found.Text, Trial = s.Outline.DeclaresAsName(found.Kind) ? s.Outline.AsName(found.Kind) : s.Position == 1 ? [new TextEdit(found.Span, "@" + found.Text)] : [] } : OfStatement(s);
    }

    /// <summary>Whether a keyword stands where a name or a value does.</summary>
    private static bool IsName(BrokenStatement s)
    {
        if (s.Found.Kind < TokenKind.If || !s.ExpectsExpression && !s.Expects(TokenKind.Identifier))
            return false;
        if (s.Found.Kind is TokenKind.If or TokenKind.Then or TokenKind.Else or TokenKind.And or TokenKind.Or or TokenKind.Not or TokenKind.In or TokenKind.As)
            return !s.ExpectsExpression;
        return s.Found.Kind != TokenKind.Let || s.Position <= 1;
    }

    /// <summary>A name is asked for where a declaration gives one and behind a point; elsewhere a value is.</summary>
    private static Remedy? OfStatement(BrokenStatement s) =>
        s.Found.Kind == TokenKind.Let && s.Position > 1 && s.ExpectsExpression ? "A 'let' is a statement of its own: put it before this one."
        : s.ExpectsExpression && s.Found.Kind is TokenKind.Then or TokenKind.Else or TokenKind.And or TokenKind.Or or TokenKind.In or TokenKind.As ? $"Write a value before '{s.Found.Text}'."
        : null;
}
