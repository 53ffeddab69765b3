using RewardLang.Semantics;

namespace RewardLang.Syntax.Remedies;

/// <summary>Misspelt words with which a statement would go on.</summary>
internal static class SpellingRemedies
{
    private const int ShortestWord = 4;

    public static Remedy? For(BrokenStatement s)
    {
        if (s.Found.Kind != TokenKind.Identifier || s.Outline.Declares(s.Found.Text) || UnitTable.Units.ContainsKey(s.Found.Text))
            return null;
        var words = TokenFacts.Keywords.Where(word => s.Expects(TokenFacts.KeywordOrIdentifier(word))).Concat(s.First.Kind == TokenKind.Repeat ? ["times"] : []);
        var near = words.FirstOrDefault(word => word.Length >= ShortestWord && NameSuggestion.Distance(s.Found.Text, word) == 1);
        return near is null ? null : new Remedy($"Did you mean '{near}'?") { Replacement = near };
    }
}
