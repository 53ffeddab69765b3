using System.Text;

namespace RewardLang.Diagnostics;

/// <summary>
/// A text some of whose places are read as what was advised for them: each mistake is said in the same round, those behind the
/// first of a statement too.
/// </summary>
/// <param name="source">The text.</param>
/// <param name="signs">Signs of other languages, which are read as those of this one from the beginning.</param>
internal sealed class RewrittenText(SourceText source, IEnumerable<TextEdit> signs)
{
    private readonly List<Place> _places = [.. signs.Select(sign => new Place(sign, [sign.Span]))];

    /// <param name="Edit">What stood there, and what is read.</param>
    /// <param name="Names">The names that stand there.</param>
    private sealed record Place(TextEdit Edit, IReadOnlyList<TextSpan> Names);

    public SourceText Source => source;

    /// <summary>Notes what is read in a place, and the names that stand there; false where something has been read there already.</summary>
    public bool Add(TextEdit edit, IReadOnlyList<TextSpan> names)
    {
        if (_places.Exists(p => p.Edit.Span == edit.Span))
            return false;
        _places.Add(new Place(edit, names));
        return true;
    }

    /// <summary>Whether what stands between the ends of a span is advice, and no name of the text.</summary>
    public bool IsAdvice(TextSpan span) => _places.Exists(p => Holds(p.Edit.Span, span) && !p.Names.Contains(span));

    /// <summary>What is read between the ends of a span.</summary>
    public string GetText(TextSpan span)
    {
        var places = _places.Where(p => Holds(span, p.Edit.Span) && !_places.Exists(o => o != p && Holds(span, o.Edit.Span) && Holds(o.Edit.Span, p.Edit.Span)))
            .OrderBy(p => p.Edit.Span.Start).ToList();
        if (places.Count == 0)
            return source.GetText(span);
        var text = new StringBuilder();
        var position = span.Start;
        foreach (var edit in places.Select(p => p.Edit))
        {
            text.Append(source.GetText(TextSpan.FromBounds(position, edit.Span.Start))).Append(edit.NewText);
            position = Math.Max(position, edit.Span.End);
        }

        return text.Append(source.GetText(TextSpan.FromBounds(position, span.End))).ToString();
    }

    private static bool Holds(TextSpan outer, TextSpan inner) => outer.Start <= inner.Start && inner.End <= outer.End;
}
