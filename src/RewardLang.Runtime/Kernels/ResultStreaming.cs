using RewardLang.Ir;

namespace RewardLang.Runtime.Kernels;

/// <summary>
/// Decides whether the results of a step go past the caches. A line that is written whole need not be read first, which saves a third of
/// the traffic of a step that writes as much as it reads; but whoever reads the results next has to fetch them from memory.
/// </summary>
/// <param name="results">The results of the kernel.</param>
internal sealed unsafe class ResultStreaming(IReadOnlyList<GraphResult> results)
{
    /// <summary>Bytes of results that would not be in the caches of a core any more when the step is done.</summary>
    private const long MinimumBytes = 16 << 20;

    private const long LineBytes = 64;

    private readonly int[] _bytes = [.. results.Select(BytesOf)];
    private readonly long _bytesOfAll = results.Sum(result => (long)BytesOf(result));

    /// <summary>True where it does.</summary>
    /// <param name="outputs">For each result its first element; null where it is not wanted.</param>
    /// <param name="rows">The rows of the step.</param>
    public bool Pays(byte** outputs, long rows)
    {
        if (rows * _bytesOfAll < MinimumBytes)
            return false;
        var bytes = 0L;
        for (var result = 0; result < _bytes.Length; result++)
        {
            if (outputs[result] == null || _bytes[result] == 0)
                continue;
            if ((nint)outputs[result] % LineBytes != 0)
                return false;
            bytes += rows * _bytes[result];
        }

        return bytes >= MinimumBytes;
    }

    // Truth values are too small to be worth it.
    private static int BytesOf(GraphResult result) => result.Node.IsTruth ? 0 : result.Node.ElementCount * sizeof(float);
}
