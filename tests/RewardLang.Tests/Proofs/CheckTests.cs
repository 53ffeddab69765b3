using RewardLang.Diagnostics;

namespace RewardLang.Tests.Proofs;

/// <summary>Claims about all inputs: what is proved, what is refuted and by which case, and what is left open and why.</summary>
public sealed class CheckTests
{
    private const string Reach = """
        axis joint = 7
        input hand    : vec3<m> in -2 .. 2
        input target  : vec3<m> in -2 .. 2
        input torque  : real<N*m>[joint] in -87 .. 87
        input grasped : bool
        param sigma : real<m> = 0.1 in 0.01 .. 1
        let distance = norm(hand - target)
        term reach  = exp(-distance / sigma)      weight 2
        term effort = -sum((torque / 87<N*m>)^2)  weight 0.01
        term grasp  = first(grasped)              weight 10
        total = weighted_sum(terms) |> clip(-5, 15)
        """;

    [Theory]
    [InlineData("total in -5 .. 15")]
    [InlineData("total in -0.0701 .. 12")]
    [InlineData("total <= 12")]
    [InlineData("-1 <= total")]
    [InlineData("reach in 0 .. 1")]
    [InlineData("effort in -7 .. 0")]
    [InlineData("finite")]
    [InlineData("causal")]
    [InlineData("return(steps: 100) in -7.1 .. 1200")]
    [InlineData("return(discount: 0.99) in -8 .. 1201")]
    public void Is_proved_of_a_reach(string check) => Assert.Equal(CheckStatus.Proved, Decide(Reach, check).Status);

    [Theory]
    [InlineData("effort >= -6")]
    [InlineData("total >= 0")]
    [InlineData("total in 0 .. 11")]
    [InlineData("return in -10 .. 10")]
    public void Is_refuted_of_a_reach(string check)
    {
        var outcome = Decide(Reach, check);
        Assert.Equal(CheckStatus.Refuted, outcome.Status);
        Assert.NotNull(outcome.Counterexample);
        // The case can be written into the program.
        Assert.DoesNotContain(Compile(Reach + "\n" + outcome.CounterexampleText, "causal").Diagnostics, d => d.Severity == DiagnosticSeverity.Error);
    }

    /// <summary>Who corrects a claim that fails is told what can be claimed; where a value need not be a number, what holds of the numbers.</summary>
    [Theory]
    [InlineData("total = x + y", "total <= 1", "; for all inputs it is in 0 .. 3")]
    [InlineData("total = x + sqrt(y - 1)", "total <= 1", "; where it is a number it is in 0 .. 2")]
    [InlineData("total = x + y", "return(steps: 10) <= 1", "; for all inputs it is in 0 .. 30")]
    [InlineData("total = x + sqrt(y - 1)", "return(steps: 10) <= 1", "; where it is a number it is in 0 .. 20")]
    [InlineData("total = x / y", "total <= 1", null)]
    [InlineData("total = x", "return <= 1", null)]
    [InlineData("param p = 2\n total = p * x", "total <= 1", "; for all inputs it is in 0 .. 2, while p keeps its default")]
    public void A_refuted_claim_says_what_is_proved(string total, string check, string? said)
    {
        var outcome = Decide("input x : real in 0 .. 1\n input y : real in 0 .. 2\n" + total, check);
        Assert.Equal(CheckStatus.Refuted, outcome.Status);
        Assert.EndsWith(said ?? "}", outcome.Detail);
    }

    [Theory]
    [InlineData("term r = score", "return in 0 .. 1", CheckStatus.Refuted)]
    [InlineData("term r = score", "return(steps: 20) in 0 .. 20", CheckStatus.Proved)]
    [InlineData("term r = min(score - eta, 0)", "return <= 0", CheckStatus.Proved)]
    [InlineData("term r = min(score - eta, 0)", "return in -1 .. 0", CheckStatus.Refuted)]
    [InlineData("total = score - next(score, final: 0)", "return in 0 .. 1", CheckStatus.Proved)]
    [InlineData("let c = min(score - eta, 0)\n total = c - next(c, final: 0)", "return in -1 .. 0", CheckStatus.Proved)]
    [InlineData("term r = change(score)", "return in -1 .. 1", CheckStatus.Proved)]
    [InlineData("param share = 0.1 in 0 .. 2\n term r = score - next(score, final: 0) weight share", "return in 0 .. 2", CheckStatus.Proved)]
    [InlineData("param share = 0.1 in -1 .. 2\n term r = 0.5 * (share * change(score)) - share * first(score > 0.5)", "return in -3 .. 2", CheckStatus.Proved)]
    [InlineData("param share = 0.1 in 0 .. 2\n term r = share * (score - share * next(score, final: 0))", "return in 0 .. 2", CheckStatus.Refuted)]
    [InlineData("term r = score - prev(score, initial: 0)", "return in 0 .. 1", CheckStatus.Proved)]
    [InlineData("term r = 0.9 * score - prev(score, initial: 0)", "return(discount: 0.9) in 0 .. 1", CheckStatus.Proved)]
    [InlineData("term r = 0.9 * score - prev(score, initial: 0)", "return in -1 .. 1", CheckStatus.Refuted)]
    [InlineData("term r = first(score > 0.5) weight 10", "return in 0 .. 10", CheckStatus.Proved)]
    [InlineData("term r = score > 0.5 weight 10", "return in 0 .. 10", CheckStatus.Refuted)]
    [InlineData("term r = improvement(score)", "return >= 0", CheckStatus.Proved)]
    public void Returns_of_process_rewards(string body, string check, CheckStatus expected)
    {
        var outcome = Decide("input score : real in 0 .. 1\n param eta = 0.8 in 0 .. 1\n " + body, check);
        Assert.True(expected == outcome.Status, outcome.Detail);
    }

