using RewardLang.Training;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace RewardLang.Tool.LiveView;

/// <summary>A training on a terminal: one picture that changes in place, ten times a second at most.</summary>
internal sealed class TrainingView(IAnsiConsole console, TrainingHeading heading) : ITrainingView
{
    private const int BarWidth = 24;
    private const int ProgressWidth = 40;
    private const int CurvePoints = 40;
    private static readonly TimeSpan BetweenPictures = TimeSpan.FromMilliseconds(100);

    private readonly List<double> returns = [];
    private double? success;
    private double? solved;
    private double? length;

    /// <inheritdoc/>
    public TrainingResult Watch(Func<Action<TrainingProgress>, TrainingResult> train) =>
        console.Live(new Text($"{heading.Program}: starting …")).Start(live =>
        {
            var shown = TimeSpan.MinValue;
            return train(progress =>
            {
                Remember(progress);
                var last = progress.Steps == progress.TotalSteps;
                if (!last && shown != TimeSpan.MinValue && progress.Elapsed - shown < BetweenPictures) return;
                shown = progress.Elapsed;
                live.UpdateTarget(Picture(progress));
            });
        });

    /// <summary>Takes an iteration into the curve and the latest numbers; those of episodes stand until new ones come.</summary>
    internal void Remember(TrainingProgress progress)
    {
        var statistics = progress.Statistics;
        if (statistics.Return is not null) returns.Add(statistics.Return.Value);
        success = statistics.Success ?? success;
        solved = statistics.Solved ?? solved;
        length = statistics.Length ?? length;
    }

    /// <summary>The picture after an iteration.</summary>
    internal IRenderable Picture(TrainingProgress progress)
    {
        var title = $"[bold]{Markup.Escape(heading.Program)}[/] on {Markup.Escape(heading.Environment)}"
            + $" [grey]· seed {heading.Seed} · {Markup.Escape(heading.Hash[..Math.Min(12, heading.Hash.Length)])}[/]";
        return new Panel(new Rows(ProgressLine(progress), new Text(""), Numbers(progress), new Text(""), Terms(progress)))
            .Header(title)
            .Border(BoxBorder.Rounded)
            .BorderColor(Color.Grey);
    }

    private static Markup ProgressLine(TrainingProgress progress)
    {
        var share = progress.Steps / (double)progress.TotalSteps;
        var done = (int)Math.Round(share * ProgressWidth);
        return new Markup(
            $"[blue]{new string('━', done)}[/][grey]{new string('━', ProgressWidth - done)}[/] {share * 100,3:0} %  "
            + $"{TrainingFigures.Steps(progress.Steps)} of {TrainingFigures.Steps(progress.TotalSteps)} steps  "
            + $"[grey]{TrainingFigures.Time(progress.Elapsed)} gone, "
            + $"{TrainingFigures.Time(TrainingFigures.Remaining(progress))} to go[/]");
    }

    private Grid Numbers(TrainingProgress progress)
    {
        var grid = new Grid().AddColumn().AddColumn().AddColumn().AddColumn();
        grid.AddRow("[grey]return[/]", $"[bold]{TrainingFigures.Value(returns.Count > 0 ? returns[^1] : null)}[/]",
            $"[blue]{Curve()}[/]", "");
        grid.AddRow("[grey]success[/]", $"[bold]{TrainingFigures.Percent(success ?? solved)}[/]",
            $"[grey]episode[/] {TrainingFigures.Value(length)} steps",
            $"[grey]speed[/] {TrainingFigures.Steps(progress.StepsPerSecond)} steps/s");
        return grid;
    }

    private Table Terms(TrainingProgress progress)
    {
        var table = new Table().Border(TableBorder.None).AddColumns(
            new TableColumn("[grey]term[/]"), new TableColumn("[grey]weight[/]").RightAligned(),
            new TableColumn("[grey]raw[/]").RightAligned(), new TableColumn("[grey]adds[/]").RightAligned(), new TableColumn(""));
        var statistics = progress.Statistics;
        var adjustment = statistics.AdjustmentContribution;
        var largest = statistics.Terms.Select(term => term.Contribution).Append(adjustment)
            .Select(Math.Abs).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        var weights = heading.Weights.ToDictionary();
        foreach (var term in statistics.Terms)
            table.AddRow(
                Markup.Escape(term.Name), Markup.Escape(weights.GetValueOrDefault(term.Name, "")),
                TrainingFigures.Value(term.Raw), TrainingFigures.Value(term.Contribution), Bar(term.Contribution, largest));
        if (adjustment is not 0)
            table.AddRow("adjustment", "", "", TrainingFigures.Value(adjustment), Bar(adjustment, largest));
        table.AddRow("[bold]total[/]", "", "", $"[bold]{TrainingFigures.Value(statistics.Reward)}[/]", "[grey]of a step[/]");
        return table;
    }

    private static string Bar(double value, double largest)
    {
        if (!double.IsFinite(value)) return "[red]not a finite number[/]";
        var width = largest is 0 ? 0 : (int)Math.Round(Math.Abs(value) / largest * BarWidth);
        return $"[{(value < 0 ? "red" : "green")}]{new string('█', width)}[/]";
    }

    // The last returns as a row of blocks of eight heights.
    private string Curve()
    {
        if (returns.Count < 2) return "";
        const string blocks = "▁▂▃▄▅▆▇█";
        var size = (int)Math.Ceiling(returns.Count / (double)CurvePoints);
        var points = returns.Chunk(size).Select(chunk => chunk.Average()).ToList();
        var (low, high) = (points.Min(), points.Max());
        return string.Concat(points.Select(point =>
            blocks[high > low ? (int)Math.Round((point - low) / (high - low) * (blocks.Length - 1)) : 0]));
    }
}
