namespace RewardLang.Tests.Diagnostics;

/// <summary>Calls as other libraries write them, and what is missing elsewhere in a file.</summary>
public sealed partial class EditTests
{
    [Theory]
    [InlineData("let d = np.mean(np.square(obs))", "let d = mean(square(obs))")]
    [InlineData("let d = torch.sum(torch.square(obs / 2), dim=-1)", "let d = sum(square(obs / 2))")]
    [InlineData("let d = np.exp(-np.abs(x))", "let d = exp(-abs(x))")]
    [InlineData("term d = torch.exp(-goal.z / 0.1)", "term d = exp(-goal.z / 0.1<m>)")]
    [InlineData("let d = prev(x, default: x)", "let d = prev(x, initial: x)")]
    [InlineData("let d = ema(x, alpha: 0.1)", "let d = ema(x, rate: 0.1)")]
    [InlineData("let d = ema(x, momentum: 0.9)", "let d = ema(x, rate: 1 - 0.9)")]
    [InlineData("let d = clip(x, min: -0.1, max: 0.1)", "let d = clip(x, lo: -0.1, hi: 0.1)")]
    [InlineData("let d = tolerance(x, bounds=(0, 1), sigmoid='linear', margin=0.5)", "let d = tolerance_linear(x, lower: 0, upper: 1, margin: 0.5)")]
    [InlineData("let d = tolerance(x, 0, 1, sigmoid: cosine)", "let d = tolerance_cosine(x, 0, 1)")]
    [InlineData("let d = tolerance(x, 0, 1, sigmoid: \"quadratic\")", "let d = tolerance_quadratic(x, 0, 1)")]
    [InlineData("let d = int(x > 1) * 2", "let d = float(x > 1) * 2")]
    [InlineData("let d = if bool(mode) then 1 else 0", "let d = if (mode != 0) then 1 else 0")]
    [InlineData("term d = 1 when mode", "term d = 1 when mode > 0")]
    public void Mend_calls_of_other_libraries(string broken, string mended) => Mends(Statement(broken), Statement(mended));

    [Theory]
    [InlineData("term d = 1 weight 2 when x > 1", "term d = 1 when x > 1 weight 2")]
    [InlineData("state d = d + 1 if x > 1 else 0", "state d = 0 then if x > 1 then d + 1 else 0")]
    [InlineData("state last_x = x", "let last_x = prev(x, initial: x)")]
    [InlineData("let d = goal.xy.norm()", "let d = norm(goal.xy)")]
    public void Mend_the_order_of_a_statement(string broken, string mended) => Mends(Statement(broken), Statement(mended));

    [Theory]
    [InlineData("let d = obs_y.z", "input obs_x : vec3")]
    [InlineData("let d = base_ang_vel.z", "input base_lin_vel : vec3")]
    [InlineData("let d = right_foot", "input left_foot : real")]
    [InlineData("let d = force_min", "input force_max : real")]
    public void Do_not_take_another_quantity(string broken, string declaration) =>
        Assert.DoesNotContain(Compile(Statement($"{declaration}\n  {broken}")), d => d.Edit is not null);

    [Fact]
    public void Mend_an_import_that_several_calls_miss() => Mends(
        "reward R {\n  input q : quat\n  total = (pitch(q) + roll(q)) / 1<rad>\n}\n",
        "import std.rotation\nreward R {\n  input q : quat\n  total = (pitch(q) + roll(q)) / 1<rad>\n}\n");

    [Fact]
    public void Mend_a_scenario_without_a_value() => Mends(
        "reward R {\n  input a : real\n  input hit : bool\n  total = if hit then a else 0\n  scenario far { a = 2 }\n}\n",
        "reward R {\n  input a : real\n  input hit : bool\n  total = if hit then a else 0\n  scenario far { a = 2  hit = false }\n}\n");
}
