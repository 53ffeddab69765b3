using RewardLang.Diagnostics;

namespace RewardLang.Tests.Comparison;

/// <summary>Which programs are one reward in other words.</summary>
public sealed class RewardComparisonTests
{
    private const string Start = """
        axis joint = 3
        input torque   : real[joint] in -1 .. 1
        input distance : real in 0 .. 2
        input touched  : bool
        param scale = 2 in 0 .. 4
        param discount = 0.99 in 0 .. 1
        end fell when distance > 1.5

        """;

    [Theory]
    [InlineData("term near = -distance", "term close = 0 - distance")]
    [InlineData("term near = -distance weight 2", "term near = -(distance + distance)")]
    [InlineData("term near = -distance * scale", "term near = -2 * distance")]
    [InlineData("term near = -distance weight 0.5\n term effort = -sum(torque^2) weight 0.1", "total = -(0.1 * sum(torque * torque) + distance / 2)")]
    [InlineData("term a = (distance + 1) * (distance - 1)", "term a = distance^2 - 1")]
    [InlineData("term a = exp(-distance / 2)", "term a = exp(-0.5 * distance)")]
    [InlineData("term a = clip(distance, 0.5, 1)", "term a = min(max(0.5, distance), 1)")]
    [InlineData("state n from 0 then n + 1\n term a = n * 0.1", "state count from 0 then 1 + count\n term a = count / 10")]
    [InlineData("state n from 0 then n + distance\n state m from 0 then m + distance\n term a = n + m", "state k from 0 then k + distance\n term a = 2 * k")]
    [InlineData("term a = first(touched) weight 3", "let seen = ever(touched)\n term a = touched and not prev(seen, initial: false) weight 3")]
    [InlineData("end p when touched\n end q when fell\n total = distance", "end q when fell\n end p when touched\n total = distance")]
    [InlineData("end p when touched or (fell or distance > 1)\n total = distance", "end p when (distance > 1 or touched) or fell\n total = distance")]
    [InlineData("term a = -float(touched)", "term a = if touched then -1 else 0")]
    [InlineData("term a = 1 + 2 * float(touched)", "term a = if touched then 3 else 1")]
    [InlineData("term a = if not touched then scale else 0", "term a = 2 - (if touched then 2 else 0)")]
    [InlineData("term a = sum(float(torque > 0.5))", "term a = sum(if torque > 0.5 then 1 else 0)")]
    public void Equal(string first, string second)
    {
        var found = Compare(first, second);
        Assert.True(found.Relation == RewardRelation.Equal, found.Detail);
    }

    /// <summary>A product with 0 is no choice of 0 where the other factor is no number.</summary>
    [Fact]
    public void A_choice_is_no_product() => Assert.NotEqual(
        RewardRelation.Equal, Compare("term a = if distance > 0.5 then log(distance - 0.5) else 0", "term a = float(distance > 0.5) * log(distance - 0.5)").Relation);

    [Theory]
    [InlineData("term near = -distance", "term near = -3 * distance", 3)]
    [InlineData("term near = -distance weight 0.5\n term effort = -sum(torque^2) weight 0.1", "term near = -distance\n term effort = -sum(torque^2) weight 0.2", 2)]
    public void Equal_up_to_scale(string first, string second, double scale)
    {
        var found = Compare(first, second);
        Assert.Equal(RewardRelation.EqualUpToScale, found.Relation);
        Assert.Equal(scale, found.Scale, 9);
    }

    [Theory]
    [InlineData("term near = -distance", "term near = -distance\n let p = -distance\n term shaping = discount * (if fell then 0 else p) - prev(p, initial: 0)")]
    [InlineData("term touch = touched", "term touch = touched\n term shaping = 5 * (0.99 * (if fell then 0 else distance^2) - prev(distance^2, initial: 0))")]
    [InlineData("term touch = touched", "term touch = touched weight 2\n term shaping = (if fell then 0 else distance) - prev(distance, initial: 0)")]
    public void Equal_up_to_shaping(string first, string second)
    {
        var found = Compare(first, second);
        Assert.True(found.Relation == RewardRelation.EqualUpToShaping, found.Detail);
    }

    [Fact]
    public void A_potential_that_outlives_the_episode_is_no_shaping() => Assert.Contains(
        "not 0 where the episode terminates",
        Compare("term touch = touched", "term touch = touched\n term change = distance - prev(distance, initial: 0)").Detail, StringComparison.Ordinal);

    [Theory]
    [InlineData("term near = -distance", "term near = distance")]
    [InlineData("term near = -distance", "term near = -distance - 0.001 * sum(torque^2)")]
    [InlineData("term near = exp(-distance)", "term near = exp(-2 * distance)")]
    [InlineData("state n from 0 then n + 1\n term a = n", "state n from 1 then n + 1\n term a = n")]
    [InlineData("term touch = touched", "term touch = touched\n term drift = distance - 0.5 * prev(distance, initial: 0) + distance^3")]
    [InlineData("term a = sum(torque)", "term a = max(torque)")]
    public void Different(string first, string second)
    {
        var found = Compare(first, second);
        Assert.Equal(RewardRelation.Different, found.Relation);
        Assert.Contains("differ in", found.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("end p when distance > 0.5\n total = distance", "end p when not (distance <= 0.5)\n total = distance")]
    [InlineData("end p when distance > 0.5\n total = distance", "end p when 2 * distance > 1\n total = 2 * distance")]
    [InlineData("end p when distance > 20\n total = distance", "total = distance")]
    public void Ends_that_only_numbers_compare_are_alike(string first, string second)
    {
        var comparison = Compare(first, second);
        Assert.Equal(RewardRelation.Alike, comparison.Relation);
        Assert.Contains("Whether the episodes end alike is not shown", comparison.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_in_which_only_one_ends_is_shown() => Assert.Matches(
        @"^The episodes do not end alike: in \{ .*distance = .* \} only that of the second ends\.$",
        Compare("end p when distance > 0.5\n total = distance", "end p when distance > 0.4\n total = distance").Detail);

    [Fact]
    public void What_only_numbers_tell_is_not_called_equal()
    {
        var found = Compare("term a = sqrt(distance)", "term a = exp(0.5 * log(max(distance, 1e-30)))");
        Assert.Equal(RewardRelation.Alike, found.Relation);
    }

    [Fact]
    public void Terms_are_matched_by_name_and_by_what_they_add()
    {
        var found = Compare(
            "term near = -distance\n term effort = -sum(torque^2) weight 0.1\n term touch = touched\n term gone = distance^3",
            "term close = -distance\n term effort = -sum(torque^2) weight 0.2\n term touch = touched and distance < 1\n term more = distance^2");
        Assert.Equal(
            [("near (close)", TermRelation.Same), ("effort", TermRelation.Scaled), ("touch", TermRelation.Changed), ("gone", TermRelation.Removed), ("more", TermRelation.Added)],
            found.Terms.Select(t => (t.Name, t.Relation)));
        Assert.Equal(2, found.Terms[1].Scale, 9);
    }

    private static RewardComparison Compare(string first, string second) => RewardComparison.Of(Compile(first), Compile(second));

    private static CompiledProgram Compile(string body)
    {
        var result = RewardCompiler.Compile(new SourceText("text.reward", $"import std.temporal\nreward R {{\n{Start}{body}\n}}"), new CompilerOptions { Lints = false });
        Assert.False(result.HasErrors, string.Join('\n', result.Diagnostics));
        return result.Programs[0];
    }
}
