using Microsoft.CodeAnalysis.Text;
using RewardSpan = RewardLang.Diagnostics.TextSpan;
using RewardText = RewardLang.Diagnostics.SourceText;

namespace RewardLang.Generator.Diagnostics;

/// <summary>A place in a text as numbers alone, so that places are equal when they are the same.</summary>
/// <param name="Start">Offset of the first character.</param>
/// <param name="Length">Number of characters.</param>
/// <param name="StartLine">Line of the first character, from 1.</param>
/// <param name="StartColumn">Column of the first character, from 1.</param>
/// <param name="EndLine">Line just after the last character, from 1.</param>
/// <param name="EndColumn">Column just after the last character, from 1.</param>
internal readonly record struct SourcePlace(int Start, int Length, int StartLine, int StartColumn, int EndLine, int EndColumn)
{
    public static SourcePlace Of(RewardText source, RewardSpan span)
    {
        var start = source.GetPosition(span.Start);
        var end = source.GetPosition(span.End);
        return new SourcePlace(span.Start, span.Length, start.Line, start.Column, end.Line, end.Column);
    }

    public TextSpan ToTextSpan() => new(Start, Length);

    public LinePositionSpan ToLineSpan() =>
        new(new LinePosition(StartLine - 1, StartColumn - 1), new LinePosition(EndLine - 1, EndColumn - 1));
}
