using RewardLang.Training;

namespace RewardLang.Tool.LiveView;

/// <summary>A training where the output is no terminal: the terms once, then a line every few seconds.</summary>
internal sealed class PlainTrainingView(TextWriter output, TrainingHeading heading) : ITrainingView
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public TrainingResult Watch(Func<Action<TrainingProgress>, TrainingResult> train)
    {
        output.WriteLine($"{heading.Program} on {heading.Environment}, seed {heading.Seed}, program {heading.Hash}");
        foreach (var (name, weight) in heading.Weights) output.WriteLine($"  term {name}, weight {weight}");
        var written = TimeSpan.MinValue;
        return train(progress =>
        {
            var last = progress.Steps == progress.TotalSteps;
            if (!last && written != TimeSpan.MinValue && progress.Elapsed - written < BetweenLines) return;
            written = progress.Elapsed;
            output.WriteLine(Line(progress));
        });
    }

    /// <summary>An iteration on one line.</summary>
    internal static string Line(TrainingProgress progress)
    {
        var statistics = progress.Statistics;
        var terms = string.Join("  ", statistics.Terms.Select(term => $"{term.Name} {TrainingFigures.Value(term.Contribution)}"));
        return $"{TrainingFigures.Time(progress.Elapsed)}  {TrainingFigures.Steps(progress.Steps)} of "
            + $"{TrainingFigures.Steps(progress.TotalSteps)} steps  return {TrainingFigures.Value(statistics.Return)}  "
            + $"success {TrainingFigures.Percent(statistics.SuccessOrSolved)}  "
            + $"{TrainingFigures.Steps(progress.StepsPerSecond)} steps/s  |  {terms}";
    }
}
