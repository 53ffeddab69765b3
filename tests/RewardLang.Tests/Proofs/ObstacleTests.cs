using RewardLang.Diagnostics;

namespace RewardLang.Tests.Proofs;

/// <summary>What is not decided, or fails for what was left open, says why and what to do.</summary>
public sealed class ObstacleTests
{
    private const string Inputs = "input x : real in -1 .. 1\n input y : real in -1 .. 1\n input m : real<m> in 0 .. 2\n input free : real\n input q : quat\n model judge(a: real) : real\n model other(a: real) : real in 0 .. 1\n ";

    [Theory]
    [InlineData("term t = free", "t <= 1", "'free' has no range", "Declare 'input free : real in lowest .. highest'")]
    [InlineData("state s = 0 then 0.9 * s + x * (1 + free - free)\n term t = s", "t <= 1", "'free' has no range", "Declare 'input free : real in lowest .. highest'")]
    [InlineData("term t = -free^2 * exp(-free^2)", "finite", "'free' has no range", "Declare 'input free : real in lowest .. highest'")]
    [InlineData("term t = exp(-2 * rotation_angle(q, q)^2)", "t <= 1", "'q' has no range", "Declare 'input q : quat in -1 .. 1'")]
    [InlineData("term t = judge(x)", "t <= 1", "'judge' has no range", "Declare 'model judge(a: real) : real in lowest .. highest'")]
    [InlineData("term t = x / (x - y)", "t <= 1", "'x / (x - y)' (line 10) divides by 'x - y', which can be 0", "write 'if abs(x - y) > 1e-6 then x / (x - y) else 0'")]
    [InlineData("term t = 1<m> / m", "t <= 1", "divides by 'm', which can be 0", "write max(m, 1e-6<m>) in place of 'm'")]
    [InlineData("term t = log(x + 1)", "t >= -10", "'log(x + 1)' (line 10) is undefined where 'x + 1' is 0 or below, and it can be 0 .. 2", "write log(max(x + 1, 1e-6))")]
    [InlineData("term t = acos(2 * x)", "t <= 4", "is undefined where '2 * x' is outside of -1 .. 1", "write acos(clip(2 * x, -1, 1))")]
    [InlineData("term t = if y > 2 then log(y) else sqrt(y)", "t <= 4", "'sqrt(y)' (line 10) is undefined where 'y' is below 0", "write sqrt(max(y, 0))")]
    [InlineData("state s = 0 then s + x\n term t = s", "t <= 3", "'state s' (line 10) is made of what it was before", "clip(…, lowest, highest)")]
    [InlineData("state s = 1 then 2 * s\n term t = s", "t <= 3", "'state s' (line 10) is made of what it was before", "clip(…, lowest, highest)")]
    [InlineData("term t = other(x) * x - x", "t <= 0.2", "'x' occurs several times", "What is proved is 'check t <= 1'")]
    [InlineData("axis item\n input list : real[item] in 0 .. 1\n term t = sum(list)", "t <= 3", "'sum(list)' (line 12) is over the axis 'item', which has no size", "Give it one, as in 'axis item = 8'")]
    [InlineData("term t = other(x)", "return(steps: 100) <= 50", "the bound found is 0 .. 100", "What is proved is 'check return(steps: 100) <= 100'")]
    [InlineData("scenario s { x = 1  y = 0  m = 0  free = 0  q = [1, 0, 0, 0] }\n term t = other(x)", "t of s > 0.5", "it asks 'other'", "Declare an input in place of the answer")]
    public void What_is_not_decided_has_a_cause_and_a_remedy(string body, string check, string cause, string advice)
    {
        var (outcome, hint) = Decide(Inputs + body + "\n term asked = other(y) weight 0", check);
        Assert.Equal(CheckStatus.Undecided, outcome.Status);
        Assert.Contains(cause, outcome.Detail, StringComparison.Ordinal);
        Assert.Contains(advice, hint, StringComparison.Ordinal);
    }

    [Fact]
    public void An_axis_without_a_size_is_what_keeps_cases_from_being_tried()
    {
        var (outcome, hint) = Decide("axis item\n input list : real[item] in 0 .. 1\n term t = max(list)", "t <= 0.5");
        Assert.EndsWith("; no cases are tried of a program with an axis that has no size", outcome.Detail);
        Assert.Equal("Give the axis 'item' a size, as in 'axis item = 8', to have cases tried. What is proved is 'check t <= 1'.", hint);
    }

