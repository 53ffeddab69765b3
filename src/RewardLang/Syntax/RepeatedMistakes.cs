using RewardLang.Diagnostics;

namespace RewardLang.Syntax;

/// <summary>Mistakes that a file makes over and over: each is said once, at its first place, with the number of the others.</summary>
internal sealed class RepeatedMistakes(DiagnosticBag diagnostics, SourceText source)
{
    private readonly Dictionary<string, Mistake> _mistakes = new(StringComparer.Ordinal);

    private sealed class Mistake(TextSpan span, DiagnosticDescriptor descriptor)
    {
        public TextSpan Span { get; } = span;

        public DiagnosticDescriptor Descriptor { get; } = descriptor;

        public int Repetitions { get; set; }

        /// <summary>What mends it in the other places.</summary>
        public List<TextEdit> Edits { get; } = [];
    }

    /// <summary>Whether a mistake has been said; counts it where it has.</summary>
    /// <param name="mistake">Which.</param>
    /// <param name="advice">What to do about it here.</param>
    /// <param name="span">Where it is.</param>
    public bool IsRepeated(string mistake, Suggestion advice, TextSpan span)
    {
        if (!_mistakes.TryGetValue(mistake, out var known))
            return false;
        known.Repetitions++;
        if (advice.Replacement is { } text)
            known.Edits.Add(new TextEdit(advice.Place ?? span, text));
        return true;
    }

    /// <summary>Counts further places of a mistake that has been said.</summary>
    public void Add(string mistake, int places) => _mistakes[mistake].Repetitions += places;

    /// <summary>Notes where a mistake is being said.</summary>
    public void Note(string mistake, TextSpan span, DiagnosticDescriptor descriptor) => _mistakes[mistake] = new Mistake(span, descriptor);

    /// <summary>Says of each mistake how often it is made, when all are known.</summary>
    public void Finish()
    {
        foreach (var mistake in _mistakes.Values.Where(m => m.Repetitions > 0))
            diagnostics.Complete(source, mistake.Span, mistake.Descriptor,
                mistake.Edits, hint => DiagnosticBag.InPlaces(hint, mistake.Repetitions));
    }
}