    [Theory]
    [InlineData("term r = if score > 0.9 then -100 else 0", "return in -100 .. 0", CheckStatus.Proved)]
    [InlineData("term r = if score > 0.9 then -100 else 0.1", "return(steps: 11) in -100 .. 1.1", CheckStatus.Proved)]
    [InlineData("term r = if score > 0.9 then -100 else 0.1", "return(steps: 11) in -99 .. 1.1", CheckStatus.Refuted)]
    [InlineData("term r = if score > 0.8 then -100 else 0", "return in -100 .. 0", CheckStatus.Refuted)]
    [InlineData("term r = score - 0.9", "return <= 0.11", CheckStatus.Proved)]
    public void What_ends_an_episode_is_counted_once(string body, string check, CheckStatus expected)
    {
        var outcome = Decide("input score : real in 0 .. 1\n end fallen when score > 0.9\n " + body, check);
        Assert.True(expected == outcome.Status, outcome.Detail);
    }

    [Theory]
    [InlineData("int in 0 .. 4", "visits(key, keys: place)", ">= 1", CheckStatus.Proved)]
    [InlineData("int in 0 .. 4", "sum(if index(place) == key then w else 0)", "in 2 .. 3", CheckStatus.Proved)]
    [InlineData("int in 0 .. 5", "sum(if index(place) == key then w else 0)", "in 2 .. 3", CheckStatus.Refuted)]
    [InlineData("int in -1 .. 4", "visits(key, keys: place)", ">= 1", CheckStatus.Refuted)]
    [InlineData("real in 0 .. 4", "sum(if index(place) == key then w else 0)", "in 2 .. 3", CheckStatus.Refuted)]
    [InlineData("int in 0 .. 4", "sum(if index(place) == key then w else 1)", "in 2 .. 3", CheckStatus.Refuted)]
    [InlineData("int in 0 .. 4", "sum(if index(place) != key then w else 0)", "in 2 .. 3", CheckStatus.Refuted)]
    public void A_whole_number_within_an_axis_chooses_one_element(string kind, string chosen, string claim, CheckStatus expected)
    {
        var outcome = Decide($"axis place = 5\n input key : {kind}\n input w : real[place] in 2 .. 3\n term r = {chosen}", $"r {claim}");
        Assert.True(expected == outcome.Status, outcome.Detail);
    }

    [Theory]
    [InlineData("exp(-x)", "> 0.5")]
    [InlineData("-exp(x)", "<= -3")]
    [InlineData("2 ^ x", "in 7 .. 8")]
    [InlineData("exp(exp(x))", "> 1.5")]
    [InlineData("log(exp(x))", "in 0 .. 100")]
    public void Numbers_past_the_end_of_all_numbers_are_no_proof(string value, string claim)
    {
        var outcome = Decide($"input x : real\n total = {value}", $"total {claim}");
        Assert.True(outcome.Status == CheckStatus.Refuted, outcome.Detail);
    }

    [Fact]
    public void A_sum_whose_parts_overflow_both_ways_may_be_no_number() =>
        Assert.NotEqual(CheckStatus.Proved, Decide("axis part = 4\n input x : real[part]\n total = clip(sum(x), -1, 1)", "finite").Status);

