using RewardLang.Synthesis.Judging;

namespace RewardLang.Judges;

/// <summary>Answers 1 after a while.</summary>
/// <param name="time">The while.</param>
internal sealed class SleepingJudge(TimeSpan time) : ITextJudge
{
    public string Name => "sleeping";

    public async Task<double> LabelAsync(string text, CancellationToken cancellation)
    {
        if (time > TimeSpan.Zero)
            await Task.Delay(time, cancellation).ConfigureAwait(false);
        return 1;
    }
}
