namespace RewardLang.Syntax.Remedies;

/// <summary>What stands before the '.' of a method: a name, perhaps with components and elements, an expression in brackets, or a call.</summary>
/// <param name="First">The place of its first token.</param>
/// <param name="Last">The place of its last token.</param>
/// <param name="Inner">The same without brackets around it.</param>
internal sealed record MethodTarget(int First, int Last, (int First, int Last) Inner)
{
    /// <summary>The target of the method whose bracket opens at a place; null for what is none of these.</summary>
    public static MethodTarget? Of(BrokenStatement s, int open)
    {
        var last = open - 3;
        if (StartOfPart(s, last) is >= 0 and var start)
            return new MethodTarget(start, last, (start, last));
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

    /// <summary>Where <c>name</c>, <c>name.x</c> or <c>name[0]</c> begins that ends at a place; -1 for what is none of these.</summary>
    private static int StartOfPart(BrokenStatement s, int last)
    {
        var place = last;
        while (true)
        {
            if (s.At(place).Kind == TokenKind.RightBracket)
                place = Enumerable.Range(0, place).LastOrDefault(i => s.At(i).Kind == TokenKind.LeftBracket && s.Closing(i) == place) - 1;
            else if (s.At(place).Kind != TokenKind.Identifier)
                return -1;
            else if (place > 1 && s.At(place - 1).Kind == TokenKind.Dot)
                place -= 2;
            else
                return place;
            if (place < 0)
                return -1;
        }
    }
}
