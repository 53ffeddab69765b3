namespace RewardLang.Diagnostics;

/// <summary>A change of a text: what is between the ends of a span is replaced.</summary>
/// <param name="Span">What is replaced; empty for what is inserted.</param>
/// <param name="NewText">What stands there afterwards.</param>
public sealed record TextEdit(TextSpan Span, string NewText);

/// <summary>What to do about a mistake: a sentence, and where it is certain the text to write instead.</summary>
/// <param name="Sentence">For people.</param>
/// <param name="Replacement">What to write instead of the place that is wrong; null where there is no one thing.</param>
/// <param name="Place">Where it is written, if elsewhere.</param>
internal sealed record Suggestion(string Sentence, string? Replacement = null, TextSpan? Place = null)
{
    /// <summary>Of several things to write one with which the rest can be looked at; it is shown to nobody.</summary>
    public IReadOnlyList<TextEdit> Trial { get; init; } = [];

    /// <summary>The text that the places are of; null for the one that is being bound.</summary>
    public SourceText? Source { get; init; }

    public static implicit operator Suggestion(string sentence) => new(sentence);

    public override string ToString() => Sentence;
}
