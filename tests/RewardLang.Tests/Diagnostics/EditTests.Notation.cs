namespace RewardLang.Tests.Diagnostics;

/// <summary>Signs of papers and forms of other languages are mended to what was meant.</summary>
public sealed partial class EditTests
{
    [Theory]
    [InlineData("let d = exp(−‖goal‖² / 1<m²>)", "let d = exp(-norm(goal)^2 / 1<m^2>)")]
    [InlineData("let d = ||goal − tips|| * |x|", "let d = norm(goal - tips) * abs(x)")]
    [InlineData("let d = ‖goal‖₁", "let d = sum(abs(goal))")]
    [InlineData("param σ = 0.5\n  let d = 2σ + 2π", "param sigma = 0.5\n  let d = 2 * sigma + 2 * pi")]
    [InlineData("param λ_0 = 0.5\n  let d = λ_0", "param lambda_0 = 0.5\n  let d = lambda_0")]
    [InlineData("let d = √(x²) * 10⁻³ < 30°", "let d = sqrt(x^2) * 10^-3 < 30<deg>")]
    [InlineData("let d = sum((obs .* 2).^2 ./ 3)", "let d = sum((obs * 2)^2 / 3)")]
    [InlineData("param d = 50% in 0% .. 100%", "param d = 0.5 in 0 .. 1")]
    [InlineData("input d : real<%> in 0 .. 100", "input d : real<percent> in 0 .. 100")]
    [InlineData("let d = x_t - x_{t-1} - x_{t-2}", "let d = x - prev(x, initial: x) - prev(prev(x, initial: x), initial: x)")]
    [InlineData("let d = x_{t+1}", "let d = next(x, final: x)")]
    [InlineData("let d = 2 * 1[x > 0]", "let d = 2 * float(x > 0)")]
    [InlineData("let d = 2 * 1{x > 0}", "let d = 2 * float(x > 0)")]
    [InlineData("let d = 2 * I(x > 0)", "let d = 2 * float(x > 0)")]
    [InlineData("let d = -t / 5<s>", "let d = -step * dt / 5<s>")]
    [InlineData("let d = 5<s> / t", "let d = 5<s> / (step * dt)")]
    [InlineData("let d = 1<s> - time", "let d = 1<s> - step * dt")]
    [InlineData("let d = t * dt", "let d = step * dt")]
    [InlineData("let d = gamma^t", "let d = gamma^step")]
    [InlineData("let d = match mode { 0 => 1, 1 => x + 2, _ => 5 }", "let d = if mode == 0 then 1 else if mode == 1 then x + 2 else 5")]
    [InlineData("let d = mode switch { < 2 => 1, _ => 5 }", "let d = if mode < 2 then 1 else 5")]
    [InlineData("switch (mode) { case 0: d = 1 break default: d = x }", "let d = if mode == 0 then 1 else x")]
    public void Mend_notation(string broken, string mended) => Mends(Statement(broken), Statement(mended));

    [Theory]
    [InlineData("let d = obs[:, None] * 2", "let d = obs * 2")]
    [InlineData("let d = obs.unsqueeze(-1) * 2", "let d = obs * 2")]
    [InlineData("input d : int episodic\n  group of 8 by d", "input d : int episodic\n  group by d")]
    [InlineData("input d : real[finger] in 0 .. 2 <m>", "input d : real<m>[finger] in 0 .. 2")]
    [InlineData("input d : real[toe = 3] in 0 .. 2", "axis toe = 3\n  input d : real[toe] in 0 .. 2")]
    [InlineData("input d : real[finger = 4]", "input d : real[finger]")]
    [InlineData("axis d = { left, right }", "axis d { left, right }")]
    [InlineData("check if mode > 1 then total < 3", "output total_checked = if mode > 1 then total else 2\n  check total_checked < 3")]
    [InlineData("let d = softmax(obs, temperature: 0.5)", "let d = softmax(obs / 0.5)")]
    [InlineData("let d = lerp(2, 5, x) * 2", "let d = (2 + (5 - 2) * x) * 2")]
    [InlineData("let d = rotate(goal, attitude)", "let d = rotate(attitude, goal)")]
    [InlineData("let d = held(10, x > 1)", "let d = held(x > 1, 10)")]
    [InlineData("let d = angle_between(attitude, attitude)", "let d = rotation_angle(attitude, attitude)")]
    [InlineData("let d = (mode as float) / 3", "let d = mode / 3")]
    [InlineData("let d = (float)mode / 3", "let d = mode / 3")]
    [InlineData("let mut d = x", "let d = x")]
    [InlineData("let d = sum(abs.(obs))", "let d = sum(abs(obs))")]
    [InlineData("let d = obs[end]", "let d = obs[47]")]
    [InlineData("let d = obs[end - 1] + x", "let d = obs[46] + x")]
    [InlineData("let d = x  % small", "let d = x  // small")]
    [InlineData("input d : f64", "input d : real")]
    [InlineData("let d = not 0 < x < 1", "let d = not (0 < x and x < 1)")]
    [InlineData("d, e = [x, 2 * x]", "let d = x\n  let e = 2 * x")]
    [InlineData("let d, e, f = goal", "let d = goal.x\n  let e = goal.y\n  let f = goal.z")]
    [InlineData("let d = Vector3.Distance(goal, goal * 2)", "let d = norm(goal - (goal * 2))")]
    [InlineData("let d = (x - x.detach()).exp() * 2", "let d = exp(x - stop_gradient(x)) * 2")]
    [InlineData("let d = goal.magnitude * Mathf.PI", "let d = norm(goal) * pi")]
    public void Mend_forms_of_other_languages(string broken, string mended) => Mends(Statement(broken), Statement(mended));

