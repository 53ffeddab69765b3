using RewardLang.Diagnostics;
using static RewardLang.Tests.Proofs.AttackedProgram;

namespace RewardLang.Tests.Proofs;

/// <summary>Claims that are false, though a prover that is a little careless believes them: found by attacks on this one.</summary>
public sealed class AttackTests
{
    [Theory]
    // Infinite ends of conditions.
    [InlineData("total = if 1 / x == inf then 5 else 0", "total <= 0")]
    [InlineData("total = if 1 / x < inf then 0 else 100", "total <= 0")]
    [InlineData("let s = x / y\n total = (if s >= inf then 3 else 0) + (if -s <= -inf then 3 else 0) + (if s * 2 == inf then 3 else 0)", "total <= 0")]
    // Opposite infinities in a state.
    [InlineData("state acc from 0 then acc + (if b then log(x) else -log(x))\n let p = prev(acc, initial: 0)\n total = if p == p then 0 else 1", "total <= 0")]
    [InlineData("state s = inf then s + log(x)\n total = if s == s then 0 else 1", "total <= 0")]
    // Functions past the end of the numbers, and of zeros of either sign.
    [InlineData("let big = 1000 * x\n total = if big > 800 then min(exp(big), 5) else 0", "total <= 0")]
    [InlineData("total = if x <= 0 then max(log(x), -7) else 0", "total >= 0")]
    [InlineData("total = pow(-z, -3)", "total in 0 .. 1")]
    [InlineData("total = x ^ -3", "total >= 1")]
    // NaN on the way.
    [InlineData("total = x + sqrt(z) * (y - x)", "total in 0 .. 1")]
    [InlineData("let r = sqrt(z)\n total = r * y + (1 - r) * x", "total in 0 .. 1")]
    [InlineData("total = mod(x, 5 + sqrt(z))", "total in 0 .. 1")]
    [InlineData("total = sqrt(z) - sqrt(z)", "return in 0 .. 0")]
    [InlineData("total = sqrt(z) * 0 + x - x", "return in 0 .. 0")]
    [InlineData("total = prev(log(-1 - x), initial: x)", "return(steps: 1) in 2 .. 3")]
    [InlineData("total = x - prev(x, initial: 1) + log(z) * 0", "return in -1 .. 1")]
    [InlineData("total = quantile(log(x), 0.5, over: batch)", "total <= 0")]
    [InlineData("total = quantile(huge, 0.25, over: batch)", "finite")]
    // What overflows or vanishes on the way.
    [InlineData("total = huge + x * (other_huge - huge)", "finite")]
    [InlineData("total = mean(abs(huge), over: time)", "finite")]
    [InlineData("total = mean(abs(huge), over: batch)", "finite")]
    [InlineData("let k = 1e10 * x\n let u = 1e35 * y\n total = k * u / (u + 1)", "finite")]
    [InlineData("total = x * 1e-44 * 1e38 * 1e6 - x", "total in -0.01 .. 0.01")]
    // What holds of one row, step or element holds of it alone.
    [InlineData("total = if z < 0 and sum(z, over: time) > 0 then mean(z, over: time) else 0", "total <= 0")]
    [InlineData("total = if z < 0 and sum(z, over: batch) > 0 then mean(z, over: batch) else 0", "total <= 0")]
    [InlineData("total = sum(if v > 0 then (if y > 0.5 then v + sum(v * y) else 0) else 0)", "total >= 0")]
    [InlineData("total = sum(if v > 0 then (if y > 0.5 then v * sum(v * y) else 0) else 0)", "total >= 0")]
    [InlineData("total = max(if v > 0 then v / sum(v) else 0)", "total in -1 .. 1.1")]
    // Neighbours within neighbours.
    [InlineData("let w = prev(y, initial: 0)\n total = prev(w, initial: 0) + (w + x)", "return(steps: 10) in 0 .. 20")]
    [InlineData("let p = if first(b) then 1 else 0\n total = prev(p, initial: 0) + (p + x)", "return(steps: 10) in 0 .. 11")]
    [InlineData("let lost = (x + 1e8) - 1e8\n total = x - prev(lost, initial: 0)", "return(steps: 10) in 0 .. 8")]
    // A condition on all elements inside one on each.
    [InlineData("total = sum(if v > 0 then (if sum(v) < 1 then v else 0) else 0)", "total in 0 .. 1.5")]
    [InlineData("total = max(if v > 0 then (if sum(v) < y / 2 then v else 0) else 0)", "total <= 0.6")]
    [InlineData("total = max(if v > 0 and y > 0.5 then (if sum(2 * v) + y < 1 then v else 0) else 0)", "total <= 0.6")]
    [InlineData("state s = 0 * v then if v > 0 then (if sum(v) < 0.5 then v else s) else s\n total = max(s)", "total <= 0.6")]
    [InlineData("total = sum(if v > 0 then (if sum(v) < 0.5 then v else 0) else 0)", "return(steps: 1) <= 1.1")]
    [InlineData("let w = v + index(xyz)\n total = sum(if w < -0.5 then (if norm(w) < 3 then w else 0) else 0)", "total >= -0.1")]
    [InlineData("axis k = 2\n param t : real[k] = [0.95, 0.5]\n input u : real[k] in 0 .. 1\n total = sum(if u > t then (if sum(u) < 0.9 then u else 0) else 0)", "total <= 0")]
    [InlineData("axis k = 2\n param t : real[k] = [0.95, 0.5]\n input u : real[k] in 0 .. 1\n let q = if sum(u) < 0.9 then 1 else 0 * u\n total = min(if u > t then u - q else 0)", "total >= 0")]
    // Orders of additions and multiplications.
    [InlineData("axis k = 16\n let s = 1e-22 * x\n let t = 8.5e-24 * y\n total = product(if index(k) == 0 then 1e38 else if index(k) == 1 then s else if index(k) == 9 then t else 1)", "total <= 9e-8")]
    [InlineData("axis k = 8000\n input u : real[k] in 0.5 .. 0.9\n total = if product(u) > 0 then 1 else 0", "total <= 0")]
    [InlineData("let s = inf + x\n total = if quantile(s, 0.5, over: batch) > 0 then 0 else 1", "total <= 0")]
    [InlineData("total = mean(255 * x, over: batch)", "total < 255.00001")]
    // Ends that a parameter decides.
    [InlineData("param p = 0.5 in 0 .. 1\n end over when p < 0.1 or p > 0.9\n total = p * x", "return in 0 .. 1")]
    [InlineData("param p : int = 1 in 0 .. 2\n end over when p != 1\n total = p * x", "return in 0 .. 2")]
    [InlineData("param p = 0.5 in 0 .. 1\n let mid = p > 0.2 and p < 0.8\n state seen = b and mid then b and mid\n end over when not seen\n total = p * x", "return in 0 .. 1")]
    // Axes of any size.
    [InlineData("axis k\n input u : real[k] in 0 .. 1\n total = if u[0] > 0.5 then median(u) else 1", "total >= 0.5")]
    [InlineData("axis k\n input u : real[k] in 0 .. 1\n total = median(u) - u[0]", "return in 0 .. 0")]
    // What is paid once beside what each step rounds.
    [InlineData("total = (if first(b) then 1 else 0) + ((x + 8) - 8 - x)", "return in 0 .. 1")]
    [InlineData("total = (if first(b) then 1 else 0) + ((x + 8) - 8 - x)", "return(steps: 1000000) in 0 .. 1.01")]
    [InlineData("axis k = 16\n total = sum(if index(k) == 0 then 3e38 else if index(k) == 1 then -3e38 else if index(k) == 8 or index(k) == 4 then 1.6e38 else 0 * x)", "finite")]
    [InlineData("axis k = 32\n total = product(if index(k) == 0 then 1e-30 else if index(k) == 1 or index(k) == 9 then 1e30 else 1 + 0 * x)", "finite")]
    [InlineData("state s = 16777216 then s + 1.375 - 0.6875 - 0.6875\n total = s + 0 * x", "total <= 16800000")]
    [InlineData("let c = 0.6875 + 0 * x\n state s = 33554432 then s + 2.75 - (c + c) - 1.375\n total = s - 33554432", "total in -5 .. 5")]
    // Numbers that single precision does not have.
    [InlineData("total = x / 1e39 * 1e38 * 10 - x", "total in -0.01 .. 0.01")]
    [InlineData("let u = 1e38 * x\n total = u * 1e-44 * 1e6 - u * 1e-38", "total in -0.001 .. 0.001")]
    // What is no rounding.
    [InlineData("axis o\n input q : real[o]\n total = 500000 * z + 499990", "total in 0 .. 1000000")]
    [InlineData("total = if (x - 0.123456) * (x - 0.123456) < 1e-10 then -9 else 1000000 * x", "total in 0 .. 1000000")]
    [InlineData("total = -500 * x", "total in 0 .. 1000000000")]
    // Strict ends, and ends of different size.
    [InlineData("total = x", "total < 1")]
    [InlineData("total = x - 1", "total < 0")]
    [InlineData("total = x - 1", "return(steps: 3) < 0")]
    [InlineData("total = 500000 * z + 499990", "total in 0 .. 1000000")]
    [InlineData("total = x", "total != 1")]
    // A fold over all rows is over other rows than one over those that have the step.
    [InlineData("input e : real in -50 .. 0 episodic\n let m = if step >= 0 then max(e, over: batch) else 0\n total = sum(exp(e - m), over: batch)", "total >= 0.9")]
    // A constant that kernels take for 0.
    [InlineData("param p = 1e30\n let t = 1e-46 * p\n total = t * 1e16 + x - x * 0.5", "total >= 0.9")]
    // 0 times infinity between the ends of a parameter.
    [InlineData("param p = 0.5 in 0 .. 1\n total = (p - 0.3712345) * exp(1000 * x)", "return in -inf .. inf")]
    public void Is_not_proved(string body, string check)
    {
        var outcome = Decide(body, check);
        Assert.True(outcome.Status != CheckStatus.Proved, outcome.Detail);
    }

