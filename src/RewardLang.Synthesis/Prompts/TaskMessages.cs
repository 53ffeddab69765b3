using RewardLang.Analysis.Proofs;
using RewardLang.Synthesis.Card;
using RewardLang.Synthesis.Chat;
using RewardLang.Synthesis.Tasks;

namespace RewardLang.Synthesis.Prompts;

/// <summary>What every conversation begins with: who is asked, the language card with the environment, and the task.</summary>
internal static class TaskMessages
{
    private const string Role = """
        You are a reward engineer. You write reward functions that a reinforcement-learning algorithm (PPO) trains a policy on, so that the policy does the task that
        is described as well as it can be done. A hidden metric of the task judges the policy, not your reward.
        """;

    private const string Wanted = """
        Write the reward. Give it several terms that lead to the goal from where the policy starts, each with a scale of its own as a param with a unit and a range,
        and keep their magnitudes alike. Think first, in a few sentences, then give one block marked `reward` with the whole file.
        """;

    /// <summary>The messages.</summary>
    public static IReadOnlyList<ChatLine> Of(SynthesisTask task) =>
    [
        new ChatLine("system", $"{Role}\n\n{LanguageCard.Render(task.Environment)}"),
        new ChatLine("user", $"The task, in its owner's words:\n\n{Quoted(task.Description)}\n\n{Demands(task)}{Wanted}"),
    ];

    /// <summary>Words of somebody else, marked as such.</summary>
    public static string Quoted(string words) => string.Join('\n', words.ReplaceLineEndings("\n").Split('\n').Select(line => $"> {line}"));

    /// <summary>The owner's cases and what is demanded of the total in them, as members of a program.</summary>
    private static string Demands(SynthesisTask task)
    {
        if (task.Demands is not { Checks.Count: > 0 } demands)
            return "";
        var members = demands.Scenarios.Select(s => ScenarioText.Declaration(demands, s)).Concat(demands.Checks.Select(c => c.Text));
        return $"""
            The owner demands of the total, in cases that are checked before any training (a case over several steps is an episode from its first step, and its last
            step's total counts; what it leaves out is 0):

            ```reward members
            {string.Join('\n', members)}
            ```


            """;
    }
}
