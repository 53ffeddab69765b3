using static TorchSharp.torch;

namespace RewardLang.Synthesis.Judging;

/// <summary>How often each caption came in the episode of each row.</summary>
internal sealed class CaptionCounts
{
    // Steps without an event count together, as a caption of their own.
    private const string NoEvent = "";

    private Dictionary<string, int>[] _rows = [];

    /// <summary>Counts a step.</summary>
    /// <param name="captions">The captions of all rows. Where their number is not that of the step before, all episodes start over.</param>
    /// <returns>How often the caption of each row came so far, this step included: [rows], from 1.</returns>
    public float[] Count(IReadOnlyList<string?> captions)
    {
        if (_rows.Length != captions.Count)
            _rows = [.. captions.Select(_ => new Dictionary<string, int>())];
        var counts = new float[captions.Count];
        for (var row = 0; row < counts.Length; row++)
        {
            var caption = captions[row] ?? NoEvent;
            counts[row] = _rows[row][caption] = _rows[row].GetValueOrDefault(caption) + 1;
        }

        return counts;
    }

    /// <summary>Restarts the episodes of rows.</summary>
    /// <param name="mask">Bool [rows]; null for all.</param>
    public void Reset(Tensor? mask)
    {
        using var scope = NewDisposeScope();
        var restarts = mask?.cpu().data<bool>().ToArray();
        for (var row = 0; row < _rows.Length; row++)
            if (restarts is null || restarts[row])
                _rows[row].Clear();
    }
}
