using System.Text.RegularExpressions;
using RewardLang.Training.Judges;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>What the host reads out of a written answer, as the inputs of <see cref="VisualRftDetection"/>.</summary>
internal static partial class DetectionAnswer
{
    // A batch has room for as many boxes as its longest answer has, and for these: kernels are made for a size.
    private const int LeastRoom = 8;

    private static readonly PatternVerifier s_form = new(@"<think>.*?</think>\s*<answer>.*?</answer>");
    private static readonly BoxMatcher s_matcher = new();

    /// <summary>The boxes of an answer, each place once; none where it cannot be read.</summary>
    public static IReadOnlyList<Box> BoxesOf(string text) =>
        Answer().Match(text) is { Success: true } match && Box.Parse(match.Groups[1].Value) is { } boxes
            ? [.. boxes.DistinctBy(box => (box.Left, box.Top, box.Right, box.Bottom))] : [];

    /// <summary>Whether an answer has the form that was asked for.</summary>
    public static bool IsWellFormed(string text) => s_form.Score(text) > 0;

    /// <summary>Whether a class is named: one of the two names has the other in it, whatever their case and spaces.</summary>
    public static bool Names(string text, string name)
    {
        static string Plain(string raw) => string.Concat(raw.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        var (found, wanted) = (Plain(Answer().Match(text) is { Success: true } match ? match.Groups[1].Value : text), Plain(name));
        return found.Length > 0 && (found.Contains(wanted, StringComparison.Ordinal) || wanted.Contains(found, StringComparison.Ordinal));
    }

    /// <summary>The inputs of several answers.</summary>
    public static Dictionary<string, Tensor> Inputs(IReadOnlyList<string> texts, IReadOnlyList<IReadOnlyList<Box>> truths)
    {
        var answers = texts.Select(BoxesOf).ToList();
        var room = Math.Max(LeastRoom, answers.Max(boxes => boxes.Count));
        var (overlap, confidence, found) = (new float[texts.Count, room], new float[texts.Count, room], new bool[texts.Count, room]);
        for (var row = 0; row < texts.Count; row++)
        {
            var boxes = answers[row];
            var overlaps = s_matcher.Overlaps(boxes, truths[row]);
            for (var i = 0; i < boxes.Count; i++)
                (overlap[row, i], confidence[row, i], found[row, i]) = ((float)overlaps[i], (float)Math.Clamp(boxes[i].Confidence, 0, 1), true);
        }
        return new Dictionary<string, Tensor>
        {
            ["overlap"] = tensor(overlap),
            ["confidence"] = tensor(confidence),
            ["found"] = tensor(found),
            ["truths"] = tensor(truths.Select(boxes => (long)boxes.Count).ToArray()),
            ["well_formed"] = tensor(texts.Select(IsWellFormed).ToArray()),
        };
    }

    [GeneratedRegex("<answer>(.*?)</answer>", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Answer();
}
