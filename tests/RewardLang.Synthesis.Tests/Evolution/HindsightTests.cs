using RewardLang.Synthesis.Candidates;
using RewardLang.Synthesis.Evolution;
using RewardLang.Synthesis.Tasks;
using RewardLang.Synthesis.Trainings;

namespace RewardLang.Synthesis.Tests.Evolution;

/// <summary>What recorded episodes say of measures is what the metric pays for in them.</summary>
public sealed class HindsightTests
{
    private static readonly SynthesisTask s_task = TaskFolder.Read(Path.Combine(Trees.Root, "tasks", "reacher"));
    private static readonly IReadOnlyList<Measure> s_measures = MeasureLibrary.Of(s_task.Environment);

    [Fact]
    public void A_measure_that_the_metric_depends_on_leads_and_others_do_not()
    {
        // The hand nears the target from 0.4 m in steps of 4 mm, while it swings about: the metric pays below 2.5 cm.
        var episode = Episode(101, step => 0.4f - 0.004f * step, step => MathF.Cos(2.4f * step));
        var found = Find(Trained(episode));
        var distance = found["hand_to_target"].Evidence!;
        // One episode is as good as one of three, of which the others tell nothing.
        Assert.Equal(-1.0 / 3, distance.Lead, 1e-12);
        Assert.InRange(distance.Level, 0, 0.025);
        Assert.InRange(found["joint_velocity_size"].Evidence!.Lead, -0.6, 0.6);
        // Equal values are no lead.
        Assert.Equal(0, found["torque_size"].Evidence!.Lead);
    }

    [Fact]
    public void Episodes_that_are_over_say_nothing_of_later_steps()
    {
        var whole = Episode(101, step => 0.4f - 0.004f * step, _ => 0);
        var arrived = Episode(3, _ => 0.001f, _ => 5);
        var (one, both) = (Find(Trained(whole)), Find(Trained(whole, arrived)));
        // Three steps that pay at a speed beside seven at rest, however long the other one goes on.
        Assert.Equal(0, one["joint_velocity_size"].Evidence!.Lead);
        Assert.Equal(0.3 * 2 / 4, both["joint_velocity_size"].Evidence!.Lead, 1e-12);
    }

    [Fact]
    public void Where_the_metric_never_pays_nothing_is_known()
    {
        Assert.All(Find(Trained(Episode(101, _ => 0.3f, _ => 1))).Values, m => Assert.Null(m.Evidence));
        Assert.All(new Hindsight(s_task, s_measures).After([]).Measures, m => Assert.Null(m.Evidence));
    }

    [Fact]
    public void What_leads_is_drawn_most_and_paid_in_its_direction()
    {
        var episode = Episode(101, step => 0.4f - 0.004f * step, step => MathF.Cos(2.4f * step));
        var insight = new Hindsight(s_task, s_measures).After([Trained([.. Enumerable.Repeat(episode, 40)])]);
        var builder = new GenomeBuilder(s_task.Environment, insight, new Random(5));
        var distance = insight.Measures.Single(m => m.Name == "hand_to_target");
        var drawn = Enumerable.Range(0, 2000).Select(_ => builder.RandomMeasure()).ToList();
        Assert.True(drawn.Count(m => m == distance) > 10 * drawn.Count(m => m.Name == "torque_size"));
        var wrong = Enumerable.Range(0, 100).Count(_ => builder.WithTerm(Genome.TryParse(GenomeBuilder.Seed)!, distance)!.Terms.Single().Name.Name.Split('_')[0] is "large" or "up" or "beyond");
        Assert.InRange(wrong, 0, 10);
    }

    [Fact]
    public void A_goal_has_what_else_must_be_where_its_first_part_is_right()
    {
        // Parked is within 15 cm of the origin, with the heading along x within 0.2: half of the steps near it have another heading, and some far away have this one.
        var task = TaskFolder.Read(Path.Combine(Trees.Root, "tasks", "parking"));
        var episode = EpisodeOf(task, (signal, step) => signal switch
        {
            "position" => [step < 100 ? 2 - 0.015f * step : 0.05f, 0],
            "heading" => [step is > 40 and < 150 ? 1 : 0.1f],
            _ => null,
        });
        var measures = MeasureLibrary.Of(task.Environment);
        var goal = new Hindsight(task, measures).After([Trained([.. Enumerable.Repeat(episode, 40)])]).Goal;
        Assert.Equal(["heading", "position"], goal.Select(m => m.Signals.Single()).Order());
        Assert.Empty(new Hindsight(task, measures).After([]).Goal);
    }

    [Fact]
    public void A_means_is_what_is_there_where_the_goal_comes_nearer()
    {
        // The puck moves while the hand is at it, from step 80 on, and lies at the goal from step 150 on, when the hand leaves.
        var task = TaskFolder.Read(Path.Combine(Trees.Root, "tasks", "pusher"));
        float Puck(int step) => 0.3f - 0.005f * Math.Clamp(150 - step, 0, 70);
        var episode = EpisodeOf(task, (signal, step) => signal switch
        {
            "hand" => [Puck(step) - 0.08f - 0.01f * (step < 80 ? 80 - step : Math.Max(step - 152, 0)), 0],
            "puck" => [Puck(step), 0],
            "goal" => [0.3f, 0],
            _ => null,
        });
        var insight = new Hindsight(task, MeasureLibrary.Of(task.Environment)).After([Trained([.. Enumerable.Repeat(episode, 40)])]);
        Assert.Equal(["goal", "puck"], insight.Goal[0].Signals.Order());
        Assert.Equal(["hand", "puck"], insight.Means[0].Signals.Order());
        Assert.True(insight.Means[0].Evidence!.Lead < 0);
    }

    /// <summary>An episode of 200 steps with some signals; the others are 0.</summary>
    private static EpisodeTrace EpisodeOf(SynthesisTask task, Func<string, int, float[]?> values) => new(
        [.. task.Environment.Signals.Select(signal => new SignalTrace(signal.Name, signal.Unit,
            [.. Enumerable.Range(0, 200).Select(step => (IReadOnlyList<float>)(values(signal.Name, step) ?? new float[signal.Axes.Aggregate(1, (n, a) => n * a.Size)]))]))]);

    private static Dictionary<string, Measure> Find(Candidate trained) =>
        new Hindsight(s_task, s_measures).After([trained]).Measures.DistinctBy(m => m.Name).ToDictionary(m => m.Name);

    private static Candidate Trained(params IReadOnlyList<EpisodeTrace> episodes) => new(1, 1, "", "", [])
    {
        Findings = [],
        Training = new TrainingOutcome(1, TrainingEnd.Complete, [], null, 1) { Episodes = episodes },
    };

    /// <summary>An episode with the hand at a distance from a target at rest and joints at a speed; all else is 0.</summary>
    private static EpisodeTrace Episode(int steps, Func<int, float> distance, Func<int, float> speed) => new(
        [.. s_task.Environment.Signals.Select(signal => new SignalTrace(signal.Name, signal.Unit,
            [.. Enumerable.Range(0, steps).Select(step => (IReadOnlyList<float>)(signal.Name switch
            {
                "hand" => [distance(step), 0],
                "joint_velocity" => [speed(step), 0],
                _ => [0, 0],
            }))]))]);
}
