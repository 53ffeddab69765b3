using RewardLang.Diagnostics;

namespace RewardLang.Advice;

/// <summary>Advice whose own text would be told to be wrong once it is followed: it says at once what to write in the end.</summary>
internal static class AmendedAdvice
{
    /// <summary>Mends what diagnostics advise with what is then advised within it, and returns what need not be said any more.</summary>
    /// <param name="said">What was said of the first text.</param>
    /// <param name="texts">The texts that follow from it.</param>
    /// <param name="next">What there is to say of the last of them.</param>
    public static IReadOnlyCollection<Diagnostic> Amend(List<Diagnostic> said, IReadOnlyList<AdvisedText> texts, IReadOnlyList<Diagnostic> next)
    {
        var told = new HashSet<Diagnostic>();
        var text = texts[texts.Count - 1].Text;
        var errors = next.Where(d => d.Edit is not null && d.Source == text && (d.Severity == DiagnosticSeverity.Error && IsCertain(d) || d.Descriptor == DiagnosticCatalogue.PartOfQuaternion)).OrderByDescending(d => d.Edit!.Span.Start).ThenByDescending(d => d.Edit!.Span.End).ToList();
        for (var i = 0; i < said.Count; i++)
        {
            if (Shown(said[i]) is not { } advised)
                continue;
            var region = texts.Aggregate(advised.Span, (span, later) => later.After(span));
            var within = errors.Where(e => region.Start <= e.Edit!.Span.Start && e.Edit.Span.End <= region.End).ToList();
            if (within.Count == 0 || text.GetText(region) is var written && written != advised.NewText || With(written, region.Start, within.Select(e => e.Edit!)) is not { } amended)
                continue;
            var edit = advised with { NewText = amended };
            said[i] = said[i] with { Edit = said[i].Edit is null ? null : edit, Tried = said[i].Edit is null ? [edit] : said[i].Tried, Hint = said[i].Hint.Replace(written, amended) };
            told.UnionWith(within);
        }

        return told;
    }

    /// <summary>Whether something is wrong with the notation, with arguments or with their types; another name is a guess.</summary>
    private static bool IsCertain(Diagnostic diagnostic) => diagnostic.Descriptor == DiagnosticCatalogue.UnknownArgument || diagnostic.Descriptor == DiagnosticCatalogue.TooManyArguments
        || diagnostic.Descriptor == DiagnosticCatalogue.MissingArgument || IsAboutOthers(diagnostic) || diagnostic.Id.StartsWith("RWD3", StringComparison.Ordinal) || diagnostic.Id.StartsWith("RWD1", StringComparison.Ordinal);

    /// <summary>Whether a name or a function is that of another language, for which there is one here.</summary>
    private static bool IsAboutOthers(Diagnostic diagnostic) => (diagnostic.Descriptor == DiagnosticCatalogue.UnknownName || diagnostic.Descriptor == DiagnosticCatalogue.UnknownFunction) && diagnostic.Hint.StartsWith("Write ", StringComparison.Ordinal);

    /// <summary>The edit whose text the sentence shows; null for none.</summary>
    private static TextEdit? Shown(Diagnostic diagnostic) => (diagnostic.Edit ?? (diagnostic.Tried is [var only] ? only : null)) is { NewText.Length: > 0 } edit && diagnostic.Hint.Contains(edit.NewText) ? edit : null;

    /// <summary>A text with edits of it, from the last to the first; null where two meet.</summary>
    private static string? With(string text, int start, IEnumerable<TextEdit> edits)
    {
        var last = start + text.Length;
        foreach (var edit in edits)
        {
            if (edit.Span.End > last)
                return null;
            last = edit.Span.Start;
            text = text.Substring(0, edit.Span.Start - start) + edit.NewText + text.Substring(edit.Span.End - start);
        }

        return text;
    }
}