    [Fact]
    public void A_case_has_one_value_of_a_shared_input()
    {
        var outcome = Decide("input a : real in 0 .. 1\n input b : real in 0 .. 1 shared\n term r = a * b * (1 - abs(a - b))", "r <= 0.9");
        Assert.Equal(CheckStatus.Refuted, outcome.Status);
        var step = outcome.Counterexample!.Steps[0];
        var (a, b) = (step["a"][0], step["b"][0]);
        Assert.True(a * b * (1 - Math.Abs(a - b)) > 0.9, $"a {a}, b {b}");
    }

    [Fact]
    public void An_unused_input_over_an_open_axis_is_in_no_ones_way() =>
        Assert.Equal(CheckStatus.Undecided, Decide("axis action\n input actions : real[action]\n input x : real\n total = x", "return in 0 .. 1").Status);

    [Fact]
    public void Large_arrays_are_searched()
    {
        var outcome = Decide("axis a = 2\n axis b = 100000\n input x : real[a, b] in -1 .. 1\n total = sum(x)", "total in -1 .. 1");
        Assert.Equal(CheckStatus.Refuted, outcome.Status);
    }

    [Fact]
    public void A_return_that_is_not_bounded_is_said_to_grow()
    {
        var outcome = Decide("input score : real in 0 .. 1\n term r = score * 0.001", "return in 0 .. 1");
        Assert.Equal(CheckStatus.Undecided, outcome.Status);
        Assert.Contains("grow with the length", outcome.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("term a = ema(x, 0.1)", "a in 0 .. 1")]
    [InlineData("param rate = 0.1 in 0.02 .. 1 term a = ema(x, rate)", "a in 0 .. 1.001")]
    [InlineData("term a = running_max(x) - x", "a in 0 .. 1")]
    [InlineData("term a = improvement(x)", "a in 0 .. 1")]
    [InlineData("term a = x / (x + 1)", "a in 0 .. 0.51")]
    [InlineData("term a = x - x * x", "a in 0 .. 0.26")]
    [InlineData("term a = if x > 0.5 then 1 / x else 2", "a in 0.9 .. 2.1")]
    [InlineData("term a = (if x > 0.5 then x - 0.5 else 0.5 - x)", "a in 0 .. 0.5")]
    [InlineData("term a = norm(v / max(norm(v), 1e-6))", "a in 0 .. 2")]
    [InlineData("term a = mean(x, over: batch)", "a in 0 .. 1")]
    [InlineData("term a = softmax(v, over: xyz).x", "a in 0 .. 1.1")]
    [InlineData("term a = x - min(x, 0.3)", "a in 0 .. 0.7")]
    [InlineData("term a = clip(step / 100, 0, 1)", "a in 0 .. 1")]
    [InlineData("state s from 0 then 0.9 * s + x\n term a = s", "a in 0 .. 10.1")]
    [InlineData("term a = tanh(x * 5) + sigmoid(-x)", "a in 0.2 .. 1.51")]
    [InlineData("term a = log(x + 1)", "a in 0 .. 0.7")]
    [InlineData("term a = sqrt(1 - x^2)", "finite")]
    [InlineData("term a = acos(clip(x, -1, 1))", "a in 0 .. 1.6")]
    [InlineData("term a = hamacher(x, abs(v.x))", "a in 0 .. 1")]
    [InlineData("term a = hamacher(hamacher(x, abs(v.x)), hamacher(abs(v.y), abs(v.z)))", "a in 0 .. 1")]
    [InlineData("term a = x + abs(v.x) - x * abs(v.x)", "a in 0 .. 1")]
    [InlineData("term a = (x - 0.5) / (abs(x - 0.5) + 0.00001)", "a in -1 .. 1")]
    [InlineData("term a = abs(v.x) / max(sum(abs(v)), 0.00001)", "a in 0 .. 1")]
    [InlineData("term a = 2 * x * v.x / (x + 0.00001)", "a in -3.1 .. 3.1")]
    [InlineData("term a = if x != 0 then v.x * x / x else 0", "a in -1 .. 1")]
    [InlineData("state s from abs(v) then if x > 0.5 then 0 else s + x\n term a = exp(-sum(s))", "a in 0 .. 1")]
    [InlineData("state s from 0 then s + x\n state m from 0 then max(m, x)\n term a = m * (s >= 0)", "a in 0 .. 1")]
    public void Relations_between_values_are_seen(string body, string check)
    {
        var outcome = Decide("input x : real in 0 .. 1\n input v : vec3 in -1 .. 1\n " + body, check);
        Assert.True(outcome.Status == CheckStatus.Proved, outcome.Detail);
    }

    [Theory]
    [InlineData("a in 0 .. 1", "Correct the reward, or write 'check a in -2 .. 1', which holds.")]
    [InlineData("a <= 0.5", "Correct the reward, or write 'check a <= 1', which holds.")]
    [InlineData("a > -1", "Correct the reward, or write 'check a >= -2', which holds.")]
    [InlineData("return(steps: 10) >= 0", "Correct the reward, or write 'check return(steps: 10) >= -20', which holds.")]
    [InlineData("a == 1", "Correct the reward or the check.")]
    [InlineData("over", "Correct the reward or the check.")]
    public void A_claim_that_fails_is_told_with_the_one_that_holds(string check, string hint)
    {
        var result = RewardCompiler.Compile(new SourceText("a.reward", $"reward R {{\n input x : real in -2 .. 1\n term a = x\n end over when x > 0.5\n check {check}\n}}"));
        Assert.Equal(hint, Assert.Single(result.Diagnostics, d => d.Id == "RWD5003").Hint);
    }

    [Theory]
    [InlineData("term a = x", "'x' has no range")]
    [InlineData("term a = norm(v)", "'v' has no range")]
    public void What_is_not_decided_names_the_input_without_a_range(string body, string reason)
    {
        var outcome = Decide("input x : real\n input v : vec3\n model m(a: real) : real\n term asked = m(x) weight 0\n " + body, "a in -1 .. 1");
        Assert.Equal(CheckStatus.Undecided, outcome.Status);
        Assert.Contains(reason, outcome.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("term a = 1 / x")]
    [InlineData("term a = log(x)")]
    [InlineData("term a = sqrt(x - 0.5)")]
    [InlineData("term a = x / x")]
    [InlineData("term a = (x - 1) ^ 0.3")]
    [InlineData("input free : real\n term a = free * free")]
    public void What_is_not_finite_is_shown(string body) =>
        Assert.Equal(CheckStatus.Refuted, Decide("input x : real in 0 .. 1\n " + body, "finite").Status);

    [Theory]
    [InlineData("discount * (if fallen then 0 else potential) - prev(potential, initial: 0)", CheckStatus.Proved, "trainer's discount")]
    [InlineData("2 * (discount * (if fallen then 0 else potential) - prev(potential, initial: 0))", CheckStatus.Proved, "trainer's discount")]
    [InlineData("0.99 * (if fallen then 0 else potential) - prev(potential, initial: 0)", CheckStatus.Undecided, "the discount is 0.99")]
    [InlineData("(if fallen then 0 else potential) - prev(potential, initial: 0)", CheckStatus.Undecided, "not multiplied by the trainer's discount")]
    [InlineData("discount * potential - prev(potential, initial: 0)", CheckStatus.Undecided, "not 0 where the episode terminates")]
    [InlineData("discount * (if truncated then 0 else potential) - prev(potential, initial: 0)", CheckStatus.Undecided, "at a truncation it must stay")]
    [InlineData("discount * (if fallen then 0 else potential) - prev(potential, initial: potential)", CheckStatus.Undecided, "before the first step")]
    [InlineData("discount * (if fallen then 0 else d) - prev(potential, initial: 0)", CheckStatus.Undecided, "is not the 'potential'")]
    [InlineData("2 * d", CheckStatus.Undecided, "is not written as")]
    [InlineData("if step == 0 then 0 else discount * (if fallen then 0 else potential) - prev(potential, initial: 0)", CheckStatus.Undecided, "where 'step == 0' nothing is paid")]
    [InlineData("potential_shaping(potential, discount, terminal: fallen)", CheckStatus.Proved, "trainer's discount")]
    [InlineData("potential_shaping(potential, discount, terminal: fallen, before: potential)", CheckStatus.Undecided, "before the first step")]
    public void Shaping_is_told_from_what_only_looks_like_it(string shaping, CheckStatus expected, string detail)
    {
        var outcome = Decide(
            "input d : real in 0 .. 10\n input truncated : bool\n param discount = 0.99 in 0.9 .. 1\n let potential = -d\n end fallen when d > 9\n term shaping = " + shaping,
            "invariant(shaping)");
        Assert.Equal(expected, outcome.Status);
        Assert.Contains(detail, outcome.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_without_a_range_is_named_as_an_assumption()
    {
        var outcome = Decide("input x : real in 0 .. 1\n param scale = 2\n term a = scale * x", "a in 0 .. 2");
        Assert.Equal(CheckStatus.Proved, outcome.Status);
        Assert.Contains("while scale keeps its default", outcome.Detail, StringComparison.Ordinal);
    }

    private static CheckOutcome Decide(string body, string check) => Assert.Single(Compile(body, check).Checks);

    private static CompilationResult Compile(string body, string check) => RewardCompiler.Compile(
        new SourceText("check.reward", $"import std.temporal\nimport std.combine\nimport std.shaping\nreward Checked {{\n{body}\n check {check}\n}}"));
}
