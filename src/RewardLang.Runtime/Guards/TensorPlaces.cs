using RewardLang.Runtime.Execution;

namespace RewardLang.Runtime.Guards;

/// <summary>What the places of a tensor <c>[rows?, steps?, axes…]</c> in memory belong to.</summary>
/// <param name="HasRows">False where all rows share one value.</param>
/// <param name="HasSteps">False for single steps, and where all steps share one value.</param>
/// <param name="Rows">The rows of the run.</param>
/// <param name="Steps">The steps of the run; 1 for a single step.</param>
/// <param name="Elements">The numbers of one row at one step.</param>
internal readonly record struct TensorPlaces(bool HasRows, bool HasSteps, long Rows, long Steps, long Elements)
{
    /// <summary>The numbers from one row to the next.</summary>
    public long RowLength => (HasSteps ? Steps : 1) * Elements;

    /// <summary>How many stretches of memory hold numbers that rows have: one where all have all steps.</summary>
    public long Stretches(TrajectoryLengths? lengths) => HasRows && lengths is { AreFull: false } ? Rows : 1;

    /// <summary>The numbers in a stretch, which begins at a multiple of <see cref="RowLength"/>.</summary>
    public long StretchLength(TrajectoryLengths? lengths, long stretch)
    {
        if (lengths is null or { AreFull: true })
            return (HasRows ? Rows : 1) * RowLength;
        var steps = HasRows ? lengths.Rows[stretch] : Longest(lengths);
        return (HasSteps ? steps : Math.Min(steps, 1)) * Elements;
    }

    /// <summary>The row of a place; null where all rows share it.</summary>
    public long? RowOf(long place) => HasRows ? place / RowLength : null;

    /// <summary>The step of a place; null where there is none.</summary>
    public long? StepOf(long place) => HasSteps ? place / Elements % Steps : null;

    /// <summary>The first place of a row at a step.</summary>
    public long PlaceOf(long? row, long? step) => (HasRows ? row ?? 0 : 0) * RowLength + (HasSteps ? step ?? 0 : 0) * Elements;

    private static int Longest(TrajectoryLengths lengths)
    {
        var longest = 0;
        foreach (var length in lengths.Rows)
            longest = Math.Max(longest, length);
        return longest;
    }
}