    [Theory]
    [InlineData("total = x", "total != 2")]
    [InlineData("total = x", "total < 1.01")]
    [InlineData("total = x + 1", "total ~= 1")]
    public void Is_decided_as_it_is_written(string body, string check) =>
        Assert.Equal(check.Contains("~=", StringComparison.Ordinal) ? CheckStatus.Refuted : CheckStatus.Proved, Decide(body, check).Status);

    /// <summary>Parts and wholes that can be compared in a million ways.</summary>
    [Fact]
    public void A_quotient_of_many_products_is_decided_in_time()
    {
        var (part, whole) = ("x", "x");
        for (var i = 0; i < 14; i++)
            (part, whole) = ($"({part} * {(i % 2 == 0 ? "y" : "x")})", $"({whole} + {(i % 2 == 0 ? "y * x" : "x * x")})");
        var time = ThreadTime.Start();
        Decide($"total = {part} / ({whole} + 0.1)", "total <= 2");
        Assert.True(time.Spent < TimeSpan.FromSeconds(20));
    }

    /// <summary>What is used twice in each round is looked at once, and large programs are tried in fewer and shorter cases.</summary>
    [Theory]
    [InlineData("param p = 0.5 in 0 .. 1\n repeat q = p * x then q + q * 0.5 times 40\n total = q", "return(steps: 2) in 0 .. 1")]
    [InlineData("repeat s = x + 0.1 then s + s times 30\n total = 1e30 * z / sqrt(s)", "total in 0 .. 1")]
    [InlineData("repeat q = y then q * 0.5 + x times 5000\n total = if y > 0.5 then q else 0", "return in 0 .. 1")]
    public void Is_decided_in_time(string body, string check)
    {
        var time = ThreadTime.Start();
        Decide(body, check);
        Assert.True(time.Spent < TimeSpan.FromSeconds(30));
    }

