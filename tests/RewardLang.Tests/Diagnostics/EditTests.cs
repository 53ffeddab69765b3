using RewardLang.Diagnostics;

namespace RewardLang.Tests.Diagnostics;

/// <summary>A text with all its edits applied is what was meant.</summary>
public sealed partial class EditTests
{
    [Theory]
    [InlineData("total = x ** 2", "total = x ^ 2")]
    [InlineData("total = if x > 0 && x < 1 then 1 else 0", "total = if x > 0  and  x < 1 then 1 else 0")]
    [InlineData("total = if !(x > 0) then 1 else 0;", "total = if not (x > 0) then 1 else 0")]
    [InlineData("total = x × 2 − 1", "total = x * 2 - 1")]
    [InlineData("total = |x| + x²", "total = abs(x) + x^2")]
    [InlineData("total = clip(x, lo=0, hi: 1)", "total = clip(x, lo:0, hi: 1)")]
    [InlineData("total = clamp(x, 0, 1)", "total = clip(x, 0, 1)")]
    [InlineData("total = 2<meters> / 1<m>", "total = 2<m> / 1<m>")]
    [InlineData("total = maxx(x, 0)", "total = max(x, 0)")]
    [InlineData("total = -x # the distance", "total = -x // the distance")]
    [InlineData("total = x > 0 ? 2 + x : x", "total = if x > 0 then 2 + x else x")]
    [InlineData("total = max(x > 0 ? 1 : x > -1 ? 2 : 3, 0)", "total = max(if x > 0 then 1 else if x > -1 then 2 else 3, 0)")]
    [InlineData("let reward = 0\n  if x > 1:\n    reward += 1\n  elif x < -1:\n    reward -= 1\n  total = reward", "total = if x > 1 then 1 else if x < -1 then -1 else 0")]
    [InlineData("let r = 1\n  if x > 1 { r += x }\n  total = r", "let r = if x > 1 then 1 + x else 1\n  total = r")]
    [InlineData("total = x.mean()", "total = mean(x, over: batch)")]
    [InlineData("group of 8 answers\n  total = x - x.mean()", "group of 8\n  total = x - mean(x, over: group)")]
    [InlineData("group size 8\n  total = x", "group of 8\n  total = x")]
    [InlineData("total = x + 1\n  total = 2 * total", "total = 2 * (x + 1)")]
    public void Mend_the_text(string broken, string mended) => Mends(Text(broken), Text(mended));