    [Fact]
    public void A_case_of_an_input_without_a_range_is_short_and_of_small_numbers()
    {
        var (outcome, hint) = Decide("input x : real<m>\n param dt : real<s> = 0.05\n term run = (x - prev(x, initial: x)) / dt / 1<m/s>", "total <= 20");
        Assert.Equal(CheckStatus.Refuted, outcome.Status);
        Assert.Equal(2, outcome.Counterexample!.Steps.Count);
        Assert.All(outcome.Counterexample.Steps, step => Assert.True(Math.Abs(step["x"][0]) <= 10));
        Assert.Contains("'x' has no range, so it can be anything: declare 'input x : real<m> in lowest .. highest'", hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_return_of_more_steps_is_tried_on_equal_ones()
    {
        var (outcome, _) = Decide(
            "input position : vec3<m> in -5 .. 5\n input goal : vec3<m> in -5 .. 5\n param discount = 0.99 in 0.9 .. 1\n let potential = -norm(goal - position) / 1<m>\n"
            + " term shaping = discount * (if arrived then 0 else potential) - prev(potential, initial: 0)\n end arrived when norm(goal - position) < 0.3<m>",
            "return(steps: 100) <= 100");
        Assert.Equal(CheckStatus.Refuted, outcome.Status);
        Assert.InRange(outcome.Counterexample!.Steps.Count, 25, 100);
    }

    [Fact]
    public void What_adds_most_to_a_return_that_grows_is_named_first()
    {
        var (outcome, hint) = Decide("input gap : real in 0 .. 1\n input inserted : bool\n term near = exp(-gap)  weight 0.8\n term deep = gap  weight 0.3\n term done = inserted  weight 5", "return in 0 .. 100");
        Assert.Contains("; 'done' adds 0 .. 5 and 'near' adds", outcome.Detail, StringComparison.Ordinal);
        Assert.Contains("Pay 'done' once, with first(inserted) of std.temporal; or pay in 'near' for what changes", hint, StringComparison.Ordinal);
        Assert.Contains("'check return(steps: 16) in 0 .. 100' or 'check return(steps: 1000) in 0 .. 6100'", hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[0.9, 0.9, 0.8]", "0.1", "good > bad", CheckStatus.Proved)]
    [InlineData("[0.9, 0.9, 0.8]", "0.1", "bad > good", CheckStatus.Refuted)]
    [InlineData("[0.9, 0.9, 0.8]", "[0.1, 1, 1]", "good > bad", CheckStatus.Proved)]
    [InlineData("[0.9, 0.9, 0.8]", "[0.1, 1]", "good > bad", CheckStatus.Undecided)]
    [InlineData("1", "0.1", "good > bad", CheckStatus.Undecided)]
    public void Lists_of_scenarios_give_open_axes_their_sizes(string good, string bad, string check, CheckStatus expected) => Assert.Equal(
        expected, Decide($"axis step\n input scores : real[step] in 0 .. 1\n term least = min(scores)\n scenario good {{ scores = {good} }}\n scenario bad {{ scores = {bad} }}", check).Outcome.Status);

    [Fact]
    public void A_side_that_is_computed_says_what_it_comes_to()
    {
        var (outcome, hint) = Decide("input x : real in 0 .. 1\n term reach = 1 - x\n scenario near { x = 0 }", "reach of near ~= 1 +- 0.01");
        Assert.EndsWith(", and 1 +- 0.01 is 0.99", outcome.Detail);
        Assert.Equal("A tolerance is a range: write 'check reach of near in 0.99 .. 1.01'.", hint);
    }

    private static (CheckOutcome Outcome, string Hint) Decide(string body, string check)
    {
        var result = RewardCompiler.Compile(new SourceText("check.reward", $"import std.rotation\nreward Checked {{\n{body}\n check {check}\n}}"));
        return (Assert.Single(result.Checks), result.Diagnostics.FirstOrDefault(d => d.Id is "RWD5003" or "RWD5004")?.Hint ?? "");
    }
}
