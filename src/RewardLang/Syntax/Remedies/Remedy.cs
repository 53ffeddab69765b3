using RewardLang.Diagnostics;

namespace RewardLang.Syntax.Remedies;

/// <summary>What to do about a statement that could not be read.</summary>
/// <param name="Sentence">For people.</param>
internal sealed record Remedy(string Sentence)
{
    /// <summary>The text to write; null where there is no one thing to do.</summary>
    public string? Replacement { get; init; }

    /// <summary>What the replacement stands for, if not the text that is marked.</summary>
    public TextSpan? Place { get; init; }

    /// <summary>What is wrong, if not the token at which the reading ended.</summary>
    public TextSpan? Mark { get; init; }

    /// <summary>How the marked text is called in the message.</summary>
    public string? Found { get; init; }

    /// <summary>What the message says is expected there, if not what the grammar does.</summary>
    public string? Expected { get; init; }

    /// <summary>What is said once for a file, however often it is wrong; null for what is said of every place.</summary>
    public string? Subject { get; init; }

    public static implicit operator Remedy?(string? sentence) => sentence is null ? null : new(sentence);

    /// <summary>Of several things to write one with which the rest can be looked at.</summary>
    public IReadOnlyList<TextEdit> Trial { get; init; } = [];

    public Suggestion Suggestion => new(Sentence, Replacement, Place) { Trial = Trial };

    /// <summary>The same, about another place.</summary>
    public Remedy At(Token token, string expected) => this with { Mark = token.Span, Found = TokenFacts.Describe(token), Expected = expected };
}