    /// <summary>On a thread whose stack is small: chains in a branch, and chains that a parameter scales.</summary>
    [Theory]
    [InlineData("repeat q = y then q * 0.5 + x times 3000\n total = if y > 0.5 then q else 0", "total in 0 .. 1")]
    [InlineData("param p = 0.5 in 0 .. 1\n repeat q = p * x then q * 0.5 + q * 0.1 times 3000\n total = q", "return(steps: 2) in 0 .. 1")]
    public void Is_decided_however_small_the_stack_is(string body, string check)
    {
        CheckOutcome? outcome = null;
        var thread = new Thread(() => outcome = Decide(body, check), maxStackSize: 768 * 1024);
        thread.Start();
        thread.Join();
        Assert.NotNull(outcome);
    }

    [Fact]
    public void A_claim_is_about_all_results_whatever_one_of_them_is_called() =>
        Assert.Equal(CheckStatus.Refuted, Decide("output finite = true\n total = log(x)", "finite").Status);

    [Fact]
    public void What_differs_in_one_precision_alone_is_no_difference() => Assert.Equal(
        RewardRelation.Alike,
        RewardComparison.Of(Program("param p = 0.1\n param q = 0.7\n total = x + floor((p + q) * 10)"), Program("total = x + 8")).Relation);