    [Theory]
    [InlineData("let d = exp(-t / 100)")]
    [InlineData("let d = t")]
    [InlineData("group of 8 by finger")]
    [InlineData("let d = x' - x")]
    [InlineData("let d = match mode { 0 => 1, 1 => 2 }")]
    [InlineData("scenario d : e { x = 1 }")]
    [InlineData("input d : vec3<m>?")]
    public void Do_not_guess_notation(string broken) => Assert.DoesNotContain(Compile(Statement(broken)), d => d.Edit is not null);

    [Fact]
    public void Mend_a_scenario_that_takes_over_another() => Mends(
        "reward R {\n  input a : real\n  input b : vec3\n  total = a + b.x\n  scenario near { a = 0  b = [1, 0, 0] }\n  scenario far extends near { a: 2 }\n}\n",
        "reward R {\n  input a : real\n  input b : vec3\n  total = a + b.x\n  scenario near { a = 0  b = [1, 0, 0] }\n  scenario far { a = 2  b = [1, 0, 0] }\n}\n");

    [Fact]
    public void Mend_a_unit_that_is_not_declared() => Mends(
        "// A rotor.\n\n/// Turns.\nreward R {\n  input x : real<rpm> in 0 .. 9000\n  total = x / 100<rpm>\n}\n",
        "// A rotor.\n\nunit rpm = 0.104719755<rad/s>\n/// Turns.\nreward R {\n  input x : real<rpm> in 0 .. 9000\n  total = x / 100<rpm>\n}\n");

    [Fact]
    public void Mend_a_unit_behind_an_import() => Mends(
        "import std.temporal\nreward R {\n  input x : real<ft>\n  total = change(x) / 1<m>\n}\n",
        "import std.temporal\nunit ft = 0.3048<m>\nreward R {\n  input x : real<ft>\n  total = change(x) / 1<m>\n}\n");

    [Theory]
    [InlineData("use std::temporal::*;")]
    [InlineData("using std.temporal;")]
    [InlineData("from std.temporal import first")]
    public void Mend_an_import_of_another_language(string import) => Mends(
        $"{import}\n\nreward R {{\n  input x : bool\n  total = if first(x) then 1 else 0\n}}\n",
        "import std.temporal\n\nreward R {\n  input x : bool\n  total = if first(x) then 1 else 0\n}\n");

    [Fact]
    public void Mend_a_unit_of_a_thermometer() => Mends(
        "reward R {\n  input x : real<degC> in 0 .. 40\n  total = x / 1<K>\n}\n",
        "unit degC = 1<K>\nreward R {\n  input x : real<degC> in 0 .. 40\n  total = x / 1<K>\n}\n");

    [Fact]
    public void Mend_several_imports_in_a_row() => Mends(
        "import std.temporal, std.rotation\nreward R {\n  input x : bool\n  input q : quat\n  total = if first(x) then yaw(q) else 0\n}\n",
        "import std.temporal\nimport std.rotation\nreward R {\n  input x : bool\n  input q : quat\n  total = if first(x) then yaw(q) else 0\n}\n");
}
