using RewardLang.Synthesis.Chat;
using RewardLang.Synthesis.Critic;
using RewardLang.Synthesis.Tasks;

namespace RewardLang.Synthesis.Tests.Card;

/// <summary>
/// First replies of a language model that saw the card and the task and nothing else of the language, four for each task: what such a model writes is a
/// program, and one that the critic lets through.
/// </summary>
public sealed class FirstRepliesTests
{
    private static readonly string s_replies = Path.Combine(Trees.Root, "tests", "RewardLang.Synthesis.Tests", "Card", "Replies");

    public static TheoryData<string> Tasks => [.. Directory.GetDirectories(s_replies).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Tasks))]
    public void They_are_rewards(string name)
    {
        var critic = new RewardCritic(TaskFolder.Read(Path.Combine(Trees.Root, "tasks", name)));
        var replies = Directory.GetFiles(Path.Combine(s_replies, name));
        Assert.NotEmpty(replies);
        Assert.All(replies, path =>
        {
            var verdict = critic.Judge(ReplyReader.FindProgram(File.ReadAllText(path))!);
            Assert.True(verdict.IsAccepted, string.Join('\n', verdict.Findings.Where(f => f.IsFatal).Select(f => f.Text)));
        });
    }
}