    [Theory]
    [InlineData("let d = [norm(tips[i] - goal) for i in finger]", "let d = norm(tips - goal, over: xyz)")]
    [InlineData("let d = sum(norm(tips[i] - goal) for i in finger)", "let d = sum(norm(tips - goal, over: xyz))")]
    [InlineData("let d = tips.max()", "let d = max(tips)")]
    [InlineData("let d = torch.norm(goal)", "let d = norm(goal)")]
    [InlineData("let d = obs[-12..]", "let d = obs[36..48]")]
    [InlineData("let d = obs[:3]", "let d = obs[0..3]")]
    [InlineData("let d = goal[\"z\"]", "let d = goal.z")]
    [InlineData("let d = goal[z]", "let d = goal.z")]
    [InlineData("let d = goal[xy]", "let d = goal.xy")]
    [InlineData("let d = obs[argmax(obs)]", "let d = max(obs)")]
    [InlineData("let d = x >= 0.8 and <= 1.2", "let d = x >= 0.8 and x <= 1.2")]
    [InlineData("let d = mode in [1, 2]", "let d = (mode == 1 or mode == 2)")]
    [InlineData("let d = 3 if x < 0.1 else 1", "let d = if x < 0.1 then 3 else 1")]
    [InlineData("let d = x == NaN", "let d = x != x")]
    [InlineData("let d = clip(x, 0, None)", "let d = clip(x, lo: 0)")]
    [InlineData("let d = (1, 2, 3)", "let d = [1, 2, 3]")]
    [InlineData("let d = 2 cm", "let d = 2<cm>")]
    [InlineData("let d = tolerance(x, bounds: (0, 1))", "let d = tolerance(x, lower: 0, upper: 1)")]
    [InlineData("let d = cross([1, 0, 0], goal)", "let d = cross(xyz(1, 0, 0), goal)")]
    [InlineData("let d = limited(0.8)", "let d = limited(0.8<m>)")]
    [InlineData("let d = if x > 1 { 2 } else { 0 }", "let d = if x > 1 then 2 else 0")]
    [InlineData("let d = where(x > 1, 2, 0)", "let d = if x > 1 then 2 else 0")]
    [InlineData("let d = torch.where(x > 1, 2, x)", "let d = if x > 1 then 2 else x")]
    [InlineData("d = x + 1", "let d = x + 1")]
    [InlineData("let d = norm(tips - goal, dim: -1)", "let d = norm(tips - goal, over: xyz)")]
    [InlineData("let d = norm(tips, over: -1)", "let d = norm(tips, over: xyz)")]
    [InlineData("let d = norm(goal.xy, over: xyz)", "let d = norm(goal.xy, over: xy)")]
    [InlineData("term d = exp(-norm(goal) / 0.1)", "term d = exp(-norm(goal) / 0.1<m>)")]
    [InlineData("term d = 1 when goal.z < 0.1", "term d = 1 when goal.z < 0.1<m>")]
    [InlineData("let d = max(goal.z, -0.1)", "let d = max(goal.z, -0.1<m>)")]
    [InlineData("let d = quat_rotate(attitude, [0, 0, 1])", "let d = rotate(attitude, xyz(0, 0, 1))")]
    [InlineData("check return(steps: 1, discount: gamma) >= -3", "check return(steps: 1, discount: 0.99) >= -3")]
    [InlineData("let d = torch.norm(tips - goal, p=2, dim=-1)", "let d = norm(tips - goal, over: xyz)")]
    [InlineData("let d = torch.norm(goal, dim=-1, keepdim=True)", "let d = norm(goal)")]
    [InlineData("let d = norm(tips, axis=-2)", "let d = norm(tips, over: finger)")]
    [InlineData("let d = torch.clamp(x, min=0, max=1)", "let d = clip(x, lo: 0, hi: 1)")]
    [InlineData("let d = goal.z<m> * 2", "let d = goal.z * 2")]
    [InlineData("let d = x.clip(-1, 1)", "let d = clip(x, -1, 1)")]
    [InlineData("let d = torch.sum(obs.pow(2), dim=1)", "let d = sum(obs^2)")]
    [InlineData("let d = sum(obs) / len(observation)", "let d = sum(obs) / size(observation)")]
    [InlineData("let d = tolerance(x, bounds=(0, 1), margin=0.5)", "let d = tolerance(x, lower: 0, upper: 1, margin: 0.5)")]
    [InlineData("let d = held(x > 1, 0.5<s>)", "let d = held(x > 1, round(0.5<s> / dt))")]
    [InlineData("let d = held(x > 1, seconds: 0.5)", "let d = held(x > 1, steps: round(0.5<s> / dt))")]
    [InlineData("term d = 1 when step > 8<s>", "term d = 1 when step * dt > 8<s>")]
    [InlineData("term d = 1 unless x > 1", "term d = 1 when not (x > 1)")]
    [InlineData("let d = obs[:, 0:3]", "let d = obs[0..3]")]
    [InlineData("let d = obs[:, -1]", "let d = obs[47]")]
    [InlineData("let d = tips[:, :, 2]", "let d = tips[xyz: 2]")]
    [InlineData("state d = if x > 1 then 0 else d + 1", "state d = 0 then if x > 1 then 0 else d + 1")]
    [InlineData("state d = d or x > 1", "state d = false then d or x > 1")]
    [InlineData("state d = 0 next if x > 1 then d + 1 else 0", "state d = 0 then if x > 1 then d + 1 else 0")]
    [InlineData("state d = 0->d + x", "state d = 0 then d + x")]
    [InlineData("state d = 0, next d = d + x", "state d = 0 then d + x")]
    [InlineData("let d = torch.sum(torch.square(obs - prev(obs)), dim=-1)", "let d = sum(square(obs - prev(obs, initial: obs)))")]
    [InlineData("let d = (obs - x).pow(2)", "let d = (obs - x)^2")]
    [InlineData("let d = (obs * x).sum(dim=-1)", "let d = sum(obs * x)")]
    [InlineData("input d : float[num_envs, finger]", "input d : real[finger]")]
    [InlineData("repeat d = x for 8 { d = d / 2 }", "repeat d = x then d / 2 times 8")]
    [InlineData("repeat d = x then d / 2 , times: 8", "repeat d = x then d / 2 times 8")]
    [InlineData("term d = x, weight=1.5, when=x > 0", "term d = x when x > 0 weight 1.5")]
    [InlineData("term d = x wieght 2", "term d = x weight 2")]
    [InlineData("state d = 0 then d += x", "state d = 0 then d + x")]
    [InlineData("state d = 0 then d++", "state d = 0 then d + 1")]
    [InlineData("term d = -x * weight 2", "term d = -x weight 2")]
    [InlineData("term d = -x weight = 2", "term d = -x weight  2")]
    [InlineData("term d weight 2 = -x", "term d = -x weight 2")]
    [InlineData("term d = 1 if x > 0", "term d = 1 when x > 0")]
    [InlineData("input d : real in [0, 1]", "input d : real in 0 .. 1")]
    [InlineData("input d : real<Nm>", "input d : real<N*m>")]
    [InlineData("end low when x < 0 for 5 steps", "end low when held(x < 0, steps: 5)")]
    [InlineData("end low if x < 0", "end low when x < 0")]
    [InlineData("check total in -2 .. 2 for all steps", "check total in -2 .. 2")]
    [InlineData("check total between -2 and 2", "check total in -2 .. 2")]
    [InlineData("check always total >= -2", "check total >= -2")]
    [InlineData("check total finite", "check finite")]
    [InlineData("check return <= 1000 steps: 500", "check return(steps: 500) <= 1000")]
    [InlineData("expect total >= -2", "check total >= -2")]
    [InlineData("term d = weight 5 * tanh(x)", "term d = tanh(x) weight 5")]
    [InlineData("state d = false then true if x > 1 else d", "state d = false then if x > 1 then true else d")]
    [InlineData("let d = tips[finger].z", "let d = tips.z")]
    [InlineData("let d = x - x[t-1]", "let d = x - prev(x, initial: x)")]
    [InlineData("let d : real<1> = x + 0.5f", "let d : real<1> = x + 0.5")]
    [InlineData("let d: x + 0.5", "let d = x + 0.5")]
    [InlineData("let d = sum(abs(a) for a in obs)", "let d = sum(abs(obs))")]
    [InlineData("let d = sum([(a - b)^2 for a, b in zip(obs, obs)])", "let d = sum((obs - obs)^2)")]
    [InlineData("let d = clamp(x, min=0, max=1)", "let d = clip(x, lo: 0, hi: 1)")]
    [InlineData("let d = x  /* in metres */", "let d = x  // in metres")]
    [InlineData("@property\n  let d = x", "\n  let d = x")]
    [InlineData("reward = 0\n  let d = x", "\n  let d = x")]
    [InlineData("term d = if x > 1: 2 elif x > 0: 1 else 0 weight 3", "term d = if x > 1 then 2 else if x > 0 then 1 else 0 weight 3")]
    [InlineData("let d = if x > 1: 2 else: 0", "let d = if x > 1 then 2 else 0")]
    [InlineData("end when x > 1", "end failure when x > 1")]
    [InlineData("end if x > 1", "end failure when x > 1")]
    [InlineData("let d = cos(deg2rad(x))", "let d = cos((x * 1<deg>))")]
    [InlineData("let d = cos(np.radians(x))", "let d = cos((x * 1<deg>))")]
    [InlineData("let d = rotation_distance(attitude, attitude)", "let d = rotation_angle(attitude, attitude)")]
    public void Mend_statements(string broken, string mended) => Mends(Statement(broken), Statement(mended));

