using RewardLang.Synthesis.Critic;
using RewardLang.Synthesis.Prompts;
using RewardLang.Synthesis.Proposers;
using RewardLang.Synthesis.Tasks;

namespace RewardLang.Synthesis.Chat;

/// <summary>How a model is asked for rewards.</summary>
public sealed record ChatProposerOptions
{
    /// <summary>The form of the conversation; null for that of Eureka.</summary>
    public IPromptForm? Form { get; init; }

    /// <summary>How often a reward that the critic refuses goes back to the model.</summary>
    public int Repairs { get; init; } = 2;

    /// <summary>Rewards that are asked for at a time.</summary>
    public int Parallel { get; init; } = 4;

    /// <summary>For a form that fills every slot, how many times as many rewards as are wanted are asked for at most.</summary>
    public int MostTries { get; init; } = 3;
}

/// <summary>
/// Asks a language model for rewards: each by itself from the same messages, as Eureka (Ma et al. 2023) does. What the critic refuses goes back with its findings,
/// for a bounded number of repairs; what still is refused then is kept as it is, and never trained.
/// </summary>
/// <param name="task">The task.</param>
/// <param name="calls">Asks the model.</param>
/// <param name="options">How; null for the defaults.</param>
/// <param name="name">What journals and reports call it.</param>
public sealed class ChatProposer(SynthesisTask task, PaidCalls calls, ChatProposerOptions? options = null, string name = "chat") : IProposer
{
    private const string NoProgram = "There is no program in your reply. Answer with one block marked `reward` that holds the whole file.";
    private const string CutOff = "Your reply ended before the program did: write a shorter one.";

    private readonly ChatProposerOptions _options = options ?? new ChatProposerOptions();

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    /// <exception cref="BudgetException">The budget is spent before anything was proposed.</exception>
    /// <exception cref="EndpointException">The model cannot be asked.</exception>
    public async Task<IReadOnlyList<Proposal>> ProposeAsync(ProposalRequest request, Func<string, Verdict> judge, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(judge);
        var form = _options.Form ?? new EurekaPrompt();
        var messages = form.Messages(task, request);
        IReadOnlyList<int> parents = request.LatestBest is { } best ? [best.Number] : [];
        var attempts = new List<Attempt>();
        var most = form.FillsEverySlot ? _options.MostTries * request.Count : request.Count;
        // In rounds, so that what is asked depends on what was answered and not on who answered first.
        while (attempts.Count < most && Missing() is > 0 and var missing && attempts.All(a => a.Spent is null))
        {
            var places = Enumerable.Range(attempts.Count + 1, Math.Min(missing, most - attempts.Count)).ToList();
            var answers = new Attempt[places.Count];
            await Parallel.ForEachAsync(
                places, new ParallelOptions { MaxDegreeOfParallelism = _options.Parallel, CancellationToken = cancellation },
                async (place, token) => answers[place - places[0]] = await AskAsync($"iteration {request.Iteration}, reward {place}", messages, parents, judge, token).ConfigureAwait(false)).ConfigureAwait(false);
            attempts.AddRange(answers);
        }

        IReadOnlyList<Proposal> proposals = [.. attempts.Select(a => a.Proposal).OfType<Proposal>()];
        return proposals.Count > 0 ? proposals : throw attempts.First(a => a.Spent is not null).Spent!;

        int Missing() => request.Count - (form.FillsEverySlot ? attempts.Count(a => a.IsAccepted) : attempts.Count);
    }

    /// <summary>One reward with its repairs.</summary>
    private async Task<Attempt> AskAsync(string key, IReadOnlyList<ChatLine> messages, IReadOnlyList<int> parents, Func<string, Verdict> judge, CancellationToken cancellation)
    {
        var conversation = messages.ToList();
        Proposal? latest = null;
        var keys = new List<string>();
        for (var repair = 0; ; repair++)
        {
            ChatRecord reply;
            try
            {
                keys.Add(repair == 0 ? key : $"{key}, repair {repair}");
                reply = await calls.AskAsync(keys[^1], conversation, cancellation).ConfigureAwait(false);
            }
            catch (BudgetException spent)
            {
                return new Attempt(latest, false, spent);
            }

            var (text, feedback) = Read(reply, judge);
            if (text is not null)
                latest = new Proposal(text, repair == 0 ? "written" : $"written, repaired {repair}x", parents) { Calls = [.. keys] };
            if (feedback is null || repair == _options.Repairs)
                return new Attempt(latest ?? new Proposal(reply.Reply, "a reply without a program", parents) { Calls = [.. keys] }, feedback is null, null);
            conversation.Add(new ChatLine("assistant", reply.Reply));
            conversation.Add(new ChatLine("user", feedback));
        }
    }

    /// <summary>The program of a reply, and what is wrong with it; null for nothing.</summary>
    private static (string? Text, string? Feedback) Read(ChatRecord reply, Func<string, Verdict> judge)
    {
        if (ReplyReader.FindProgram(reply.Reply) is not { } text)
            return (null, reply.IsCutOff ? CutOff : NoProgram);
        var verdict = judge(text);
        return verdict.IsAccepted ? (text, null)
            : (text, $"{(reply.IsCutOff ? CutOff + "\n\n" : "")}The reward was refused before any training:\n\n{verdict.Feedback}\n\nMend it, and answer with one block marked `reward` that holds the whole file.");
    }

    /// <param name="Proposal">What came of it; null for nothing.</param>
    /// <param name="IsAccepted">Whether the critic accepts it.</param>
    /// <param name="Spent">What ended it; null where nothing did.</param>
    private sealed record Attempt(Proposal? Proposal, bool IsAccepted, BudgetException? Spent);
}
