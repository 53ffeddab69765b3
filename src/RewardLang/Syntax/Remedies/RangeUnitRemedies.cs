namespace RewardLang.Syntax.Remedies;

/// <summary>A unit behind a range, <c>input torque : real in -87 .. 87 &lt;N*m&gt;</c>, which belongs to the type.</summary>
internal static class RangeUnitRemedies
{
    public static Remedy? For(BrokenStatement s)
    {
        if (s.First.Kind is not (TokenKind.Input or TokenKind.Param) || s.Found.Kind != TokenKind.Less || s.Find(TokenKind.In) is not (> 1 and var range) || range > s.Position)
            return null;
        var close = s.Find(TokenKind.Greater, s.Position);
        var isTyped = s.At(2).Kind == TokenKind.Colon;
        // Of a type that has a unit of its own the one behind the range is a second.
        if (close < s.Position + 2 || isTyped && s.At(4).Kind == TokenKind.Less)
            return null;
        var unit = s.Text(s.Position, close);
        var declared = isTyped ? $"{s.Text(0, 3)}{unit}" : $"{s.Text(0, 1)} : real{unit}";
        var next = isTyped ? 4 : 2;
        var text = declared + (s.At(next).Kind == TokenKind.LeftBracket ? "" : " ") + s.Text(next, s.Position - 1) + (close < s.Last ? " " + s.Text(close + 1, s.Last) : "");
        return new Remedy($"The unit belongs to the type: write '{text}'.") { Replacement = text, Place = s.Span(0, s.Last), Mark = s.Span(s.Position, close), Found = "a unit", Expected = "the next statement" };
    }
}
