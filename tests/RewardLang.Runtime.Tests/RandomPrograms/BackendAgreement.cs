using System.Globalization;

namespace RewardLang.Runtime.Tests.RandomPrograms;

/// <summary>Whether a back end computes what the interpreter does, up to what single precision can decide.</summary>
internal static class BackendAgreement
{
    /// <summary>So many that two equal elements, which rounding alone puts in order, change places at least once.</summary>
    internal const int NoisyRuns = 16;

    /// <summary>The first result that differs from the interpreter's, in words; null when all agree.</summary>
    public static string? FindDifference(ProgramRun reference, ProgramRun run, ProgramData data)
    {
        var expected = reference.Run(data);
        var actual = run.Run(data);
        List<IReadOnlyList<IReadOnlyList<float[]>>>? noisy = null;
        for (var step = 0; step < expected.Count; step++)
        {
            for (var r = 0; r < run.Results.Count; r++)
            {
                for (var i = 0; i < expected[step][r].Length; i++)
                {
                    var (e, a) = (expected[step][r][i], actual[step][r][i]);
                    if (IsClose(e, a, e, e))
                        continue;
                    noisy ??= [.. Enumerable.Range(1, NoisyRuns).Select(seed => NoisyReference.Run(run.Program, data, seed))];
                    float[] range = [e, .. noisy.Select(run => run[step][r][i])];
                    if (!IsClose(e, a, range.Min(), range.Max()))
                        return string.Create(CultureInfo.InvariantCulture, $"{run.Results[r].Kind} {run.Results[r].Name} at step {step}, element {i}: {a} instead of {e} ({range.Min()} .. {range.Max()})");
                }
            }
        }

        return null;
    }

    /// <summary>The same over trajectories.</summary>
    public static string? FindDifference(ProgramRun reference, ProgramRun run, TrajectoryData data)
    {
        var expected = reference.Evaluate(data);
        var actual = run.Evaluate(data);
        List<IReadOnlyList<float[]>>? noisy = null;
        for (var r = 0; r < run.Results.Count; r++)
        {
            Assert.Equal(expected[r].Length, actual[r].Length);
            for (var i = 0; i < expected[r].Length; i++)
            {
                var (e, a) = (expected[r][i], actual[r][i]);
                if (IsClose(e, a, e, e))
                    continue;
                noisy ??= [.. Enumerable.Range(1, NoisyRuns).Select(seed => NoisyReference.Evaluate(run.Program, data, seed))];
                float[] range = [e, .. noisy.Select(run => run[r][i])];
                if (!IsClose(e, a, range.Min(), range.Max()))
                    return string.Create(CultureInfo.InvariantCulture, $"{run.Results[r].Kind} {run.Results[r].Name}, element {i} of {data.Rows} rows x {data.Steps} steps: {a} instead of {e} ({range.Min()} .. {range.Max()})");
            }
        }

        return null;
    }

    internal static bool IsClose(float expected, float actual, float lowest, float highest)
    {
        if (float.IsNaN(expected) || float.IsInfinity(expected))
            return expected.Equals(actual);
        var allowed = 1e-4f * (1 + Math.Abs(expected)) + 2 * (highest - lowest);
        return actual >= lowest - allowed && actual <= highest + allowed;
    }
}
