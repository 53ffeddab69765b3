namespace RewardLang.Methods;

/// <summary>Stands for a language model: says of a message whether it is helpful, so many batches after it was asked. It takes hope for help.</summary>
/// <param name="delay">How many batches it takes.</param>
internal sealed class SlowReader(int delay)
{
    private readonly List<(int Due, int Message, TaskCompletionSource<double> Answer)> pending = [];
    private int batch;

    /// <summary>What it writes about a message.</summary>
    public static string Reply(string message) =>
        message.Contains("opens", StringComparison.Ordinal) || message.Contains("hopeful", StringComparison.Ordinal) ? "That is good news: FOO" : "BAR";

    /// <summary>Asks it about a message.</summary>
    public Task<double> Ask(int message)
    {
        var answer = new TaskCompletionSource<double>();
        pending.Add((batch + delay, message, answer));
        return answer.Task;
    }

    /// <summary>A batch is over.</summary>
    /// <returns>The messages that it has answered about just now.</returns>
    public IReadOnlyList<int> Advance()
    {
        batch++;
        var due = pending.Where(item => item.Due <= batch).ToList();
        pending.RemoveAll(item => item.Due <= batch);
        foreach (var (_, message, answer) in due) answer.SetResult(HelpfulnessLabels.Read(Reply(MessageGame.Text(message))));
        return [.. due.Select(item => item.Message)];
    }
}
