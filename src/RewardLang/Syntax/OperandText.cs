using RewardLang.Diagnostics;

namespace RewardLang.Syntax;

/// <summary>Texts that take the place of an operand: in brackets where an operator beside them would take but a part.</summary>
internal static class OperandText
{
    /// <summary>How tightly a text holds together, from a choice to one operand.</summary>
    private enum Hold
    {
        Choice,
        Comparison,
        Sum,
        Product,
        Power,
        One,
    }

    /// <summary>A text for a part of a source, with the operators that stand beside it there.</summary>
    public static string Within(SourceText source, TextSpan place, string text)
    {
        var start = source.GetLineStart(source.GetPosition(place.Start).Line);
        var end = source.Text.IndexOf('\n', place.End) is >= 0 and var next ? next : source.Text.Length;
        var before = Tokens(source.Text.Substring(start, Math.Max(place.Start - start, 0)));
        var after = Tokens(source.Text.Substring(place.End, Math.Max(end - place.End, 0)));
        return Between(before.LastOrDefault()?.Kind, after.FirstOrDefault()?.Kind, text);
    }

    /// <summary>A text between two tokens.</summary>
    public static string Between(TokenKind? before, TokenKind? after, string text) =>
        Of(Tokens(text)) >= (Hold)Math.Max((int)NeededBehind(before), (int)NeededBefore(after)) ? text : $"({text})";

    private static List<Token> Tokens(string text) => [.. Lexer.Tokenize(new SourceText("", text), new DiagnosticBag()).Where(t => t.Kind != TokenKind.End)];

    private static Hold Of(List<Token> tokens)
    {
        var (hold, depth) = (Hold.One, 0);
        for (var i = 0; i < tokens.Count; i++)
        {
            depth += TokenFacts.Step(tokens[i].Kind);
            if (depth == 0 && EndOfUnit(tokens, i) is > 0 and var end)
                i = end;
            else if (depth == 0 && Of(tokens[i].Kind, isFirst: i == 0) is var own && own < hold)
                hold = own;
        }

        return hold;
    }

    private static Hold Of(TokenKind kind, bool isFirst) => kind switch
    {
        TokenKind.If or TokenKind.Not or TokenKind.And or TokenKind.Or => Hold.Choice,
        _ when TokenFacts.IsComparison(kind) => Hold.Comparison,
        TokenKind.Minus or TokenKind.Plus => isFirst ? Hold.Product : Hold.Sum,
        TokenKind.Star or TokenKind.Slash => Hold.Product,
        TokenKind.Caret => Hold.Power,
        _ => Hold.One,
    };

    /// <summary>Where the unit of a number ends that begins at a place; 0 for none.</summary>
    private static int EndOfUnit(List<Token> tokens, int place) => place > 0 && tokens[place].Kind == TokenKind.Less && tokens[place - 1].Kind == TokenKind.Number && tokens[place - 1].Span.End == tokens[place].Span.Start
        ? Math.Max(tokens.FindIndex(place, t => t.Kind == TokenKind.Greater), 0) : 0;

    private static Hold NeededBehind(TokenKind? before) => before switch
    {
        TokenKind.Caret => Hold.One,
        TokenKind.Slash => Hold.Power,
        TokenKind.Star or TokenKind.Minus => Hold.Product,
        TokenKind.Plus => Hold.Sum,
        TokenKind.Not or TokenKind.And or TokenKind.Or => Hold.Comparison,
        { } kind when TokenFacts.IsComparison(kind) => Hold.Sum,
        _ => Hold.Choice,
    };

    private static Hold NeededBefore(TokenKind? after) => after switch
    {
        TokenKind.Caret or TokenKind.Dot => Hold.One,
        TokenKind.Star or TokenKind.Slash => Hold.Product,
        TokenKind.Plus or TokenKind.Minus => Hold.Sum,
        TokenKind.And or TokenKind.Or => Hold.Comparison,
        { } kind when TokenFacts.IsComparison(kind) => Hold.Sum,
        _ => Hold.Choice,
    };
}
