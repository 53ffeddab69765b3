using RewardLang.Synthesis.Candidates;
using RewardLang.Synthesis.Loop;
using RewardLang.Synthesis.Trainings;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace RewardLang.Tool.LiveView;

/// <summary>A search on a terminal: one picture of the iteration's candidates that changes in place, above it what is done.</summary>
internal sealed class LiveSynthesisView : SynthesisView
{
    private const string Blocks = "▁▂▃▄▅▆▇█";
    private const int LongestChange = 44;

    private readonly string _heading;
    private readonly SynthesisOptions _options;
    private readonly Lock _lock = new();
    private readonly SortedDictionary<int, (Candidate Candidate, IReadOnlyList<Checkpoint> Checkpoints)> _shown = [];
    private readonly List<string> _past = [];
    private readonly TaskCompletionSource _end = new();
    private readonly Task _picture;
    private double? _best;
    private string _latest = "";
    private int _evaluated;

    public LiveSynthesisView(IAnsiConsole console, string heading, SynthesisOptions options)
    {
        (_heading, _options) = (heading, options);
        _picture = console.Live(new Text(heading)).StartAsync(async live =>
        {
            while (!_end.Task.IsCompleted)
            {
                live.UpdateTarget(Picture());
                await Task.WhenAny(_end.Task, Task.Delay(200)).ConfigureAwait(false);
            }

            live.UpdateTarget(Picture());
        });
    }

    public override void Proposed(Candidate candidate) => Show(candidate, []);

    public override void Advanced(Candidate candidate, IReadOnlyList<Checkpoint> checkpoints) => Show(candidate, [.. checkpoints]);

    public override void Trained(Candidate candidate)
    {
        Show(candidate, candidate.Training!.Checkpoints);
        lock (_lock)
            _best = candidate.Score is { } score && !(score <= _best) ? score : _best;
    }

    public override void Finished(int iteration, IReadOnlyList<Candidate> candidates)
    {
        lock (_lock)
        {
            var scores = candidates.Where(c => c.Score is not null).Select(c => c.Score!.Value).ToList();
            _past.Add($"[grey]iteration {iteration}:[/] {(scores.Count == 0 ? "none was trained" : $"best {TrainingFigures.Value(scores.Max())}, mean {TrainingFigures.Value(scores.Average())}")}");
            _shown.Clear();
        }
    }

    public override void TrainedAgain(Candidate candidate, TrainingOutcome outcome)
    {
        lock (_lock)
            _latest = $"finalist {candidate.Number} with {candidate.FurtherTrainings.Count + 1} seeds: mean {TrainingFigures.Value(candidate.MeanScore)}";
    }

    public override void Evaluated(string reward, TrainingOutcome outcome)
    {
        lock (_lock)
            _latest = $"final evaluation: {++_evaluated} trainings done";
    }

    public override void Tell(string text)
    {
        lock (_lock)
            _latest = text;
    }

    public override async ValueTask DisposeAsync()
    {
        _end.TrySetResult();
        await _picture.ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    private void Show(Candidate candidate, IReadOnlyList<Checkpoint> checkpoints)
    {
        lock (_lock)
            _shown[candidate.Number] = (candidate, checkpoints);
    }

    private Panel Picture()
    {
        lock (_lock)
        {
            var table = new Table().Border(TableBorder.None).AddColumns("[grey]candidate[/]", "[grey]how[/]", "[grey]metric[/]", "[grey]score[/]");
            foreach (var (candidate, checkpoints) in _shown.Values)
                table.AddRow($"{candidate.Number}", Markup.Escape(Shortened(candidate.Change)), $"[blue]{Curve(checkpoints)}[/]", Status(candidate, checkpoints));
            List<IRenderable> rows = [.. _past.Select(p => new Markup(p)), table, new Markup($"[grey]best so far[/] [bold]{TrainingFigures.Value(_best)}[/]  {Markup.Escape(_latest)}")];
            return new Panel(new Rows(rows)).Header(Markup.Escape(_heading)).Border(BoxBorder.Rounded).BorderColor(Color.Grey).Expand();
        }
    }

    private static string Status(Candidate candidate, IReadOnlyList<Checkpoint> checkpoints) => candidate switch
    {
        { IsAccepted: false } => $"[grey]refused: {Markup.Escape(Shortened(Refusal(candidate)))}[/]",
        { Training.End: TrainingEnd.Failed } => "[red]failed[/]",
        { Training.End: TrainingEnd.Stopped } => $"[grey]given up at {TrainingFigures.Value(candidate.Score)}[/]",
        { Training: not null } => $"[bold]{TrainingFigures.Value(candidate.Score)}[/]",
        _ => checkpoints.Count == 0 ? "[grey]waits[/]" : $"[grey]{checkpoints.Count} of {CandidateTraining.Checkpoints}[/]",
    };

    private static string Curve(IReadOnlyList<Checkpoint> checkpoints)
    {
        var (low, high) = checkpoints.Count == 0 ? (0, 1) : (Math.Min(0, checkpoints.Min(c => c.Score)), Math.Max(1e-9, checkpoints.Max(c => c.Score)));
        return string.Concat(checkpoints.Select(c => Blocks[(int)Math.Clamp((c.Score - low) / (high - low) * (Blocks.Length - 1), 0, Blocks.Length - 1)]));
    }

    private static string Shortened(string text) => text.Length <= LongestChange ? text : text[..(LongestChange - 1)] + "…";
}
