namespace RewardLang.Tool.Tests.Tool;

/// <summary><c>reward explain --gradient</c>.</summary>
public sealed class ExplainGradientTests
{
    private const string Text = """
        reward Reach {
          axis joint = 3
          input hand    : vec3<m>
          input target  : vec3<m>
          input torque  : real[joint]
          input height  : real
          input grasped : bool
          param sigma : real<m> = 0.1
          param bound = 2
          let distance = norm(hand - target)
          term reach  = if distance < 1.5<m> then exp(-distance / sigma) else 0
          term up     = clip(height, -1, bound)
          term effort = -torque[0]^2  when grasped  weight 0.1
          term level  = target.z
          term near   = distance < 0.1<m>
          term steps  = floor(height)
          term change = stop_gradient(height) * bound
        }

        """;

    [Fact]
    public void TablesForPeople()
    {
        using var folder = new TemporaryFolder();
        var result = ToolProcess.Run("explain", folder.Write("a.reward", Text), "--gradient");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var lines = result.Output.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ToList();
        string[] expected =
        [
            "reach hand flows distance >= 1.5", "reach target flows distance >= 1.5", "reach sigma (param) flows distance >= 1.5",
            "up height flows bound < max(height, -1) or height < -1", "up bound (param) flows max(height, -1) < bound",
            "effort torque flows to [0] not grasped",
            "level target flows to z", "near hand none", "near target none", "steps height none", "change height none", "change bound (param) flows",
        ];
        foreach (var line in expected)
            Assert.Contains(line, lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("level hand", StringComparison.Ordinal));
    }

    /// <summary>Gradients go through states and from later steps, and models can be part of a condition.</summary>
    [Fact]
    public void StatesAndModels()
    {
        using var folder = new TemporaryFolder();
        var result = ToolProcess.Run("explain", folder.Write("a.reward", """
            reward Ahead { input x : real  total = next(x, final: 0) }
            reward Behind { input x : real  term lag = prev(x, initial: 0)  term now = if prev(x, initial: 0) > 1 then x else 0 }
            reward Judged { input x : real  model judge(x : real) : real  term t = if judge(x) > 0.5 then x else 0 }
            """), "--gradient");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var lines = result.Output.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Contains("total x flows", lines);
        Assert.Contains("lag x flows", lines);
        Assert.Contains("t x flows judge(x) <= 0.5", lines);
    }

    [Fact]
    public void Json()
    {
        using var folder = new TemporaryFolder();
        var result = ToolProcess.Run("explain", folder.Write("a.reward", Text), "--gradient", "--json");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var gradients = result.Json.GetProperty("programs")[0].GetProperty("gradients").EnumerateArray().ToList();
        var reach = gradients.First(g => g.GetProperty("term").GetString() == "reach");
        Assert.Equal(("hand", "input", true, "distance >= 1.5"), (
            reach.GetProperty("by").GetString(), reach.GetProperty("kind").GetString(), reach.GetProperty("flows").GetBoolean(),
            reach.GetProperty("zeroWhere").GetString()));
        var level = gradients.First(g => g.GetProperty("term").GetString() == "level");
        Assert.Equal(["z"], level.GetProperty("elements").EnumerateArray().Select(e => e.GetString()));
    }

    [Fact]
    public void Sizes_are_asked_for()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.reward", "reward Open {\n  axis joint\n  input x : real[joint]\n  term only = sum(x)\n}\n");
        Assert.Contains("--axis joint=SIZE", ToolProcess.Run("explain", path, "--gradient").Error, StringComparison.Ordinal);
        Assert.Contains("only  x   flows", ToolProcess.Run("explain", path, "--gradient", "--axis", "joint=4").Output, StringComparison.Ordinal);
        Assert.Equal(2, ToolProcess.Run("explain", path, "--gradient", "--graph").ExitCode);
    }
}