    [Fact]
    public void Long_sums_are_compared_in_time()
    {
        var time = ThreadTime.Start();
        Assert.Equal(RewardRelation.Equal, RewardComparison.Of(
            Program("repeat q = 0 then q + sin(round * x) times 1500\n total = q"), Program("repeat q = 0 then q + sin(x * round) times 1500\n total = q")).Relation);
        Assert.True(time.Spent < TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void A_loss_is_no_reward()
    {
        var loss = RewardCompiler.Compile(new SourceText("loss.reward", "loss L { input x : real in 0 .. 1\n total = 2 * x }")).Programs[0];
        Assert.Equal(RewardRelation.Different, RewardComparison.Of(Program("total = x"), loss).Relation);
    }

    [Fact]
    public void A_check_that_fails_takes_no_other_with_it()
    {
        var result = RewardCompiler.Compile(new SourceText("a.reward", "reward R { input x : real in 0 .. 1\n let a = clip(prev(c, initial: 0.1) - x, 0, 1)\n state c = 1 then clip(a + c, -3, 4)\n total = a\n check total in 0 .. 0.5\n check total in -9 .. 9 }"));
        Assert.Equal([CheckStatus.Refuted, CheckStatus.Proved], result.Checks.Select(c => c.Status));
    }

    [Fact]
    public void An_axis_without_a_size_is_no_mistake() =>
        Assert.False(RewardCompiler.Compile(new SourceText("a.reward", "reward R { axis joint\n input torque : real[joint] in -87 .. 87\n input limit : real in 1 .. 10\n term power = sum(torque^2) / limit weight -0.1 }")).HasErrors);

    /// <summary>What an episode's own end, or the kind of an input, keeps from happening refutes nothing.</summary>
    [Theory]
    [InlineData("end over when step >= 2\n output n = step\n total = x", "n <= 2")]
    [InlineData("end over when b\n output n = if prev(over, initial: false) then 1 else 0\n total = x", "n <= 0")]
    [InlineData("input n : int in 0.5 .. 2.5\n total = n", "total >= 0.9")]
    [InlineData("param k = 0.5 in 0.1 .. 0.7\n total = if k > 0.7 then 1 else 0", "total <= 0")]
    [InlineData("input p : real in 0.1 .. 0.7\n total = if p > 0.7 then 1 else 0", "total <= 0")]
    [InlineData("input p : real in 0.1 .. 0.2\n total = if p < 0.1 then 1 else 0", "total <= 0")]
    [InlineData("axis k = 6\n total = sum((if index(k) == 0 or index(k) == 4 then 16777216 else if index(k) == 1 or index(k) == 5 then -16777216 else 1) + 0 * x)", "total <= 1")]
    [InlineData("input u : real in 0.978532493 .. 0.978532493\n total = if sqrt(u) - 0.989207983 > 1.49011612e-08 then 1 else 0", "total <= 0")]
    [InlineData("input a : real in 0.704391837 .. 0.704391837\n input u : real in 0.359408885 .. 0.359408885\n input w : real in 1.66620493 .. 1.66620493\n total = if a + u * w > 1.30324066 then 1 else 0", "total <= 0")]
    [InlineData("input a : real in 0.1 .. 0.3\n input c : real in -0.3 .. -0.1\n input q : real in 0.1 .. 0.7\n input d : real in 0.1 .. 0.7\n axis k = 2\n total = if sum([a, c] * [q, d]) == 0 then 1 else 0", "total <= 0")]
    [InlineData("input a : real in 1.0001220703125 .. 1.0001220703125\n input q : real in 0.9998779296875 .. 0.9998779296875\n total = if a * q - a * (q + 0 * x) == 0 and a * q + (-a) * q == 0 then 1 else 0", "total <= 0")]
    [InlineData("input a : real in 0.848026812 .. 0.848026812\n input q : real in 0.848022163 .. 0.848022163\n input c : real in 0.848128498 .. 0.848128498\n input d : real in 0.848136425 .. 0.848136425\n total = if (min(sin(a), x + 24) - sin(q)) - (min(sin(c), x + 27) - sin(d)) > 8.29994678E-06 then 1 else 0", "total <= 0")]
    [InlineData("param w = 0.1\n output o = (w - 0.099999897282) * 1e9 + 0.1 * x\n total = x", "o <= 103.5180")]
    [InlineData("input u : real in 3.342834 .. 3.342834\n input w : real in 3.13451838 .. 3.13451838\n total = if sigmoid(u) - sigmoid(w) > 0.00757497549 then 1 else 0", "total <= 0")]
    public void Is_not_refuted(string body, string check) => Assert.NotEqual(CheckStatus.Refuted, Decide(body, check).Status);

    [Fact]
    public void Cases_name_inputs_as_the_language_writes_them() => Assert.Contains(
        "@state = 1", Decide("input @state : real in 0 .. 1\n total = @state", "total <= 0.5").CounterexampleText, StringComparison.Ordinal);

    /// <summary>What bounds one element says nothing of the others, which a fold inside the branch takes.</summary>
    [Theory]
    [InlineData("output o = sum(if v > 0 then v * sum(max(v, 0)) else 0)")]
    [InlineData("output o = sum(if v > 0.5 then v * sum(min(v, 0.2)) else 0)")]
    [InlineData("output o = sum(if v > 0.9 then v * sum(tanh(20 * v)) else 0)")]
    public void No_lint_takes_one_element_for_all(string body) => Assert.DoesNotContain(
        Compile(body + "\n total = x", "causal").Diagnostics, d => d.Id is "RWD7004" or "RWD7005" or "RWD7010");

    [Theory]
    [InlineData("reach")]
    [InlineData("total")]
    [InlineData("finite")]
    public void A_scenario_takes_no_name_that_a_claim_is_about(string name) => Assert.Contains(
        RewardCompiler.Compile(new SourceText("attack.reward", $"reward R {{ input x : real\n term reach = x\n scenario {name} {{ x = 0 }}\n check {name} <= 1 }}")).Diagnostics,
        d => d.Id == "RWD2009");

    [Theory]
    [InlineData("axis k\n input u : real[k]\n total = median(u)", "axis k\n input u : real[k]\n total = u[0]")]
    [InlineData("param c = 0.1\n param d = 0.2\n total = if c + d <= 0.3 then x else y", "param c = 0.1\n param d = 0.2\n total = y")]
    [InlineData("param share = 0.3\n total = if share * 50 <= 15 then x else x - 100", "total = x")]
    [InlineData("param share = 0.3\n total = if share * 50 - 15 > 1e-7 then x - 100 else x", "total = x")]
    [InlineData("total = if (x + y) - x - y == 0 then y else 100", "total = y")]
    [InlineData("total = 1e13 * x + y", "total = 1e13 * x")]
    [InlineData("total = y", "total = y + 1e-10 * huge")]
    [InlineData("group of 2\n total = mean(x, over: group)", "group of 4\n total = mean(x, over: group)")]
    [InlineData("param n : int = 4\n group of n\n total = mean(x, over: group)", "param n : int = 8\n group of n\n total = mean(x, over: group)")]
    [InlineData("total = sum(x, over: batch) / sum(1, over: batch)", "total = mean(x, over: batch)")]
    [InlineData("total = x", "total = if training_step > 10 then 5 else x")]
    [InlineData("input e : real in -50 .. 0 episodic\n total = rank(e, over: batch)", "input e : real in -50 .. 0 episodic\n total = rank(e + x - x, over: batch)")]
    [InlineData("input e : real in -50 .. 0 episodic\n total = quantile(e, 0.5, over: batch)", "input e : real in -50 .. 0 episodic\n total = quantile(e + x - x, 0.5, over: batch)")]
    [InlineData("end over when b\n total = x", "end over when not b\n total = x")]
    [InlineData("model m(x: real) : real in 0 .. 1\n total = m(x)", "model m(x: real) : int in 0 .. 1\n total = m(x)")]
    [InlineData("param discount = 0.9\n total = x", "param discount = 0.9\n total = x + discount * (if b then 7 else y) - prev(y, initial: y)")]
    [InlineData("param discount = 0.9\n total = x", "param discount = 0.9\n total = x + discount * (if b then 0 else y) - prev(y, initial: y)")]
    public void Is_not_equal(string first, string second) =>
        Assert.Contains(RewardComparison.Of(Program(first), Program(second)).Relation, new[] { RewardRelation.Different, RewardRelation.Alike });
}
