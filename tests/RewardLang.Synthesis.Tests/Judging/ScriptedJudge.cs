using System.Collections.Concurrent;
using RewardLang.Synthesis.Judging;

namespace RewardLang.Synthesis.Tests.Judging;

/// <summary>A judge that does as it is told, and remembers what it was asked.</summary>
internal sealed class ScriptedJudge(Func<string, CancellationToken, Task<double>> answer, string name = "scripted") : ITextJudge
{
    private readonly ConcurrentQueue<string> _asked = new();

    public string Name => name;

    public IReadOnlyCollection<string> Asked => _asked;

    public static ScriptedJudge Answering(Func<string, double> label, string name = "scripted") => new((text, _) => Task.FromResult(label(text)), name);

    /// <summary>Answers nothing until it is told to give up.</summary>
    public static ScriptedJudge Silent() => new(async (_, cancellation) =>
    {
        await Task.Delay(Timeout.Infinite, cancellation);
        return 0;
    });

    public Task<double> LabelAsync(string text, CancellationToken cancellation)
    {
        _asked.Enqueue(text);
        return answer(text, cancellation);
    }
}
