using System.Text.RegularExpressions;
using RewardLang.Diagnostics;

namespace RewardLang.Syntax.Remedies;

/// <summary><c>self.previous = distance</c>, <c>self.count += 1</c>: what an object of another language keeps from step to step.</summary>
internal static class SelfAssignment
{
    private const int LongestShown = 120;

    /// <summary>What an object's own value is called where it is read, <c>self.count</c>.</summary>
    private static readonly Regex s_own = new(@"\b(?:self|this)\.(?=[A-Za-z_])");

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
        if (isCompound)
            return Kept(s, kept, read);
        var text = s_own.Replace(s.Text(value, s.Last), "");
        if (text.Length > LongestShown)
            text = "…";
        return s.Tokens(value, s.Last).Any(t => t.Text == kept)
            ? new Remedy($"Nothing is assigned; a state carries a value from step to step: write 'state {kept} from 0 then {text}', and {kept} for {read}.")
            : new Remedy($"Nothing is assigned; the value of the step before is at hand: write prev({text}, initial: {text}) for {read}.");
    }

    /// <summary>One state for all statements that change the value, in their order.</summary>
    private static Remedy Kept(BrokenStatement s, string kept, string read)
    {
        var changes = s.Outline.ChangesOf(kept);
        if (changes.Count > 0 && changes[0].Sign.Span != s.At(3).Span)
            return new Remedy($"Nothing is assigned: this is a part of what the state '{kept}' becomes, behind its 'then' above. Remove the line.") { Replacement = "", Place = s.Span(0, s.Last) };
        var next = changes.Aggregate(kept, (before, change) =>
            $"{OperandText.Between(null, change.Sign.Kind, before)} {change.Sign.Text} {OperandText.Between(change.Sign.Kind, null, s_own.Replace(change.Value, ""))}");
        var state = $"state {kept} from {(changes.Count > 0 && changes[0].Sign.Kind is TokenKind.Star or TokenKind.Slash ? 1 : 0)} then {next}";
        return new Remedy($"Nothing is assigned; a state carries a value from step to step: write '{(state.Length <= LongestShown ? state : $"state {kept} from 0 then …")}', and {kept} for {read}."
            + (next == $"{kept} + 1" ? " The number of this step, counted from 0, is 'step' without any." : ""))
        {
            Trial = [new TextEdit(s.Span(0, s.Last), state)],
        };
    }
}
