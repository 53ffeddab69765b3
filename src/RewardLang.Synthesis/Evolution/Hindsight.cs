using RewardLang.Synthesis.Candidates;
using RewardLang.Synthesis.Tasks;
using RewardLang.Synthesis.Trainings;

namespace RewardLang.Synthesis.Evolution;

/// <summary>
/// What the recorded episodes of trained policies say of measures: where the task's metric pays, which of them are smaller or larger than elsewhere, and what
/// is there where these come nearer?
/// </summary>
/// <param name="task">The task, whose metric is asked of every recorded step.</param>
/// <param name="measures">The measures.</param>
internal sealed class Hindsight(SynthesisTask task, IReadOnlyList<Measure> measures)
{
    /// <summary>So many measures make a goal at most.</summary>
    private const int MostParts = 4;

    /// <summary>As long as the metric paid in fewer episodes, what the owner's cases say is the goal: so many measures of theirs.</summary>
    private const int FewestEpisodes = 3, MostOfOwner = 3;

    /// <summary>What tells less is no part of a goal, and no means to one.</summary>
    private const double LeastLead = 0.3;

    /// <summary>The part of a usual step forward from which on a step counts as one.</summary>
    private const double Forward = 0.5;

    private readonly Lazy<HashSet<(string Rate, string Place)>> _rates = new(() =>
        [.. from rate in task.Environment.Signals from place in task.Environment.Signals where MeasureLibrary.IsRateOf(rate, place) select (rate.Name, place.Name)]);

    /// <summary>What is known after some trainings; of a measure, where it says more than what was known before.</summary>
    public Insight After(IEnumerable<Candidate> trained)
    {
        var episodes = trained.SelectMany(c => c.Training?.AllEpisodes ?? []).Where(e => e.Length > 0).ToList();
        if (episodes.Count == 0)
            return new Insight(measures);
        var metric = EpisodeReplay.Metric(task, episodes);
        var limit = (metric.Min(m => m.Min()) + metric.Max(m => m.Max())) / 2;
        var pays = metric.SelectMany(m => m).Select(p => p > limit).ToArray();
        var recorded = new RecordedSteps(task, measures, episodes);
        if (!RecordedSteps.Tell(recorded.All, pays))
            return WithMeans(recorded, new Insight(measures) { Goal = OwnersGoal });
        var known = measures.Select((m, i) => m with { Evidence = MeasureEvidence.Stronger(m.Evidence, recorded.Compare(i, recorded.All, pays)) });
        var isKnown = metric.Count(m => m.Any(p => p > limit)) >= FewestEpisodes;
        return WithMeans(recorded, new Insight([.. known]) { Goal = isKnown ? Goal(recorded, pays) : OwnersGoal });
    }

    /// <summary>
    /// The measures of which the owner's cases tell most, one for each set of signals: what shall be small or hold, which can be kept up, and where they tell of
    /// nothing like that the one that tells most.
    /// </summary>
    private IReadOnlyList<Measure> OwnersGoal
    {
        get
        {
            var told = measures.Where(m => m.Evidence is not null).OrderByDescending(m => m.Odds).DistinctBy(SignalsOf).ToList();
            var kept = told.Where(CanBeKept).Take(MostOfOwner).ToList();
            return kept.Count > 0 ? kept : [.. told.Take(1)];
        }
    }

    /// <summary>The measures that tell most, one after the other: each of the steps that those before let pass.</summary>
    private List<Measure> Goal(RecordedSteps recorded, bool[] pays)
    {
        var (goal, steps) = (new List<Measure>(), recorded.All);
        while (goal.Count < MostParts && RecordedSteps.Tell(steps, pays))
        {
            var (part, values) = measures.Select((m, i) => (m with { Evidence = recorded.Compare(i, steps, pays) }, recorded.Values[i]))
                .Where(p => goal.All(g => g.Expression != p.Item1.Expression)).MaxBy(p => p.Item1.Odds);
            if (part.Evidence is not { } evidence || Math.Abs(evidence.Lead) < LeastLead)
                break;
            goal.Add(part);
            steps = [.. steps.Where(i => evidence.Lead < 0 ? values[i] <= evidence.Level : values[i] >= evidence.Level)];
        }

        return goal;
    }

    /// <summary>With means to the goal: what recorded episodes tell of them, and what else the owner's cases speak of.</summary>
    private Insight WithMeans(RecordedSteps recorded, Insight insight) => insight with
    {
        Means = [.. insight.Goal.Select(part => MeansTo(recorded, part)).OfType<Measure>().Concat(OwnersGoal).DistinctBy(SignalsOf).Where(m => insight.Goal.All(g => SignalsOf(g) != SignalsOf(m)))],
    };

    private static string SignalsOf(Measure measure) => string.Join(' ', measure.Signals.Order(StringComparer.Ordinal));

    /// <summary>What tells best the steps at which a part of the goal comes nearer; null for nothing. How fast it does so itself is no means.</summary>
    private Measure? MeansTo(RecordedSteps recorded, Measure part)
    {
        var values = recorded.Values[measures.ToList().FindIndex(m => m.Expression == part.Expression)];
        var (steps, nearer) = (recorded.Later, new double[values.Length]);
        foreach (var step in steps)
            nearer[step] = Math.Sign(part.Evidence!.Lead) * (values[step] - values[step - 1]);
        var forward = steps.Select(i => nearer[i]).Where(d => d > 0).DefaultIfEmpty(double.PositiveInfinity).Average();
        var comesNearer = nearer.Select(d => d > Forward * forward).ToArray();
        if (!RecordedSteps.Tell(steps, comesNearer))
            return null;
        var means = measures.Select((m, i) => (Measure: m, Number: i)).Where(m => !IsOwn(m.Measure, part))
            .Select(m => m.Measure with { Evidence = recorded.Compare(m.Number, steps, comesNearer) }).Where(m => CanBeKept(m) && (m.Kind == MeasureKind.Flag || m.Signals.Count > 1)).MaxBy(m => m.Odds);
        return means?.Evidence is { } evidence && Math.Abs(evidence.Lead) >= LeastLead ? means : null;
    }

    /// <summary>To be near to something, or to touch it, can be kept up; a speed is none to stay at.</summary>
    private static bool CanBeKept(Measure measure) => measure.Kind switch
    {
        MeasureKind.Distance => measure.Evidence!.Lead < 0,
        MeasureKind.Flag => measure.Evidence!.Lead > 0,
        _ => false,
    };

    /// <summary>Whether a measure is made of what a part is made of, or of how fast that changes.</summary>
    private bool IsOwn(Measure measure, Measure part) => measure.Signals.All(part.Signals.Contains)
        || measure.Signals.Any(rate => part.Signals.Any(place => _rates.Value.Contains((rate, place))));
}
