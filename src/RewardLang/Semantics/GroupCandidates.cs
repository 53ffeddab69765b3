using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>What a program without a <c>group</c> may have declared for one.</summary>
internal static class GroupCandidates
{
    private static readonly string[] s_words = ["group", "answer", "sample", "completion", "response", "rollout", "generation", "candidate"];

    /// <summary>The size that may be written, and the <c>group by</c>, with what the program declares where it does.</summary>
    public static (string Size, string By) Forms(ProgramSyntax program) =>
        (Size(program) ?? "8", Key(program) is { } key ? $"'group by {key}'" : "'group by prompt' with an 'input prompt : int episodic'");

    /// <summary>A parameter that is a whole number of rows, by its name and its default: <c>param answers_per_prompt : int = 8</c>.</summary>
    private static string? Size(ProgramSyntax program) => program.Members.OfType<ParamSyntax>()
        .FirstOrDefault(p => p.Default is NumberSyntax { Unit: null, Value: >= 2 and var rows } && rows == Math.Floor(rows) && s_words.Any(word => p.Name.Name.IndexOf(word, StringComparison.Ordinal) >= 0))?.Name.Name;

    /// <summary>An input that is the same whole number for all rows of a group: <c>input question : int episodic</c>.</summary>
    private static string? Key(ProgramSyntax program) =>
        program.Members.OfType<InputSyntax>().FirstOrDefault(i => i is { IsEpisodic: true, Range: null, Type: { Name.Name: "int", Axes.Count: 0 } })?.Name.Name;
}