    [Fact]
    public void Do_not_guess_what_a_loop_without_elements_means() =>
        Assert.DoesNotContain(Compile(Statement("let d = [x * 2 for i in finger]")), d => d.Edit is not null);

    [Theory]
    [InlineData("let d = norm(tips, axis=1)")]
    [InlineData("let d = tips[:, 0]")]
    [InlineData("let d = sum(tips, dim: 0)")]
    [InlineData("let d = prev(x > 1)")]
    public void Do_not_guess(string broken) => Assert.DoesNotContain(Compile(Statement(broken)), d => d.Edit is not null);

    [Fact]
    public void Mend_types_with_rows_and_steps() => Mends(
        "reward R {\n  input scores : float[batch, time]\n  input valid : bool[B, T]\n  total = (scores * valid).sum(dim=1) / max(valid.sum(dim=-1), 1)\n}\n",
        "reward R {\n  input scores : real\n  input valid : bool\n  total = sum(scores * valid, over: time) / max(sum(valid, over: time), 1)\n}\n");

    [Fact]
    public void Mend_a_function_of_Python() => Mends(
        "def cost(a, by=2):\n  return by * a\n\nreward R {\n  input x : real\n  total = cost(x)\n}\n",
        "fn cost(a, by = 2) = by * a\n\nreward R {\n  input x : real\n  total = cost(x)\n}\n");

