namespace RewardLang.Syntax.Remedies;

/// <summary><c>self.previous = distance</c>, <c>self.count += 1</c>: what an object of another language keeps from step to step.</summary>
internal static class SelfAssignment
{
    private const int LongestShown = 60;

    public static Remedy? For(BrokenStatement s)
    {
        if (s.First.Text is not ("self" or "this") || s.At(1).Kind != TokenKind.Dot || s.At(2).Kind != TokenKind.Identifier)
            return null;
        var kept = s.At(2).Text;
        var read = s.Text(0, 2);
        var isCompound = s.At(3).Kind is TokenKind.Plus or TokenKind.Minus or TokenKind.Star or TokenKind.Slash && s.At(4).Kind == TokenKind.Equals;
        var value = isCompound ? 5 : 4;
        if (!isCompound && s.At(3).Kind != TokenKind.Equals || value > s.Last || s.Find(TokenKind.Equals, value) >= 0)
            return null;
        var text = s.Text(value, s.Last).Replace(read, kept);
        if (text.Length > LongestShown)
            text = "…";
        if (isCompound)
            return new Remedy($"Nothing is assigned; a state carries a value from step to step: write 'state {kept} from {(s.At(3).Kind is TokenKind.Star or TokenKind.Slash ? 1 : 0)} then {kept} {s.At(3).Text} {text}', and {kept} for {read}."
                + (s.At(3).Kind == TokenKind.Plus && text is "1" ? " The number of this step, counted from 0, is 'step' without any." : ""));
        return s.Tokens(value, s.Last).Any(t => t.Text == kept)
            ? new Remedy($"Nothing is assigned; a state carries a value from step to step: write 'state {kept} from 0 then {text}', and {kept} for {read}.")
            : new Remedy($"Nothing is assigned; the value of the step before is at hand: write prev({text}, initial: {text}) for {read}.");
    }
}
