using System.Globalization;

namespace RewardLang.Diagnostics;

/// <summary>Collects diagnostics in the order of the text, each place and kind once.</summary>
internal sealed class DiagnosticBag
{
    /// <summary>No more are kept of one text.</summary>
    public const int Limit = 200;

    private readonly List<Diagnostic> _diagnostics = [];
    private readonly HashSet<Place> _seen = [];

    /// <summary>A class, so that the set needs no compilation when the process starts.</summary>
    private sealed record Place(string Path, string Id, TextSpan Span);

    public bool HasErrors => _diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);

    public int ErrorCount => _diagnostics.Count(d => d.Severity == DiagnosticSeverity.Error);

    public bool HasAny(DiagnosticDescriptor descriptor) => _diagnostics.Any(d => d.Descriptor == descriptor);

    public int Count => _diagnostics.Count;

    /// <summary>Whether something was said after a point, and all of it about a span.</summary>
    public bool AreAllAt(int count, TextSpan span) => _diagnostics.Count > count && _diagnostics.Skip(count).All(d => d.Span.Start >= span.Start && d.Span.End <= span.End);

    public Diagnostic Last => _diagnostics[_diagnostics.Count - 1];

    /// <summary>Moves what was said last to another place, in other words and with other advice.</summary>
    public void MoveLast(TextSpan span, string message, Suggestion advice)
    {
        var last = Last;
        Truncate(_diagnostics.Count - 1);
        if (_seen.Add(new Place(last.Source.Path, last.Id, span)))
            _diagnostics.Add(last with { Span = span, Message = message, Hint = advice.Sentence, Edit = advice.Replacement is { } text ? new TextEdit(advice.Place ?? span, text) : null });
    }

    /// <summary>Takes back what was said after a point.</summary>
    public void Truncate(int count)
    {
        foreach (var diagnostic in _diagnostics.Skip(count))
            _seen.Remove(PlaceOf(diagnostic));
        _diagnostics.RemoveRange(count, _diagnostics.Count - count);
    }

    public void Report(SourceText source, TextSpan span, DiagnosticDescriptor descriptor, params object[] arguments) =>
        Report(source, span, hint => hint, descriptor, arguments);

    /// <summary>Reports with a hint that is completed or replaced.</summary>
    public void Report(SourceText source, TextSpan span, Func<string, string> completeHint, DiagnosticDescriptor descriptor, params object[] arguments)
    {
        if (_diagnostics.Count >= Limit || !_seen.Add(new Place(source.Path, descriptor.Id, span)))
            return;
        _diagnostics.Add(new Diagnostic(
            descriptor, source, span, EnergyText.In(source, Format(descriptor.MessageFormat, arguments)), EnergyText.In(source, completeHint(Format(descriptor.HintFormat, arguments))))
        {
            Tried = arguments.OfType<Suggestion>().FirstOrDefault()?.Trial ?? [],
            Edit = arguments.OfType<Suggestion>().FirstOrDefault() is { Replacement: { } text } suggestion ? new TextEdit(suggestion.Place ?? span, EnergyText.In(source, text)) : null,
        });
    }

    /// <summary>Completes what has been said about a place with its hint, and with what mends it elsewhere, unless that is known of several places already.</summary>
    public void Complete(SourceText source, TextSpan span, DiagnosticDescriptor descriptor, IReadOnlyList<TextEdit> elsewhere, Func<string, string> completeHint)
    {
        var place = _diagnostics.FindIndex(d => d.Source == source && d.Span == span && d.Descriptor == descriptor);
        if (place >= 0)
            _diagnostics[place] = _diagnostics[place] with { Hint = completeHint(_diagnostics[place].Hint), Tried = _diagnostics[place].Tried.Count > 1 ? _diagnostics[place].Tried : elsewhere };
    }

    /// <summary>Adds a sentence to what has been said about a place.</summary>
    public void AddHint(SourceText source, TextSpan span, DiagnosticDescriptor descriptor, string sentence)
    {
        var place = _diagnostics.FindIndex(d => d.Source == source && d.Span == span && d.Descriptor == descriptor);
        if (place >= 0)
            _diagnostics[place] = _diagnostics[place] with { Hint = $"{_diagnostics[place].Hint} {sentence}" };
    }

    /// <summary>True when nothing more is kept.</summary>
    public bool IsFull => _diagnostics.Count >= Limit;

    /// <summary>Whether a mistake was found between the ends of a span.</summary>
    public bool HasErrorIn(SourceText source, TextSpan span) => _diagnostics.Any(d =>
        d.Severity == DiagnosticSeverity.Error && d.Source == source && d.Span.Start >= span.Start && d.Span.Start < span.End);

    /// <summary>Whether a mistake was found between the ends of a span for which nothing certain was read in its place.</summary>
    public bool HasUnreadIn(SourceText source, TextSpan span) => _diagnostics.Any(d =>
        d is { Severity: DiagnosticSeverity.Error, Edit: null } && d.Source == source && d.Span.Start >= span.Start && d.Span.Start < span.End);

    /// <summary>Whether anything was found between the ends of a span.</summary>
    public bool HasAnyIn(SourceText source, TextSpan span) => _diagnostics.Any(d => d.Source == source && d.Span.Start >= span.Start && d.Span.Start < span.End);

    /// <summary>Whether something of a kind was found between the ends of a span.</summary>
    public bool HasAnyIn(SourceText source, TextSpan span, DiagnosticDescriptor descriptor) =>
        _diagnostics.Any(d => d.Descriptor == descriptor && d.Source == source && d.Span.Start >= span.Start && d.Span.Start < span.End);

    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
            if (_diagnostics.Count < Limit && _seen.Add(PlaceOf(diagnostic)))
                _diagnostics.Add(diagnostic);
    }

    public IReadOnlyList<Diagnostic> ToList()
    {
        // What is missing at another place, as at the top of a file, is one mistake, wherever it is missed.
        return [.. _diagnostics.OrderBy(d => d.Source.Path, StringComparer.Ordinal).ThenBy(d => d.Span.Start)
            .GroupBy(d => (d.Source.Path, Place: d.Edit is { Span.Length: 0 } edit && (edit.Span.End < d.Span.Start || edit.Span.Start > d.Span.End || edit.Span.Start == 0) ? (object)edit : d))
            .Select(g => g.Count() == 1 ? g.First() : g.First() with { Hint = InPlaces(g.First().Hint, g.Count() - 1) })];
    }

    /// <summary>A hint that says in how many other places it holds.</summary>
    public static string InPlaces(string hint, int others) => $"{hint.TrimEnd('.')} (here and in {others} more {(others == 1 ? "place" : "places")}).";

    private static Place PlaceOf(Diagnostic diagnostic) => new(diagnostic.Source.Path, diagnostic.Id, diagnostic.Span);

    private static string Format(string format, object[] arguments)
    {
        var text = string.Format(CultureInfo.InvariantCulture, format, arguments);
        return text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text.Substring(1);
    }
}
