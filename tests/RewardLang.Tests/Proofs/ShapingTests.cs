using RewardLang.Diagnostics;
using static RewardLang.Tests.Proofs.AttackedProgram;

namespace RewardLang.Tests.Proofs;

/// <summary>What is proved to be potential-based shaping, what is not, and what the answer takes for granted.</summary>
public sealed class ShapingTests
{
    [Theory]
    [InlineData("end over when b\n term s = discount * (if over then 100 else x) - prev(x, initial: 0)", "pays for ending earlier or later")]
    [InlineData("end over when b\n term s = discount * (if over then scale else x) - prev(x, initial: 0)", "pays for ending earlier or later")]
    [InlineData("end over when b\n term s = discount * (if over then 0 else x) - prev(x, initial: sum(x, over: time))", "before the first step")]
    [InlineData("end over when b\n term s = discount * (if over then 0 else x) - prev(x, initial: 0) weight y", "is not written as")]
    [InlineData("end over when b\n term s = discount * (if over != (y > 0.5) then x else 0) - prev(x, initial: 0)", "is not the 'x'")]
    [InlineData("end over when b\n term s = if sum(1, over: time) > 2 then 0 else discount * (if over then 0 else x) - prev(x, initial: 5)", "nothing is paid")]
    [InlineData("end over when b\n term s = if sum(1, over: batch) > 2 then 0 else discount * (if over then 0 else x) - prev(x, initial: 5)", "nothing is paid")]
    [InlineData("model ask(a: real) : real in 0 .. 1\n end over when b\n term s = if ask(1) > 0.5 then 0 else discount * (if over then 0 else x) - prev(x, initial: 5)", "nothing is paid")]
    [InlineData("input e : bool episodic\n term s = discount * (if e then 0 else x) - prev(x, initial: 0)", "is not where the episode terminates")]
    [InlineData("param one = 1 in 1 .. 1\n end over when b\n term s = one * (if over then training_step else x) - prev(x, initial: 0)", "is 'training_step', not 0")]
    [InlineData("end over when b\n term s = training_step * (if over then 0 else x) - prev(x, initial: 0)", "is not multiplied by the trainer's discount")]
    [InlineData("end over when b\n term s = 0.95 * (if over then 0 else x) - prev(x, initial: 0)", "the discount is 0.95, which nothing ties")]
    [InlineData("end over when b\n term s = training_step * (discount * (if over then 0 else x) - prev(x, initial: 0))", "is not written as")]
    public void Is_no_shaping(string body, string reason)
    {
        var outcome = Decide("param discount = 0.9 in 0 .. 1\n param scale = 2\n " + body, "invariant(s)");
        Assert.Equal(CheckStatus.Undecided, outcome.Status);
        Assert.Contains(reason, outcome.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("term s = 0.95 * (if over then 0 else x) - prev(x, initial: 0)", "Write 'discount' for 0.95.", null)]
    [InlineData("term s = (if over then 0 else x) - prev(x, initial: x)", "Write 'discount * …'. Write 'initial: 0', or pass the potential of the start as an episodic input.", null)]
    [InlineData("term s = discount * x - prev(x, initial: 0)", "Write 'if over then 0 else x' for this step's.", null)]
    [InlineData("term s = discount * (if over then 5 else x) - prev(x, initial: 0)", "Write 0 for '5'.", null)]
    [InlineData("term s = y", "Write it so, or with potential_shaping(potential, discount) of std.shaping.", null)]
    [InlineData("let u = if over then 0 else x\n term s = discount * u - prev(x, initial: x)", "Write 'initial: 0', or pass the potential of the start as an episodic input.", "initial: 0)")]
    [InlineData("term s = potential_shaping(x, discount, terminal: over, before: x)", "Write 'before: 0', or pass the potential of the start as an episodic input.", "before: 0)")]
    public void What_to_write_for_shaping_is_told(string body, string hint, string? mended)
    {
        var source = new SourceText("s.reward", $"import std.shaping\nreward R {{\n input x : real in 0 .. 1\n input y : real in 0 .. 1\n input b : bool\n param discount = 0.9 in 0 .. 1\n end over when b\n {body}\n check invariant(s)\n}}");
        var found = Assert.Single(RewardCompiler.Compile(source).Diagnostics, d => d.Id == "RWD5004");
        Assert.Equal(hint, found.Hint);
        Assert.Equal(mended is null, found.Edit is null);
        if (found.Edit is not { } edit)
            return;
        var text = source.Text.Remove(edit.Span.Start, edit.Span.Length).Insert(edit.Span.Start, edit.NewText);
        Assert.Contains(mended!, text, StringComparison.Ordinal);
        Assert.Equal(CheckStatus.Proved, Assert.Single(RewardCompiler.Compile(new SourceText("s.reward", text)).Checks).Status);
    }

    [Fact]
    public void Shaping_by_what_may_be_infinite_says_so() => Assert.EndsWith(
        "as long as the potential is finite", Decide("param discount = 0.9\n end over when b\n term s = discount * (if over then 0 else log(x)) - prev(log(x), initial: 0)", "invariant(s)").Detail, StringComparison.Ordinal);

    [Fact]
    public void Shaping_by_what_the_host_says_of_the_end_is_told() => Assert.Contains(
        "if 'b' says where the episode terminates",
        Decide("param discount = 0.9\n term s = discount * (if b then 0 else x) - prev(x, initial: 0)", "invariant(s)").Detail, StringComparison.Ordinal);

    [Theory]
    [InlineData("term s = discount * (if b then 0 else x) - prev(x, initial: 0) weight scale", "if 'scale' is not changed within an episode")]
    [InlineData("term s = if scale > 3 then 0 else discount * (if b then 0 else x) - prev(x, initial: 0)", "if 'scale' is not changed within an episode")]
    [InlineData("param one = 1\n end over when b\n term s = one * (if over then 5 else x) - prev(x, initial: 0)", "while 'one' is 1")]
    public void What_shaping_takes_for_granted_is_told(string body, string assumption) => Assert.Contains(
        assumption, Decide("param discount = 0.9 in 0 .. 1\n param scale = 2\n " + body, "invariant(s)").Detail, StringComparison.Ordinal);

    [Fact]
    public void Programs_equal_up_to_shaping_by_what_the_host_says_tell_it() => Assert.Contains(
        "if 'b' says where the episode terminates",
        RewardComparison.Of(Program("param discount = 0.9\n total = x"), Program("param discount = 0.9\n total = x + discount * (if b then 0 else y) - prev(y, initial: 0)")).Detail,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("term s = discount * (if over then 0 else u) - prev(u, initial: 0)\n let u = if next(false, final: true) then 0 else x", "looks ahead")]
    [InlineData("term s = discount * (if over then 0 else u) - prev(u, initial: 0)\n let u = next(x, final: 0)", "looks ahead")]
    [InlineData("term s = discount * (if over then 0 else x) - prev(x, initial: 0)\n total = clip(weighted_sum(terms), -0.1, 0.1)", "no sum that it is a part of")]
    [InlineData("term s = discount * (if over then 0 else x) - prev(x, initial: 0)\n total = s * x", "no sum that it is a part of")]
    [InlineData("term s = discount * (if over then 0 else u) - prev(u, initial: 0)\n let u = sum(x, over: time)", "looks ahead")]
    [InlineData("term s = discount * (if over then 0 else x) - prev(x, initial: 0)\n total = weighted_sum(terms) + max(s, 0)", "no sum that it is a part of")]
    [InlineData("term s = discount * (if over then 0 else x) - prev(x, initial: 0)\n total = weighted_sum(terms) + (if over then -s else 0)", "no sum that it is a part of")]
    [InlineData("term s = discount * (if over then 0 else x) - prev(x, initial: 0)\n term p = -max(s, 0)", "no sum that it is a part of")]
    [InlineData("term s = discount * (if over then 0 else x) - prev(x, initial: 0)\n total = weighted_sum(terms) - prev(s, initial: 0)", "no sum that it is a part of")]
    public void What_may_change_the_best_policy_is_no_proved_shaping(string body, string reason)
    {
        var outcome = Decide("param discount = 0.9 in 0 .. 1\n end over when b\n " + body, "invariant(s)");
        Assert.Equal(CheckStatus.Undecided, outcome.Status);
        Assert.Contains(reason, outcome.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.1 * (weighted_sum(terms) + (if over then 100 else 0))")]
    [InlineData("-weighted_sum(terms)")]
    [InlineData("k * weighted_sum(terms)")]
    [InlineData("y - weighted_sum(terms) / k")]
    [InlineData("sum(contributions)")]
    [InlineData("if over then weighted_sum(terms) - 10 else weighted_sum(terms)")]
    [InlineData("clip(weighted_sum(terms), -50, 50)")]
    public void Shaping_within_a_sum_that_is_scaled_or_has_more_in_it_is_proved(string total) => Assert.Equal(
        CheckStatus.Proved,
        Decide($"param discount = 0.9 in 0 .. 1\n param k = 2 in 1 .. 3\n end over when b\n term s = discount * (if over then 0 else x) - prev(x, initial: 0)\n term other = y\n total = {total}", "invariant(s)").Status);

    /// <summary>Which way round it pays is that of its sign and of its factors together.</summary>
    [Theory]
    [InlineData("prev(x, initial: 0) - discount * (if over then 0 else x)", true)]
    [InlineData("-2 * (prev(x, initial: 0) - discount * (if over then 0 else x))", false)]
    [InlineData("-(discount * (if over then 0 else x) - prev(x, initial: 0))", true)]
    [InlineData("discount * (if over then 0 else x) - prev(x, initial: 0) weight -0.5", true)]
    [InlineData("discount * (if over then 0 else x) - prev(x, initial: 0) weight 2", false)]
    public void Shaping_with_its_sign_turned_is_told(string value, bool isTurned)
    {
        var outcome = Decide($"param discount = 0.9 in 0 .. 1\n end over when b\n term s = {value}", "invariant(s)");
        Assert.Equal(CheckStatus.Proved, outcome.Status);
        Assert.Equal(isTurned, outcome.Detail.Contains("sign turned", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("if over then 2 * weighted_sum(terms) else weighted_sum(terms)")]
    [InlineData("if over then other else weighted_sum(terms)")]
    [InlineData("if s > 0 then weighted_sum(terms) - 10 else weighted_sum(terms)")]
    [InlineData("y * weighted_sum(terms)")]
    [InlineData("weighted_sum(terms) * weighted_sum(terms)")]
    [InlineData("training_step * weighted_sum(terms)")]
    public void Shaping_that_is_not_added_alike_at_every_step_is_not(string total) => Assert.Equal(
        CheckStatus.Undecided,
        Decide($"param discount = 0.9 in 0 .. 1\n end over when b\n term s = discount * (if over then 0 else x) - prev(x, initial: 0)\n term other = y\n total = {total}", "invariant(s)").Status);
}
