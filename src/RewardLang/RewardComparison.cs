using RewardLang.Analysis.Comparison;

namespace RewardLang;

/// <summary>How two programs relate.</summary>
public enum RewardRelation
{
    /// <summary>Their totals are the same for all inputs, at the defaults of their parameters.</summary>
    Equal,

    /// <summary>One total is a positive multiple of the other: the same policies are best.</summary>
    EqualUpToScale,

    /// <summary>They differ by potential-based shaping (and perhaps a scale): the same policies are best.</summary>
    EqualUpToShaping,

    /// <summary>No case was found in which they differ, and they were not shown to be equal.</summary>
    Alike,

    /// <summary>They differ.</summary>
    Different,
}

/// <summary>How a term of two programs compares.</summary>
public enum TermRelation
{
    /// <summary>In both, with the same contribution.</summary>
    Same,

    /// <summary>In both, the contribution of the second a multiple of that of the first.</summary>
    Scaled,

    /// <summary>In both by name, with contributions that differ.</summary>
    Changed,

    /// <summary>In the first alone.</summary>
    Removed,

    /// <summary>In the second alone.</summary>
    Added,
}

/// <summary>A term of two programs.</summary>
/// <param name="Name">Its name, or in the second program that of what adds the same.</param>
/// <param name="Relation">How it compares.</param>
/// <param name="Scale">For a scaled term, the contribution of the second over that of the first; else 1.</param>
/// <param name="First">What it adds in the first program, as an expression; null where it is not there.</param>
/// <param name="Second">What it adds in the second.</param>
public sealed record TermDifference(string Name, TermRelation Relation, double Scale, string? First, string? Second);

/// <summary>What two programs have in common.</summary>
/// <param name="Relation">How their totals relate.</param>
/// <param name="Scale">The second total over the first where they are multiples, but for shaping; else 1.</param>
/// <param name="Detail">What was found, in a sentence.</param>
/// <param name="Terms">Their terms, those of the first program in its order, then those of the second alone.</param>
public sealed record RewardComparison(RewardRelation Relation, double Scale, string Detail, IReadOnlyList<TermDifference> Terms)
{
    /// <summary>Compares two programs, whose inputs are matched by name. Parameters count as their defaults.</summary>
    public static RewardComparison Of(CompiledProgram first, CompiledProgram second) => ProgramComparer.Compare(
        first ?? throw new ArgumentNullException(nameof(first)), second ?? throw new ArgumentNullException(nameof(second)));
}
