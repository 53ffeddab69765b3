using RewardLang.Diagnostics;

namespace RewardLang.Synthesis.Candidates;

/// <summary>How one reward was made of another, in words, as the compiler tells it.</summary>
internal static class RewardDifference
{
    /// <summary>The terms that differ; null where a text does not compile.</summary>
    public static string? Describe(string before, string after)
    {
        if (Compile(before) is not { } first || Compile(after) is not { } second)
            return null;
        var changes = RewardComparison.Of(first, second).Terms.Where(t => t.Relation != TermRelation.Same).Select(Describe).ToList();
        return changes.Count == 0 ? "no term differs" : string.Join("; ", changes);
    }

    private static string Describe(TermDifference term) => term.Relation switch
    {
        TermRelation.Added => $"term {term.Name} is new, {term.Second}",
        TermRelation.Removed => $"term {term.Name} is gone, {term.First}",
        TermRelation.Scaled => FormattableString.Invariant($"term {term.Name} is multiplied by {term.Scale:G3}"),
        _ => $"term {term.Name} was {term.First} and is {term.Second}",
    };

    private static CompiledProgram? Compile(string text) =>
        RewardCompiler.Compile(new SourceText("candidate.reward", text), new CompilerOptions { FindImport = null }).Programs is [var only] ? only : null;
}
