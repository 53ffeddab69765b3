namespace RewardLang.Syntax.Remedies;

/// <summary>What stands before the '.' of a method: a name, an expression in brackets, or a call.</summary>
/// <param name="First">The place of its first token.</param>
/// <param name="Last">The place of its last token.</param>
/// <param name="Inner">The same without brackets around it.</param>
internal sealed record MethodTarget(int First, int Last, (int First, int Last) Inner)
{
    /// <summary>The target of the method whose bracket opens at a place; null for what is none of these.</summary>
    public static MethodTarget? Of(BrokenStatement s, int open)
    {
        var last = open - 3;
        if (s.At(last).Kind == TokenKind.Identifier)
            return new MethodTarget(last, last, (last, last));
        if (s.At(last).Kind != TokenKind.RightParenthesis)
            return null;
        var first = last - 1;
        while (first > 0 && s.Closing(first) != last)
            first--;
        return first <= 0 || last - first < 2 ? null
            : !s.IsCall(first) ? new MethodTarget(first, last, (first + 1, last - 1))
            : s.At(first - 2).Kind == TokenKind.Dot ? null
            : new MethodTarget(first - 1, last, (first - 1, last));
    }
}
