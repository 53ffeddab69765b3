namespace RewardLang.Syntax.Remedies;

/// <summary>Models that could not be read.</summary>
internal static class ModelRemedies
{
    /// <summary><c>model score() : real</c>, which is asked about nothing.</summary>
    public static Remedy? For(BrokenStatement s)
    {
        if (s.First.Kind != TokenKind.Model || s.Position != 3 || s.Found.Kind != TokenKind.RightParenthesis)
            return null;
        var name = TokenFacts.Written(s.At(1));
        var type = s.Next.Kind == TokenKind.Colon && s.Position + 1 < s.Last ? s.Text(s.Position + 2, s.Last) : "real";
        return $"A model is asked about at least one value, as {name}(answer) of 'input answer : int' and 'model {name}(answer: int) : {type}'; "
            + $"a score computed elsewhere is an input, 'input {name} : {type}', and {name} is used without brackets.";
    }
}
