namespace RewardLang.Syntax.Remedies;

/// <summary>What goes on behind a pipeline, <c>sum |> clip(-1, 1) + bonus</c>: the pipeline is an operand in brackets alone.</summary>
internal static class PipelineRemedies
{
    public static Remedy? For(BrokenStatement s)
    {
        var equals = s.Find(TokenKind.Equals);
        var pipe = s.Find(TokenKind.Pipe, equals + 1);
        if (s.Found.Kind is not (TokenKind.Plus or TokenKind.Minus or TokenKind.Star or TokenKind.Slash) || equals < 1 || pipe < 0 || pipe > s.Position || s.Previous.Kind != TokenKind.RightParenthesis || s.Opening() >= 0 || s.Position == s.Last)
            return null;
        var text = $"({s.Text(equals + 1, s.Position - 1)})";
        return new Remedy($"A pipeline ends its expression: write {text} {s.Text(s.Position, s.Last)}.") { Replacement = text, Place = s.Span(equals + 1, s.Position - 1) };
    }
}
