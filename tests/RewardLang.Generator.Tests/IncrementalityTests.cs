using Microsoft.CodeAnalysis;
using RewardLang.Generator.Pipeline;
using RewardLang.Generator.Tests.Harness;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace RewardLang.Generator.Tests;

/// <summary>What an edit computes again, by the reasons that the driver gives for each step.</summary>
public sealed class IncrementalityTests
{
    private static readonly string[] s_steps =
        [TrackingNames.Files, TrackingNames.Importable, TrackingNames.Units, TrackingNames.Compiled, TrackingNames.Conflicts, TrackingNames.Sources, TrackingNames.Diagnostics];

    private static readonly string s_helper = "fn twice(x) = 2 * x";

    private static RewardText Program(int number, string term = "x") =>
        new($"rewards/r{number}.reward", $"reward R{number} {{ input x : real  term t = {term} }}");

    [Fact]
    public void An_unrelated_edit_of_the_code_computes_nothing()
    {
        var project = Project.Create(Enumerable.Range(0, 20).Select(i => Program(i)), "class A { }").WithCode("class A { int x; }");

        foreach (var step in s_steps)
            Assert.All(project.Reasons(step).Keys, reason => Assert.True(reason is Cached or Unchanged, $"{step}: {reason}"));
        Assert.All(project.Run.TrackedOutputSteps.Values.SelectMany(s => s).SelectMany(s => s.Outputs), o => Assert.Equal(Cached, o.Reason));
    }

    [Fact]
    public void An_edit_of_one_file_of_200_compiles_one()
    {
        var texts = Enumerable.Range(0, 200).Select(i => Program(i)).ToList();
        var project = Project.Create(texts).WithEdit(texts[117], Program(117, "2 * x"));

        Assert.Equal(new() { [Cached] = 199, [Modified] = 1 }, project.Reasons(TrackingNames.Compiled));
        Assert.Equal(new() { [Cached] = 199, [Modified] = 1 }, project.Reasons(TrackingNames.Sources));
        Assert.Equal(new() { [Cached] = 199, [Unchanged] = 1 }, project.Reasons(TrackingNames.Diagnostics));
        Assert.Equal(200 * 3, project.Sources.Count);
        Assert.Contains("2 * x", project.Sources["rewards/r117.R117.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_file_compiles_itself_alone()
    {
        var project = Project.Create(Enumerable.Range(0, 10).Select(i => Program(i))).WithAdded(Program(10));

        Assert.Equal(new() { [Cached] = 10, [New] = 1 }, project.Reasons(TrackingNames.Compiled));
        Assert.Equal(new() { [Cached] = 10, [New] = 1 }, project.Reasons(TrackingNames.Sources));
    }

    [Fact]
    public void A_renamed_file_makes_its_class_under_its_new_name()
    {
        var texts = Enumerable.Range(0, 5).Select(i => Program(i)).ToList();
        var project = Project.Create(texts).WithEdit(texts[2], new RewardText("rewards/renamed.reward", texts[2].Text));

        Assert.Equal(new() { [Cached] = 4, [Modified] = 1 }, project.Reasons(TrackingNames.Compiled));
        Assert.Contains("rewards/renamed.R2.g.cs", project.Sources.Keys);
        Assert.DoesNotContain("rewards/r2.R2.g.cs", project.Sources.Keys);
    }

    [Fact]
    public void A_touched_file_of_the_same_text_computes_nothing_behind_the_reading()
    {
        var texts = Enumerable.Range(0, 5).Select(i => Program(i)).ToList();
        var project = Project.Create(texts).WithEdit(texts[3], Program(3));

        Assert.Equal(new() { [Cached] = 4, [Unchanged] = 1 }, project.Reasons(TrackingNames.Files));
        Assert.Equal(new() { [Cached] = 5 }, project.Reasons(TrackingNames.Compiled));
        Assert.Equal(new() { [Cached] = 5 }, project.Reasons(TrackingNames.Sources));
    }

    [Fact]
    public void An_edit_that_changes_errors_only_keeps_the_sources()
    {
        var before = Program(0, "y");
        var project = Project.Create([before, Program(1)]).WithEdit(before, Program(0, "z"));

        Assert.Equal(new() { [Cached] = 1, [Modified] = 1 }, project.Reasons(TrackingNames.Diagnostics));
        Assert.Equal(new() { [Cached] = 1, [Unchanged] = 1 }, project.Reasons(TrackingNames.Sources));
    }

    [Fact]
    public void An_edit_of_an_imported_file_compiles_its_importers_and_no_other()
    {
        var helper = new RewardText("lib/helper.reward", s_helper);
        RewardText[] others =
        [
            new("middle.reward", "import \"lib/helper.reward\"\nfn four_times(x) = twice(twice(x))"),
            new("direct.reward", "import \"lib/helper.reward\"\nreward Direct { input x : real  term t = twice(x) }"),
            new("indirect.reward", "import \"middle.reward\"\nreward Indirect { input x : real  term t = four_times(x) }"),
            new("unrelated.reward", "reward Unrelated { input x : real  term t = x }"),
        ];
        var project = Project.Create([helper, .. others]);
        Assert.Empty(project.Diagnostics);
        var edited = project.WithEdit(helper, new RewardText(helper.Name, "fn twice(x) = x + x"));

        Assert.Empty(edited.Diagnostics);
        Assert.Equal(new() { [Modified] = 4, [Unchanged] = 1 }, edited.Reasons(TrackingNames.Units));
        Assert.Equal(1, edited.Reasons(TrackingNames.Compiled)[Cached]);
        Assert.Contains("x + x", edited.Sources["indirect.Indirect.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void An_edit_of_a_helper_that_nobody_imports_keeps_everything()
    {
        var helper = new RewardText("helper.reward", s_helper);
        var project = Project.Create([helper, Program(1)]).WithEdit(helper, new RewardText("helper.reward", "fn twice(x) = x + x"));

        Assert.Equal(new() { [Cached] = 1, [Unchanged] = 1 }, project.Reasons(TrackingNames.Compiled));
        Assert.Equal(new() { [Cached] = 2 }, project.Reasons(TrackingNames.Sources));
    }
}
