using System.Text;
using RewardLang.Diagnostics;

namespace RewardLang.Advice;

/// <summary>A text with the edits that were advised for it, and where its places stand in the text before.</summary>
internal sealed class AdvisedText
{
    private readonly SourceText _source;
    private readonly List<Change> _changes;

    /// <param name="Before">What was replaced.</param>
    /// <param name="After">What stands there now.</param>
    private sealed record Change(TextSpan Before, TextSpan After);

    private AdvisedText(SourceText source, SourceText text, List<Change> changes) => (_source, Text, _changes) = (source, text, changes);

    public SourceText Text { get; }

    /// <summary>The text with those of the edits that meet no earlier one; null where none changes anything.</summary>
    public static AdvisedText? Of(SourceText source, IEnumerable<TextEdit> edits)
    {
        var text = new StringBuilder();
        var changes = new List<Change>();
        var (position, end) = (0, 0);
        // A place behind the end is one of another text.
        foreach (var whole in edits.OrderBy(e => e.Span.Start).ThenBy(e => e.Span.End))
        {
            // Lines may stand one below the other.
            if (whole.Span.Start < end || whole.Span.Length == 0 && changes.Count > 0 && changes[changes.Count - 1].Before == whole.Span && !whole.NewText.EndsWith("\n", StringComparison.Ordinal))
                continue;
            end = whole.Span.End;
            foreach (var edit in KeptTokens.Split(source, whole))
            {
                text.Append(source.Text, position, edit.Span.Start - position);
                var start = text.Length;
                text.Append(edit.NewText);
                changes.Add(new Change(edit.Span, TextSpan.FromBounds(start, text.Length)));
                position = edit.Span.End;
            }
        }

        var advised = text.Append(source.Text, position, source.Text.Length - position).ToString();
        return advised == source.Text ? null : new AdvisedText(source, new SourceText(source.Path, advised), changes);
    }

    /// <summary>Where a place of the new text was in the text before; null for what is new.</summary>
    public TextSpan? Before(TextSpan span)
    {
        if (_changes.Exists(c => c.After.Start <= span.Start && span.End <= c.After.End && (span.Length > 0 || c.After.Length > 0 && span.Start < c.After.End)))
            return null;
        var (start, end) = (Before(span.Start, isEnd: false), Before(span.End, isEnd: true));
        return start <= end ? TextSpan.FromBounds(start, end) : null;
    }

    /// <summary>Where a place of the text before is in the new one, with what replaces all of it.</summary>
    public TextSpan After(TextSpan span) => TextSpan.FromBounds(
        span.Start + _changes.Where(c => c.Before.End <= span.Start && c.Before.Start < span.Start).Sum(Growth), span.End + _changes.Where(c => c.Before.End <= span.End).Sum(Growth));

    private static int Growth(Change change) => change.After.Length - change.Before.Length;

    /// <summary>What was replaced within a place of the new text.</summary>
    public IEnumerable<TextSpan> ReplacedIn(TextSpan span) => _changes.Where(c => c.After.Start < span.End && span.Start < c.After.End).Select(c => c.Before);

    /// <summary>The number that a line had in the text before.</summary>
    public int LineBefore(int line) => _source.GetPosition(Before(Text.GetLineStart(line), isEnd: false)).Line;

    private int Before(int position, bool isEnd)
    {
        var shift = 0;
        foreach (var change in _changes)
        {
            if (position <= change.After.Start && !(position == change.After.Start && !isEnd && change.After.Length == 0))
                break;
            if (position < change.After.End || isEnd && position == change.After.End)
                return isEnd ? change.Before.End : change.Before.Start;
            shift = change.Before.End - change.After.End;
        }

        return Math.Min(position + shift, _source.Text.Length);
    }
}
