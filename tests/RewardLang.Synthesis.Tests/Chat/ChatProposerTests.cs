using RewardLang.Synthesis.Chat;
using RewardLang.Synthesis.Critic;
using RewardLang.Synthesis.Journal;
using RewardLang.Synthesis.Proposers;
using RewardLang.Synthesis.Replay;
using RewardLang.Synthesis.Tasks;

namespace RewardLang.Synthesis.Tests.Chat;

/// <summary>What the critic refuses goes back to the model, for a bounded number of repairs.</summary>
public sealed class ChatProposerTests : IDisposable
{
    private const string Good = "```reward\nreward R {\n  input hand : real<m>[xy]\n  input target : real<m>[xy]\n  term near = exp(-norm(hand - target) / 10<cm>)\n}\n```";
    private const string Wrong = "```reward\nreward R {\n  input hand : real<m>[xy]\n  input target : real<m>[xy]\n  term near = torch.exp(-norm(hand - target) / 10<cm>)\n}\n```";

    private static readonly SynthesisTask s_task = TaskFolder.Read(Path.Combine(Trees.Root, "tasks", "reacher"));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly RewardCritic _critic = new(s_task);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_good_reply_is_taken_at_once()
    {
        var (proposals, calls) = await Propose(1, 2, Good);
        Assert.Equal("written", Assert.Single(proposals).Change);
        Assert.Single(calls);
        Assert.Contains("# RewardLang", calls[0].Messages[0].Text, StringComparison.Ordinal);
        Assert.Contains("> Bring the hand", calls[0].Messages[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Findings_go_back_with_what_to_do()
    {
        var (proposals, calls) = await Propose(1, 2, Wrong, Good);
        Assert.Equal("written, repaired 1x", proposals[0].Change);
        Assert.True(_critic.Judge(proposals[0].Text).IsAccepted);
        Assert.Equal(["system", "user", "assistant", "user"], calls[1].Messages.Select(m => m.Role));
        Assert.Contains("refused before any training", calls[1].Messages[3].Text, StringComparison.Ordinal);
        Assert.Contains("torch", calls[1].Messages[3].Text, StringComparison.Ordinal);
        Assert.Equal(proposals[0].Calls, calls.Select(c => c.Key));
    }

    [Fact]
    public async Task Repairs_are_bounded_and_the_last_text_is_kept()
    {
        var (proposals, calls) = await Propose(1, 2, Wrong, Wrong, Wrong, Good);
        Assert.Equal(3, calls.Count);
        Assert.Contains("torch.exp", Assert.Single(proposals).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_without_a_program_is_asked_for_one()
    {
        var (proposals, calls) = await Propose(1, 1, "I would pay for nearness.", Good);
        Assert.Single(proposals);
        Assert.Contains("no program in your reply", calls[1].Messages[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_that_ends_is_said()
        => Assert.Contains("all were given", (await Assert.ThrowsAsync<EndpointException>(() => Propose(2, 0, Good))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_spent_budget_is_named_where_nothing_was_proposed()
    {
        using var journal = SynthesisJournal.Open(Path.Combine(_folder.FullName, "spent.db"));
        var calls = new PaidCalls(new ReplayClient([Good]), "replay", journal, new SynthesisBudget { Calls = 1 });
        var proposer = new ChatProposer(s_task, calls);
        Assert.Single(await proposer.ProposeAsync(new ProposalRequest(1, 3, []), _critic.Judge, default));
        Assert.Contains("1 calls", (await Assert.ThrowsAsync<BudgetException>(() => proposer.ProposeAsync(new ProposalRequest(2, 3, []), _critic.Judge, default))).Message, StringComparison.Ordinal);
    }

    private async Task<(IReadOnlyList<Proposal> Proposals, IReadOnlyList<ChatRecord> Calls)> Propose(int count, int repairs, params string[] replies)
    {
        using var journal = SynthesisJournal.Open(Path.Combine(_folder.FullName, $"{Guid.NewGuid()}.db"));
        var calls = new PaidCalls(new ReplayClient(replies), "replay", journal, new SynthesisBudget(), new CallOptions { Attempts = 1 });
        var proposer = new ChatProposer(s_task, calls, new ChatProposerOptions { Repairs = repairs, Parallel = 1 });
        return (await proposer.ProposeAsync(new ProposalRequest(1, count, []), _critic.Judge, default), journal.Calls());
    }
}
