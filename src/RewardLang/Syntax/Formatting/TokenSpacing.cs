namespace RewardLang.Syntax.Formatting;

/// <summary>The spaces between two tokens of a line.</summary>
internal static class TokenSpacing
{
    public static int Between(FormatToken left, FormatToken right)
    {
        if (right.Role == TokenRole.Clause || right.Role == TokenRole.BindingName && left.Role != TokenRole.Open)
            return 2;
        if (left.Kind == TokenKind.LeftBrace || right.Kind == TokenKind.RightBrace || left.Kind == TokenKind.RightBrace)
            return right.Role == TokenRole.Comma ? 0 : 1;
        if (right.Kind == TokenKind.LeftBrace)
            return 1;
        return IsTight(left, right) && !WouldFuse(left, right) ? 0 : 1;
    }

    private static bool IsTight(FormatToken left, FormatToken right) =>
        right.Role is TokenRole.Comma or TokenRole.LabelColon or TokenRole.Close or TokenRole.Joint or TokenRole.UnitEnd
        || left.Role is TokenRole.Open or TokenRole.Joint or TokenRole.Sign
        || right.Role == TokenRole.Open && left.Role is TokenRole.Operand or TokenRole.Close or TokenRole.UnitEnd;

    /// <summary>True where a number's dot would run into other dots: <c>1. .. 2</c>.</summary>
    private static bool WouldFuse(FormatToken left, FormatToken right) =>
        left.Text[left.Text.Length - 1] == '.' && right.Text[0] is '.' or >= '0' and <= '9' && left.Kind == TokenKind.Number
        || left.Text[left.Text.Length - 1] == '.' && right.Text[0] == '.'
        || left.Kind == TokenKind.DotDot && right.Text[0] == '.';
}