    [Fact]
    public void Mend_a_function_that_returns_its_parts() => Mends(
        "def compute_reward(self, x, sigma=0.5):\n  near = -x\n  bonus = 1 if x < sigma else 0\n  return {\"near\": near, \"found\": 10 * bonus}\n",
        "reward ComputeReward {\n  input x : real\n  param sigma = 0.5\n  term near = -x\n  let bonus = if x < sigma then 1 else 0\n  term found = 10 * bonus\n}\n");

    [Fact]
    public void Mend_a_function_that_returns_a_reward() => Mends(
        "def reach_reward(x: real, hit: bool):\n  reward = 2 * hit - x\n  return reward, {}\n",
        "reward ReachReward {\n  input x : real\n  input hit : bool\n  total = 2 * hit - x\n}\n");

    [Fact]
    public void Mend_a_lambda_with_a_name() => Mends(
        "fn kernel = lambda x, s: exp(-x / s)\nreward R {\n  input x : real\n  total = kernel(x, 2)\n}\n",
        "fn kernel(x, s) = exp(-x / s)\nreward R {\n  input x : real\n  total = kernel(x, 2)\n}\n");

    [Fact]
    public void Mend_an_import() => Mends(
        "import std.tolerence\nreward R {\n  input x : real\n  total = tolerance(x, 0, 1)\n}\n", "import std.tolerance\nreward R {\n  input x : real\n  total = tolerance(x, 0, 1)\n}\n");

    [Theory]
    [InlineData("scenario near { a: 0, \"b\": (1, 0, 0) }")]
    [InlineData("scenario near: { a: 0, b: [1, 0, 0] }")]
    [InlineData("scenario near = { a = 0, b = [1, 0, 0] }")]
    public void Mend_a_scenario_like_a_dictionary(string scenario) => Mends(
        $"reward R {{\n  input a : real\n  input b : vec3\n  total = a + b.x\n  {scenario}\n}}\n",
        "reward R {\n  input a : real\n  input b : vec3\n  total = a + b.x\n  scenario near { a = 0  b = [1, 0, 0] }\n}\n");

    private static void Mends(string broken, string mended)
    {
        var diagnostics = Compile(broken);
        Assert.NotEmpty(diagnostics);
        var text = broken;
        foreach (var edit in diagnostics.Select(d => d.Edit).OfType<TextEdit>().OrderByDescending(e => e.Span.Start))
            text = text[..edit.Span.Start] + edit.NewText + text[edit.Span.End..];
        Assert.Equal(mended, text);
        Assert.Empty(Compile(mended));
    }

    private static List<Diagnostic> Compile(string text) =>
        [.. RewardCompiler.Compile(new SourceText("edit.reward", text)).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)];

    private static string Text(string total) => $"reward R {{\n  input x : real in -2 .. 2\n  {total}\n}}\n";

    private static string Statement(string statement) => $$"""
        import std.rotation
        import std.temporal
        import std.tolerance
        fn limited(limit : real<m>) = max(1<m> - limit, 0)
        reward R {
          axis finger = 4
          axis observation = 48
          input x : real in -2 .. 2
          input mode : int in 0 .. 3
          input goal : vec3<m>
          input attitude : quat
          param gamma = 0.99
          input obs : real[observation]
          input tips : real<m>[finger, xyz]
          {{statement}}
          total = x
        }
        """;
}
