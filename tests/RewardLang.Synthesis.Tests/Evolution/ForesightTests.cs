using RewardLang.Synthesis.Evolution;
using RewardLang.Synthesis.Tasks;

namespace RewardLang.Synthesis.Tests.Evolution;

/// <summary>What the owner's cases say of measures.</summary>
public sealed class ForesightTests
{
    private static readonly SynthesisTask s_task = TaskFolder.Read(Path.Combine(Trees.Root, "tasks", "cruise"));
    private static readonly IReadOnlyList<Measure> s_measures = [.. MeasureLibrary.Of(s_task.Environment, s_task.Description).Select(m => m with { Scale = 100 })];

    [Fact]
    public void A_measure_in_which_the_better_case_differs_leads()
    {
        var told = Foresight.Of(s_task, s_measures);
        var (speed, height, crash) = (Named(told, "velocity_x_beside_2"), Named(told, "position_y_beside_2_5"), Named(told, "grounded"));
        // Gaining the course differs from losing it in the speed alone, cruising from a crash in the height: one pair tells two thirds.
        Assert.All([speed, height, crash], m => Assert.Equal(-2.0 / 3, m.Evidence!.Lead, 1e-12));
        Assert.Equal((3, 2.5, 0), (speed.Scale, height.Scale, height.Evidence!.Level));
        Assert.Null(Named(told, "tilt").Evidence);
        Assert.Equal(100, Named(told, "tilt").Scale);
    }

    [Fact]
    public void What_the_owner_speaks_of_is_drawn_more()
    {
        var told = Foresight.Of(s_task, s_measures);
        Assert.True(Named(told, "velocity_x_beside_2").Odds > 10 * Named(told, "tilt").Odds);
        Assert.True(Named(told, "thrust_size").Odds < 0.5 * Named(told, "tilt").Odds);
    }

    [Fact]
    public void Where_something_is_does_not_count_beside_how_far_it_is_from_its_goal()
    {
        var task = TaskFolder.Read(Path.Combine(Trees.Root, "tasks", "reacher"));
        var told = Foresight.Of(task, MeasureLibrary.Of(task.Environment));
        Assert.Equal(-2 / 2.5, Named(told, "hand_to_target").Evidence!.Lead, 1e-12);
        Assert.All(told.Where(m => m.Signals is ["hand"]), m => Assert.Null(m.Evidence));
    }

    [Fact]
    public void Without_demands_nothing_is_known() =>
        Assert.Same(s_measures, Foresight.Of(s_task with { Demands = null }, s_measures));

    private static Measure Named(IReadOnlyList<Measure> measures, string name) => measures.First(m => m.Name == name);
}
