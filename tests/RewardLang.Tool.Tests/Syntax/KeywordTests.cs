using RewardLang.Syntax;

namespace RewardLang.Tool.Tests.Syntax;

/// <summary>The words of the language are listed in the order of their kinds.</summary>
public sealed class KeywordTests
{
    [Fact]
    public void EveryKindHasItsWord()
    {
        foreach (var kind in Enum.GetValues<TokenKind>().Where(kind => kind >= TokenKind.If))
        {
            var word = kind == TokenKind.EndWord ? "end" : kind.ToString().ToLowerInvariant();
            Assert.Equal(kind, TokenFacts.KeywordOrIdentifier(word));
            Assert.Equal($"'{word}'", TokenFacts.Describe(kind));
        }
    }

    [Fact]
    public void SetsOfKindsHoldWhatWasAdded()
    {
        var kinds = Enum.GetValues<TokenKind>();
        foreach (var kind in kinds)
        {
            var set = new TokenKindSet();
            set.Add(kind);
            Assert.Equal([kind], set);
            Assert.All(kinds, other => Assert.Equal(other == kind, set.Contains(other)));
            set.Clear();
            Assert.Empty(set);
        }
    }
}
